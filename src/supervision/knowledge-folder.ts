import { rereadKnowledge } from '../desk/reread-knowledge.ts'
import { MINUTE_MS } from '../domain/time.ts'
import { folderState, readFolder } from '../templates/knowledge/index.ts'
import type { Duty } from './engine.ts'

/** Whoever edits files is not in a hurry, and a folder of thousands takes a while to look through. */
const LOOK_EVERY_MS = MINUTE_MS

/** Takes the knowledge base's files in anew once they have changed and nobody writes in them any more. */
export function knowledgeFolder(dir: string): Duty {
  let taken = folderState(dir)
  let seen = taken
  let lookedAt: number | undefined
  return async (desk) => {
    const now = desk.clock.now()
    if (lookedAt !== undefined && Math.abs(now - lookedAt) < LOOK_EVERY_MS) return 0
    lookedAt = now
    const state = folderState(dir)
    const isStill = state === seen
    seen = state
    if (state === taken || !isStill) return 0
    taken = state
    return rereadKnowledge(desk, readFolder(dir))
  }
}
