import { shuffled } from './shuffled.ts'
import type { Vector } from './vocabulary.ts'

/** What tells one class from all others: a text is of it the more, the higher its score. */
export interface Separator {
  weights: Float32Array
  bias: number
}

/** A separator with how hard each example pulled at it: where learning can go on from. */
export interface Separation extends Separator {
  forces: Float64Array
}

export interface SeparationOptions {
  /** How much a wrong example costs against large weights. */
  cost: number
  /** How far each term may pull (see count-ratio.ts). */
  pull: Float32Array
  seed: number
  /** The forces to begin with, one an example; none if left out. Saves rounds where little has changed since. */
  forces?: Float64Array
}

/** By then the remaining steps change no ranking; most classes are done after ten. */
const MAX_ROUNDS = 30
const GOOD_ENOUGH = 0.15

/**
 * Learns to tell the examples with `isOf` from the others: a linear support vector machine with squared
 * hinge loss, by dual coordinate descent (Hsieh et al., ICML 2008). Yields after each round over the
 * examples, so that whoever drives it can let other work in between.
 *
 * @param isOf 1 where the example of the same index is of the class, -1 where it is not
 */
export function* separate(
  vectors: readonly Vector[],
  isOf: Int8Array,
  terms: number,
  options: SeparationOptions,
): Generator<undefined, Separation> {
  const { cost, seed } = options
  const reach = options.pull.map((pull) => pull * pull)
  const weights = new Float32Array(terms)
  const slack = 1 / (2 * cost)
  const forces = options.forces?.slice() ?? new Float64Array(vectors.length)
  const sizes = Float64Array.from(vectors, (vector) => 1 + slack + sizeOf(vector, reach))
  let bias = 0
  for (const [at, force] of forces.entries()) {
    if (force === 0) continue
    bias += force * (isOf[at] ?? 0)
    move(weights, vectors[at] as Vector, reach, force * (isOf[at] ?? 0))
  }
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    let worst = 0
    for (const at of shuffled(vectors.length, seed + round)) {
      const vector = vectors[at] as Vector
      const sign = isOf[at] ?? 0
      const force = forces[at] ?? 0
      const gradient = sign * (bias + scoreOf(vector, weights)) - 1 + force * slack
      if (force === 0 && gradient >= 0) continue
      worst = Math.max(worst, Math.abs(gradient))
      const next = Math.max(force - gradient / (sizes[at] ?? 1), 0)
      const step = (next - force) * sign
      forces[at] = next
      bias += step
      move(weights, vector, reach, step)
    }
    yield
    if (worst < GOOD_ENOUGH) break
  }
  return { weights, bias, forces }
}

function sizeOf({ terms, values }: Vector, reach: Float32Array): number {
  let sum = 0
  for (let k = 0; k < terms.length; k += 1) sum += (values[k] ?? 0) ** 2 * (reach[terms[k] ?? 0] ?? 0)
  return sum
}

function scoreOf({ terms, values }: Vector, weights: Float32Array): number {
  let sum = 0
  for (let k = 0; k < terms.length; k += 1) sum += (weights[terms[k] ?? 0] ?? 0) * (values[k] ?? 0)
  return sum
}

function move(weights: Float32Array, { terms, values }: Vector, reach: Float32Array, step: number): void {
  for (let k = 0; k < terms.length; k += 1) {
    const term = terms[k] ?? 0
    weights[term] = (weights[term] ?? 0) + step * (reach[term] ?? 0) * (values[k] ?? 0)
  }
}
