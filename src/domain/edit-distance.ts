/**
 * How many typing errors lie between two words: a character too many, too few, wrong, or swapped with its
 * neighbour counts one each (Damerau-Levenshtein, optimal string alignment).
 */
export function editDistance(one: string, other: string): number {
  const a = [...one]
  const b = [...other]
  let twoAbove: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1]
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(
        Math.min(
          at(above, j) + 1,
          at(row, j - 1) + 1,
          at(above, j - 1) + (isSame ? 0 : 1),
          isSwap ? at(twoAbove, j - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    twoAbove = above
    above = row
  }
  return at(above, b.length)
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? 0
}

/**
 * The candidate nearest to the word, the earlier one of equals; undefined if none is near.
 *
 * @param max most typing errors that still count as near; a candidate that shares nothing never does
 */
export function nearest(word: string, candidates: readonly string[], max: number): string | undefined {
  const length = [...word].length
  let best: { candidate: string; distance: number } | undefined
  for (const candidate of candidates) {
    const candidateLength = [...candidate].length
    if (Math.abs(candidateLength - length) > max) continue
    const distance = editDistance(word, candidate)
    const isNear = distance <= max && distance < Math.max(length, candidateLength)
    if (isNear && distance < (best?.distance ?? Number.POSITIVE_INFINITY)) best = { candidate, distance }
  }
  return best?.candidate
}
