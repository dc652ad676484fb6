import type { LocalDay } from './time.ts'

/** Somebody is away from the first to the last day, both included, and a deputy is asked instead. */
export interface Absence {
  personId: string
  deputyId: string
  fromDay: LocalDay
  toDay: LocalDay
}

/** A deputy may be away too, and theirs; longer chains are a mistake. */
const MAX_CHAIN = 4

/**
 * Whom to ask in the person's place on `day`: themselves, or the deputy of their leave, or the deputy's deputy.
 * Where everybody stands in for everybody the person is asked after all: better twice than nobody.
 *
 * @param absences the newest first: of two that overlap the later word counts
 */
export function askedInstead(absences: readonly Absence[], personId: string, day: LocalDay): string {
  let asked = personId
  for (let step = 0; step < MAX_CHAIN; step += 1) {
    const away = absences.find(
      (absence) => absence.personId === asked && absence.fromDay <= day && day <= absence.toDay,
    )
    if (!away) return asked
    asked = away.deputyId
  }
  return personId
}
