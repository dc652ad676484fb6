import type { Inbound } from '../bot/handler.ts'
import { defineHandler, placeKey, senderKey } from '../bot/handler.ts'
import type { Telling } from '../desk/tell-matter.ts'
import { tellInGroup, tellInPrivate, tellVillage } from '../desk/tell-matter.ts'
import { NOTHING_TO_PASS, passedToVillage, TOO_MANY_WAITING } from '../templates/messages/in-house.ts'
import { undecorated } from './reading.ts'

/** 村口路灯坏了没人修 — by a villager, in a village's group or in private: 12345, or the village may take it on. */
export const tellMatter = defineHandler<{ text: string }>({
  name: 'tell-matter',
  usage: { say: '村口路灯坏了没人修', does: '告诉您怎么反映，或请村里先办', for: ['citizen'] },
  verbs: [],

  match({ type, text, sender, quote }) {
    return type === 'text' && sender.kind !== 'staff' && !quote ? { text } : undefined
  },

  async answer(desk, inbound) {
    const told = tellingOf(inbound)
    if (!told) return undefined
    const { room } = told
    if (room === undefined) {
      const text = await tellInPrivate(desk, told)
      return text === undefined ? undefined : { text }
    }
    return (await tellInGroup(desk, { ...told, room })) ? {} : undefined
  },
})

const TO_VILLAGE =
  /^(?:请|帮我|那就?|就)?(?:转|报|告诉|交)(?:给|到)?(?:我们|俺)?村(?:里|上|委)?(?:吧|先办|办)?$|^村里先办(?:吧)?$/

/** 转村里, after a matter was told in private. */
export const passOn = defineHandler<{ isPlain: boolean }>({
  name: 'pass-on-matter',
  usage: { say: '转村里', does: '把刚说的事转给村里的同志，不说您是谁', for: ['citizen'] },
  verbs: [],

  match({ text, place, sender }) {
    if (sender.kind === 'staff' || place.kind !== 'private') return undefined
    const said = undecorated(text)
    return TO_VILLAGE.test(said) || said === '2' ? { isPlain: said !== '2' } : undefined
  },

  async answer(desk, inbound, { isPlain }) {
    const asked = { person: senderKey(inbound.sender), conversation: placeKey(inbound) }
    const village = await tellVillage(desk, { ...asked, isDigit: !isPlain })
    if (village === 'too_many') return { text: TOO_MANY_WAITING }
    if (village) return { text: passedToVillage({ office: desk.office, now: desk.clock.now() }, village.id) }
    // A bare digit may answer something else.
    return isPlain ? { text: NOTHING_TO_PASS } : undefined
  },
})

function tellingOf(inbound: Inbound): Telling | undefined {
  const { sender, place, text, mentionsBot } = inbound
  if (sender.kind === 'staff') return undefined
  return {
    text,
    person: senderKey(sender),
    conversation: placeKey(inbound),
    ...(place.kind === 'room' && { room: place.topic }),
    isAddressed: mentionsBot,
    contact: sender.contact,
    ...(sender.kind === 'citizen' && { citizenId: sender.citizenId }),
  }
}
