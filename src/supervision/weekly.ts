import type { Desk } from '../desk/desk.ts'
import { sendWeeklyList } from '../desk/send-weekly-list.ts'

/** Last week's 督查重点清单 exists by the first working morning of the week; missed while off, it is made at the next start. */
export async function weekly(desk: Desk): Promise<number> {
  return sendWeeklyList(desk)
}
