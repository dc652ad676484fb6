import { defineHandler } from '../bot/handler.ts'
import { photosFor } from '../desk/attach-photos.ts'
import { hasPart, oversees } from '../domain/actor.ts'
import { imageEnding } from '../domain/image-ending.ts'
import { photosBelow, photosNotYours, photosSent } from '../templates/messages/paste.ts'
import { actorOf } from './actor.ts'
import type { Named } from './reading.ts'
import { afterVerb, onlyTickets, undecorated } from './reading.ts'
import { waitingForUnit, whichTickets } from './which-ticket.ts'

/** 照片 17: the ticket's photos, in private, to the station, supervisors and the units that work on it. */
export const photos = defineHandler<{ named: Named }>({
  name: 'photos',
  usage: { say: '照片 17', does: '看工单的照片，只在私聊里发', for: ['unit', 'station', 'supervision'] },
  verbs: ['照片'],

  match(inbound) {
    if (inbound.sender.kind !== 'staff') return undefined
    const rest = afterVerb(undecorated(inbound.text), ['看照片', '照片'])
    const named = rest === undefined ? undefined : onlyTickets(rest)
    const isNamed = named && named.codes.length + named.numbers.length > 0
    return isNamed || (named && inbound.quote) ? { named } : undefined
  },

  async answer(desk, inbound, { named }) {
    const { sender } = inbound
    const actor = actorOf(inbound)
    if (sender.kind !== 'staff' || !actor) return undefined
    const found = await whichTickets(desk, inbound, { named, waiting: waitingForUnit(inbound, []) })
    if ('answer' in found) return found.answer
    const [ticket] = found.tickets
    if (!ticket) return undefined
    const isOverseer = oversees(actor)
    if (!isOverseer && !hasPart(actor, ticket)) return { text: photosNotYours(ticket) }
    const fileIds = await photosFor(desk, ticket, isOverseer ? 'station' : 'unit')
    const files = fileIds.map((fileId, at) => {
      const ending = imageEnding(desk.files.read(fileId))
      return { fileId, name: `${ticket.code}-${at + 1}.${ending}` }
    })
    const isRoom = inbound.place.kind === 'room'
    if (files.length === 0) return { text: photosSent(ticket, 0) }
    return {
      ...(isRoom && { text: photosSent(ticket, files.length) }),
      privately: photosBelow(ticket),
      files,
    }
  },
})
