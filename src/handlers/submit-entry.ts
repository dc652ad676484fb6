import type { Choice } from '../desk/choices.ts'
import type { Desk } from '../desk/desk.ts'
import type { EntryWords } from '../desk/propose-entry.ts'
import { problemsOfNew, proposeEntry } from '../desk/propose-entry.ts'
import type { Actor } from '../domain/actor.ts'
import type { EntryProblem } from '../templates/knowledge/index.ts'
import { proposed } from '../templates/messages/knowledge-edit.ts'

type Entry = Extract<Choice, { kind: 'new_entry' }>['entry']

/**
 * Sends what 新增模板 has gathered to the station.
 *
 * @returns what to say; undefined while something is missing
 */
export async function submitEntry(desk: Desk, actor: Actor, entry: Entry): Promise<string | undefined> {
  const words = wordsOf(actor, entry)
  return words && proposed(await proposeEntry(desk, { actor, words }), words.title)
}

/** What would be refused of what 新增模板 has gathered; nothing while something is missing. */
export async function problemsOf(desk: Desk, actor: Actor, entry: Entry): Promise<EntryProblem[]> {
  const words = wordsOf(actor, entry)
  return words ? problemsOfNew(desk, { actor, words }) : []
}

function wordsOf(actor: Actor, entry: Entry): EntryWords | undefined {
  const { kind, title, body, asks, keywords = [], matter, units } = entry
  if (title === undefined || body === undefined || asks === undefined) return undefined
  const own = actor.kind === 'staff' ? actor.positions.slice(0, 1).map(({ unitId }) => unitId) : []
  return {
    kind,
    title,
    body,
    asks,
    keywords: keywords.length > 0 ? keywords : [matter ?? title],
    units: units ?? own,
    ...(matter !== undefined && { matter }),
  }
}
