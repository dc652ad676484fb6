import { unitById } from '../domain/roster.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { LocalDay } from '../domain/time.ts'
import { addDays, instantOn, localDayOf, minuteOfDay } from '../domain/time.ts'
import type { Effect, Warning, WarningAct } from '../domain/warning.ts'
import { isWaiting } from '../domain/warning.ts'
import { isWorkingDay } from '../domain/working-calendar.ts'
import { readMeta, writeMeta } from '../store/meta.ts'
import type { Target } from '../store/outbox.ts'
import { ticketsOfMatter } from '../store/ticket-counts.ts'
import { actsOfWarnings, changeWarning, openWarnings } from '../store/warnings.ts'
import { effectWords, warningOverdue } from '../templates/messages/warning.ts'
import { about } from './announce-warning.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import type { Announcement } from './notify.ts'
import { announce, roomOf, stationRoom } from './notify.ts'
import { supervisionRoom } from './send-weekly-list.ts'

const FOLLOWED = 'foresight.followed'
/** A burst is compared with as many days after it as before. */
const BURST_DAYS = 14
const YEAR_DAYS = 364

/**
 * What was raised is followed up, once each working morning: a warning past its day that nobody has answered is told of
 * once more, to its unit and to those who oversee; one whose season or fortnight is over is measured, and ends.
 *
 * @returns how many warnings something was said of
 */
export async function followWarnings(outer: Desk): Promise<number> {
  const { calendar, limits } = outer.office
  const now = outer.clock.now()
  const today = localDayOf(now)
  if (minuteOfDay(now) < limits.foresight.minute) return 0
  const followed = await readMeta(outer.db, FOLLOWED)
  if (followed !== undefined && followed >= today) return 0
  if (!isWorkingDay(calendar, today)) return 0
  return transact(outer, async (desk) => {
    await writeMeta(desk.db, FOLLOWED, today)
    const open = await openWarnings(desk.db)
    const acts = await actsOfWarnings(
      desk.db,
      open.map(({ id }) => id),
    )
    let done = 0
    for (const warning of open) {
      const isReminded = acts.some((act) => act.warningId === warning.id && act.kind === 'reminded')
      if (warning.measureDay <= today) await measure(desk, warning, helpersOf(warning, acts))
      else if (isWaiting(warning) && warning.dueDay < today && !isReminded) await remind(desk, warning)
      else continue
      done += 1
    }
    return done
  })
}

async function remind(desk: Desk, warning: Warning): Promise<void> {
  const now = desk.clock.now()
  await changeWarning(desk.db, warning, { kind: 'reminded', at: now, actor: 'bot' }, {})
  const text = warningOverdue({ office: desk.office, now }, warning)
  await tell(desk, warning, 'overdue', text)
}

/** Villages and other units that reported what they had done: they want to know what came of it. */
function helpersOf({ id, unitId: lead }: Warning, acts: readonly WarningAct[]): string[] {
  const done = acts.filter(({ warningId, kind }) => warningId === id && kind === 'deployed')
  return [...new Set(done.flatMap(({ unitId }) => (unitId === undefined || unitId === lead ? [] : [unitId])))]
}

async function measure(desk: Desk, warning: Warning, helpers: readonly string[]): Promise<void> {
  const now = desk.clock.now()
  const effect = await effectOf(desk, warning)
  const act = { kind: 'measured' as const, at: now, actor: 'bot' }
  await changeWarning(desk.db, warning, act, { state: 'ended', settledAt: now, effect })
  const text = effectWords({ office: desk.office, now }, { ...warning, effect })
  await tell(desk, warning, 'effect', text, helpers)
}

/** To the unit, who helped it, and those who oversee; to each group once. */
async function tell(
  desk: Desk,
  warning: Warning,
  kind: string,
  text: string,
  helpers: readonly string[] = [],
): Promise<void> {
  const units = [...(warning.unitId === undefined ? [] : [warning.unitId]), ...helpers]
  const present = units.filter((id) => unitById(desk.office.roster, id))
  const rooms = new Set(present.map((id) => JSON.stringify(roomOf(desk, id))))
  const own = [...rooms].map((room) => JSON.parse(room) as Target)
  await announce(
    desk,
    [...own, stationRoom(desk), ...supervisionRoom(desk)].map(
      (target): Announcement => ({ ...about(warning), target, kind, text, priority: 3 }),
    ),
  )
}

/** The season beside the same weeks of the year before; the days after the burst beside as many before. */
async function effectOf(desk: Desk, warning: Warning): Promise<Effect> {
  const between = (from: LocalDay, to: LocalDay): Promise<Ticket[]> =>
    ticketsOfMatter(desk.db, warning, { from: instantOn(from, 0), until: instantOn(addDays(to, 1), 0) })
  const { fromDay, toDay } = warning
  const [before, after] =
    warning.kind === 'season'
      ? [
          await between(addDays(fromDay, -YEAR_DAYS), addDays(toDay, -YEAR_DAYS)),
          await between(fromDay, toDay),
        ]
      : [
          await between(addDays(toDay, 1 - BURST_DAYS), toDay),
          await between(addDays(toDay, 1), addDays(toDay, BURST_DAYS)),
        ]
  const { basicCountsAsSatisfied } = desk.office.limits.callback
  const answered = after.flatMap(({ outcome }) => outcome ?? [])
  const isSatisfied = ({ satisfaction }: (typeof answered)[number]): boolean =>
    satisfaction === 'satisfied' || (basicCountsAsSatisfied && satisfaction === 'basic')
  return {
    before: before.length,
    after: after.length,
    answered: answered.length,
    satisfied: answered.filter(isSatisfied).length,
  }
}
