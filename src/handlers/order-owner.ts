import type { Desk } from '../desk/desk.ts'
import { DeskError } from '../domain/errors.ts'
import type { Person } from '../domain/roster.ts'
import { peopleNamed, peopleOf, unitByName } from '../domain/roster.ts'
import type { Ticket } from '../domain/ticket.ts'

/**
 * Who of the lead unit was @-mentioned to answer for an order, and what was typed on behind the name without
 * a space (@李强明天中午前上门), which the mention has swallowed.
 *
 * @throws {DeskError} `owner_elsewhere` if somebody was named who is not of the unit
 */
export function orderOwner(
  desk: Desk,
  ticket: Ticket,
  mentioned: readonly string[],
): { ownerId?: string; swallowed: string } {
  const { roster } = desk.office
  const unitId = ticket.lead?.unitId
  const people = unitId === undefined ? [] : peopleOf(roster, unitId)
  for (const written of mentioned) {
    if (written === '所有人' || (unitId !== undefined && unitByName(roster, written)?.id === unitId)) continue
    const exact = people.find(({ id }) => peopleNamed(roster, written).some((person) => person.id === id))
    if (exact) return { ownerId: exact.id, swallowed: '' }
    const runsOn = people.find((person) => nameAtStart(person, written) !== undefined)
    const name = runsOn && nameAtStart(runsOn, written)
    if (!runsOn || name === undefined) throw new DeskError('owner_elsewhere', { ticket, written })
    return { ownerId: runsOn.id, swallowed: written.slice(name.length) }
  }
  return { swallowed: '' }
}

function nameAtStart({ alias, name }: Person, written: string): string | undefined {
  return [alias, name].find((called) => written.startsWith(called))
}
