import { createHash } from 'node:crypto'
import { reviseKnowledge } from '../store/knowledge-versions.ts'
import type { KnowledgeFolder } from '../templates/knowledge/index.ts'
import { filesWrong } from '../templates/messages/knowledge.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { importFolder } from './import-knowledge.ts'
import { announce, stationRoom } from './notify.ts'

/** A clerk who edits files waits to hear what is wrong in them. */
const PRIORITY = 1

/**
 * Takes the files in after they were edited, while the bot runs: what is sound counts from the next search on, what is
 * wrong is said to the station at once, each fault with its file and line.
 *
 * @returns how many entries have changed
 */
export async function rereadKnowledge(outer: Desk, folder: KnowledgeFolder): Promise<number> {
  const { knowledge: shelf } = outer
  return transact(outer, async (desk) => {
    const { versions, problems } = await importFolder(desk, folder)
    const news = problems.filter((problem) => !shelf.problems.includes(problem))
    if (JSON.stringify(folder.synonyms) !== JSON.stringify(shelf.folder.synonyms))
      await reviseKnowledge(desk.db)
    shelf.folder = folder
    shelf.problems = problems
    if (news.length > 0) {
      const key = createHash('sha256').update(news.join('\n')).digest('hex').slice(0, 16)
      const about = { key: `files.${key}.${desk.clock.now()}` }
      const text = filesWrong(news)
      await announce(desk, [
        { target: stationRoom(desk), about, kind: 'files-wrong', priority: PRIORITY, text },
      ])
    }
    return versions.length
  })
}
