import type { Answer, Inbound } from '../bot/handler.ts'
import { defineHandler, placeKey, senderKey } from '../bot/handler.ts'
import type { Choice } from '../desk/choices.ts'
import { waitedFor, waitFor, waitNoMore } from '../desk/choices.ts'
import type { Desk } from '../desk/desk.ts'
import { findTicket } from '../desk/find-ticket.ts'
import { replyAsTemplate, textAsTemplate } from '../desk/reply-as-template.ts'
import {
  ASK_TITLE,
  askAsks,
  askBody,
  entryPreview,
  entryRefused,
  NEW_ENTRY_MARK,
} from '../templates/messages/knowledge-edit.ts'
import { actorOf } from './actor.ts'
import { afterVerb, ticketInQuote, undecorated } from './reading.ts'
import { readAsks, readEntryText } from './reading-entry.ts'
import { problemsOf } from './submit-entry.ts'

type NewEntry = Extract<Choice, { kind: 'new_entry' }>

const VERBS = ['新增模板', '增加模板', '加模板', '新增问答']

/** 新增模板, a good reply quoted or not: what is missing is asked, then it waits for 确认. */
export const addEntry = defineHandler<{ kind: NewEntry['entry']['kind']; said: string }>({
  name: 'add-entry',
  usage: {
    say: '新增模板',
    does: '给资料库加一条，一步步问您；引用一条好回复说「新增模板 标题」更快（新增问答）',
    for: ['unit', 'station'],
  },
  verbs: ['新增模板', '新增问答'],

  match({ text, sender, type }) {
    if (sender.kind !== 'staff' || type !== 'text') return undefined
    const said = afterVerb(text, VERBS)
    if (said === undefined) return undefined
    return { kind: undecorated(text).startsWith('新增问答') ? 'faq' : 'template', said }
  },

  async answer(desk, inbound, { kind, said }) {
    const words = readEntryText(said)
    const quoted = inbound.quote ? await fromQuote(desk, inbound) : {}
    return nextStep(desk, inbound, { kind, ...quoted, ...words })
  },
})

/** An answer to a question of 新增模板 that was quoted: asked before any command that it may read like. */
export const quotedEntryAnswer = defineHandler<{ said: string }>({
  name: 'quoted-entry-answer',
  usage: { say: '（引用提问）回答', does: '新增模板时，引用机器人的提问回答', for: ['unit', 'station'] },
  verbs: [],

  match({ text, sender, quote }) {
    const isAnswer = sender.kind === 'staff' && quote?.text.includes(NEW_ENTRY_MARK) && text !== ''
    return isAnswer ? { said: text } : undefined
  },

  answer: (desk, inbound, { said }) => takeAnswer(desk, inbound, said),
})

/** The same in private without a quote: whatever is no command. */
export const privateEntryAnswer = defineHandler<{ said: string }>({
  name: 'private-entry-answer',
  usage: { say: '（私聊）回答', does: '新增模板时，私聊里直接回答', for: [] },
  verbs: [],

  match({ text, sender, quote, place }) {
    const isAnswer = sender.kind === 'staff' && place.kind === 'private' && !quote && text !== ''
    return isAnswer ? { said: text } : undefined
  },

  answer: (desk, inbound, { said }) => takeAnswer(desk, inbound, said),
})

async function takeAnswer(desk: Desk, inbound: Inbound, said: string): Promise<Answer | undefined> {
  const asked = { person: senderKey(inbound.sender), conversation: placeKey(inbound) }
  const choice = await waitedFor(desk, asked)
  if (choice?.kind !== 'new_entry' || isComplete(choice.entry)) return undefined
  const { entry } = choice
  if (entry.title === undefined) return nextStep(desk, inbound, { ...entry, title: oneLine(said) })
  if (entry.body === undefined) return nextStep(desk, inbound, { ...entry, ...bodyOf(said) })
  const asks = /^(?:跳过|不写|没有)$/.test(undecorated(said)) ? [] : readAsks(said)
  return nextStep(desk, inbound, { ...entry, asks })
}

/** Asks for what is missing, or shows all of it and waits for 确认. */
async function nextStep(desk: Desk, inbound: Inbound, entry: NewEntry['entry']): Promise<Answer> {
  const asked = { person: senderKey(inbound.sender), conversation: placeKey(inbound) }
  await waitFor(desk, asked, { kind: 'new_entry', entry })
  if (entry.title === undefined) return { text: ASK_TITLE }
  if (entry.body === undefined) return { text: askBody(entry.title) }
  if (entry.asks === undefined) return { text: askAsks(entry.title) }
  const actor = actorOf(inbound)
  const problems = actor ? await problemsOf(desk, actor, entry) : []
  if (problems.length > 0) {
    await waitNoMore(desk, asked)
    return { text: entryRefused(problems) }
  }
  const { title, body, asks, keywords = [] } = entry
  return { text: entryPreview({ title, body, asks, keywords }) }
}

function isComplete(entry: NewEntry['entry']): boolean {
  return entry.title !== undefined && entry.body !== undefined && entry.asks !== undefined
}

/** The reply of the ticket that was quoted, or the quoted words themselves, for all of their kind. */
async function fromQuote(desk: Desk, { quote, sender }: Inbound): Promise<Partial<NewEntry['entry']>> {
  const text = quote?.text ?? ''
  const { numbers, codes } = ticketInQuote(text)
  const reference = numbers[0] ?? codes[0] ?? /^(?:回复|办结)\s*#?(\d{1,5})\s/.exec(text)?.[1]
  const ticket = reference === undefined ? undefined : await findTicket(desk, readReference(reference))
  const unitId = sender.kind === 'staff' ? sender.person.positions[0]?.unitId : undefined
  if (ticket) return replyAsTemplate(desk, ticket, text)
  return { body: textAsTemplate(desk, text, unitId), ...(unitId !== undefined && { units: [unitId] }) }
}

function readReference(said: string | number): string | number {
  return typeof said === 'string' && /^\d{1,5}$/.test(said) ? Number(said) : said
}

function bodyOf(said: string): Pick<NewEntry['entry'], 'body' | 'asks' | 'keywords'> {
  const { title, body, ...lists } = readEntryText(said)
  return { body: [title, body].filter((part) => part !== undefined).join('\n'), ...lists }
}

function oneLine(said: string): string {
  return said.replace(/\s+/g, ' ').replace(/^[《「\s]+|(?<![》」\s])[》」\s]+$/g, '')
}
