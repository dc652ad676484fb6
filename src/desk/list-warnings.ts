import type { Actor } from '../domain/actor.ts'
import { oversees } from '../domain/actor.ts'
import { maskForRoom } from '../domain/masking.ts'
import { YEAR_WEEKS } from '../domain/seasons.ts'
import { addDays, DAY_MS, localDayOf } from '../domain/time.ts'
import type { Warning, WarningAct } from '../domain/warning.ts'
import { countNeeded, lessonEnds } from '../domain/warning.ts'
import { textBody } from '../store/texts.ts'
import { firstTicketAt } from '../store/ticket-counts.ts'
import { actsOfWarnings, warningById, warningsSince } from '../store/warnings.ts'
import { warningsFor } from './answer-warning.ts'
import type { Desk } from './desk.ts'

const LESSONS_BACK_DAYS = 2 * 364 + 14
const FEWEST_WEEKS = 2 * YEAR_WEEKS

export interface WarningsView {
  warnings: readonly Warning[]
  /** What dismissed ones have taught: the like of it is told from this count on. */
  lessons: readonly { warning: Warning; needed: number }[]
  /** Whole weeks of history, where they are too few for seasons. */
  tooFewWeeks?: number
}

/** 预警: the open ones of the actor's units; of all, for who oversees, with what was taught and what is missing. */
export async function listWarnings(desk: Desk, actor: Actor): Promise<WarningsView> {
  const warnings = await warningsFor(desk, actor)
  if (!oversees(actor)) return { warnings, lessons: [] }
  const now = desk.clock.now()
  const today = localDayOf(now)
  const share = desk.office.limits.foresight.afterDismissal
  const from = addDays(today, -LESSONS_BACK_DAYS)
  const all = [
    ...(await warningsSince(desk.db, 'season', from)),
    ...(await warningsSince(desk.db, 'burst', from)),
  ]
  const lessons = all
    .filter((one) => one.state === 'dismissed' && today < lessonEnds(one))
    .map((warning) => ({ warning, needed: countNeeded([warning], warning, { today, share }) ?? 0 }))
  const first = await firstTicketAt(desk.db)
  const weeks = first === undefined ? 0 : Math.floor((now - first) / (7 * DAY_MS))
  return { warnings, lessons, ...(weeks < FEWEST_WEEKS && { tooFewWeeks: weeks }) }
}

/** One warning with all that was done about it, words masked as for a group. */
export async function warningHistory(
  desk: Desk,
  id: number,
): Promise<{ warning: Warning; acts: readonly (WarningAct & { text?: string })[] } | undefined> {
  const warning = await warningById(desk.db, id)
  if (!warning) return undefined
  const acts: (WarningAct & { text?: string })[] = []
  for (const act of await actsOfWarnings(desk.db, [id])) {
    const body = act.textId === undefined ? undefined : await textBody(desk.db, desk.seal, act.textId)
    acts.push({ ...act, ...(body !== undefined && { text: maskForRoom(body) }) })
  }
  return { warning, acts }
}
