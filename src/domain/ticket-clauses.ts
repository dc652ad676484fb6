import type { Reworded } from './reworded.ts'
import { reworded } from './reworded.ts'
import type { Roster } from './roster.ts'

/** A new line, or a comma before a figure that words follow. */
const CLAUSE = /[\n；;]+|[，,。]\s*(?=#?[1-9]\d{0,4}号?\s*\p{Script=Han})/u
/** As many as one message tells of. */
const MOST_CLAUSES = 20

/**
 * `1已派人，5明天去，等配件`: each clause that names its own ticket, with what follows it; undefined unless two or more do.
 * A figure that counts something (1已派人，3天弄完) begins none.
 */
export function ticketClauses(text: string, roster: Roster, isOfUnit: boolean): Reworded[] | undefined {
  const parts = text.split(CLAUSE).filter((part) => part.trim() !== '')
  if (parts.length < 2 || parts.length > MOST_CLAUSES) return undefined
  const clauses: string[] = []
  for (const part of parts) {
    const own = reworded(part, roster, isOfUnit)
    const isOwn = own !== undefined && own.codes.length > 0 && !own.isGuess && !own.isQuestion
    if (isOwn || clauses.length === 0) clauses.push(part)
    else clauses.push(`${clauses.pop()}，${part}`)
  }
  const read = clauses.flatMap((clause) => reworded(clause, roster, isOfUnit) ?? [])
  const isWhole =
    read.length === clauses.length && read.every(({ codes, isGuess }) => codes.length > 0 && !isGuess)
  return isWhole && read.length > 1 ? read : undefined
}
