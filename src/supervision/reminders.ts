import type { Desk } from '../desk/desk.ts'
import { runReminder } from '../desk/run-reminder.ts'
import { dueReminders } from '../store/reminders.ts'

/** Says every reminder that has fallen due, each once. */
export async function reminders(desk: Desk): Promise<number> {
  const due = await dueReminders(desk.db, desk.clock.now())
  for (const reminder of due) await runReminder(desk, reminder)
  return due.length
}
