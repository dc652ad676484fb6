import { parseArgs } from 'node:util'
import { newFolder } from '../test/simulation/folder.ts'
import { Year } from '../test/simulation/year.ts'

/** A street lives through a year; what it saw is printed, and what the oracle found wrong. */

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '2026' },
    from: { type: 'string', default: '2026-01-01' },
    days: { type: 'string', default: '366' },
    tickets: { type: 'string', default: '120' },
  },
})
const days = Number(values.days)
const folder = newFolder()
const began = performance.now()
/** Of what is wrong, so much was printed. */
let told = 0

function memory(): string {
  globalThis.gc?.()
  const { heapUsed, rss } = process.memoryUsage()
  return `${Math.round(heapUsed / 2 ** 20)} MiB heap, ${Math.round(rss / 2 ** 20)} MiB resident`
}

function seconds(): number {
  return Math.round((performance.now() - began) / 100) / 10
}

const year = new Year({
  seed: values.seed,
  firstDay: values.from,
  days,
  perDay: Number(values.tickets),
  dir: folder.dir,
  onDay: (day, seen) => {
    for (const problem of seen.problems.slice(told)) console.log(problem)
    told = seen.problems.length
    if (days > 31 && !day.endsWith('-01')) return
    const { tickets, fromBot, problems } = seen
    console.log(
      `${day}  ${seconds()} s  ${tickets} tickets  ${fromBot} said  ${problems.length} wrong  ${memory()}`,
    )
  },
})
const { problems, ...seen } = await year.run()
const cpu = process.cpuUsage()
console.log({ ...seen, seconds: seconds(), cpuSeconds: Math.round((cpu.user + cpu.system) / 1e6) })
for (const problem of problems.slice(told)) console.log(problem)
folder.remove()
process.exitCode = problems.length > 0 ? 1 : 0
