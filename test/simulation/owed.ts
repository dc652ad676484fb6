import { applyEvent } from '../../src/domain/apply.ts'
import { stepOf } from '../../src/domain/ladder.ts'
import type { Office } from '../../src/domain/office.ts'
import { OTHER_KINDS, planReminders } from '../../src/domain/reminders.ts'
import type { Ticket } from '../../src/domain/ticket.ts'
import type { TicketEvent } from '../../src/domain/ticket-events.ts'
import type { EpochMs } from '../../src/domain/time.ts'
import { MINUTE_MS } from '../../src/domain/time.ts'
import { addWorkingDays } from '../../src/domain/working-calendar.ts'
import { wallClock } from '../support/time.ts'

/** Where and when the bot was heard to speak of a ticket. */
export interface Heard {
  cards: { at: EpochMs; place: string }[]
  nags: { at: EpochMs; place: string }[]
  /** `2 room-huanwei`: which number was said where. */
  seen: Set<string>
}

interface Context {
  office: Office
  /** Until when the street was watched. */
  now: EpochMs
  /** When which group had the day's list. */
  lists: ReadonlyMap<string, readonly EpochMs[]>
  away: readonly { from: EpochMs; to: EpochMs }[]
}

/** An urgent thing is said within this time, steps of the clock included; anything else by the end of the next working day. */
const URGENT_SLACK_MS = 20 * MINUTE_MS
/** Who has read on the day's list that it is not signed for is not told so again within this time. */
const LIST_READ_MS = 30 * MINUTE_MS

/** What should have been said of the ticket, by its events, and was not. Each line is a complaint. */
export function owedAndUnsaid(
  id: number,
  events: readonly TicketEvent[],
  heard: Heard,
  context: Context,
): string[] {
  const unsaid: string[] = []
  let ticket: Ticket | undefined
  for (const [index, event] of events.entries()) {
    ticket = applyEvent(id, ticket, event)
    const until = events[index + 1]?.at ?? context.now
    unsaid.push(...missingCards(ticket, event, heard, context))
    unsaid.push(...missingReminders(ticket, event.at, until, heard, context))
  }
  return unsaid
}

/** A unit that gets the ticket, or gets it again, or whose ticket has become urgent, sees its card. */
function missingCards(ticket: Ticket, event: TicketEvent, heard: Heard, context: Context): string[] {
  const units =
    event.type === 'dispatched'
      ? [event.leadUnitId, ...event.assistUnitIds]
      : event.type === 'urgency_raised'
        ? [ticket.lead, ...ticket.assists].flatMap((held) => held?.unitId ?? [])
        : event.type === 'round_opened' && ticket.lead
          ? [ticket.lead.unitId]
          : []
  const limit = latest(ticket, event.at, context)
  if (limit > context.now) return []
  return units
    .filter((unitId) => {
      const place = `room-${unitId}`
      return !heard.cards.some((card) => card.place === place && card.at >= event.at && card.at <= limit)
    })
    .map((unitId) => `${event.type} at ${wallClock(event.at)}, and no card in room-${unitId}`)
}

/** Each rung whose time comes while its reason stands is said, or the day's list names the ticket. */
function missingReminders(
  ticket: Ticket,
  from: EpochMs,
  until: EpochMs,
  heard: Heard,
  context: Context,
): string[] {
  const { limits, calendar } = context.office
  const plan = planReminders(ticket, { limits, calendar, now: from })
  return plan
    .filter(({ kind, dueAt }) => {
      if ((OTHER_KINDS as readonly string[]).includes(kind) || dueAt <= from) return false
      const limit = latest(ticket, dueAt, context)
      // Done in time, or the reason went while it waited: nothing is owed.
      if (limit >= until) return false
      const isIn = ({ at }: { at: EpochMs }): boolean => at >= dueAt && at <= limit
      if (heard.nags.some(isIn)) return false
      const of = stepOf(limits.ladder, ticket, kind)?.rung.while
      const readMs = of === 'unacknowledged' || of === 'uncontacted' ? LIST_READ_MS : 0
      const rooms = ['room-station', ...(ticket.lead ? [`room-${ticket.lead.unitId}`] : [])]
      return !rooms.some((room) => context.lists.get(room)?.some((at) => at >= dueAt - readMs && at <= limit))
    })
    .map(({ kind, dueAt }) => `${kind} was due at ${wallClock(dueAt)}, and nothing was said`)
}

function latest(ticket: Ticket, from: EpochMs, { office, away }: Context): EpochMs {
  const limit =
    ticket.urgency === 'urgent' ? from + URGENT_SLACK_MS : addWorkingDays(office.calendar, from, 1)
  const lost = away.filter(({ from: left, to: back }) => left <= limit && back >= from)
  return lost.reduce((total, { from: left, to: back }) => total + back - left, limit)
}
