import type { Emergency } from '../domain/emergency.ts'
import { helpsRescuers } from '../domain/emergency.ts'
import { maskForRoom } from '../domain/masking.ts'
import { onDuty, peopleOf, stationOf } from '../domain/roster.ts'
import { MINUTE_MS } from '../domain/time.ts'
import { saveEmergency, timesTold, wasTold } from '../store/emergencies.ts'
import type { Target } from '../store/outbox.ts'
import { emergencyAnswer, emergencyForStation, moreForStation } from '../templates/messages/emergency.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import type { Announcement } from './notify.ts'
import { announce, stationRoom } from './notify.ts'

/** Everybody writes at once when something burns: so long it is the same event. */
const ONE_EVENT_MS = 60 * MINUTE_MS

/** So long what the same person adds belongs to it. */
const ADDS_WITHIN_MS = 10 * MINUTE_MS
/** More than that in the while is no help. */
const MOST_ADDED = 6

/** Somebody told of danger to life. */
export interface TellsEmergency extends Telling {
  emergency: Emergency
}

/** What somebody says in or after it. */
export interface Telling {
  text: string
  /** Where it was told; in private, who can be answered there. */
  place: { room: string } | { privately: Target }
  conversation: string
  /** Unique per person. */
  teller: string
  /** The nickname on WeChat. */
  name?: string
  /** Who told it, as the station may find them: a linked citizen's ticket. */
  ticketCode?: number
}

/**
 * Answers with whom to call, and tells the station, both at once by day and night; by night and on days off whoever is
 * on duty too. Once an event: the same again within the hour is neither answered nor told.
 */
export async function raiseEmergency(outer: Desk, told: TellsEmergency): Promise<void> {
  await transact(outer, async (desk) => {
    const { emergency, conversation, place } = told
    const now = desk.clock.now()
    const isKnown = await wasTold(desk.db, { conversation, kind: emergency.kind }, now - ONE_EVENT_MS)
    await saveEmergency(desk.db, { conversation: told.teller, kind: TELLER, at: now })
    if (isKnown) {
      if (helpsRescuers(told.text)) await passOn(desk, told)
      return
    }
    await saveEmergency(desk.db, { conversation, kind: emergency.kind, at: now })
    const key = { key: `emergency:${conversation}:${emergency.kind}:${now}` }
    const urgent = { about: key, kind: 'emergency', priority: 0 } as const
    const answers: Announcement[] = emergency.isCalled
      ? []
      : [{ ...urgent, ...answerTo(desk, place), text: emergencyAnswer(emergency.kind, 'room' in place) }]
    const words = emergencyForStation({ office: desk.office, now }, tellerOf(told))
    await announce(desk, [...answers, ...forStation(desk, told, words, urgent)])
  })
}

/**
 * What somebody adds to the emergency that they told of minutes ago goes to the station as well.
 *
 * @returns whether it belongs to one
 */
export async function addToEmergency(outer: Desk, told: Telling): Promise<boolean> {
  return transact(outer, async (desk) => {
    const since = desk.clock.now() - ADDS_WITHIN_MS
    if (!(await wasTold(desk.db, { conversation: told.teller, kind: TELLER }, since))) return false
    await passOn(desk, told)
    return true
  })
}

async function passOn(desk: Desk, told: Telling): Promise<void> {
  const now = desk.clock.now()
  const added = { conversation: told.teller, kind: ADDED }
  const times = await timesTold(desk.db, added, now - ADDS_WITHIN_MS)
  if (times >= MOST_ADDED) return
  await saveEmergency(desk.db, { ...added, at: now })
  const key = { key: `emergency:${told.teller}:added:${now}:${times}` }
  const words = moreForStation({ office: desk.office, now }, tellerOf(told))
  await announce(desk, forStation(desk, told, words, { about: key, kind: 'emergency', priority: 0 }))
}

/** Kinds of rows beside those of events: who told one, and what they added. */
const TELLER = 'teller'
const ADDED = 'added'

function tellerOf<T extends Telling>(told: T): T & { room?: string } {
  return 'room' in told.place ? { ...told, room: told.place.room } : told
}

/** In a group those of its units are called by name, so that somebody goes and looks. */
function answerTo(
  { office }: Desk,
  place: TellsEmergency['place'],
): Pick<Announcement, 'target' | 'mentions'> {
  if ('privately' in place) return { target: place.privately }
  const { roster } = office
  const units = roster.units.filter(({ room, kind }) => room === place.room && kind !== 'station')
  const people = units.length > 3 ? [] : units.flatMap(({ id }) => peopleOf(roster, id))
  return { target: { room: place.room }, mentions: people.map(({ id }) => id) }
}

/** The group reads it masked; the house number stands in private with whoever must act. */
function forStation(
  desk: Desk,
  told: Telling,
  words: string,
  urgent: Pick<Announcement, 'about' | 'kind' | 'priority'>,
): Announcement[] {
  const { roster } = desk.office
  const station = stationOf(roster)
  if (!station) return []
  const duty = onDuty(roster, station.id, { now: desk.clock.now(), calendar: desk.office.calendar })
  const people = duty.length > 0 ? duty : peopleOf(roster, station.id, 'clerk').map(({ id }) => id)
  const where = 'room' in told.place ? told.place.room : undefined
  const target = stationRoom(desk)
  const isSameRoom = 'room' in target && where === target.room
  return [
    ...(isSameRoom ? [] : [{ ...urgent, target, text: words, mentions: people }]),
    ...(maskForRoom(words) === words
      ? []
      : people.map((staff) => ({ ...urgent, target: { staff }, text: words }))),
  ]
}
