import type { Answer, Inbound } from '../bot/handler.ts'
import { defineHandler, placeKey, senderKey } from '../bot/handler.ts'
import { attachPhotos } from '../desk/attach-photos.ts'
import type { Choice } from '../desk/choices.ts'
import { waitedFor, waitFor, waitNoMore } from '../desk/choices.ts'
import type { Desk } from '../desk/desk.ts'
import { findTicketById } from '../desk/find-ticket.ts'
import {
  openPaste,
  photosBefore,
  photosUntil,
  planPaste,
  readPaste,
  rememberPhoto,
} from '../desk/paste-tickets.ts'
import { MAX_TEXT_LENGTH } from '../domain/plain-text.ts'
import {
  PASTE_CANCELLED,
  PASTE_CUT,
  pasteIncomplete,
  pasteShown,
  pasteTaken,
  pasteUnchanged,
  photoAdded,
  photoAttached,
} from '../templates/messages/paste.ts'
import { actorOf } from './actor.ts'
import { clerkAtDesk } from './clerks-place.ts'
import { afterVerb, undecorated } from './reading.ts'

export type Paste = Extract<Choice, { kind: 'paste' }>

const VERBS = ['收件', '录件', '录入工单', '新工单']
/** Commands whose words may read like a ticket, with a phone number and what is wrong. */
const OTHER_LONG_COMMANDS = /^(?:新增|增加|加|改|撤下)(?:模[板版]|问答|资料)|^补清单/
/** No platform's ticket is shorter; what is told with 收件 may be. */
const SHORTEST = 20
/** Of several tickets it must be said to which the photos belong. */
const NO_TICKET = -1

/** A ticket that a clerk pastes or forwards: read, shown back, and taken in with 确认. */
export const pasteTickets = defineHandler<{ text: string; isTold: boolean }>({
  name: 'paste-tickets',
  usage: {
    say: '（贴上工单文字）',
    does: '把平台或别的群里的工单贴过来或转发过来，核对后回「确认」收件；手记的写「收件 内容」',
    for: ['station'],
  },
  verbs: ['收件'],

  match({ type, text, sender, quote }) {
    if (type !== 'text' || sender.kind !== 'staff' || quote) return undefined
    if (OTHER_LONG_COMMANDS.test(undecorated(text))) return undefined
    const told = afterVerb(text, VERBS)
    if (told !== undefined && told.length >= 4) return { text: told, isTold: true }
    return text.length >= SHORTEST ? { text, isTold: false } : undefined
  },

  async answer(desk, inbound, { text, isTold }) {
    if (!clerkAtDesk(desk, inbound)) return undefined
    const tickets = readPaste(desk, text, isTold)
    if (tickets.length === 0) return undefined
    const fileIds = await photosBefore(desk, askedOf(inbound))
    const photos = { fileIds, at: tickets.length === 1 ? 0 : NO_TICKET }
    const shown = await showPaste(desk, inbound, { kind: 'paste', tickets, photos })
    return inbound.text.length >= MAX_TEXT_LENGTH ? { text: `${shown.text}\n${PASTE_CUT}` } : shown
  },
})

/** Shows what was understood and waits for 确认; what brings nothing new is only said. */
export async function showPaste(desk: Desk, inbound: Inbound, paste: Paste): Promise<{ text: string }> {
  const plans = await planPaste(desk, paste.tickets)
  const { fileIds } = paste.photos
  const isNews = plans.some(({ becomes }) => becomes === 'created' || becomes === 'updated')
  if (!isNews && fileIds.length === 0) {
    await waitNoMore(desk, askedOf(inbound))
    return { text: pasteUnchanged(plans) }
  }
  await waitFor(desk, askedOf(inbound), paste)
  return { text: pasteShown({ office: desk.office, now: desk.clock.now() }, plans, fileIds.length) }
}

/** 确认: takes in what was shown, or only those of these numbers. */
export async function takePaste(
  desk: Desk,
  inbound: Inbound,
  paste: Paste,
  only?: readonly number[],
): Promise<Answer | undefined> {
  const actor = actorOf(inbound)
  if (!actor || !clerkAtDesk(desk, inbound)) return undefined
  const { tickets } = paste
  const chosen = tickets.filter((_, at) => !only || only.includes(at + 1))
  const broken = tickets.findIndex((one) => chosen.includes(one) && one.row.content === '')
  if (broken >= 0) return { text: pasteIncomplete(tickets.length === 1 ? 0 : broken + 1) }
  const bearer = tickets[paste.photos.at]
  const at = bearer ? chosen.indexOf(bearer) : -1
  const done = await openPaste(desk, {
    tickets: chosen,
    actor,
    photos: { fileIds: paste.photos.fileIds, at },
  })
  await waitNoMore(desk, askedOf(inbound))
  const [first] = done
  if (done.length === 1 && first?.ticket) {
    const until = photosUntil(desk)
    await waitFor(desk, askedOf(inbound), { kind: 'paste_photo', ticketId: first.ticket.id, until })
  }
  return { text: pasteTaken(done, at < 0 ? 0 : paste.photos.fileIds.length) }
}

/** A photo with a pasted ticket: just before its words, before 确认, or right after. */
export const pastePhoto = defineHandler<{ fileId: number }>({
  name: 'paste-photo',
  usage: { say: '（贴工单前后发照片）', does: '五分钟内发的照片随工单存档', for: ['station'] },
  verbs: [],

  match({ type, files: [file] }) {
    return type === 'image' && file ? { fileId: file.fileId } : undefined
  },

  async answer(desk, inbound, { fileId }) {
    const actor = actorOf(inbound)
    if (!actor || !clerkAtDesk(desk, inbound)) return undefined
    const asked = askedOf(inbound)
    const waited = await waitedFor(desk, asked)
    if (waited?.kind === 'visit_photo') return undefined
    if (waited?.kind === 'paste') {
      const { fileIds, at } = waited.photos
      const photos = { fileIds: [...fileIds, fileId], at }
      await waitFor(desk, asked, { ...waited, photos })
      return { text: photoAdded(photos.fileIds.length) }
    }
    if (waited?.kind === 'paste_photo' && desk.clock.now() <= waited.until) {
      const ticket = await findTicketById(desk, waited.ticketId)
      if (ticket && ticket.state !== 'closed') {
        await attachPhotos(desk, { ticketId: ticket.id, actor, fileIds: [fileId] })
        return { text: photoAttached(ticket) }
      }
    }
    await rememberPhoto(desk, asked, fileId)
    return undefined
  },
})

/** 取消, while a pasted ticket waits for 确认. */
export const cancelPaste = defineHandler({
  name: 'cancel-paste',
  usage: { say: '取消', does: '刚贴的工单不收了', for: ['station'] },
  verbs: [],

  match({ text }) {
    return /^(?:取消|不收了?|算了|不要了)$/.test(undecorated(text)) ? {} : undefined
  },

  async answer(desk, inbound) {
    const waited = await waitedFor(desk, askedOf(inbound))
    if (waited?.kind !== 'paste') return undefined
    await waitNoMore(desk, askedOf(inbound))
    return { text: PASTE_CANCELLED }
  },
})

export function askedOf(inbound: Inbound): { person: string; conversation: string } {
  return { person: senderKey(inbound.sender), conversation: placeKey(inbound) }
}
