import type { Responsibility, ResponsibilityList } from './responsibility.ts'
import type { Roster, Unit } from './roster.ts'
import type { Ticket } from './ticket.ts'

/** Why a rule can't be added; each has its sentence in templates/messages. */
export type AdditionProblem =
  | { code: 'matter_length' }
  | { code: 'matter_known'; entry: Responsibility }
  | { code: 'unit_does_not_handle'; unit: Unit }
  | { code: 'no_keywords' }
  | { code: 'keyword_length'; word: string }
  | { code: 'keyword_known'; word: string; entry: Responsibility }

/** As in responsibilities.yaml. */
const MATTER_LENGTH = 20
/** One character stands in half of all texts. */
const KEYWORD_LENGTHS = { least: 2, most: 20 }
/** So many units in vain: nobody knows whose it is. */
const REFUSING_UNITS = 2

/** What speaks against adding the entry; undefined if nothing does. The units must be of the roster. */
export function additionProblem(
  list: ResponsibilityList,
  roster: Roster,
  entry: Responsibility,
): AdditionProblem | undefined {
  const length = [...entry.matter].length
  if (length < 2 || length > MATTER_LENGTH) return { code: 'matter_length' }
  const known = list.matters.find(({ matter }) => matter === entry.matter)
  if (known) return { code: 'matter_known', entry: known }
  const involved = new Set([entry.leadUnitId, ...entry.assistUnitIds])
  const unit = roster.units.find(
    ({ id, kind }) => involved.has(id) && (kind === 'station' || kind === 'supervision'),
  )
  if (unit) return { code: 'unit_does_not_handle', unit }
  if (entry.keywords.length === 0) return { code: 'no_keywords' }
  const { least, most } = KEYWORD_LENGTHS
  const odd = entry.keywords.find((word) => [...word].length < least || [...word].length > most)
  if (odd !== undefined) return { code: 'keyword_length', word: odd }
  for (const word of entry.keywords) {
    const other = list.matters.find(({ matter, keywords }) => matter === word || keywords.includes(word))
    if (other) return { code: 'keyword_known', word, entry: other }
  }
  return undefined
}

/** A ticket of no matter that two units gave back and were right: nobody is responsible by the list. */
export function fellThrough({ matter, returns = [], state }: Ticket): boolean {
  const refusing = new Set(returns.filter(({ outcome }) => outcome === 'granted').map(({ unitId }) => unitId))
  return state !== 'closed' && matter === undefined && refusing.size >= REFUSING_UNITS
}
