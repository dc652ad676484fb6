import { defineHandler } from '../bot/handler.ts'
import { entryWithVersion } from '../desk/entry-versions.ts'
import { findEntries } from '../desk/find-entry.ts'
import { proposeChange, proposeWithdrawal } from '../desk/propose-entry.ts'
import { entryNotFound, whichEntry } from '../templates/messages/knowledge.ts'
import {
  ENTRY_GONE,
  editDraft,
  editDraftFollows,
  proposed,
  WHICH_TO_EDIT,
  WHICH_TO_WITHDRAW,
  withdrawalNeedsReason,
  withdrawalProposed,
} from '../templates/messages/knowledge-edit.ts'
import { actorOf } from './actor.ts'
import { afterVerb } from './reading.ts'
import { readEntryText } from './reading-entry.ts'

const DRAFT = /资料草稿《(.+?)》（第(\d+)版）/
const DRAFT_HEADER = /^资料草稿《.+?》（第\d+版）[：:]\s*/

/** 改模板 路灯不亮: its text as it stands, to be edited and sent back as a quote. */
export const editEntry = defineHandler<{ words: string }>({
  name: 'edit-entry',
  usage: { say: '改模板 路灯不亮', does: '拿到正文，改好引用发回来，送工作站审核', for: ['unit', 'station'] },
  verbs: ['改模板'],

  match({ text, sender }) {
    if (sender.kind !== 'staff') return undefined
    const words = afterVerb(text, ['修改模板', '改模板', '修改资料'])
    return words === undefined ? undefined : { words }
  },

  async answer(desk, _inbound, { words }) {
    if (words === '') return { text: WHICH_TO_EDIT }
    const [entry, second, ...others] = await findEntries(desk, words)
    if (!entry) return { text: entryNotFound(words) }
    if (second)
      return {
        text: whichEntry(
          '改模板',
          [entry, second, ...others].map(({ title }) => title),
        ),
      }
    const no = (await entryWithVersion(desk, entry.id))?.no
    if (no === undefined) return { text: ENTRY_GONE }
    return { text: editDraftFollows(entry.title), more: [editDraft(entry.title, no, entry.body)] }
  },
})

/** The draft of 改模板, edited and sent back. */
export const editedEntry = defineHandler<{ title: string; no: number; said: string }>({
  name: 'edited-entry',
  usage: { say: '（引用资料草稿）改好的正文', does: '把改好的资料送工作站审核', for: ['unit', 'station'] },
  verbs: [],

  match({ text, sender, quote }) {
    const [, title, no] = DRAFT.exec(quote?.text ?? '') ?? []
    if (sender.kind !== 'staff' || title === undefined || text === '') return undefined
    return { title, no: Number(no), said: text.replace(DRAFT_HEADER, '') }
  },

  async answer(desk, inbound, { title, no, said }) {
    const actor = actorOf(inbound)
    if (!actor) return undefined
    const [entry] = await findEntries(desk, title)
    if (entry?.title !== title) return { text: ENTRY_GONE }
    const { title: firstLine, body, ...lists } = readEntryText(said)
    const text = [firstLine, body].filter((part) => part !== undefined).join('\n')
    const change = { ...lists, ...(text !== '' && { body: text }) }
    const id = await proposeChange(desk, { actor, entryId: entry.id, baseNo: no, change })
    return { text: proposed(id, title) }
  },
})

/** 撤下模板 路灯不亮，有新规定了 */
export const withdrawEntry = defineHandler<{ words: string; reason: string }>({
  name: 'withdraw-entry',
  usage: {
    say: '撤下模板 路灯不亮，原因',
    does: '不再用的资料，送工作站审核后撤下',
    for: ['unit', 'station'],
  },
  verbs: ['撤下模板'],

  match({ text, sender }) {
    if (sender.kind !== 'staff') return undefined
    const said = afterVerb(text, ['撤下模板', '撤下资料'])
    if (said === undefined) return undefined
    const [, words = '', reason = ''] = /^([^，,。]*)[，,。]?([\s\S]*)$/.exec(said) ?? []
    return { words: words.trim(), reason: reason.trim() }
  },

  async answer(desk, inbound, { words, reason }) {
    const actor = actorOf(inbound)
    if (!actor) return undefined
    if (words === '') return { text: WHICH_TO_WITHDRAW }
    const [entry, second, ...others] = await findEntries(desk, words)
    if (!entry) return { text: entryNotFound(words) }
    if (second)
      return {
        text: whichEntry(
          '撤下模板',
          [entry, second, ...others].map(({ title }) => title),
        ),
      }
    if (reason === '') return { text: withdrawalNeedsReason(entry.title) }
    const id = await proposeWithdrawal(desk, { actor, entryId: entry.id, reason })
    return { text: withdrawalProposed(id, entry.title) }
  },
})
