import { expect } from 'vitest'
import { loadOffice } from '../../src/office/load-office.ts'
import { dataFolder, edit } from './data-folder.ts'

/** A way to break a file: `from` is replaced by `to`, and what is said about it. */
export interface Row {
  why: string
  from: string
  to: string
  /** How many lines below the replaced text the problem is said; 0 unless told. */
  below?: number | 'elsewhere'
  says: string
}

/** Breaks a copy of the shipped file and expects that it is refused with these words, at the right line. */
export function expectRefused(file: string, { from, to, below = 0, says }: Row): void {
  const folder = dataFolder()
  const line = edit(folder, file, { from, to })
  const said = problemsOf(() => loadOffice(folder)).filter((problem) => problem.includes(says))
  expect(said).not.toEqual([])
  expect(said[0]).toMatch(new RegExp(`^· ${file} 第 \\d+ 行`))
  if (below !== 'elsewhere') expect(said[0]).toContain(`· ${file} 第 ${line + below} 行`)
}

/** The lines of the error that loading throws; none if it succeeds. */
export function problemsOf(load: () => unknown): string[] {
  try {
    load()
  } catch (error) {
    if (error instanceof Error && error.name === 'OfficeDataError') return error.message.split('\n').slice(1)
    throw error
  }
  return []
}
