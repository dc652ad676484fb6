import { defineHandler, isAddressed } from '../bot/handler.ts'
import { isVillageRoom } from '../domain/roster.ts'
import {
  citizenHelp,
  helpInVillage,
  NOTHING_TO_ANSWER,
  strangerHelp,
  whatMatter,
} from '../templates/messages/citizen.ts'

/** 我要投诉: of what is not said. */
const NAMES_NO_MATTER =
  /^(?:你好|您好)?[\s,，]*[我俺咱]?们?(?:要|想|来)?(?:投诉|反映|举报|报修)(?:个|一个|一件|点|一下)?(?:事儿?|问题|情况)?[\s。.!！]*$/

/**
 * Whatever else a citizen or stranger says in private, or to the bot in a village's group: what it is for, 12345 and the
 * emergency numbers.
 */
export const greet = defineHandler({
  name: 'greet',
  usage: { say: '你好', does: '介绍回声筒能做什么', for: ['citizen'] },
  verbs: [],

  match(inbound) {
    const isMeant = isAddressed(inbound)
    return isMeant && inbound.sender.kind !== 'staff' ? {} : undefined
  },

  async answer(desk, { sender, text, place }) {
    const setting = { office: desk.office, now: desk.clock.now() }
    const { roster } = desk.office
    if (place.kind === 'room')
      return isVillageRoom(roster, place.topic) ? { text: helpInVillage(setting) } : undefined
    if (NAMES_NO_MATTER.test(text)) {
      const village = roster.units.find(({ onMatter }) => onMatter === 'in_house')
      return { text: whatMatter(village?.name) }
    }
    if (sender.kind === 'stranger') return { text: strangerHelp(setting) }
    return {
      text: /^(?:[1-4]|满意|基本满意|不满意|解决了|没解决)$/.test(text)
        ? NOTHING_TO_ANSWER
        : citizenHelp(setting),
    }
  },
})
