import { nearest } from '../domain/edit-distance.ts'
import { DeskError } from '../domain/errors.ts'
import type { Roster, Unit } from '../domain/roster.ts'
import { unitByName } from '../domain/roster.ts'

/**
 * The units named in the words, in order.
 *
 * @throws {DeskError} `unknown_unit` with the name and the nearest known one
 */
export function unitsIn(roster: Roster, words: readonly string[]): Unit[] {
  return words.map((word) => {
    const unit = unitByName(roster, word)
    if (unit) return unit
    const names = roster.units.flatMap(({ name, aliases }) => [name, ...aliases])
    throw new DeskError('unknown_unit', { name: word, near: nearest(word, names, 2) })
  })
}

/** The words of a list of units: `环卫所、城管 派出所`. */
export function wordsOf(text: string): string[] {
  return text.split(/[\s,，、和。.!！;；]+|协办[\s:：]*/).filter((word) => word !== '')
}
