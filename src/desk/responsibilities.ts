import type { ResponsibilityList } from '../domain/responsibility.ts'
import { addedResponsibilities } from '../store/added-responsibilities.ts'
import type { Desk } from './desk.ts'

/** 责任清单 as it stands now: the file, and what the station added in the chat. The file wins where both speak. */
export async function responsibilitiesNow(desk: Pick<Desk, 'db' | 'office'>): Promise<ResponsibilityList> {
  const { matters } = desk.office.responsibilities
  const known = new Set(matters.map(({ matter }) => matter))
  const added = (await addedResponsibilities(desk.db)).filter(({ matter }) => !known.has(matter))
  return { matters: [...matters, ...added] }
}
