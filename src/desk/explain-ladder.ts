import { ladderStanding } from '../domain/ladder-standing.ts'
import type { Ticket } from '../domain/ticket.ts'
import { remindersOf } from '../store/reminders.ts'
import { ladderInChat, ladderText } from '../templates/messages/ladder.ts'
import type { Desk } from './desk.ts'

/**
 * 台阶: the ladder as it stands for the ticket, in words with the times; in a chat what hangs on the same stands
 * together, in the terminal each rung by itself. Changes nothing.
 */
export async function explainLadder(
  { db, office, clock }: Pick<Desk, 'db' | 'office' | 'clock'>,
  ticket: Ticket,
  where: 'chat' | 'terminal',
): Promise<string> {
  const now = clock.now()
  const { limits, calendar } = office
  const standings = ladderStanding(ticket, await remindersOf(db, ticket.id), { limits, calendar, now })
  if (where === 'chat') return ladderInChat({ office, now }, ticket, standings)
  const shown = new Set(standings.map(({ rung }) => rung.kind))
  return ladderText({ office, now }, ticket, { standings, others: limits.ladder.length - shown.size })
}
