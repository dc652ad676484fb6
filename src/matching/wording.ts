import type { Character } from './place-words.ts'
import { isWritten, PLACE, placesIn } from './place-words.ts'
import { spotsIn } from './spots.ts'
import type { Matchable } from './terms.ts'

/** How often each term stands in a text; `ids` ascend. */
export interface Counted {
  ids: Int32Array
  counts: Float32Array
}

/** A text taken apart: where it is, and what is the matter there. Terms are pairs of neighbouring characters. */
export interface Wording {
  place: Counted
  /** The places of the title alone: the title names the place that it is about, the detail also others. */
  titlePlace: Counted
  matter: Counted
  spots: ReadonlySet<number>
}

/** A ticket as far as it is compared. */
export interface Reported extends Matchable {
  /** A place beside those of the text. */
  villageId?: string
  /** What the list of responsibilities calls it. */
  matter?: string
}

/** The title says it once and means it three times. */
const TITLE_COUNTS = 3
const VILLAGE = 'village:'

/** Takes texts apart, and numbers the terms as it meets them. */
export class WordingReader {
  readonly #ids = new Map<string, number>()

  /** One more than the highest number given so far. */
  get size(): number {
    return this.#ids.size
  }

  read({ title, detail, villageId }: Reported): Wording {
    const place = new Map<number, number>()
    const titlePlace = new Map<number, number>()
    const matter = new Map<number, number>()
    const add = (to: Map<number, number>, id: number, count: number): void => {
      to.set(id, (to.get(id) ?? 0) + count)
    }
    for (const { term, isPlace } of termsOf(title)) {
      const id = this.#idOf(term)
      add(isPlace ? place : matter, id, TITLE_COUNTS)
      if (isPlace) add(titlePlace, id, 1)
    }
    for (const { term, isPlace } of termsOf(detail)) add(isPlace ? place : matter, this.#idOf(term), 1)
    if (villageId !== undefined) add(place, this.#idOf(VILLAGE + villageId), TITLE_COUNTS)
    return {
      place: counted(place),
      titlePlace: counted(titlePlace),
      matter: counted(matter),
      spots: spotsIn(`${title} ${detail}`),
    }
  }

  #idOf(term: string): number {
    const known = this.#ids.get(term)
    if (known !== undefined) return known
    this.#ids.set(term, this.#ids.size)
    return this.#ids.size - 1
  }
}

/** Pairs that begin in a name are of the place, the others of the matter; numbers are of neither but in names. */
function* termsOf(text: string): Generator<{ term: string; isPlace: boolean }> {
  const characters = placesIn(text)
  for (let at = 0; at + 1 < characters.length; at += 1) {
    const one = characters[at] as Character
    const next = characters[at + 1] as Character
    if (!isWritten(one) || !isWritten(next)) continue
    const isPlace = one.place === PLACE.name && (next.place === PLACE.name || next.place === PLACE.type)
    const isMatter = isSaid(one) && isSaid(next)
    if (isPlace || isMatter) yield { term: one.text + next.text, isPlace }
  }
}

/** Neither name nor kind of a place, and no number. */
function isSaid({ place, isLetters }: Character): boolean {
  return !isLetters && (place === PLACE.none || place === PLACE.thing)
}

function counted(terms: ReadonlyMap<number, number>): Counted {
  const sorted = [...terms].sort(([one], [other]) => one - other)
  return {
    ids: Int32Array.from(sorted, ([id]) => id),
    counts: Float32Array.from(sorted, ([, count]) => count),
  }
}
