import type { Answer } from '../bot/handler.ts'
import { defineHandler, placeKey, senderKey } from '../bot/handler.ts'
import { waitedFor, waitNoMore } from '../desk/choices.ts'
import { ONE_BY_ONE } from '../templates/messages/answers.ts'
import { onlyTickets, undecorated } from './reading.ts'

/** 都催, 全部, 两件都是: to the question which of several was meant. */
const ALL =
  /^(?:[两俩三四五六七八九十几]?[件个]?(?:都|全)(?:部|都)?(?:是|要|催|有|算|联系|去|到)?(?:办|一下|一遍)?(?:了|的|吧)*|所有的?)$/u
/** What is said of each alike; anything else needs words of its own for each. */
const OF_EACH =
  /^(?:催办|收到|签收|已收|备注|进展|记录|(?:已经?|和诉求人)*联系(?:过|上)?了?|已?到(?:场|现场))(?![\p{L}\p{N}])/u

/** A short code, several or 都, after the bot asked which ticket was meant: the command is routed again with them. */
export const chooseTicket = defineHandler<{ codes: readonly number[] | 'all' }>({
  name: 'choose-ticket',
  usage: {
    say: '17',
    does: '机器人问是哪一件时，回短号（几件都是就回「都是」）',
    for: ['unit', 'station', 'citizen'],
  },
  verbs: [],

  match(inbound) {
    if (inbound.quote) return undefined
    const codes = onlyTickets(inbound.text)?.codes ?? []
    if (codes.length > 0) return { codes }
    return inbound.sender.kind === 'staff' && ALL.test(undecorated(inbound.text))
      ? { codes: 'all' }
      : undefined
  },

  async answer(desk, inbound, { codes }): Promise<Answer | undefined> {
    const asked = { person: senderKey(inbound.sender), conversation: placeKey(inbound) }
    const choice = await waitedFor(desk, asked)
    if (choice?.kind !== 'which_ticket') return undefined
    const chosen = codes === 'all' ? choice.codes : codes
    if (chosen.some((code) => !choice.codes.includes(code))) return undefined
    if (chosen.length > 1) {
      if (inbound.sender.kind === 'citizen') return undefined
      const verb = OF_EACH.exec(choice.text)?.[0]
      if (verb === undefined) return { text: ONE_BY_ONE }
      await waitNoMore(desk, asked)
      const rest = choice.text.slice(verb.length)
      return { rewrite: { text: `${verb} #${chosen.join(' #')} ${rest}`.trim() } }
    }
    const [code] = chosen
    await waitNoMore(desk, asked)
    // What a citizen said names no ticket: 1 is satisfied.
    const others = inbound.sender.kind === 'citizen' ? [] : choice.codes.filter((other) => other !== code)
    const text = others.reduce((left, other) => left.replace(new RegExp(`#?\\b${other}\\b`), ''), choice.text)
    return { rewrite: { text: text.trim(), quote: { name: '', text: `#${code}` } } }
  },
})
