import type { Person, Roster } from './roster.ts'
import { isClerk, unitById } from './roster.ts'
import type { Absence } from './standing-in.ts'
import { askedInstead } from './standing-in.ts'
import type { LocalDay } from './time.ts'
import { addDays } from './time.ts'

/** Two months; who is away longer is no longer the one to ask, and the roster should say so. */
export const MOST_LEAVE_DAYS = 60

/** Why a leave is not taken down; each code has one sentence in templates/messages. */
export type LeaveRefusal =
  | { code: 'not_yours' }
  | { code: 'own_deputy' }
  | { code: 'other_unit' }
  | { code: 'past' }
  | { code: 'too_long'; days: LocalDay[] }
  | { code: 'deputy_away'; days: LocalDay[] }

/** 请假 as asked for. */
export interface LeaveRequest {
  person: Person
  deputy: Person
  /** Who says so: the person, a head of theirs, or a clerk. */
  by: Person
  from: LocalDay
  to: LocalDay
}

/**
 * Whether the leave can be taken down.
 *
 * @param absences leaves that are not over
 * @returns why not; undefined if it can
 */
export function judgeLeave(
  roster: Roster,
  absences: readonly Absence[],
  { person, deputy, by, from, to }: LeaveRequest,
  today: LocalDay,
): LeaveRefusal | undefined {
  if (!maySpeakFor(by, person)) return { code: 'not_yours' }
  if (deputy.id === person.id) return { code: 'own_deputy' }
  if (!mayStandIn(roster, deputy, person)) return { code: 'other_unit' }
  if (to < today) return { code: 'past' }
  if (to >= addDays(from, MOST_LEAVE_DAYS)) return { code: 'too_long', days: [from, to] }
  const away = absences.find(
    (absence) => absence.personId === deputy.id && absence.fromDay <= to && from <= absence.toDay,
  )
  return away && { code: 'deputy_away', days: [away.fromDay, away.toDay] }
}

/** One's own leave is one's own; a head speaks for the unit, a clerk for everybody. */
export function maySpeakFor(by: Person, person: Person): boolean {
  if (by.id === person.id || isClerk(by)) return true
  return by.positions.some(
    ({ role, unitId }) => role === 'head' && person.positions.some((held) => held.unitId === unitId),
  )
}

/** Somebody of the same unit; for a village, where often only one person is, also of its 管区. */
export function mayStandIn(roster: Roster, deputy: Person, person: Person): boolean {
  const units = person.positions.flatMap(({ unitId }) => [unitId, unitById(roster, unitId)?.parentId])
  return deputy.positions.some(({ unitId }) => units.includes(unitId))
}

/** The person with the positions of those they stand in for today, so that a deputy may do what is asked. */
export function withDeputyPositions(
  roster: Roster,
  absences: readonly Absence[],
  person: Person,
  today: LocalDay,
): Person {
  const away = new Set(absences.map(({ personId }) => personId))
  const theirs = roster.people
    .filter(({ id }) => id !== person.id && away.has(id) && askedInstead(absences, id, today) === person.id)
    .flatMap(({ positions }) => positions)
  return theirs.length === 0 ? person : { ...person, positions: [...person.positions, ...theirs] }
}
