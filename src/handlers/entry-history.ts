import { defineHandler } from '../bot/handler.ts'
import type { Desk } from '../desk/desk.ts'
import { entryHistory as historyOf, withdrawnEntry } from '../desk/entry-versions.ts'
import { findEntries } from '../desk/find-entry.ts'
import { restoreEntry } from '../desk/put-entry.ts'
import { isClerk } from '../domain/roster.ts'
import { entryNotFound, whichEntry } from '../templates/messages/knowledge.ts'
import {
  entryRestored,
  historyList,
  noSuchVersion,
  versionShown,
  WHICH_TO_EDIT,
} from '../templates/messages/knowledge-edit.ts'
import { actorOf } from './actor.ts'
import { afterVerb } from './reading.ts'

const SHOW = '模板历史'
const RESTORE = '恢复模板'

/** 模板历史 路灯不亮, 模板历史 路灯不亮 2, 恢复模板 路灯不亮 2 */
export const entryHistory = defineHandler<{ verb: string; words: string; no?: number }>({
  name: 'entry-history',
  usage: {
    say: '模板历史 路灯不亮',
    does: '看这条资料有过哪几版、谁改的（恢复模板 路灯不亮 2 换回第 2 版）',
    for: ['station'],
  },
  verbs: [SHOW, RESTORE],

  match({ text, sender }) {
    if (sender.kind !== 'staff' || !isClerk(sender.person)) return undefined
    for (const verb of [SHOW, RESTORE]) {
      const said = afterVerb(text, [verb])
      if (said === undefined) continue
      const [, words = '', no] = /^(.*?)(?:\s*第?(\d{1,4})版?)?$/s.exec(said) ?? []
      return { verb, words: words.trim(), ...(no !== undefined && { no: Number(no) }) }
    }
    return undefined
  },

  async answer(desk, inbound, { verb, words, no }) {
    const actor = actorOf(inbound)
    if (!actor || words === '') return { text: WHICH_TO_EDIT }
    const found = await idsOf(desk, words)
    const [only, second] = found
    if (!only) return { text: entryNotFound(words) }
    if (second)
      return {
        text: whichEntry(
          verb,
          found.map(({ title }) => title),
        ),
      }
    const versions = await historyOf(desk, only.id)
    const setting = { office: desk.office, now: desk.clock.now() }
    if (no === undefined) return { text: historyList(setting, only.title, versions) }
    const shown = versions.find((version) => version.no === no)?.entry
    if (!shown) return { text: noSuchVersion(no) }
    if (verb === SHOW) return { text: versionShown(shown.title, no, shown.body) }
    const { title } = await restoreEntry(desk, { actor, entryId: only.id, no })
    return { text: entryRestored(title, no) }
  },
})

/** Entries that count, else a withdrawn one of exactly this title. */
async function idsOf(desk: Desk, words: string): Promise<{ id: string; title: string }[]> {
  const gone = await withdrawnEntry(desk, words)
  if (gone !== undefined) return [{ id: gone, title: words }]
  return (await findEntries(desk, words)).map(({ id, title }) => ({ id, title }))
}
