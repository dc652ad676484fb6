import type { Span } from '../domain/months.ts'
import type { Ticket } from '../domain/ticket.ts'
import { ticketFigures } from '../store/audit.ts'
import { countsByDay } from '../store/ticket-counts.ts'
import type { Desk } from './desk.ts'

/** How many tickets came in, and where those that are open stand now. */
export interface TicketCounts {
  received: number
  toDispatch: number
  atUnits: number
  toReview: number
  toCallBack: number
}

/** Counts what the hotline sent within the span, and what waits for whom now. */
export async function countTickets(
  { db, clock }: Pick<Desk, 'db' | 'clock'>,
  span: Span,
): Promise<TicketCounts> {
  const days = await countsByDay(db, span)
  const { open } = await ticketFigures(db, clock.now())
  const inState = (...states: Ticket['state'][]): number =>
    states.reduce((sum, state) => sum + (open.get(state) ?? 0), 0)
  return {
    received: days.reduce((sum, { count }) => sum + count, 0),
    toDispatch: inState('received'),
    atUnits: inState('dispatched', 'acknowledged'),
    toReview: inState('replied'),
    toCallBack: inState('approved', 'calling_back'),
  }
}
