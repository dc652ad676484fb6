import { SPOTS } from '../domain/place-lexicon.ts'

const SPOT_OF = new Map(SPOTS.flatMap((words, spot) => words.map((word) => [word, spot] as const)))
/** Longest first, so that 十字路口 is read before 路口. */
const WORDS = new RegExp([...SPOT_OF.keys()].sort((one, other) => other.length - one.length).join('|'), 'gu')

/** The spots of a village that the text names, by their number in `SPOTS`. */
export function spotsIn(text: string): ReadonlySet<number> {
  return new Set((text.match(WORDS) ?? []).map((word) => SPOT_OF.get(word) ?? 0))
}

/** Both name a spot, and no common one. */
export function areElsewhere(ones: ReadonlySet<number>, others: ReadonlySet<number>): boolean {
  return ones.size > 0 && others.size > 0 && ![...ones].some((spot) => others.has(spot))
}
