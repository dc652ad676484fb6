import { nearest } from '../domain/edit-distance.ts'
import { DeskError } from '../domain/errors.ts'
import type { Person, Roster } from '../domain/roster.ts'
import { peopleNamed } from '../domain/roster.ts'

/**
 * The person meant by a written name; of several so called, the one who shares a unit with `near`.
 *
 * @throws {DeskError} `unknown_person` with the nearest name; `several_people` with their 群昵称
 */
export function personIn(roster: Roster, written: string, near: Person): Person {
  const units = near.positions.map(({ unitId }) => unitId)
  const named = peopleNamed(roster, written)
  const found = named.length > 0 ? named : byGivenName(roster, written, units)
  const close = found.filter(({ positions }) => positions.some(({ unitId }) => units.includes(unitId)))
  const [only, second] = close.length > 0 ? close : found
  if (only && !second) return only
  if (only) throw new DeskError('several_people', { written, aliases: found.map(({ alias }) => alias) })
  const names = roster.people.map(({ name }) => name)
  throw new DeskError('unknown_person', { written, near: nearest(written, names, 2) })
}

/** 晓慧, as colleagues call each other: only within the unit. */
function byGivenName(roster: Roster, written: string, units: readonly string[]): Person[] {
  if (written.length < 2) return []
  return roster.people.filter(
    ({ name, positions }) =>
      name.length === written.length + 1 &&
      name.endsWith(written) &&
      positions.some(({ unitId }) => units.includes(unitId)),
  )
}
