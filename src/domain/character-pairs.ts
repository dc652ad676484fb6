/** Every two neighbouring Chinese characters of the text. */
export function characterPairs(text: string): Set<string> {
  const pairs = new Set<string>()
  for (const run of text.match(/\p{Script=Han}+/gu) ?? []) {
    for (let at = 0; at + 1 < run.length; at += 1) pairs.add(run.slice(at, at + 2))
  }
  return pairs
}
