import { writeFileSync } from 'node:fs'
import type { Sample } from './measure.ts'
import { quantileOf } from './measure.ts'

/** One line of a benchmark's table: what was measured, against which goal. */
export interface Figure {
  what: string
  value: number
  unit: string
  /** Processor time that went into it, in milliseconds. */
  cpuMs?: number
  atMost?: number
  atLeast?: number
}

/** Lines for the median and the 99th percentile of the samples; a goal is one for the line that it names. */
export function spread(
  what: string,
  samples: readonly Sample[],
  goals: { p50AtMost?: number; p99AtMost?: number } = {},
): Figure[] {
  const line = (name: string, share: number, atMost?: number): Figure => {
    const { ms, cpuMs } = quantileOf(samples, share)
    return { what: `${what}, ${name}`, value: ms, unit: 'ms', cpuMs, ...(atMost !== undefined && { atMost }) }
  }
  return [line('p50', 0.5, goals.p50AtMost), line('p99', 0.99, goals.p99AtMost)]
}

/** Prints the table and, if a file is named, writes the figures there too. */
export function report(groups: ReadonlyMap<string, readonly Figure[]>, file?: string): void {
  console.log(`${' '.repeat(70)}${'measured'.padStart(12)}${'processor'.padStart(14)}   goal`)
  for (const [title, figures] of groups) {
    console.log(`\n${title}`)
    for (const figure of figures) console.log(`  ${lineOf(figure)}`)
  }
  if (file === undefined) return
  const figures = Object.fromEntries(
    [...groups].map(([title, some]) => [title, some.map((one) => ({ ...one, isMet: isMet(one) }))]),
  )
  writeFileSync(file, `${JSON.stringify({ node: process.version, figures }, null, 2)}\n`)
}

function lineOf(figure: Figure): string {
  const { what, value, unit, cpuMs, atMost, atLeast } = figure
  const cpu = cpuMs === undefined ? '' : `${rounded(cpuMs)} ms`
  const goal = atMost !== undefined ? `≤ ${atMost}` : atLeast !== undefined ? `≥ ${atLeast}` : ''
  const verdict = goal === '' ? '' : isMet(figure) ? '  met' : '  MISSED'
  const measured = `${rounded(value)} ${unit}`.padStart(12)
  return `${what.padEnd(68)}${measured}${cpu.padStart(14)}   ${goal}${verdict}`.trimEnd()
}

function rounded(value: number): string {
  return value.toFixed(value < 0.1 ? 3 : value < 10 ? 2 : 0)
}

function isMet({ value, atMost, atLeast }: Figure): boolean {
  return value <= (atMost ?? Infinity) && value >= (atLeast ?? -Infinity)
}
