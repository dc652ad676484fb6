import { unitById } from '../domain/roster.ts'
import type { Week } from '../domain/weekly.ts'
import { addWeeks, lastListedWeek } from '../domain/weekly.ts'
import { readMeta, writeMeta } from '../store/meta.ts'
import type { Target } from '../store/outbox.ts'
import { insertList } from '../store/weekly-items.ts'
import { unitPart, weeklyText } from '../templates/messages/weekly.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import type { Announcement } from './notify.ts'
import { announce, roomOf, stationRoom } from './notify.ts'
import { weeklyFiles } from './weekly-files.ts'
import type { WeeklyReport } from './weekly-list.ts'
import { weeklyReport } from './weekly-list.ts'

const META_KEY = 'weekly'
/** Once a week and awaited: like the day's list it must not stand in line behind a day's cards. */
const PRIORITY = 1
/** After longer than this nobody catches up on weeks; what stands on no list was on nobody's desk. */
const MOST_WEEKS = 8

/**
 * 街道督查重点清单: on the first working day of a week, last week's list exists and was sent, once: to the supervision group
 * as words, picture and table, to each unit its own part. Missed weeks are made in order, and the newest is sent.
 *
 * @returns how many messages were queued
 */
export async function sendWeeklyList(outer: Desk): Promise<number> {
  const { calendar, limits } = outer.office
  const last = lastListedWeek(outer.clock.now(), calendar, limits.weeklyListMinute)
  const known = await readMeta(outer.db, META_KEY)
  if (known !== undefined && known >= last) return 0
  return transact(outer, async (desk) => {
    const first = known === undefined ? last : addWeeks(known, 1)
    const earliest = addWeeks(last, 1 - MOST_WEEKS)
    let report: WeeklyReport | undefined
    // Days as text sort as days do.
    const [, from = last] = [first, earliest].sort()
    for (let week = from; week <= last; week = addWeeks(week, 1)) report = await makeList(desk, week)
    await writeMeta(desk.db, META_KEY, last)
    return report && report.units.length > 0 ? announceList(desk, report) : 0
  })
}

async function makeList(desk: Desk, week: Week): Promise<WeeklyReport> {
  const report = await weeklyReport(desk, week, { isMaking: true })
  await insertList(desk.db, week, desk.clock.now())
  return report
}

async function announceList(desk: Desk, report: WeeklyReport): Promise<number> {
  const { list, asOf, units } = report
  const setting = { office: desk.office, now: asOf }
  const about = { key: `weekly.${list.week}` }
  const [overseers = stationRoom(desk)] = supervisionRoom(desk)
  const files = await weeklyFiles(desk, report)
  const messages: Announcement[] = [
    { about, target: overseers, kind: 'list', text: weeklyText(setting, report), priority: PRIORITY },
    ...files.map((file, index) => ({
      about,
      target: overseers,
      kind: `file:${index}`,
      text: file.name,
      file,
      priority: PRIORITY as 1,
    })),
    ...units
      .filter(({ unitId }) => unitById(desk.office.roster, unitId))
      .map(({ unitId, evidence }) => ({
        about,
        target: roomOf(desk, unitId),
        // Villages may share a group.
        kind: `part:${unitId}`,
        text: unitPart(setting, list.week, unitId, evidence),
        priority: PRIORITY as 1,
      })),
  ]
  await announce(desk, messages)
  return messages.length
}

/** The group of the supervision unit, if the roster has one. */
export function supervisionRoom({ office }: Pick<Desk, 'office'>): Target[] {
  const unit = office.roster.units.find(({ kind }) => kind === 'supervision')
  return unit ? [{ room: unit.room }] : []
}
