import type { Inbound } from '../bot/handler.ts'
import { defineHandler, placeKey, senderKey } from '../bot/handler.ts'
import { addResponsibility } from '../desk/add-responsibility.ts'
import { hasExpired, waitedFor, waitNoMore } from '../desk/choices.ts'
import { CHOICE_EXPIRED } from '../templates/messages/answers.ts'
import { ruleAdded } from '../templates/messages/responsibilities.ts'
import { actorOf } from './actor.ts'
import { takePaste } from './paste-tickets.ts'
import { undecorated } from './reading.ts'
import { submitEntry } from './submit-entry.ts'
import { submitOrStop } from './submit-or-stop.ts'

const YES = /^(?:是的?|对的?|确认(?:收件|提交|无误)?|收件|提交|没错)$/

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
    return YES.test(undecorated(inbound.text)) || YES.test(inbound.text.trim()) ? {} : undefined
  },

  async answer(desk, inbound) {
    const asked = { person: senderKey(inbound.sender), conversation: placeKey(inbound) }
    const choice = await waitedFor(desk, asked)
    const actor = actorOf(inbound)
    if (!actor) return undefined
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
