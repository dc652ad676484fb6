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
  const found = peopleNamed(roster, written)
  const units = near.positions.map(({ unitId }) => unitId)
  const close = found.filter(({ positions }) => positions.some(({ unitId }) => units.includes(unitId)))
  const [only, second] = close.length > 0 ? close : found
  if (only && !second) return only
  if (only) throw new DeskError('several_people', { written, aliases: found.map(({ alias }) => alias) })
  const names = roster.people.map(({ name }) => name)
  throw new DeskError('unknown_person', { written, near: nearest(written, names, 2) })
}
