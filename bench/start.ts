import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { openLocalClock } from '../src/clock.ts'
import { at } from '../test/support/time.ts'
import { lives, NOW } from './lives.ts'
import { quantile } from './measure.ts'
import type { Figure } from './report.ts'

const TICKETS = 100_000
const STARTS = 5
/** Linux counts a process' time in hundredths of a second. */
const TICK_MS = 10

/** The program as `npm start` starts it, until the first byte of its page. */
export async function startFigures(): Promise<Figure[]> {
  const dir = await lives(TICKETS)
  // Tickets without a clock of their own are a real street's, and the program keeps the sample's out of there.
  openLocalClock(dir, at(NOW), true)
  const starts: Start[] = []
  for (let index = 0; index < STARTS; index += 1) starts.push(await startOnce(dir))
  rmSync(dir, { recursive: true })
  const median = (pick: (start: Start) => number): number => quantile(starts.map(pick), 0.5)
  const memory = Math.max(...starts.map(({ rssMb }) => rssMb))
  return [
    {
      what: `start to first page, median of ${STARTS}`,
      value: median(({ ms }) => ms),
      unit: 'ms',
      cpuMs: median(({ cpuMs }) => cpuMs),
      atMost: 1500,
    },
    { what: `resident memory after start, largest of ${STARTS}`, value: memory, unit: 'MB', atMost: 220 },
  ]
}

interface Start {
  ms: number
  cpuMs: number
  rssMb: number
}

async function startOnce(dir: string): Promise<Start> {
  const began = performance.now()
  const child = spawn(
    process.execPath,
    ['--max-semi-space-size=2', join(import.meta.dirname, '../src/main.mjs')],
    {
      env: {
        ...process.env,
        PORT: '0',
        HUISHENG_DATA_DIR: dir,
        HUISHENG_CLOCK: NOW,
        WECHATY_PUPPET: 'local',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const url = await new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(chunk.toString())?.[0]
      if (address !== undefined) resolve(address)
    })
  })
  await (await fetch(url)).text()
  const ms = performance.now() - began
  const cpuMs = cpuOf(child.pid)
  await fetch(`${url}/local/api/settle`, { method: 'POST' })
  const rss = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]
  await new Promise((resolve) => {
    child.once('exit', resolve)
    child.kill('SIGTERM')
  })
  return { ms, cpuMs, rssMb: Number(rss) / 1024 }
}

/** User and system time are the 14th and 15th field, counted behind the name in brackets. */
function cpuOf(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS
}
