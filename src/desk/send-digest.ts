import { dayListOf, isEmptyDay, stationListOf } from '../domain/day-list.ts'
import { isQuiet } from '../domain/quiet-hours.ts'
import { ownersOf, supervisorsOf, unitById } from '../domain/roster.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { EpochMs } from '../domain/time.ts'
import { instantOn, localDayOf } from '../domain/time.ts'
import { isWorkingDay } from '../domain/working-calendar.ts'
import { readMeta, writeMeta } from '../store/meta.ts'
import { ticketsAtWork } from '../store/tickets.ts'
import { stationDigest, supervisorBrief, unitDigest } from '../templates/messages/digest.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { gapsAmong } from './list-gaps.ts'
import type { Announcement } from './notify.ts'
import { announce, roomOf, stationRoom } from './notify.ts'

const META_KEY = 'digest'
/** Once a day and awaited: in a busy group it must not stand in line behind a day's cards and come tomorrow. */
const IN_GROUP = 1
const IN_PRIVATE = 3

/** When today's list was made, if it was: what fell due until then need not be said beside it. */
export async function listedUntil(desk: Pick<Desk, 'db' | 'clock'>): Promise<EpochMs | undefined> {
  const today = localDayOf(desk.clock.now())
  const [day, madeAt] = ((await readMeta(desk.db, META_KEY)) ?? '').split(' ')
  return day === today ? Number(madeAt) : undefined
}

function digestTime(desk: Pick<Desk, 'office'>, day: string): EpochMs {
  return instantOn(day, desk.office.limits.digestMinute)
}

/**
 * 每日汇总: once each working day from the configured time on, one message to each unit that has something to
 * do today, one to the station, and a brief to each supervisor. Missed while the bot was off, it is sent at the
 * next start of the same day.
 *
 * @returns how many messages were queued
 */
export async function sendDigest(outer: Desk): Promise<number> {
  const now = outer.clock.now()
  const today = localDayOf(now)
  // At night nobody needs the list of a day that is over.
  if (isQuiet(outer.office.limits.quietHours, outer.office.calendar, now)) return 0
  if (now < digestTime(outer, today) || !isWorkingDay(outer.office.calendar, today)) return 0
  // A clock that was ahead and is set back brings no list of a day before one that was sent.
  if (((await readMeta(outer.db, META_KEY)) ?? '') >= today) return 0
  return transact(outer, async (desk) => {
    const tickets = await ticketsAtWork(desk.db)
    const messages = [
      ...unitDigests(desk, tickets),
      ...overviews(desk, tickets, await gapsAmong(desk, tickets)),
    ]
    const about = { key: `digest.${today}` }
    await announce(
      desk,
      messages.map((message) => ({
        ...message,
        about,
        kind: 'digest',
        priority: 'room' in message.target ? IN_GROUP : IN_PRIVATE,
      })),
    )
    await writeMeta(desk.db, META_KEY, `${today} ${now}`)
    return messages.length
  })
}

type Message = Pick<Announcement, 'target' | 'text' | 'mentions'>

function unitDigests(desk: Desk, tickets: readonly Ticket[]): Message[] {
  const setting = { office: desk.office, now: desk.clock.now() }
  const ofUnit = Map.groupBy(tickets, ({ lead }) => lead?.unitId)
  return [...ofUnit].flatMap(([unitId, own]) => {
    if (unitId === undefined || !unitById(desk.office.roster, unitId)) return []
    const list = dayListOf(own, setting.now)
    if (isEmptyDay(list)) return []
    const mentions = ownersOf(desk.office.roster, unitId).map(({ id }) => id)
    return [{ target: roomOf(desk, unitId), text: unitDigest(setting, unitId, list), mentions }]
  })
}

function overviews(desk: Desk, tickets: readonly Ticket[], gaps: readonly Ticket[]): Message[] {
  const setting = { office: desk.office, now: desk.clock.now() }
  const list = dayListOf(tickets, setting.now)
  const own = stationListOf(tickets, gaps)
  const waits = own.undispatched.length + own.unreviewed.length + own.undecided.length + gaps.length > 0
  const briefs = supervisorsOf(desk.office.roster).map(({ id }) => ({
    target: { staff: id },
    text: supervisorBrief(setting, list, own),
  }))
  return [
    ...(waits || !isEmptyDay(list)
      ? [{ target: stationRoom(desk), text: stationDigest(setting, list, own) }]
      : []),
    ...(isEmptyDay(list) ? [] : briefs),
  ]
}
