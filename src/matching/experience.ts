import type { LearnedGuess } from '../domain/proposal.ts'
import type { Classifier, Example, Trained } from './classifier.ts'
import { trainSteps } from './classifier.ts'
import { Nearest } from './nearest.ts'
import type { Matchable } from './terms.ts'

/** An earlier ticket and the unit that led it in the end. */
export interface Earlier extends Example {
  code: number
}

/** With fewer tickets, or units, chance would speak: only the list is asked then. */
const FEWEST_TICKETS = 60
const FEWEST_OF_UNIT = 8
const FEWEST_UNITS = 2
const LOOKED_AT = 20
const ALIKE = 0.25
const MOST_NAMED = 3
const MOST_GUESSES = 3

/** What the office's own tickets teach about who is responsible. */
export class Experience {
  readonly #classifier: Classifier
  readonly #nearest: Nearest
  readonly #earlier: readonly Earlier[]

  constructor({ classifier, vectors }: Trained, earlier: readonly Earlier[]) {
    this.#classifier = classifier
    this.#earlier = earlier
    this.#nearest = new Nearest(classifier.vocabulary, vectors)
  }

  /**
   * The likeliest units, each with what speaks for it.
   *
   * @param code the ticket's own: it is no earlier one
   */
  guess(text: Matchable, code: number): LearnedGuess[] {
    const near = this.#nearest
      .to(this.#classifier.vectorOf(text), LOOKED_AT)
      .filter(({ likeness }) => likeness >= ALIKE)
      .flatMap(({ at }) => this.#earlier[at] ?? [])
      .filter((ticket) => ticket.code !== code)
    return this.#classifier
      .classify(text)
      .slice(0, MOST_GUESSES)
      .map(({ label, confidence }) => {
        const same = near.filter((ticket) => ticket.label === label)
        return {
          unitId: label,
          sureness: confidence,
          words: this.#classifier.explain(text, label),
          similar: { codes: same.slice(0, MOST_NAMED).map(({ code }) => code), count: same.length },
        }
      })
  }
}

/**
 * Learns from the office's tickets, with pauses. Units that led too few are left out.
 *
 * @returns undefined if the tickets are too few to teach anything
 */
export function* experienceSteps(tickets: readonly Earlier[]): Generator<undefined, Experience | undefined> {
  const counts = new Map<string, number>()
  for (const { label } of tickets) counts.set(label, (counts.get(label) ?? 0) + 1)
  const known = tickets.filter(({ label }) => (counts.get(label) ?? 0) >= FEWEST_OF_UNIT)
  const units = new Set(known.map(({ label }) => label))
  if (known.length < FEWEST_TICKETS || units.size < FEWEST_UNITS) return undefined
  const trained = yield* trainSteps(known)
  yield
  return new Experience(trained, known)
}
