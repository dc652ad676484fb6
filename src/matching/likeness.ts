import type { LatentSpace } from './latent-space.ts'
import { dot, latentSpaceSteps } from './latent-space.ts'
import { areElsewhere } from './spots.ts'
import type { Vector } from './vocabulary.ts'
import type { Counted, Reported, Wording } from './wording.ts'
import { WordingReader } from './wording.ts'

/** A text as it is compared. Vectors have length one, those of places less where they name little. */
export interface Described {
  place: Vector
  titlePlace: Vector
  matter: Vector
  latent: Float64Array
  spots: ReadonlySet<number>
  /** What is known beside the text. */
  known: Pick<Reported, 'villageId' | 'matter'>
}

/** A rarer term than this is only a chance fewer: what stands in one text of a thousand is rare enough. */
const RAREST_PLACE = 8
const RAREST_MATTER = 40
/** A place is named by a rare word or two; who names only the city has named no place. */
const NAMED = 1
/** Same place from about here on: half of what two names share. */
const SAME_PLACE = 0.25
/** How much the meaning and the very words speak for the same matter. */
const MEANING = 0.8
const WORDS = 1.5
/**
 * What it adds that the office names the matters alike, or unlike: not enough by itself. Those named apart are one only if the
 * very words are: a mistake of dispatching is likelier then.
 */
const NAMED_ALIKE = 0.2
const NAMED_APART = -0.7
/** What is left of the likeness at another spot of the same village. */
const ELSEWHERE = 0.2
const BATCH = 100

/** Tells how likely two texts report the same matter at the same place; see `likenessSteps`. */
export class Likeness {
  readonly #reader: WordingReader
  readonly #place: Rarity
  readonly #matter: Rarity
  readonly #space: LatentSpace

  constructor(reader: WordingReader, rarities: { place: Rarity; matter: Rarity }, space: LatentSpace) {
    this.#reader = reader
    this.#place = rarities.place
    this.#matter = rarities.matter
    this.#space = space
  }

  describe(text: Reported): Described {
    return this.describeWording(this.#reader.read(text), text)
  }

  describeWording({ place, titlePlace, matter, spots }: Wording, known: Described['known']): Described {
    const said = this.#matter.vectorOf(matter)
    return {
      place: this.#place.vectorOf(place),
      titlePlace: this.#place.vectorOf(titlePlace),
      matter: said,
      latent: this.#space.place(said),
      spots,
      known,
    }
  }

  /**
   * From 0 (another place, or another matter) to nearly 1. Place and matter are both asked for: however alike the
   * wording, at another estate it is another matter.
   *
   * @param sharedPlace what the two places share, if the caller knows it already
   */
  of(one: Described, other: Described, sharedPlace = shared(one.place, other.place)): number {
    if (areApart(one, other)) return 0
    const titles = Math.sqrt(
      shared(one.titlePlace, one.titlePlace) * shared(other.titlePlace, other.titlePlace),
    )
    const place = (sharedPlace + shared(one.titlePlace, other.titlePlace)) / (1 + titles)
    const meaning = Math.max(0, dot(one.latent, other.latent))
    const matter = Math.min(
      1,
      MEANING * meaning + WORDS * shared(one.matter, other.matter) + named(one, other),
    )
    const likeness = (Math.max(0, matter) * place ** 2) / (place ** 2 + SAME_PLACE ** 2)
    return isElsewhere(one, other) ? likeness * ELSEWHERE : likeness
  }
}

/** A village that is known is a place that is sure. */
function areApart({ known: one }: Described, { known: other }: Described): boolean {
  return one.villageId !== undefined && other.villageId !== undefined && one.villageId !== other.villageId
}

/** In a village that is known the spot tells places apart; without it the names of the text do. */
function isElsewhere({ known, spots }: Described, { known: other, spots: others }: Described): boolean {
  return known.villageId !== undefined && known.villageId === other.villageId && areElsewhere(spots, others)
}

/** What the names that the office gives to matters say: alike if the same, unlike if two, nothing if one is missing. */
function named({ known: one }: Described, { known: other }: Described): number {
  if (one.matter === undefined || other.matter === undefined) return 0
  return one.matter === other.matter ? NAMED_ALIKE : NAMED_APART
}

/** Learns from the texts how rare which words are and which go together, with pauses. */
export function* likenessSteps(
  texts: readonly Reported[],
): Generator<undefined, { likeness: Likeness; described: Described[] }> {
  const reader = new WordingReader()
  const wordings: Wording[] = []
  for (const [at, text] of texts.entries()) {
    wordings.push(reader.read(text))
    if (at % BATCH === BATCH - 1) yield
  }
  const { size } = reader
  const place = new Rarity(
    wordings.map((one) => one.place),
    { size, rarest: RAREST_PLACE, ballast: NAMED },
  )
  const matter = new Rarity(
    wordings.map((one) => one.matter),
    { size, rarest: RAREST_MATTER },
  )
  yield
  const vectors = wordings.map((one) => matter.vectorOf(one.matter))
  const known = Int32Array.from({ length: size }, (_, term) => matter.countOf(term))
  const space = yield* latentSpaceSteps(vectors, known)
  const likeness = new Likeness(reader, { place, matter }, space)
  const described: Described[] = []
  for (const [at, wording] of wordings.entries()) {
    described.push(likeness.describeWording(wording, texts[at] ?? {}))
    if (at % BATCH === BATCH - 1) yield
  }
  return { likeness, described }
}

/** In how many texts each term stands, and what it is worth for that. */
export class Rarity {
  readonly #counts: Int32Array
  readonly #worth: Float64Array
  readonly #unknown: number
  readonly #ballast: number

  /**
   * @param size one more than the highest term
   * @param rarest a term of fewer texts is worth no more
   * @param ballast so many terms of the highest worth that nobody shares: what a text of common terms only is short of
   */
  constructor(
    texts: readonly Counted[],
    { size, rarest, ballast = 0 }: { size: number; rarest: number; ballast?: number },
  ) {
    this.#counts = new Int32Array(size)
    for (const { ids } of texts) for (const id of ids) this.#counts[id] = (this.#counts[id] ?? 0) + 1
    const worth = (count: number): number => Math.log(1 + texts.length / Math.max(count, rarest))
    this.#worth = Float64Array.from(this.#counts, worth)
    this.#unknown = worth(0)
    this.#ballast = ballast * this.#unknown ** 2
  }

  /** How many texts hold the term. */
  countOf(term: number): number {
    return this.#counts[term] ?? 0
  }

  vectorOf({ ids, counts }: Counted): Vector {
    const values = new Float32Array(ids.length)
    let squares = this.#ballast
    for (let k = 0; k < ids.length; k += 1) {
      const value = (1 + Math.log(counts[k] ?? 1)) * (this.#worth[ids[k] ?? 0] ?? this.#unknown)
      values[k] = value
      squares += value * value
    }
    const length = Math.sqrt(squares) || 1
    for (let k = 0; k < values.length; k += 1) values[k] = (values[k] ?? 0) / length
    return { terms: ids, values }
  }
}

/** The inner product of two vectors whose terms ascend: their cosine, if they have length one. */
export function shared(one: Vector, other: Vector): number {
  let sum = 0
  let k = 0
  let m = 0
  while (k < one.terms.length && m < other.terms.length) {
    const difference = (one.terms[k] ?? 0) - (other.terms[m] ?? 0)
    if (difference === 0) sum += (one.values[k] ?? 0) * (other.values[m] ?? 0)
    if (difference <= 0) k += 1
    if (difference >= 0) m += 1
  }
  return sum
}
