import type { Vector } from './vocabulary.ts'

/** Half of a term's pull is its own, half is how one-sided it occurs (Wang and Manning, ACL 2012: NB-SVM). */
const SHARE = 0.5

/**
 * How far each term may pull: the more, the more often it stands in texts of one side than of the other. A term
 * that occurs alike in both teaches nothing, however large its weight would grow on a few examples.
 *
 * @param isOf 1 where the vector of the same index is of the class, -1 where it is not
 */
export function countRatio(vectors: readonly Vector[], isOf: Int8Array, terms: number): Float32Array {
  const inside = new Float64Array(terms).fill(1)
  const outside = new Float64Array(terms).fill(1)
  vectors.forEach(({ terms: present }, at) => {
    const side = isOf[at] === 1 ? inside : outside
    for (const term of present) side[term] = (side[term] ?? 0) + 1
  })
  const sides = Math.log(sum(inside) / sum(outside))
  return Float32Array.from(inside, (count, term) => {
    const ratio = Math.log(count / (outside[term] ?? 1)) - sides
    return 1 - SHARE + SHARE * Math.abs(ratio)
  })
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0)
}
