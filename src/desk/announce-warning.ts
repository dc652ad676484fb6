import { responsibilityFor } from '../domain/responsibility.ts'
import { isVillageRoom, unitById } from '../domain/roster.ts'
import { addDays, instantOn } from '../domain/time.ts'
import type { Warning } from '../domain/warning.ts'
import type { Target } from '../store/outbox.ts'
import { ticketsOfMatter } from '../store/ticket-counts.ts'
import { actsOfWarnings } from '../store/warnings.ts'
import {
  burstCard,
  noticeDraft,
  seasonCard,
  warningCalledOff,
  warningForVillages,
  warningLine,
} from '../templates/messages/warning.ts'
import type { Desk } from './desk.ts'
import type { Announcement } from './notify.ts'
import { announce, roomOf, stationRoom } from './notify.ts'
import { responsibilitiesNow } from './responsibilities.ts'
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
  const messages: Announcement[] = []
  const tell = (target: Target, kind: string, texts: readonly (string | undefined)[]): void => {
    texts.forEach((text, index) => {
      if (text === undefined) return
      messages.push({ ...about(warning), target, kind: `${kind}:${index}`, text, priority: PRIORITY })
    })
  }
  const notice = (villageIds: readonly string[]): string | undefined =>
    noticeDraft(setting, warning, villageIds)
  const lead = leadRoom(desk, warning)
  if (lead) tell(lead, 'card', [await warningCard(desk, warning), notice(warning.villageIds)])
  for (const { target, villageIds } of villageRooms(desk, warning))
    tell(target, 'village', [warningForVillages(setting, warning, villageIds), notice(villageIds)])
  for (const target of [stationRoom(desk), ...supervisionRoom(desk)])
    tell(target, 'brief', [warningLine(setting, warning, { isNew: true })])
  await announce(desk, messages)
}

/** 不用预警: the unit and the villages that were told of it read that it is off, and the units why. */
export async function callOffWarning(desk: Desk, warning: Warning, reason: string): Promise<void> {
  const setting = { office: desk.office, now: desk.clock.now() }
  const { roster } = desk.office
  const acts = await actsOfWarnings(desk.db, [warning.id])
  const first = responsibilityFor(await responsibilitiesNow(desk), warning.matter)?.leadUnitId
  const units = [first, warning.unitId, ...acts.map(({ unitId }) => unitId)]
  const told = [...units.flatMap((id) => id ?? []), ...warning.villageIds]
  const rooms = new Set(told.flatMap((id) => unitById(roster, id)?.room ?? []))
  await announce(
    desk,
    [...rooms].map((room) => ({
      ...about(warning),
      target: { room },
      kind: 'off',
      text: warningCalledOff(setting, warning, isVillageRoom(roster, room) ? undefined : reason),
      priority: PRIORITY,
    })),
  )
}

function leadRoom(desk: Desk, { unitId }: Warning): Target | undefined {
  return unitId !== undefined && unitById(desk.office.roster, unitId) ? roomOf(desk, unitId) : undefined
}

/** The groups of the villages, each with those of them that it is the group of; not the leading unit's own. */
function villageRooms(desk: Desk, warning: Warning): { target: Target; villageIds: string[] }[] {
  const lead = leadRoom(desk, warning)
  const known = warning.villageIds.filter((id) => unitById(desk.office.roster, id))
  const rooms = Map.groupBy(known, (id) => JSON.stringify(roomOf(desk, id)))
  if (lead) rooms.delete(JSON.stringify(lead))
  return [...rooms].map(([target, villageIds]) => ({ target: JSON.parse(target) as Target, villageIds }))
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
