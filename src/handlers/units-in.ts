import { DeskError } from '../domain/errors.ts'
import type { Roster, Unit } from '../domain/roster.ts'
import { nearestUnitName, unitByName } from '../domain/roster.ts'

/**
 * The units named in the words, in order.
 *
 * @throws {DeskError} `unknown_unit` with the name and the nearest known one
 */
export function unitsIn(roster: Roster, words: readonly string[]): Unit[] {
  return words.map((word) => {
    const unit = unitByName(roster, word)
    if (unit) return unit
    throw new DeskError('unknown_unit', { name: word, near: nearestUnitName(roster, word) })
  })
}

/** The words of a list of units: `环卫所、城管 派出所`. */
export function wordsOf(text: string): string[] {
  return text.split(/[\s,，、和。.!！;；]+|协办[\s:：]*/).filter((word) => word !== '')
}
