import { openOrders } from './ladder.ts'
import type { Ticket } from './ticket.ts'
import type { EpochMs } from './time.ts'
import { DAY_MS, midnightOf } from './time.ts'

/** 每日汇总: what of a unit, or of the whole street, needs somebody today. A ticket may stand in several lists. */
export interface DayList {
  overdue: Ticket[]
  dueToday: Ticket[]
  unacknowledged: Ticket[]
  /** 督办单 that nobody has answered. */
  ordered: Ticket[]
}

/** What waits for the station itself. */
export interface StationList {
  undispatched: Ticket[]
  unreviewed: Ticket[]
  /** Returns and extensions that are not decided. */
  undecided: Ticket[]
  /** Whose clock stands still: seen, so that it is not forgotten. */
  paused: Ticket[]
  /** 清单缺口: two units gave it back and nobody is responsible by the list. */
  gaps: readonly Ticket[]
}

/** @param tickets at work, in the order of their deadlines */
export function dayListOf(tickets: readonly Ticket[], now: EpochMs): DayList {
  const dayEnds = midnightOf(now) + DAY_MS
  const open = tickets.filter(({ state }) => state !== 'replied')
  // While the clock stands still nothing falls due.
  const due = open.filter(
    ({ deadline, clock }) => clock?.state !== 'paused' && deadline !== undefined && deadline < dayEnds,
  )
  return {
    overdue: due.filter(({ deadline = 0 }) => deadline < now),
    dueToday: due.filter(({ deadline = 0 }) => deadline >= now),
    unacknowledged: open.filter(({ state }) => state === 'dispatched'),
    ordered: tickets.filter((ticket) =>
      openOrders(ticket).some(({ answeredAt }) => answeredAt === undefined),
    ),
  }
}

/** @param gaps those of them that no rule of the responsibility list fits */
export function stationListOf(tickets: readonly Ticket[], gaps: readonly Ticket[]): StationList {
  return {
    undispatched: tickets.filter(({ state }) => state === 'received'),
    unreviewed: tickets.filter(({ state }) => state === 'replied'),
    undecided: tickets.filter(({ pendingReturn, pendingExtension }) => pendingReturn || pendingExtension),
    paused: tickets.filter(({ clock }) => clock?.state === 'paused'),
    gaps,
  }
}

export function isEmptyDay({ overdue, dueToday, unacknowledged, ordered }: DayList): boolean {
  return overdue.length + dueToday.length + unacknowledged.length + ordered.length === 0
}
