import { randomOf } from './shuffled.ts'
import type { Vector } from './vocabulary.ts'

/** Enough to tell lamps from noise from dust, few enough that 吵 and 噪音 fall together. */
const DIMENSIONS = 32
/** A few texts have a few matters. */
const TEXTS_A_DIMENSION = 4
/** A term of fewer texts teaches nothing about which terms go together. */
const FEWEST_TEXTS = 3
const ROUNDS = 3
const SEED = 20_181_201
/** Texts worked through between two pauses. */
const BATCH = 200

/**
 * Latent semantic analysis (Deerwester et al. 1990): terms that stand in the same texts come to lie in the same
 * direction, so that two texts are alike that say the same with other words. A truncated singular value
 * decomposition by subspace iteration (Halko, Martinsson and Tropp 2011).
 */
export class LatentSpace {
  readonly #rows: Int32Array
  readonly #basis: Float64Array
  readonly #dimensions: number

  /** @param rows where in the basis each term stands, −1 for one that is not in it */
  constructor(rows: Int32Array, basis: Float64Array, dimensions: number) {
    this.#rows = rows
    this.#basis = basis
    this.#dimensions = dimensions
  }

  /** Where the text lies, at length one; zeros if it holds no known term. The first direction, which all share, is left out. */
  place(vector: Vector): Float64Array {
    const place = new Float64Array(this.#dimensions)
    addInto(place, 0, inRows(vector, this.#rows), this.#basis, this.#dimensions)
    place[0] = 0
    const length = Math.sqrt(place.reduce((sum, value) => sum + value * value, 0)) || 1
    return place.map((value) => value / length)
  }
}

/**
 * Learns from the texts, with pauses. The same texts in the same order give the same space.
 *
 * @param counts in how many of the texts each term stands
 */
export function* latentSpaceSteps(
  texts: readonly Vector[],
  counts: Int32Array,
): Generator<undefined, LatentSpace> {
  let size = 0
  const rows = counts.map((count) => (count < FEWEST_TEXTS ? -1 : size++))
  const vectors = texts.map((text) => inRows(text, rows))
  const dimensions = Math.max(2, Math.min(DIMENSIONS, Math.floor(vectors.length / TEXTS_A_DIMENSION)))
  const random = randomOf(SEED)
  let basis: Float64Array = Float64Array.from({ length: size * dimensions }, () => random() - 0.5)
  for (let round = 0; round < ROUNDS; round += 1) {
    const places = yield* placesOf(vectors, basis, dimensions)
    orthogonalise(places, dimensions)
    yield
    basis = yield* basisOf(vectors, places, { dimensions, size })
  }
  orthogonalise(basis, dimensions)
  return new LatentSpace(rows, basis, dimensions)
}

/** The vector by rows of the basis; a term that came up later, or was too rare to teach anything, is in none. */
function inRows({ terms, values }: Vector, rows: Int32Array): Vector {
  const known = terms.map((term) => rows[term] ?? -1)
  return { terms: known.filter((row) => row >= 0), values: values.filter((_, k) => (known[k] ?? -1) >= 0) }
}

function* placesOf(
  vectors: readonly Vector[],
  basis: Float64Array,
  dimensions: number,
): Generator<undefined, Float64Array> {
  const places = new Float64Array(vectors.length * dimensions)
  for (const [text, vector] of vectors.entries()) {
    addInto(places, text * dimensions, vector, basis, dimensions)
    if (text % BATCH === BATCH - 1) yield
  }
  return places
}

function* basisOf(
  vectors: readonly Vector[],
  places: Float64Array,
  { dimensions, size }: { dimensions: number; size: number },
): Generator<undefined, Float64Array> {
  const basis = new Float64Array(size * dimensions)
  for (const [text, { terms, values }] of vectors.entries()) {
    const from = text * dimensions
    for (let k = 0; k < terms.length; k += 1) {
      const to = (terms[k] ?? 0) * dimensions
      const value = values[k] ?? 0
      for (let d = 0; d < dimensions; d += 1)
        basis[to + d] = (basis[to + d] ?? 0) + value * (places[from + d] ?? 0)
    }
    if (text % BATCH === BATCH - 1) yield
  }
  return basis
}

function addInto(
  places: Float64Array,
  to: number,
  { terms, values }: Vector,
  basis: Float64Array,
  dimensions: number,
): void {
  for (let k = 0; k < terms.length; k += 1) {
    const from = (terms[k] ?? 0) * dimensions
    const value = values[k] ?? 0
    for (let d = 0; d < dimensions; d += 1)
      places[to + d] = (places[to + d] ?? 0) + value * (basis[from + d] ?? 0)
  }
}

/** Makes the columns of a matrix of rows of `dimensions` perpendicular and of length one (modified Gram-Schmidt). */
function orthogonalise(matrix: Float64Array, dimensions: number): void {
  const rows = matrix.length / dimensions
  const columns = Array.from({ length: dimensions }, (_, d) =>
    Float64Array.from({ length: rows }, (_value, row) => matrix[row * dimensions + d] ?? 0),
  )
  for (const [at, column] of columns.entries()) {
    for (const earlier of columns.slice(0, at)) {
      const shared = dot(column, earlier)
      for (let row = 0; row < rows; row += 1) column[row] = (column[row] ?? 0) - shared * (earlier[row] ?? 0)
    }
    const length = Math.sqrt(dot(column, column)) || 1
    for (let row = 0; row < rows; row += 1) {
      column[row] = (column[row] ?? 0) / length
      matrix[row * dimensions + at] = column[row] ?? 0
    }
  }
}

export function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let k = 0; k < one.length; k += 1) sum += (one[k] ?? 0) * (other[k] ?? 0)
  return sum
}
