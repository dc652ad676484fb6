import type { Desk } from '../desk/desk.ts'
import { runReminders } from '../desk/run-reminders.ts'
import { dueReminders } from '../store/reminders.ts'

/** Says every reminder that has fallen due, each once, the tickets in the order in which they fell due. */
export async function reminders(desk: Desk): Promise<number> {
  const due = await dueReminders(desk.db, desk.clock.now())
  for (const ofTicket of Map.groupBy(due, ({ ticketId }) => ticketId).values())
    await runReminders(desk, ofTicket)
  return due.length
}
