import { DeskError } from '../domain/errors.ts'
import type { LeaveRequest } from '../domain/leave.ts'
import { judgeLeave, maySpeakFor } from '../domain/leave.ts'
import type { Person } from '../domain/roster.ts'
import { localDayOf } from '../domain/time.ts'
import type { Leave } from '../store/leaves.ts'
import { cancelLeaves, leavesFrom, saveLeave } from '../store/leaves.ts'
import { askedToStandIn, leaveCancelled, leaveForPerson, standInOver } from '../templates/messages/leave.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { announce } from './notify.ts'

/**
 * 请假: from the first to the last day the deputy is asked instead. The deputy is told, and the person too if
 * somebody else said it for them.
 *
 * @throws {DeskError} `leave_refused` with `{ refusal, request }`
 */
export async function recordLeave(outer: Desk, request: LeaveRequest): Promise<void> {
  await transact(outer, async (desk) => {
    const now = desk.clock.now()
    const today = localDayOf(now)
    const absences = await leavesFrom(desk.db, today)
    const refusal = judgeLeave(desk.office.roster, absences, request, today)
    if (refusal) throw new DeskError('leave_refused', { refusal, request })
    const { person, deputy, by, from, to } = request
    // Before the leave is there: who goes today must hear it themselves.
    await tell(desk, `leave.${person.id}.${now}`, [
      { person: deputy, text: askedToStandIn(now, request) },
      ...(by.id === person.id ? [] : [{ person, text: leaveForPerson(now, request) }]),
    ])
    const leave = { personId: person.id, deputyId: deputy.id, fromDay: from, toDay: to }
    await saveLeave(desk.db, leave, { at: now, by: by.id })
  })
}

/**
 * 销假: the person's leaves that are not over end now; whoever stood in is told, and the person too.
 *
 * @returns the leaves that ended, none if there were none
 * @throws {DeskError} `leave_refused` with `{ refusal }`
 */
export async function endLeave(outer: Desk, asked: { person: Person; by: Person }): Promise<Leave[]> {
  return transact(outer, async (desk) => {
    const { person, by } = asked
    if (!maySpeakFor(by, person)) {
      throw new DeskError('leave_refused', { refusal: { code: 'not_yours' }, request: asked })
    }
    const now = desk.clock.now()
    const today = localDayOf(now)
    const ended = (await leavesFrom(desk.db, today)).filter(({ personId }) => personId === person.id)
    if ((await cancelLeaves(desk.db, person.id, today, now)) === 0) return []
    const deputyIds = new Set(ended.map(({ deputyId }) => deputyId))
    const deputies = desk.office.roster.people.filter(({ id }) => deputyIds.has(id))
    await tell(desk, `leave-over.${person.id}.${now}`, [
      ...deputies.map((deputy) => ({ person: deputy, text: standInOver(person) })),
      ...(by.id === person.id ? [] : [{ person, text: leaveCancelled(by) }]),
    ])
    return ended
  })
}

async function tell(
  desk: Desk,
  key: string,
  said: readonly { person: Person; text: string }[],
): Promise<void> {
  await announce(
    desk,
    said.map(({ person, text }) => ({ about: { key }, kind: 'leave', target: { staff: person.id }, text })),
  )
}
