import { reactive } from 'vue'
import { recall, remember } from './storage.ts'
import { lastSeq } from './threads.ts'

let chatId = ''

/** How far each person has read each conversation: person → conversation → seq. */
const marks = reactive(new Map<string, Map<string, number>>())

function marksOf(personId: string): Map<string, number> {
  const known = marks.get(personId)
  if (known) return known
  const stored = recall<Record<string, number>>(`read.${chatId}.${personId}`) ?? {}
  marks.set(personId, new Map(Object.entries(stored)))
  return marks.get(personId) as Map<string, number>
}

/** Marks belong to one chat: after its data was deleted, the new one is unread again. */
export function useMarksOf(id: string): void {
  if (id === chatId) return
  chatId = id
  marks.clear()
}

/** The last message that the person has seen there; a mark beyond all messages is of an older chat. */
export function readSeq(personId: string, key: string): number {
  const mark = marksOf(personId).get(key) ?? 0
  return mark > lastSeq() ? 0 : mark
}

/** Marks everything up to `seq` as read; never goes back, also when another tab has read further. */
export function markRead(personId: string, key: string, seq: number): void {
  const mine = marksOf(personId)
  if (seq <= (mine.get(key) ?? 0)) return
  mine.set(key, seq)
  const stored = recall<Record<string, number>>(`read.${chatId}.${personId}`) ?? {}
  for (const [other, mark] of mine) stored[other] = Math.max(stored[other] ?? 0, mark)
  remember(`read.${chatId}.${personId}`, stored)
}
