import type { Inbound } from '../bot/handler.ts'
import { defineHandler, placeKey } from '../bot/handler.ts'
import type { Desk } from '../desk/desk.ts'
import { ticketsOf } from '../desk/find-ticket.ts'
import { raiseEmergency } from '../desk/raise-emergency.ts'
import type { Emergency } from '../domain/emergency.ts'
import { readEmergency } from '../domain/emergency.ts'

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

function raise(
  desk: Desk,
  inbound: Inbound,
  found: Emergency,
  ticketCode: number | undefined,
): Promise<void> {
  const { sender, place, text } = inbound
  const privately = sender.kind === 'staff' ? { staff: sender.person.id } : { contact: sender.contact }
  return raiseEmergency(desk, {
    emergency: found,
    text,
    place: place.kind === 'room' ? { room: place.topic } : { privately },
    conversation: placeKey(inbound),
    ...(ticketCode !== undefined && { ticketCode }),
  })
}
