import type { Ticket } from './ticket.ts'
import type { DayCount } from './ticket-counts.ts'
import type { EpochMs, LocalDay } from './time.ts'
import { addDays, DAY_MS, localDayOf } from './time.ts'

/** Why a ticket is talked about: three rounds, three units or more, or open for longest. */
export type HardReason = 'three_rounds' | 'many_units' | 'oldest'

export interface HardTicket {
  ticket: Ticket
  reasons: readonly HardReason[]
  /** Calendar days since it came in: what the citizen has counted. */
  openDays: number
}

/** 热线调度会 is held every two weeks. */
export const MEETING_EVERY_DAYS = 14
const HARD_ROUNDS = 3
const HARD_UNITS = 3
/** As many as a meeting gets through. */
const MOST_HARD = 12
const MOST_OLDEST = 5
/** A handling takes a working week; before that nothing is old. */
const OLD_DAYS = 7

/** The open tickets that a meeting should talk about: most reasons first, then the oldest. */
export function hardTickets(open: readonly Ticket[], now: EpochMs): HardTicket[] {
  const oldest = new Set(
    open
      .filter(({ receivedAt }) => now - receivedAt >= OLD_DAYS * DAY_MS)
      .toSorted((one, other) => one.receivedAt - other.receivedAt)
      .slice(0, MOST_OLDEST)
      .map(({ id }) => id),
  )
  return open
    .map((ticket) => ({
      ticket,
      reasons: [
        ...(ticket.round >= HARD_ROUNDS ? (['three_rounds'] as const) : []),
        ...((ticket.lead ? 1 : 0) + ticket.assists.length >= HARD_UNITS ? (['many_units'] as const) : []),
        ...(oldest.has(ticket.id) ? (['oldest'] as const) : []),
      ],
      openDays: Math.floor((now - ticket.receivedAt) / DAY_MS),
    }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort(
      (one, other) =>
        other.reasons.length - one.reasons.length || one.ticket.receivedAt - other.ticket.receivedAt,
    )
    .slice(0, MOST_HARD)
}

/** A matter with how often it came in the last two weeks, in the two before, and where. */
export interface HotMatter {
  matter: string
  count: number
  before: number
  /** Those with most first. */
  villages: readonly { villageId: string; count: number }[]
}

/** The matters that came most often since the last meeting, at least twice. */
export function hotMatters(days: readonly DayCount[], now: EpochMs, most: number): HotMatter[] {
  const today = localDayOf(now)
  const from = addDays(today, 1 - MEETING_EVERY_DAYS)
  const earlier = addDays(from, -MEETING_EVERY_DAYS)
  const byMatter = Map.groupBy(
    days.filter(({ matter, day }) => matter !== undefined && day >= earlier && day <= today),
    ({ matter }) => matter ?? '',
  )
  const sum = (rows: readonly DayCount[]): number => rows.reduce((total, { count }) => total + count, 0)
  return [...byMatter]
    .map(([matter, rows]) => {
      const recent = rows.filter(({ day }) => day >= from)
      const places = Map.groupBy(
        recent.filter(({ villageId }) => villageId !== undefined),
        ({ villageId }) => villageId ?? '',
      )
      return {
        matter,
        count: sum(recent),
        before: sum(rows.filter(({ day }) => day < from)),
        villages: [...places]
          .map(([villageId, own]) => ({ villageId, count: sum(own) }))
          .sort((one, other) => other.count - one.count || (one.villageId < other.villageId ? -1 : 1)),
      }
    })
    .filter(({ count }) => count >= 2)
    .sort((one, other) => other.count - one.count || (one.matter < other.matter ? -1 : 1))
    .slice(0, most)
}

/** What a meeting decided, and what came of it. */
export interface Decision {
  id: number
  meetingDay: LocalDay
  textId: number
  unitId?: string
  dueDay?: LocalDay
  doneAt?: EpochMs
  outcomeTextId?: number
}

export type DecisionState = 'done' | 'open' | 'overdue'

export function decisionState({ doneAt, dueDay }: Decision, now: EpochMs): DecisionState {
  if (doneAt !== undefined) return 'done'
  return dueDay !== undefined && dueDay < localDayOf(now) ? 'overdue' : 'open'
}
