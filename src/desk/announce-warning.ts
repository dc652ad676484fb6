import { unitById } from '../domain/roster.ts'
import { addDays, instantOn } from '../domain/time.ts'
import type { Warning } from '../domain/warning.ts'
import type { Target } from '../store/outbox.ts'
import { ticketsOfMatter } from '../store/ticket-counts.ts'
import {
  burstCard,
  noticeDraft,
  seasonCard,
  warningForVillages,
  warningLine,
} from '../templates/messages/warning.ts'
import type { Desk } from './desk.ts'
import type { Announcement } from './notify.ts'
import { announce, roomOf, stationRoom } from './notify.ts'
import { supervisionRoom } from './send-weekly-list.ts'
import { whatWorked } from './what-worked.ts'

/** Reminders of a season wait for their turn like any other; nothing here is urgent. */
const PRIORITY = 3

/**
 * Tells of a new warning: who leads the matter in full, with what worked then and the draft of a notice; the villages
 * what concerns them; the station and the supervision group in one line. Groups that several units share are told once.
 */
export async function announceWarning(desk: Desk, warning: Warning): Promise<void> {
  const setting = { office: desk.office, now: desk.clock.now() }
  const card = await warningCard(desk, warning)
  const told = new Set<string>()
  const messages: Announcement[] = []
  const tell = (target: Target, kind: string, texts: readonly string[]): void => {
    const key = JSON.stringify(target)
    if (told.has(key)) return
    told.add(key)
    texts.forEach((text, index) => {
      messages.push({ ...about(warning), target, kind: `${kind}:${index}`, text, priority: PRIORITY })
    })
  }
  const notice = warning.kind === 'season' ? [noticeDraft(setting, warning)] : []
  if (warning.unitId !== undefined && unitById(desk.office.roster, warning.unitId))
    tell(roomOf(desk, warning.unitId), 'card', [card, ...notice])
  for (const villageId of warning.villageIds.filter((id) => unitById(desk.office.roster, id)))
    tell(roomOf(desk, villageId), 'village', [warningForVillages(setting, warning), ...notice])
  for (const target of [stationRoom(desk), ...supervisionRoom(desk)])
    tell(target, 'brief', [warningLine(setting, warning, { isNew: true })])
  await announce(desk, messages)
}

/** The warning in full, as its unit reads it. */
export async function warningCard(desk: Desk, warning: Warning): Promise<string> {
  const setting = { office: desk.office, now: desk.clock.now() }
  if (warning.kind === 'burst') {
    const span = {
      from: instantOn(warning.fromDay, 0),
      until: instantOn(addDays(warning.toDay, 1), 0),
    }
    return burstCard(setting, warning, await ticketsOfMatter(desk.db, warning, span))
  }
  return seasonCard(setting, warning, await whatWorked(desk, warning))
}

export function about({ id }: Warning): { about: { key: string } } {
  return { about: { key: `warning.${id}` } }
}
