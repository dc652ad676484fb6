import { MEASURES, NO_PLACES, NOT_IN_NAMES, PLACE_KINDS } from '../domain/place-lexicon.ts'

/** What a character says about where something is; of a `thing` it is known that it says nothing. */
export const PLACE = { none: 0, name: 1, type: 2, thing: 3 } as const

/** Letters and digits together count as one character: A3, 58, K9. */
export interface Character {
  text: string
  isLetters: boolean
  /** One of `PLACE`. */
  place: number
}

const LONGEST = 4
const WORDS = new Map([
  ...PLACE_KINDS.map((word) => [word, PLACE.type] as const),
  ...NO_PLACES.map((word) => [word, PLACE.thing] as const),
])
/** Names are rarely longer; what stands further to the left is verb or preposition. */
const LONGEST_NAME = 4
const CHARACTER = /[a-z0-9]+|./gsu
const LETTERS = /^[a-z0-9]+$/
const HAN = /^\p{Script=Han}$/u

/** The text character by character, each with whether it belongs to a name of a place or to a word for its kind. */
export function placesIn(text: string): Character[] {
  const characters = (text.normalize('NFKC').toLowerCase().match(CHARACTER) ?? []).map(
    (one): Character => ({ text: one, isLetters: LETTERS.test(one), place: PLACE.none }),
  )
  markTypes(characters)
  markNames(characters)
  return characters
}

export function isWritten({ text, isLetters }: Character): boolean {
  return isLetters || HAN.test(text)
}

function markTypes(characters: Character[]): void {
  for (let at = 0; at < characters.length; at += 1) {
    let word = ''
    let longest = { length: 0, place: PLACE.none as number }
    for (let length = 1; length <= LONGEST && at + length <= characters.length; length += 1) {
      word += characters[at + length - 1]?.text
      const place = WORDS.get(word)
      if (place !== undefined) longest = { length, place }
    }
    for (let k = at; k < at + longest.length; k += 1) (characters[k] as Character).place = longest.place
    at += Math.max(0, longest.length - 1)
  }
}

function markNames(characters: Character[]): void {
  for (let at = 1; at < characters.length; at += 1) {
    if (characters[at]?.place !== PLACE.type) continue
    for (let k = at - 1; k >= 0 && at - k <= LONGEST_NAME; k -= 1) {
      const before = characters[k] as Character
      if (before.place !== PLACE.none && before.place !== PLACE.name) break
      if (!isWritten(before) || NOT_IN_NAMES.has(before.text)) break
      before.place = PLACE.name
    }
  }
  for (let at = 0; at + 1 < characters.length; at += 1) {
    const number = characters[at] as Character
    const next = characters[at + 1] as Character
    const isName = number.isLetters && !next.isLetters && HAN.test(next.text) && !MEASURES.has(next.text)
    if (!isName || number.place !== PLACE.none) continue
    number.place = PLACE.name
    if (next.place === PLACE.none) next.place = PLACE.name
  }
}
