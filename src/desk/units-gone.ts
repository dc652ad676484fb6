import type { Finding } from '../domain/finding.ts'
import { unitById } from '../domain/roster.ts'
import { openByUnit } from '../store/assignments.ts'
import type { Desk } from './desk.ts'

/** Units that the roster has no longer and that open tickets are still with: nobody is reminded of these any more. */
export async function unitsGone({ db, office }: Pick<Desk, 'db' | 'office'>): Promise<Finding[]> {
  const units = await openByUnit(db)
  return units
    .filter(({ unitId }) => !unitById(office.roster, unitId))
    .map(({ unitId, count }) => ({ what: 'unit_gone', unitId, count }))
}
