import { defineHandler } from '../bot/handler.ts'
import { citizenHelp, NOTHING_TO_ANSWER, strangerHelp } from '../templates/messages/citizen.ts'

/** Whatever else a citizen or stranger says in private: what the bot is for, 12345 and the emergency numbers. */
export const greet = defineHandler({
  name: 'greet',
  usage: { say: '你好', does: '介绍回声筒能做什么', for: ['citizen'] },
  verbs: [],

  match(inbound) {
    return inbound.place.kind === 'private' && inbound.sender.kind !== 'staff' ? {} : undefined
  },

  async answer(desk, { sender, text }) {
    const setting = { office: desk.office, now: desk.clock.now() }
    if (sender.kind === 'stranger') return { text: strangerHelp(setting) }
    return {
      text: /^(?:[1-4]|满意|基本满意|不满意|解决了|没解决)$/.test(text)
        ? NOTHING_TO_ANSWER
        : citizenHelp(setting),
    }
  },
})
