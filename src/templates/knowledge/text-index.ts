/** A text's terms, by field; the same term may occur several times. */
export type FieldTerms<Field extends string> = Readonly<Partial<Record<Field, readonly string[]>>>

export interface FieldSetting {
  /** How much a term of the field counts. */
  weight: number
  /** 0: the field's length is of no account; 1: a term in a field twice as long counts half. */
  lengthNorm: number
}

/** How rare terms are in texts beside those of the index. */
export interface Background {
  count: number
  frequencyOf(term: string): number
}

export const NO_BACKGROUND: Background = { count: 0, frequencyOf: () => 0 }

/** BM25's saturation: how fast further occurrences of a term stop to count. */
const SATURATION = 1.2

/**
 * Documents found by weighted terms, scored by BM25F (Robertson and Zaragoza 2009): a term's occurrences in all
 * fields are added up, each field weighted and brought to its own length, and only then saturated.
 */
export class TextIndex<Field extends string> {
  /** Each term's place in `#starts`. */
  readonly #terms = new Map<string, number>()
  /**
   * The documents that hold a term, and for how much it counts in each, from the term's start to the next: one list for
   * all terms, since most are in two or three documents and a list of its own would weigh more than what it holds.
   */
  readonly #documents: Int32Array
  readonly #impacts: Float32Array
  readonly #starts: Int32Array
  readonly #size: number
  readonly #scores: Float64Array
  /** Kept between searches: a long complaint touches every document, and what is made anew is soon thrown away. */
  readonly #touched: Int32Array
  #background: Background = NO_BACKGROUND

  constructor(documents: readonly FieldTerms<Field>[], fields: Readonly<Record<Field, FieldSetting>>) {
    this.#size = documents.length
    this.#scores = new Float64Array(documents.length)
    this.#touched = new Int32Array(documents.length)
    const averages = averageLengths(documents, fields)
    const collected = new Map<string, { documents: number[]; impacts: number[] }>()
    let count = 0
    for (const [index, document] of documents.entries()) {
      for (const [term, frequency] of frequenciesOf(document, fields, averages)) {
        let posting = collected.get(term)
        if (!posting) {
          posting = { documents: [], impacts: [] }
          collected.set(term, posting)
        }
        posting.documents.push(index)
        posting.impacts.push((frequency * (SATURATION + 1)) / (frequency + SATURATION))
        count += 1
      }
    }
    this.#documents = new Int32Array(count)
    this.#impacts = new Float32Array(count)
    this.#starts = new Int32Array(collected.size + 1)
    let start = 0
    for (const [term, { documents: held, impacts }] of collected) {
      this.#documents.set(held, start)
      this.#impacts.set(impacts, start)
      start += held.length
      this.#terms.set(term, this.#terms.size)
      this.#starts[this.#terms.size] = start
    }
  }

  /** From now on a term's rarity is that in these texts and in the index together. */
  useBackground(background: Background): void {
    this.#background = background
  }

  get background(): Background {
    return this.#background
  }

  /** 0 if no document holds the term: it can find nothing. */
  rarityOf(term: string): number {
    const own = this.#frequencyOf(term)
    return own === 0 ? 0 : this.#rarity(own + this.#background.frequencyOf(term))
  }

  /** The same for a term that no document need hold. */
  rarityAnywhere(term: string): number {
    return this.#rarity(this.#frequencyOf(term) + this.#background.frequencyOf(term))
  }

  /**
   * Documents that hold any of the terms, best first, equals in the order of the index.
   *
   * @param weights how much each term counts, its rarity included
   */
  search(weights: ReadonlyMap<string, number>, most: number): { document: number; score: number }[] {
    const scores = this.#scores
    const documents = this.#documents
    const impacts = this.#impacts
    const starts = this.#starts
    const all = this.#touched
    let count = 0
    for (const [term, weight] of weights) {
      const place = this.#terms.get(term)
      if (place === undefined || weight <= 0) continue
      const end = starts[place + 1] as number
      for (let at = starts[place] as number; at < end; at += 1) {
        const document = documents[at] as number
        if (scores[document] === 0) {
          all[count] = document
          count += 1
        }
        scores[document] = (scores[document] as number) + weight * (impacts[at] as number)
      }
    }
    const touched = all.subarray(0, count)
    const found = best(touched, scores, most)
    const hits = found.map((document) => ({ document, score: scores[document] as number }))
    for (const document of touched) scores[document] = 0
    return hits
  }

  #frequencyOf(term: string): number {
    const place = this.#terms.get(term)
    return place === undefined ? 0 : (this.#starts[place + 1] as number) - (this.#starts[place] as number)
  }

  #rarity(frequency: number): number {
    const size = this.#size + this.#background.count
    return Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5))
  }
}

/** The rarity of terms in many texts. */
export function backgroundOf(texts: Iterable<readonly string[]>): Background {
  const frequencies = new Map<string, number>()
  let count = 0
  for (const terms of texts) {
    count += 1
    for (const term of new Set(terms)) frequencies.set(term, (frequencies.get(term) ?? 0) + 1)
  }
  return { count, frequencyOf: (term) => frequencies.get(term) ?? 0 }
}

/** The `most` best without sorting all: a long complaint touches every document. */
function best(touched: Int32Array, scores: Float64Array, most: number): number[] {
  const compare = (one: number, other: number): number =>
    (scores[other] as number) - (scores[one] as number) || one - other
  if (touched.length <= most * 4) return [...touched].sort(compare).slice(0, most)
  const kept: number[] = []
  let least = -1
  for (const document of touched) {
    if (kept.length >= most && (scores[document] as number) <= least) continue
    kept.push(document)
    if (kept.length < most * 2) continue
    kept.sort(compare).splice(most)
    least = scores[kept[most - 1] as number] as number
  }
  return kept.sort(compare).slice(0, most)
}

function averageLengths<Field extends string>(
  documents: readonly FieldTerms<Field>[],
  fields: Readonly<Record<Field, FieldSetting>>,
): Record<Field, number> {
  const names = Object.keys(fields) as Field[]
  const averageOf = (name: Field): number => {
    const lengths = documents.map((document) => document[name]?.length ?? 0).filter((length) => length > 0)
    return lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length)
  }
  return Object.fromEntries(names.map((name) => [name, averageOf(name)])) as Record<Field, number>
}

function frequenciesOf<Field extends string>(
  document: FieldTerms<Field>,
  fields: Readonly<Record<Field, FieldSetting>>,
  averages: Readonly<Record<Field, number>>,
): Map<string, number> {
  const frequencies = new Map<string, number>()
  for (const name of Object.keys(fields) as Field[]) {
    const terms = document[name]
    if (!terms || terms.length === 0) continue
    const { weight, lengthNorm } = fields[name]
    const each = weight / (1 - lengthNorm + (lengthNorm * terms.length) / averages[name])
    for (const term of terms) frequencies.set(term, (frequencies.get(term) ?? 0) + each)
  }
  return frequencies
}
