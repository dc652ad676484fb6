import { unitIdsOf } from '../domain/roster.ts'
import { currentContents, knowledgeRevision } from '../store/knowledge-versions.ts'
import { adoptions, learnedWordings } from '../store/template-uses.ts'
import type { EntrySource, KnowledgeBase, KnowledgeFolder } from '../templates/knowledge/index.ts'
import { buildKnowledge } from '../templates/knowledge/index.ts'
import type { Desk } from './desk.ts'
import { importFolder } from './import-knowledge.ts'

/** The knowledge base as it was when last looked at; whoever asks for it sees it made anew once it has changed. */
export interface KnowledgeShelf {
  base: KnowledgeBase
  /** Of the store's, when the base was made. */
  revision: number
  /** For how many tickets each entry was used with an approved reply. */
  adopted: ReadonlyMap<string, number>
  /** The files as they were read last. */
  folder: KnowledgeFolder
  /** Everything wrong in the files and in what counts, each with its place; what is concerned is left out. */
  problems: readonly string[]
}

/** More of an entry's wordings tell a search nothing new. */
const MOST_LEARNED = 40

/** What a shelf is made from. */
type Shelving = Pick<Desk, 'db' | 'clock' | 'seal' | 'office'>

/**
 * The knowledge base of the office: what its files hold is taken into the store, and what counts there is searched.
 *
 * @param base made of the same files, where it is known already: reading them takes longer than all else
 */
export async function openShelf(
  shelving: Shelving,
  folder: KnowledgeFolder,
  base?: KnowledgeBase,
): Promise<KnowledgeShelf> {
  const { problems } = await importFolder(shelving, folder)
  const revision = await knowledgeRevision(shelving.db)
  const made = base && (await isAsFiled(shelving, folder)) ? base : await baseOf(shelving, folder)
  const adopted = await adoptions(shelving.db)
  return { base: made, revision, adopted, folder, problems: [...new Set([...problems, ...made.problems])] }
}

/** The knowledge base as it stands now, whoever changed it, and by which way. */
export async function knowledgeNow(desk: Desk): Promise<KnowledgeBase> {
  const { knowledge: shelf } = desk
  const revision = await knowledgeRevision(desk.db)
  if (revision !== shelf.revision) {
    shelf.base = await baseOf(desk, shelf.folder, shelf.base)
    shelf.adopted = await adoptions(desk.db)
    shelf.revision = revision
  }
  return shelf.base
}

async function baseOf(
  { db, seal, office }: Shelving,
  folder: KnowledgeFolder,
  earlier?: KnowledgeBase,
): Promise<KnowledgeBase> {
  const contents = await currentContents(db)
  const sources: EntrySource[] = contents.map(({ entryId, hash, content }) => ({
    id: entryId,
    hash,
    text: content,
  }))
  const wordings = await learnedWordings(db, seal, { most: MOST_LEARNED })
  const learned = new Map(
    [...Map.groupBy(wordings, ({ entryId }) => entryId)].map(([entryId, own]) => [
      entryId,
      own.map(({ wording }) => wording),
    ]),
  )
  const unitIds = unitIdsOf(office.roster)
  return buildKnowledge({ sources, synonyms: folder.synonyms, unitIds, learned }, earlier)
}

/** Whether the store holds the files' entries and nothing else. */
async function isAsFiled({ db, seal }: Shelving, folder: KnowledgeFolder): Promise<boolean> {
  const hashes = new Map((await currentContents(db)).map(({ entryId, hash }) => [entryId, hash]))
  const [wording] = await learnedWordings(db, seal, { most: 1 })
  return (
    wording === undefined &&
    folder.sources.length === hashes.size &&
    folder.sources.every(({ id, hash }) => hashes.get(id) === hash)
  )
}
