import type { Desk } from '../desk/desk.ts'
import { runReminders } from '../desk/run-reminders.ts'
import { dueReminders } from '../store/reminders.ts'

/** Says every reminder that has fallen due, each once, in the order in which they fell due. */
export async function reminders(desk: Desk): Promise<number> {
  const due = await dueReminders(desk.db, desk.clock.now())
  if (due.length > 0) await runReminders(desk, due)
  return due.length
}
