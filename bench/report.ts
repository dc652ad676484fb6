import { writeFileSync } from 'node:fs'

/** One line of a benchmark's table: what was measured, against which goal. */
export interface Figure {
  what: string
  value: number
  unit: string
  /** Printed as given: `≤ 3`. */
  goal?: string
  isMet?: boolean
}

/** Prints the table; `--json FILE` in the arguments writes the figures there too. */
export function report(title: string, figures: readonly Figure[]): void {
  console.log(`\n${title}`)
  for (const { what, value, unit, goal, isMet } of figures) {
    const verdict = isMet === undefined ? '' : isMet ? '  met' : '  MISSED'
    const shown = `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`
    console.log(`  ${what.padEnd(62)}${shown.padStart(12)}${goal ? `   goal ${goal}` : ''}${verdict}`)
  }
  const file = process.argv[process.argv.indexOf('--json') + 1]
  if (process.argv.includes('--json') && file !== undefined) {
    writeFileSync(file, `${JSON.stringify({ title, node: process.version, figures }, null, 2)}\n`)
  }
}

/** The value below which `share` of the sorted values lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
