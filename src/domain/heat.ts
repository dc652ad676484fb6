import type { EpochMs } from './time.ts'
import { DAY_MS } from './time.ts'

/** One report of a matter: who made it and when. */
export interface Report {
  /** The same for all reports of one person. */
  person: string
  at: EpochMs
}

/** 热度 counts for more what came within a month of itself. */
const WINDOW_DAYS = 30
/** Who reports ten times is heard as 2.7 people: less than three, and not as ten. */
const PERSISTENCE = 0.75
/** What a matter is worth that never came twice within a month, beside 1 more for one that came all at once. */
const SPREAD_OUT = 0.75

/**
 * 热度: how hot a matter is. People count, not calls; a matter that came all at once is hotter than one that trickled
 * in over a year; and a loose heap of reports is less of a matter than one where each report says the same.
 *
 * @param cohesion how alike the reports are on average, 0 to 1
 */
export function heatOf(reports: readonly Report[], cohesion: number): number {
  const calls = new Map<string, number>()
  for (const { person } of reports) calls.set(person, (calls.get(person) ?? 0) + 1)
  let people = 0
  for (const count of calls.values()) people += 1 + PERSISTENCE * Math.log(count)
  return people * (SPREAD_OUT + concentration(reports)) * Math.sqrt(cohesion)
}

/** The share of the reports that came within the fullest 30 days. */
function concentration(reports: readonly Report[]): number {
  const times = reports.map(({ at }) => at).sort((one, other) => one - other)
  let most = 0
  let from = 0
  for (const [to, at] of times.entries()) {
    while (at - (times[from] ?? at) > WINDOW_DAYS * DAY_MS) from += 1
    most = Math.max(most, to - from + 1)
  }
  return times.length === 0 ? 0 : most / times.length
}
