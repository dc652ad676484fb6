import { defineHandler, placeKey, senderKey } from '../bot/handler.ts'
import { waitedFor, waitNoMore } from '../desk/choices.ts'
import { onlyTickets } from './reading.ts'

/** A bare short code, after the bot asked which ticket was meant: the command is routed again with it. */
export const chooseTicket = defineHandler<{ code: number }>({
  name: 'choose-ticket',
  usage: { say: '17', does: '机器人问是哪一件时，回短号', for: ['unit', 'station', 'citizen'] },
  verbs: [],

  match(inbound) {
    if (inbound.quote) return undefined
    const code = onlyTickets(inbound.text)?.codes
    return code?.length === 1 && code[0] !== undefined ? { code: code[0] } : undefined
  },

  async answer(desk, inbound, { code }) {
    const asked = { person: senderKey(inbound.sender), conversation: placeKey(inbound) }
    const choice = await waitedFor(desk, asked)
    if (choice?.kind !== 'which_ticket' || !choice.codes.includes(code)) return undefined
    await waitNoMore(desk, asked)
    // What a citizen said names no ticket: 1 is satisfied.
    const others = inbound.sender.kind === 'citizen' ? [] : choice.codes.filter((other) => other !== code)
    const text = others.reduce((left, other) => left.replace(new RegExp(`#?\\b${other}\\b`), ''), choice.text)
    return { rewrite: { text: text.trim(), quote: { name: '', text: `#${code}` } } }
  },
})
