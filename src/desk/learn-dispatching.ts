import { MINUTE_MS } from '../domain/time.ts'
import type { Earlier, Experience } from '../matching/experience.ts'
import { experienceSteps } from '../matching/experience.ts'
import { dispatchesSince, ledTickets } from '../store/led-tickets.ts'
import { breathe } from './breathe.ts'
import type { CurrentMatters } from './current-matters.ts'
import type { Desk } from './desk.ts'

/** What the bot has learned from earlier tickets; made anew now and then, so whoever asks looks here. */
export interface Lore {
  experience?: Experience
  /** Which tickets report the same. */
  matters?: CurrentMatters
  /** The newest event that was looked at. */
  lastEventId: number
  /** How many tickets taught it. */
  tickets?: number
  /** When it was last thought about. */
  lookedAt?: number
}

/** The newest this many tickets: older ones were dispatched by other lists, and learning stays a matter of seconds. */
const MOST_TICKETS = 10_000
const PAGE = 500
const LOOK_EVERY_MS = 10 * MINUTE_MS
/** After a start others have to be told first what happened meanwhile. */
const FIRST_LOOK_AFTER_MS = MINUTE_MS
/**
 * So many dispatches and corrections teach something new, and so large a share of what is known: fewer among thousands
 * move no guess, and each lesson costs seconds.
 */
const WORTH_LEARNING = { count: 20, share: 0.1 }

/**
 * Learns anew who leads what, once enough tickets were dispatched or corrected since. Lets the chat in between, and
 * keeps what it knows until the new is ready. Looks every ten minutes, first a minute after the start.
 *
 * @returns 1 if it learned, else 0
 */
export async function learnDispatching(desk: Desk): Promise<number> {
  const { lore } = desk
  if (!lore) return 0
  const now = desk.clock.now()
  lore.lookedAt ??= now - LOOK_EVERY_MS + FIRST_LOOK_AFTER_MS
  if (Math.abs(now - lore.lookedAt) < LOOK_EVERY_MS) return 0
  lore.lookedAt = now
  const { count, newest } = await dispatchesSince(desk.db, lore.lastEventId)
  if (count < Math.max(WORTH_LEARNING.count, (lore.tickets ?? 0) * WORTH_LEARNING.share)) return 0
  lore.lastEventId = newest
  const tickets = await earlierTickets(desk)
  const learned = await learnFrom(tickets)
  if (!learned) return 0
  lore.tickets = tickets.length
  lore.experience = learned
  return 1
}

async function earlierTickets(desk: Desk): Promise<Earlier[]> {
  const tickets: Earlier[] = []
  let before = Number.MAX_SAFE_INTEGER
  while (tickets.length < MOST_TICKETS) {
    const page = await ledTickets(desk.db, desk.seal, { before, limit: PAGE })
    tickets.push(
      ...page.map(({ subject, content, unitId, code }) => ({
        title: subject,
        detail: content,
        label: unitId,
        code,
      })),
    )
    const last = page.at(-1)
    if (!last || page.length < PAGE) break
    before = last.id
    await breathe()
  }
  return tickets
}

async function learnFrom(tickets: readonly Earlier[]): Promise<Experience | undefined> {
  const steps = experienceSteps(tickets)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await breathe()
  }
}
