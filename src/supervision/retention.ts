import type { Desk } from '../desk/desk.ts'
import { settleUntaken } from '../desk/settle-untaken.ts'
import { DAY_MS, instantOn, localDayOf } from '../domain/time.ts'
import { emptyJournal } from '../store/database.ts'
import {
  filesToForget,
  forgetChoicesBefore,
  forgetClosedBefore,
  forgetFiles,
  forgetLinkAttemptsBefore,
  forgetMessagesBefore,
} from '../store/erasure.ts'
import { readMeta, writeMeta } from '../store/meta.ts'

const LAST_DAY = 'retention.day'
/** What people posted that is no ticket's, lists that were sent: a message that died is not sent again after so long. */
const LOOSE_FILE_DAYS = 30
/** A clock that leaps so far is likelier wrong than right; until the day after somebody may set it, and nothing comes back. */
const LEAP_DAYS = 60
/** What was asked and not answered is told of for half a day. */
const CHOICE_DAYS = 1
/** Who used up their tries may try again after so long: too seldom to guess four digits. */
const LINK_ATTEMPT_DAYS = 30

/**
 * Once a day, forgets who called and what was written once `retentionDays` have passed since closing: stored
 * no longer than needed (个人信息保护法 §19), photos too. What was sent or asked goes by its own age, an imported table as
 * soon as it is in. Events and figures stay; they hold no citizen data.
 */
export async function retention(desk: Desk): Promise<number> {
  const now = desk.clock.now()
  const today = localDayOf(now)
  const last = await readMeta(desk.db, LAST_DAY)
  if (last === today) return 0
  if (last !== undefined && now - instantOn(last, 0) > LEAP_DAYS * DAY_MS) {
    await writeMeta(desk.db, LAST_DAY, today)
    return 0
  }
  const before = now - desk.office.limits.retentionDays * DAY_MS
  await forgetChoicesBefore(desk.db, now - CHOICE_DAYS * DAY_MS)
  await forgetLinkAttemptsBefore(desk.db, now - LINK_ATTEMPT_DAYS * DAY_MS)
  const files = await filesToForget(desk.db, { closed: before, loose: now - LOOSE_FILE_DAYS * DAY_MS })
  for (const id of files) desk.files.remove(id)
  await forgetFiles(desk.db, files)
  const erased = await forgetClosedBefore(desk.db, before, now)
  await forgetMessagesBefore(desk.db, before)
  await settleUntaken(desk)
  await emptyJournal(desk.db)
  await writeMeta(desk.db, LAST_DAY, today)
  return erased
}
