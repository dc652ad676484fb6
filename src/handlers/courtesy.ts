import { defineHandler, isAddressed } from '../bot/handler.ts'
import { isCourtesy } from '../domain/short-answer.ts'
import { HEARD, NOTHING_TO_THANK } from '../templates/messages/answers.ts'

/** 好的, 谢谢, said to the bot and meaning nothing else: answered in kind, not with a list of commands. */
export const courtesy = defineHandler<{ isThanks: boolean }>({
  name: 'courtesy',
  usage: { say: '好的、谢谢', does: '客气话', for: [] },
  verbs: [],

  match(inbound) {
    const { type, text, sender } = inbound
    if (type !== 'text' || sender.kind !== 'staff' || !isAddressed(inbound) || !isCourtesy(text))
      return undefined
    return { isThanks: /谢|辛苦|麻烦/.test(text) }
  },

  async answer(_desk, _inbound, { isThanks }) {
    return { text: isThanks ? NOTHING_TO_THANK : HEARD }
  },
})
