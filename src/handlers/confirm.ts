import type { Inbound } from '../bot/handler.ts'
import { defineHandler, placeKey, senderKey } from '../bot/handler.ts'
import { addResponsibility } from '../desk/add-responsibility.ts'
import { hasExpired, waitedFor, waitNoMore } from '../desk/choices.ts'
import { recordProgress } from '../desk/record-progress.ts'
import { CHOICE_EXPIRED, progressNoted } from '../templates/messages/answers.ts'
import { ruleAdded } from '../templates/messages/responsibilities.ts'
import { actorOf } from './actor.ts'
import { takePaste } from './paste-tickets.ts'
import { undecorated } from './reading.ts'
import { submitEntry } from './submit-entry.ts'
import { submitOrStop } from './submit-or-stop.ts'

/** After 作为 #17 的回复提交吗: no reply, but worth keeping. */
export const noReplyYet = defineHandler({
  name: 'no-reply-yet',
  usage: { say: '进展', does: '机器人问是不是回复时，只记进展', for: ['unit'] },
  verbs: [],

  match(inbound) {
    return /^(?:不是|是)?[\s,，]*(?:(?:记|只是|这是)?进展|备注)$/.test(undecorated(inbound.text))
      ? {}
      : undefined
  },

  async answer(desk, inbound) {
    const asked = { person: senderKey(inbound.sender), conversation: placeKey(inbound) }
    const choice = await waitedFor(desk, asked)
    const actor = actorOf(inbound)
    if (!actor || choice?.kind !== 'confirm_reply') return undefined
    await waitNoMore(desk, asked)
    const { ticketId, reply: text } = choice
    return {
      text: progressNoted(await recordProgress(desk, { ticketId, actor, kind: 'note', text, takesOn: true })),
    }
  },
})

const YES = /^(?:是的?|对的?|确认(?:收件|提交|无误)?|收件|提交|没错)$/

/** Said to what was pasted, as one says it to a colleague: 对，收吧; 没问题. */
const TAKE = /^(?:(?:是|对|行|可以|没错)的?[\s,，]*)?(?:收(?:件|下|了|进来)?|可以|没问题|无误)(?:吧|了)?$/

/** 确认 and 提交 answer the bot; 是 and 对 people say to each other. */
function isPlain({ text, place }: Inbound): boolean {
  return place.kind === 'private' || /^(?:确认|提交)/.test(undecorated(text))
}

/** 是 / 提交, after the bot asked whether a text is the reply, offered a draft, showed a new rule or entry, or guessed a misspelt word. */
export const confirm = defineHandler({
  name: 'confirm',
  usage: { say: '是', does: '确认机器人问的事（例如提交草稿）', for: ['unit'] },
  verbs: [],

  match(inbound) {
    const said = [undecorated(inbound.text), inbound.text.trim()]
    return said.some((words) => YES.test(words) || TAKE.test(words)) ? {} : undefined
  },

  async answer(desk, inbound) {
    const asked = { person: senderKey(inbound.sender), conversation: placeKey(inbound) }
    const choice = await waitedFor(desk, asked)
    const actor = actorOf(inbound)
    if (!actor) return undefined
    const isYes = YES.test(undecorated(inbound.text)) || YES.test(inbound.text.trim())
    if (!isYes && choice?.kind !== 'paste') return undefined
    if (!choice)
      return isPlain(inbound) && (await hasExpired(desk, asked)) ? { text: CHOICE_EXPIRED } : undefined
    if (choice.kind === 'did_you_mean') {
      await waitNoMore(desk, asked)
      return { rewrite: { text: choice.text, ...(choice.quote && { quote: choice.quote }) } }
    }
    if (choice.kind === 'paste') return takePaste(desk, inbound, choice)
    if (choice.kind === 'add_rule') {
      const fitting = await addResponsibility(desk, { actor, entry: choice.entry })
      await waitNoMore(desk, asked)
      return { text: ruleAdded(choice.entry, fitting) }
    }
    if (choice.kind === 'new_entry') {
      const text = await submitEntry(desk, actor, choice.entry)
      if (text !== undefined) await waitNoMore(desk, asked)
      return text === undefined ? undefined : { text }
    }
    if (choice.kind !== 'confirm_reply' && choice.kind !== 'draft') return undefined
    if (choice.kind === 'draft' && !/提交|确认/.test(inbound.text)) return undefined
    const { ticketId, reply } = choice
    await waitNoMore(desk, asked)
    return { text: await submitOrStop(desk, inbound, { ticketId, actor, reply }) }
  },
})
