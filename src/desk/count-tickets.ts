import type { Span } from '../domain/months.ts'
import { countsByDay } from '../store/ticket-counts.ts'
import { ticketsInState } from '../store/tickets.ts'
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
export async function countTickets({ db }: Pick<Desk, 'db'>, span: Span): Promise<TicketCounts> {
  const days = await countsByDay(db, span)
  const [received, dispatched, acknowledged, replied, approved, callingBack] = await Promise.all(
    (['received', 'dispatched', 'acknowledged', 'replied', 'approved', 'calling_back'] as const).map(
      async (state) => (await ticketsInState(db, state)).length,
    ),
  )
  return {
    received: days.reduce((sum, { count }) => sum + count, 0),
    toDispatch: received ?? 0,
    atUnits: (dispatched ?? 0) + (acknowledged ?? 0),
    toReview: replied ?? 0,
    toCallBack: (approved ?? 0) + (callingBack ?? 0),
  }
}
