import { personalWordsIn } from '../domain/personal-words.ts'
import { unitIdsOf } from '../domain/roster.ts'
import type { EntryProblem, KnowledgeEntry } from '../templates/knowledge/index.ts'
import {
  entryProblems,
  hasOpenPlaceholder,
  PLACEHOLDERS,
  placeholdersIn,
  referenceProblems,
} from '../templates/knowledge/index.ts'
import {
  ENTRY_OPEN,
  entryNamesPerson,
  entryTitleTaken,
  entryUnknownPlaceholder,
} from '../templates/messages/knowledge-edit.ts'
import type { Desk } from './desk.ts'
import { knowledgeNow } from './knowledge-now.ts'

/**
 * Everything that speaks against the entry beside those that there are, each with its field: it names units or entries
 * that do not exist, bears the title of another, has blanks that nobody fills, or tells of one person.
 *
 * @param names whose names must not stand in it, beside those of the roster
 */
export async function checkEntry(
  desk: Desk,
  entry: KnowledgeEntry,
  names: readonly string[] = [],
): Promise<EntryProblem[]> {
  const base = await knowledgeNow(desk)
  const { roster } = desk.office
  const others = base.entries.filter(({ id }) => id !== entry.id)
  const known = { unitIds: unitIdsOf(roster), entryIds: new Set(others.map(({ id }) => id)) }
  const isTemplate = entry.kind === 'template'
  const named = [...names, ...roster.people.map(({ name }) => name)]
  const personal = (field: string, texts: readonly string[]): EntryProblem[] =>
    texts
      .flatMap((text) => personalWordsIn(text, { names: named, mayNameLines: !isTemplate }))
      .map((found) => ({ field, message: entryNamesPerson(found) }))
  return [
    ...entryProblems(entry),
    ...referenceProblems(entry, known),
    ...(others.some(({ title }) => title === entry.title)
      ? [{ field: 'title', message: entryTitleTaken(entry.title) }]
      : []),
    ...personal('title', [entry.title]),
    ...personal('asks', entry.asks),
    ...personal('keywords', entry.keywords),
    ...personal('body', [entry.body]),
    ...(isTemplate && hasOpenPlaceholder(entry.body) ? [{ field: 'body', message: ENTRY_OPEN }] : []),
    ...(isTemplate ? placeholdersIn(entry.body) : [])
      .filter((name) => !PLACEHOLDERS.includes(name))
      .map((name) => ({ field: 'body', message: entryUnknownPlaceholder(name, PLACEHOLDERS) })),
  ]
}
