import type { Inbound } from '../bot/handler.ts'
import { defineHandler, placeKey, senderKey } from '../bot/handler.ts'
import type { Desk } from '../desk/desk.ts'
import { ticketsOf } from '../desk/find-ticket.ts'
import type { Telling } from '../desk/raise-emergency.ts'
import { addToEmergency, raiseEmergency } from '../desk/raise-emergency.ts'
import type { Emergency } from '../domain/emergency.ts'
import { helpsRescuers, readEmergency } from '../domain/emergency.ts'
import { PASSED_ON } from '../templates/messages/emergency.ts'

/** Staff who cry out write few words; longer ones report on work. */
const LONGEST_OF_STAFF = 60

/** 着火了, 有人溺水 … by a villager or citizen, in any group or in private: before anything else. */
export const emergency = defineHandler<Emergency>({
  name: 'emergency',
  usage: { say: '着火了 / 有人受伤…', does: '马上告诉您打 119、120、110，同时告诉街道', for: ['citizen'] },
  verbs: [],

  match({ type, text, sender }) {
    return type === 'text' && sender.kind !== 'staff' ? readEmergency(text) : undefined
  },

  async answer(desk, inbound, found) {
    const tickets = inbound.sender.kind === 'citizen' ? await ticketsOf(desk, inbound.sender.citizenId) : []
    await raise(desk, inbound, found, tickets[0]?.code)
    // Who is asked whether it was solved may tell it in the same breath: that answer must not be lost.
    const isAsked = inbound.place.kind === 'private' && tickets.some(({ state }) => state === 'calling_back')
    return isAsked ? undefined : {}
  },
})

/** The same by staff; what is a command of theirs, or about a ticket, is that. */
export const emergencyOfStaff = defineHandler<Emergency>({
  name: 'emergency-of-staff',
  usage: {
    say: '着火了 / 有人受伤…',
    does: '机器人马上提醒打 119、120、110，并告诉工作站',
    for: ['unit', 'station', 'supervision'],
  },
  verbs: [],

  match({ type, text, sender, quote }) {
    if (type !== 'text' || sender.kind !== 'staff' || quote || text.length > LONGEST_OF_STAFF)
      return undefined
    return /#\d|工单|[:：]/.test(text) ? undefined : readEmergency(text)
  },

  async answer(desk, inbound, found) {
    await raise(desk, inbound, found, undefined)
    return {}
  },
})

/** Nobody in distress writes more. */
const LONGEST_ADDED = 200
/** Answers to the bot's other questions. */
const ANSWER = /^(?:[1-4]|满意|基本满意|不满意|没?解决了?|是|转村里|帮助)[。！!]?$/

/** 在村东头老槐树那: what somebody adds to the emergency that they told of minutes ago goes to the station too. */
export const emergencyAddition = defineHandler<object>({
  name: 'emergency-addition',
  usage: { say: '在村东头…', does: '说了急事再说位置，马上转给工作站', for: ['citizen'] },
  verbs: [],

  match({ type, text, sender, place }) {
    if (type !== 'text' || sender.kind === 'staff' || text.length > LONGEST_ADDED) return undefined
    if (place.kind === 'private' ? ANSWER.test(text.trim()) : !helpsRescuers(text)) return undefined
    return {}
  },

  async answer(desk, inbound) {
    const told = await tellingOf(desk, inbound)
    if (!(await addToEmergency(desk, told))) return undefined
    return inbound.place.kind === 'private' ? { text: PASSED_ON } : {}
  },
})

async function tellingOf(desk: Desk, inbound: Inbound): Promise<Telling> {
  const { sender } = inbound
  const tickets = sender.kind === 'citizen' ? await ticketsOf(desk, sender.citizenId) : []
  return telling(inbound, tickets[0]?.code)
}

function raise(
  desk: Desk,
  inbound: Inbound,
  found: Emergency,
  ticketCode: number | undefined,
): Promise<void> {
  return raiseEmergency(desk, { ...telling(inbound, ticketCode), emergency: found })
}

function telling(inbound: Inbound, ticketCode: number | undefined): Telling {
  const { sender, senderName, place, text } = inbound
  const privately = sender.kind === 'staff' ? { staff: sender.person.id } : { contact: sender.contact }
  return {
    text,
    place: place.kind === 'room' ? { room: place.topic } : { privately },
    conversation: placeKey(inbound),
    teller: `${placeKey(inbound)}:${senderKey(sender)}`,
    ...(senderName !== undefined && { name: senderName }),
    ...(ticketCode !== undefined && { ticketCode }),
  }
}
