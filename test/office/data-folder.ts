import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** The data folder that is shipped. */
export const SHIPPED = join(import.meta.dirname, '../../data')

/** A copy of the shipped data folder that a test may break; removed after the test. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'huisheng-data-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const name of [
    'roster.yaml',
    'responsibilities.yaml',
    'limits.yaml',
    'calendar.yaml',
    'sending-limits.yaml',
    'import-headings.yaml',
    'samples',
  ]) {
    cpSync(join(SHIPPED, name), join(folder, name), { recursive: true })
  }
  return folder
}

/**
 * Replaces the first `from` in the file.
 *
 * @returns the line number, from 1, on which the replaced text began
 */
export function edit(folder: string, file: string, change: { from: string; to: string }): number {
  const path = join(folder, file)
  const before = readFileSync(path, 'utf8')
  const at = before.indexOf(change.from)
  if (at < 0) throw new Error(`${file} has no ${change.from}`)
  writeFileSync(
    path,
    before.replace(change.from, () => change.to),
  )
  return before.slice(0, at).split('\n').length
}
