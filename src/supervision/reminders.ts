import type { Desk } from '../desk/desk.ts'
import { runReminders } from '../desk/run-reminders.ts'
import { dueReminders } from '../store/reminders.ts'

/** As many as one transaction takes without holding up the chat. */
const AT_ONCE = 200

/** Says every reminder that has fallen due, each once, in the order in which they fell due. */
export async function reminders(desk: Desk): Promise<number> {
  const now = desk.clock.now()
  let done = 0
  for (;;) {
    const due = await dueReminders(desk.db, now, AT_ONCE)
    if (due.length === 0) return done
    await runReminders(desk, due)
    done += due.length
    if (due.length < AT_ONCE) return done
  }
}
