import type { Example } from '../../src/matching/classifier.ts'
import { shuffled } from '../../src/matching/shuffled.ts'
import type { Separator } from '../../src/matching/squared-hinge.ts'
import { separate } from '../../src/matching/squared-hinge.ts'
import type { Matchable } from '../../src/matching/terms.ts'
import type { Vector } from '../../src/matching/vocabulary.ts'
import { Vocabulary } from '../../src/matching/vocabulary.ts'
import type { Answered } from './contenders.ts'
import { pairsOf, ranked } from './ranked.ts'

/** A linear model on tf-idf of bigrams, title and detail in one, one class against the rest. */
export function linearOnPairs(
  examples: readonly Example[],
  kind: 'svm' | 'logistic',
): (text: Matchable) => Answered {
  const texts = examples.map(pairsOf)
  const vocabulary = Vocabulary.of(texts)
  const vectors = texts.map((text) => vocabulary.vectorOf(text))
  const labels = [...new Set(examples.map(({ label }) => label))]
  const separators = labels.map((label) => {
    const isOf = Int8Array.from(examples, (example) => (example.label === label ? 1 : -1))
    return kind === 'svm' ? svm(vectors, isOf, vocabulary.size) : logistic(vectors, isOf, vocabulary.size)
  })
  return (text) => {
    const vector = vocabulary.vectorOf(pairsOf(text))
    return {
      ranked: ranked(new Map(labels.map((label, at) => [label, score(vector, separators[at] as Separator)]))),
    }
  }
}

function svm(vectors: readonly Vector[], isOf: Int8Array, terms: number): Separator {
  const pull = new Float32Array(terms).fill(1)
  const steps = separate(vectors, isOf, terms, { cost: 2, pull, seed: 1 })
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

const ROUNDS = 30
const PENALTY = 3e-6
const FIRST_RATE = 4

/** Logistic regression by stochastic gradient descent with a falling rate. */
function logistic(vectors: readonly Vector[], isOf: Int8Array, terms: number): Separator {
  const weights = new Float32Array(terms)
  let bias = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const rate = FIRST_RATE / (1 + round)
    for (const at of shuffled(vectors.length, round)) {
      const vector = vectors[at] as Vector
      const sign = isOf[at] ?? 0
      const step = (rate * sign) / (1 + Math.exp(sign * score(vector, { weights, bias })))
      bias += step * 0.1
      vector.terms.forEach((term, k) => {
        const weight = weights[term] ?? 0
        weights[term] = weight + step * (vector.values[k] ?? 0) - rate * PENALTY * weight
      })
    }
  }
  return { weights, bias }
}

function score({ terms, values }: Vector, { weights, bias }: Separator): number {
  let sum = bias
  for (let k = 0; k < terms.length; k += 1) sum += (weights[terms[k] ?? 0] ?? 0) * (values[k] ?? 0)
  return sum
}
