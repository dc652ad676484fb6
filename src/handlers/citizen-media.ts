import type { Answer, Inbound } from '../bot/handler.ts'
import { defineHandler, placeKey, senderKey } from '../bot/handler.ts'
import { waitedFor, waitFor } from '../desk/choices.ts'
import type { Desk } from '../desk/desk.ts'
import { ticketsOf } from '../desk/find-ticket.ts'
import { handCallback } from '../desk/hand-callback.ts'
import { keepCitizenPhoto } from '../desk/keep-citizen-photo.ts'
import { tellOfVoice } from '../desk/tell-of-voice.ts'
import type { Ticket } from '../domain/ticket.ts'
import {
  PHOTO_AGAIN,
  PHOTO_IN_CALLBACK,
  PHOTO_LOST,
  PHOTO_OF_NOTHING,
  photoPassedOn,
  unreadAddition,
  unreadInCallback,
  unreadOtherwise,
  whichTicket,
} from '../templates/messages/citizen.ts'

/** A photo, a voice message or the like, by a citizen in private: a photo is kept with the matter, of the rest a call comes. */
export const citizenMedia = defineHandler({
  name: 'citizen-media',
  usage: {
    say: '（发照片或语音）',
    does: '照片记到正在办的事里；语音机器人听不了，给您打电话',
    for: ['citizen'],
  },
  verbs: [],

  match({ type, sender, place }) {
    return type !== 'text' && sender.kind !== 'staff' && place.kind === 'private' ? {} : undefined
  },

  async answer(desk, inbound) {
    const { sender } = inbound
    const answer = sender.kind === 'citizen' ? await ofMatter(desk, inbound, sender.citizenId) : undefined
    if (answer) return answer
    return { text: inbound.type === 'image' ? PHOTO_OF_NOTHING : unreadOtherwise(whatIs(inbound)) }
  },
})

function whatIs({ type }: Inbound): 'voice' | 'other' {
  return type === 'audio' ? 'voice' : 'other'
}

/** Of the callback that waits, else of what they were not content with. */
async function ofMatter(desk: Desk, inbound: Inbound, citizenId: string): Promise<Answer | undefined> {
  const waiting = (await ticketsOf(desk, citizenId)).filter(({ state }) => state === 'calling_back')
  const asked = { person: senderKey(inbound.sender), conversation: placeKey(inbound) }
  const waited = await waitedFor(desk, asked)
  const half = waited?.kind === 'callback_half' ? waiting.find(({ id }) => id === waited.ticketId) : undefined
  const ticket = half ?? (waiting.length === 1 ? waiting[0] : undefined)
  if (ticket) return inCallback(desk, inbound, ticket)
  if (waiting.length > 0) {
    await waitFor(desk, asked, { kind: 'which_ticket', text: '', codes: waiting.map(({ code }) => code) })
    return {
      text: inbound.type === 'image' ? `${whichTicket(waiting)}\n${PHOTO_AGAIN}` : whichTicket(waiting),
    }
  }
  if (waited?.kind !== 'citizen_adds') return undefined
  const answer = await addition(desk, inbound, { ticketId: waited.ticketId, citizenId })
  if (answer) await waitFor(desk, asked, waited)
  return answer
}

/** No answer yet: a clerk calls, once however many they send. */
async function inCallback(desk: Desk, inbound: Inbound, ticket: Ticket): Promise<Answer> {
  const isPhoto = inbound.type === 'image'
  const what = whatIs(inbound)
  if (isPhoto) {
    const fileId = inbound.files[0]?.fileId
    if (fileId === undefined) return { text: PHOTO_LOST }
    const kept = await keepCitizenPhoto(desk, {
      ticketId: ticket.id,
      citizenId: ticket.citizenId ?? '',
      fileId,
    })
    if (!kept?.isFirst) return {}
  }
  if (ticket.callback?.handedToClerkAt === undefined) {
    await handCallback(desk, { ticketId: ticket.id, why: isPhoto ? 'photo' : what })
  }
  return { text: isPhoto ? PHOTO_IN_CALLBACK : unreadInCallback(what) }
}

async function addition(
  desk: Desk,
  inbound: Inbound,
  { ticketId, citizenId }: { ticketId: number; citizenId: string },
): Promise<Answer | undefined> {
  if (inbound.type !== 'image') {
    const what = whatIs(inbound)
    const ticket = await tellOfVoice(desk, { ticketId, what })
    return ticket && { text: unreadAddition(ticket, what) }
  }
  const fileId = inbound.files[0]?.fileId
  if (fileId === undefined) return { text: PHOTO_LOST }
  const kept = await keepCitizenPhoto(desk, { ticketId, citizenId, fileId })
  if (!kept) return undefined
  return kept.isFirst ? { text: photoPassedOn(kept.ticket) } : {}
}
