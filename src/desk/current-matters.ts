import type { ResponsibilityList } from '../domain/responsibility.ts'
import { matchesOf } from '../domain/responsibility.ts'
import type { Ticket } from '../domain/ticket.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../domain/time.ts'
import type { Likeness } from '../matching/likeness.ts'
import { likenessSteps } from '../matching/likeness.ts'
import { MatterIndex } from '../matching/matter-index.ts'
import type { Reported } from '../matching/wording.ts'
import type { CurrentTicket, ReportedTicket } from '../store/reported-tickets.ts'
import { currentTickets, reportedTickets, reportVersion, ticketsFrom } from '../store/reported-tickets.ts'
import { breathe } from './breathe.ts'
import type { Desk } from './desk.ts'
import { responsibilitiesNow } from './responsibilities.ts'

/** Which tickets report the same, in memory: nothing of it has to be kept, all of it can be made anew. */
export interface CurrentMatters {
  index: MatterIndex
  /** The tickets in the index, each with its number and which version of its report was read. */
  known: Map<number, Pick<ReportedTicket, 'number' | 'version'>>
  /** When all current tickets were looked at, and the newest of them or of those opened since. */
  readAt?: number
  newest?: CurrentTicket | undefined
  /** How many tickets taught the likeness, and when that was last looked at. */
  learnedFrom: number
  lookedAt: number
}

/** Closed tickets count while people still talk about them: two rounds of the 热线调度会. */
const CURRENT_DAYS = 28
/** Before the first message is answered there is time to learn from few; the rest follows in pauses. */
const LEARNED_AT_ONCE = 200
const MOST_LEARNED = 3_000
/** Of more, as after an import of a year, only the newest are compared: in a busy street these are four weeks. */
const MOST_KNOWN = 3_000
const PAGE = 500
/** Whether closed tickets have become old, or old ones were opened again, is seen so much later at most. */
const READ_ALL_EVERY_MS = HOUR_MS
/** Of an entry of the knowledge base its beginning, where it says what it is about. */
const MOST_OF_ENTRY = 300
const LOOK_EVERY_MS = 10 * MINUTE_MS
/** So much more than what was learned from is worth learning anew. */
const WORTH_LEARNING = { count: 100, share: 0.5 }

/**
 * The index, brought up to date: what was opened since is in it; what was closed long ago goes out within the hour.
 * Costs what has been opened; only once an hour and after a start it looks at all current tickets.
 *
 * @returns undefined on a desk without memory
 */
export async function currentMatters(desk: Desk): Promise<CurrentMatters | undefined> {
  const { lore } = desk
  if (!lore) return undefined
  const now = desk.clock.now()
  const since = now - CURRENT_DAYS * DAY_MS
  const opened = lore.matters && (await openedSince(desk, lore.matters))
  if (lore.matters && opened) {
    await takeAll(desk, lore.matters, newestOf(opened.filter(({ receivedAt }) => receivedAt >= since)))
    lore.matters.newest = opened.at(-1) ?? lore.matters.newest
    return lore.matters
  }
  const current = newestOf(await currentTickets(desk.db, since))
  lore.matters ??= await learnedAtOnce(desk, current)
  const { matters } = lore
  const numbers = new Map(current.map(({ id, number }) => [id, number]))
  for (const [id, { number }] of matters.known) if (numbers.get(id) !== number) forget(matters, id)
  await takeAll(desk, matters, current)
  matters.readAt = now
  matters.newest = current.reduce<CurrentTicket | undefined>(
    (newest, ticket) => (newest && newest.id > ticket.id ? newest : ticket),
    undefined,
  )
  return matters
}

function newestOf(tickets: readonly CurrentTicket[]): CurrentTicket[] {
  return tickets.toSorted((one, other) => one.id - other.id).slice(-MOST_KNOWN)
}

/** @returns what came after the newest known ticket, by its id, or undefined if all have to be looked at */
async function openedSince(
  desk: Desk,
  { newest, readAt }: CurrentMatters,
): Promise<CurrentTicket[] | undefined> {
  if (!newest || readAt === undefined) return undefined
  if (Math.abs(desk.clock.now() - readAt) >= READ_ALL_EVERY_MS) return undefined
  const [known, ...later] = await ticketsFrom(desk.db, newest.id)
  // A transaction that was rolled back may have left a ticket here whose id is another's now.
  return known?.id === newest.id && known.number === newest.number ? later : undefined
}

async function takeAll(
  desk: Desk,
  matters: CurrentMatters,
  tickets: readonly CurrentTicket[],
): Promise<void> {
  const missing = tickets.map(({ id }) => id).filter((id) => !matters.known.has(id))
  if (missing.length === 0) return
  const list = await responsibilitiesNow(desk)
  for (let from = 0; from < missing.length; from += PAGE) {
    const page = await reportedTickets(desk.db, desk.seal, missing.slice(from, from + PAGE))
    for (const ticket of page) take(list, matters, ticket)
  }
}

/** Reads the ticket again if it is new, or reports something else than was read. */
export async function readAgain(desk: Desk, matters: CurrentMatters, ticket: Ticket): Promise<void> {
  const known = matters.known.get(ticket.id)
  if (known?.number === ticket.number && known.version === reportVersion(ticket)) return
  const [report] = await reportedTickets(desk.db, desk.seal, [ticket.id])
  forget(matters, ticket.id)
  if (report) take(await responsibilitiesNow(desk), matters, report)
}

/**
 * Learns anew from the current tickets once there are many more, with pauses; the old index serves meanwhile.
 *
 * @returns 1 if it learned, else 0
 */
export async function learnLikeness(desk: Desk): Promise<number> {
  const { lore } = desk
  const matters = lore?.matters
  if (!lore || !matters) return 0
  const now = desk.clock.now()
  if (Math.abs(now - matters.lookedAt) < LOOK_EVERY_MS) return 0
  matters.lookedAt = now
  const size = Math.min(matters.known.size, MOST_LEARNED)
  const more = size - matters.learnedFrom
  if (more < Math.max(WORTH_LEARNING.count, matters.learnedFrom * WORTH_LEARNING.share)) return 0
  const ids = [...matters.known.keys()].sort((one, other) => other - one).slice(0, MOST_LEARNED)
  const tickets: ReportedTicket[] = []
  for (let from = 0; from < ids.length; from += PAGE) {
    tickets.push(...(await reportedTickets(desk.db, desk.seal, ids.slice(from, from + PAGE))))
    await breathe()
  }
  const steps = likenessSteps(lessons(desk, tickets))
  for (;;) {
    const step = steps.next()
    await breathe()
    if (!step.done) continue
    const learned = made(step.value.likeness, { learnedFrom: tickets.length, lookedAt: now })
    const list = await responsibilitiesNow(desk)
    for (const [at, ticket] of tickets.entries()) {
      take(list, learned, ticket)
      if (at % PAGE === PAGE - 1) await breathe()
    }
    lore.matters = learned
    return 1
  }
}

async function learnedAtOnce(desk: Desk, current: readonly { id: number }[]): Promise<CurrentMatters> {
  const newest = current
    .map(({ id }) => id)
    .sort((one, other) => other - one)
    .slice(0, LEARNED_AT_ONCE)
  const tickets = await reportedTickets(desk.db, desk.seal, newest)
  const steps = likenessSteps(lessons(desk, tickets))
  for (;;) {
    const step = steps.next()
    if (step.done)
      return made(step.value.likeness, { learnedFrom: tickets.length, lookedAt: desk.clock.now() })
  }
}

/** The knowledge base says which words belong together before the office has tickets of its own. */
function lessons(desk: Desk, tickets: readonly ReportedTicket[]): Reported[] {
  const entries = desk.knowledge.base.entries.map(({ title, keywords, asks, body }) => ({
    title: '',
    detail: [title, ...keywords, ...asks, body.slice(0, MOST_OF_ENTRY)].join('。'),
  }))
  return [...entries, ...tickets]
}

function made(likeness: Likeness, learned: { learnedFrom: number; lookedAt: number }): CurrentMatters {
  return { index: new MatterIndex(likeness), known: new Map(), ...learned }
}

function take(list: ResponsibilityList, { index, known }: CurrentMatters, ticket: ReportedTicket): void {
  const matter = ticket.matter ?? matterNamedIn(list, ticket)
  index.add(ticket.id, index.likeness.describe({ ...ticket, ...(matter !== undefined && { matter }) }))
  known.set(ticket.id, { number: ticket.number, version: ticket.version })
}

function forget({ index, known }: CurrentMatters, id: number): void {
  index.remove(id)
  known.delete(id)
}

/** What the list of responsibilities would call a ticket that nobody has dispatched yet, if it is in no doubt. */
function matterNamedIn(list: ResponsibilityList, { title, detail }: ReportedTicket): string | undefined {
  const [first, second] = matchesOf(list, `${title} ${detail}`)
  if (!first || second?.words.length === first.words.length) return undefined
  return first.entry.matter
}
