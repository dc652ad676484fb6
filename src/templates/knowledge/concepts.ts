import type { Synonyms } from './synonyms.ts'

/** What expressions mean, beyond their signs: each group of synonyms is a term of its own, as `=12`. */
export class Concepts {
  /** Groups by expression, and expressions by their first sign, longest first. */
  readonly #groups = new Map<string, string[]>()
  readonly #words = new Map<string, string[]>()
  /** By expression as it is written, all of its groups. */
  readonly #sameAs = new Map<string, string[]>()

  constructor(synonyms: Synonyms) {
    for (const [index, group] of synonyms.entries()) {
      for (const written of group) {
        this.#sameAs.set(written, [...(this.#sameAs.get(written) ?? []), ...group])
        const word = written.toLowerCase()
        const known = this.#groups.get(word)
        if (known) known.push(`=${index}`)
        else this.#groups.set(word, [`=${index}`])
      }
    }
    for (const word of this.#groups.keys()) {
      const first = word.slice(0, 1)
      const words = this.#words.get(first)
      if (words) words.push(word)
      else this.#words.set(first, [word])
    }
    for (const words of this.#words.values()) words.sort((one, other) => other.length - one.length)
  }

  /** The expressions that mean the same, itself among them; none if it stands in no group. */
  sameAs(word: string): readonly string[] {
    return this.#sameAs.get(word) ?? []
  }

  /** The concepts that a text names, from left to right, the longest expression first: 「驾驶证」 holds no 「证」. */
  in(text: string): string[] {
    const read = text.toLowerCase()
    const found: string[] = []
    for (let at = 0; at < read.length; ) {
      const word = this.#words.get(read.charAt(at))?.find((one) => read.startsWith(one, at))
      if (word === undefined) {
        at += 1
        continue
      }
      found.push(...(this.#groups.get(word) ?? []))
      at += word.length
    }
    return found
  }
}
