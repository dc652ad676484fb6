import { countRatio } from './count-ratio.ts'
import { decidingWords } from './deciding-words.ts'
import { shuffled } from './shuffled.ts'
import type { Separation, Separator } from './squared-hinge.ts'
import { separate } from './squared-hinge.ts'
import type { Judged } from './temperature.ts'
import { confidences, temperatureOf } from './temperature.ts'
import type { Matchable } from './terms.ts'
import { termsOf } from './terms.ts'
import type { Vector } from './vocabulary.ts'
import { TermCounts, Vocabulary } from './vocabulary.ts'

/** A text and what it turned out to be. */
export interface Example extends Matchable {
  label: string
}

export interface Trained {
  classifier: Classifier
  /** Of the examples, in their order. */
  vectors: readonly Vector[]
}

export interface Guess {
  label: string
  /** Between 0 and 1: of the guesses with 0.9, nine in ten are right. */
  confidence: number
}

const COST = 1
/** One text in five is kept back to find out how sure the scores may be. */
const KEPT_BACK = 5
const SEED = 20_181_201
/** Texts read between two pauses. */
const BATCH = 50

/** Tells what a text is about from examples; see `trainSteps`. */
export class Classifier {
  readonly vocabulary: Vocabulary
  readonly #labels: readonly string[]
  readonly #separators: readonly Separator[]
  readonly #factor: number

  constructor(vocabulary: Vocabulary, separators: ReadonlyMap<string, Separator>, factor: number) {
    this.vocabulary = vocabulary
    this.#labels = [...separators.keys()]
    this.#separators = [...separators.values()]
    this.#factor = factor
  }

  vectorOf(text: Matchable): Vector {
    return this.vocabulary.vectorOf(termsOf(text))
  }

  /** All labels, the likeliest first. */
  classify(text: Matchable): Guess[] {
    const vector = this.vectorOf(text)
    const scores = Float64Array.from(this.#separators, (separator) => scoreOf(vector, separator))
    const shares = confidences(scores, this.#factor)
    return this.#labels
      .map((label, at) => ({ label, confidence: shares[at] ?? 0 }))
      .sort((one, other) => other.confidence - one.confidence)
  }

  /** The words of the text that speak most for the label, the strongest first; at most `limit`. */
  explain(text: Matchable, label: string, limit = 4): string[] {
    const separator = this.#separators[this.#labels.indexOf(label)]
    if (!separator) return []
    const terms = termsOf(text)
    const { values, terms: indexes } = this.vocabulary.vectorOf(terms)
    const share = new Map<number, number>()
    indexes.forEach((index, at) => {
      share.set(index, (values[at] ?? 0) * (separator.weights[index] ?? 0))
    })
    const worth = new Map<string, number>()
    for (const term of terms.keys()) {
      const index = this.vocabulary.indexOf(term)
      if (index !== undefined) worth.set(term, share.get(index) ?? 0)
    }
    return decidingWords(text, worth, limit)
  }
}

/**
 * Learns from the examples, one class against the rest. The same examples in the same order always give the
 * same classifier. A generator that pauses every few milliseconds: drive it in one go, or let the chat in
 * between.
 *
 * @param examples of at least two labels
 */
export function* trainSteps(examples: readonly Example[]): Generator<undefined, Trained> {
  const counts = new TermCounts()
  for (const [at, example] of examples.entries()) {
    counts.add(termsOf(example))
    if (at % BATCH === BATCH - 1) yield
  }
  const vocabulary = new Vocabulary(counts)
  yield
  // Each text is taken apart a second time: to keep ten thousand apart would cost hundreds of megabytes.
  const vectors: Vector[] = []
  for (const [at, example] of examples.entries()) {
    vectors.push(vocabulary.vectorOf(termsOf(example)))
    if (at % BATCH === BATCH - 1) yield
  }
  const labels = [...new Set(examples.map(({ label }) => label))].sort()
  const truths = examples.map(({ label }) => labels.indexOf(label))
  const learned: number[] = []
  const keptBack: number[] = []
  for (const [place, at] of shuffled(examples.length, SEED).entries()) {
    ;(place % KEPT_BACK === 0 ? keptBack : learned).push(at)
  }
  const judged = keptBack.map(
    (at): Judged => ({ scores: new Float64Array(labels.length), truth: truths[at] ?? 0 }),
  )
  const separators = new Map<string, Separator>()
  for (const [at, label] of labels.entries()) {
    const lesson = { vectors, isOf: signsOf(truths, at), terms: vocabulary.size }
    const trial = yield* separateSome(lesson, learned)
    judged.forEach(({ scores }, place) => {
      scores[at] = scoreOf(vectors[keptBack[place] ?? 0] as Vector, trial)
    })
    const forces = new Float64Array(examples.length)
    for (const [place, index] of learned.entries()) forces[index] = trial.forces[place] ?? 0
    separators.set(label, yield* separateAll(lesson, forces))
  }
  return { classifier: new Classifier(vocabulary, separators, temperatureOf(judged)), vectors }
}

/** The same without pauses. */
export function train(examples: readonly Example[]): Classifier {
  const steps = trainSteps(examples)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value.classifier
  }
}

interface Lesson {
  vectors: readonly Vector[]
  /** 1 for the vectors of the class, -1 for the others. */
  isOf: Int8Array
  terms: number
}

function* separateAll(lesson: Lesson, forces?: Float64Array): Generator<undefined, Separation> {
  const { vectors, isOf, terms } = lesson
  const pull = countRatio(vectors, isOf, terms)
  return yield* separate(vectors, isOf, terms, { cost: COST, pull, seed: SEED, ...(forces && { forces }) })
}

function separateSome(
  { vectors, isOf, terms }: Lesson,
  which: readonly number[],
): Generator<undefined, Separation> {
  const some = which.map((at) => vectors[at] as Vector)
  return separateAll({ vectors: some, isOf: Int8Array.from(which, (at) => isOf[at] ?? 0), terms })
}

function signsOf(truths: readonly number[], label: number): Int8Array {
  return Int8Array.from(truths, (truth) => (truth === label ? 1 : -1))
}

function scoreOf({ terms, values }: Vector, { weights, bias }: Separator): number {
  let score = bias
  for (let k = 0; k < terms.length; k += 1) score += (weights[terms[k] ?? 0] ?? 0) * (values[k] ?? 0)
  return score
}
