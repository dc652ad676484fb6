import { DAY_MS, instantOn, localDayOf } from '../domain/time.ts'
import { forgetToldMatters, offeredBefore } from '../store/told-matters.ts'
import { notTakenForTeller, stillWaiting } from '../templates/messages/in-house.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { maskedMatter } from './masked-content.ts'
import { announce } from './notify.ts'
import { tellTeller } from './take-on-matter.ts'
import { peopleOfVillage } from './tell-matter.ts'

/** What a villager told and nobody took on meanwhile is nobody's to keep. */
const UNSETTLED_DAYS = 7

/**
 * What was told and not taken on: the village's people are reminded once, on the second day; after a week it is forgotten,
 * and who told it in private hears that nobody took it on.
 */
export async function settleUntaken(outer: Desk): Promise<void> {
  await transact(outer, async (desk) => {
    const now = desk.clock.now()
    const setting = { office: desk.office, now }
    const unsettled = now - UNSETTLED_DAYS * DAY_MS
    const yesterday = instantOn(localDayOf(now), 0) - DAY_MS
    for (const told of await offeredBefore(desk.db, desk.seal, yesterday)) {
      const { id, at, villageId } = told
      if (villageId === undefined) continue
      if (at < unsettled) {
        await tellTeller(desk, told, notTakenForTeller(setting, villageId))
        continue
      }
      const words = stillWaiting({ ...told, words: await maskedMatter(desk, told) })
      // Once: the key is the same on the days that follow.
      await announce(
        desk,
        peopleOfVillage(desk, villageId).map((staff) => ({
          about: { key: `told.${id}` },
          target: { staff },
          kind: 'told-reminder',
          text: words,
        })),
      )
    }
    const all = now - desk.office.limits.retentionDays * DAY_MS
    await forgetToldMatters(desk.db, { unsettled, all })
  })
}
