import type { Handler, Inbound } from '../bot/handler.ts'
import { defineHandler, isAddressed, placeKey, senderKey } from '../bot/handler.ts'
import { waitedFor, waitFor } from '../desk/choices.ts'
import type { Desk } from '../desk/desk.ts'
import { findTicket } from '../desk/find-ticket.ts'
import type { Progress } from '../desk/record-progress.ts'
import { recordProgress } from '../desk/record-progress.ts'
import type { Actor } from '../domain/actor.ts'
import { belongsTo, oversees } from '../domain/actor.ts'
import { isOfOthers } from '../domain/contact-words.ts'
import { tellsOfWork } from '../domain/progress-words.ts'
import { urgentWords } from '../domain/proposal.ts'
import { saysDone, saysReplied } from '../domain/short-answer.ts'
import type { Ticket } from '../domain/ticket.ts'
import {
  contacted,
  noted,
  PHOTOS_MAY_FOLLOW,
  photoKept,
  photosOneByOne,
  reasonNeeded,
  repliesStillDue,
  replyStillDue,
  visited,
} from '../templates/messages/answers.ts'
import { PHOTO_LOST } from '../templates/messages/citizen.ts'
import { resumed } from '../templates/messages/clock.ts'
import { mayBeRaised } from '../templates/messages/urgency.ts'
import { actorOf } from './actor.ts'
import { forEachTicket } from './for-each-ticket.ts'
import type { List, Named } from './reading.ts'
import { afterVerb, freeWords, isSeveral, leadingTickets } from './reading.ts'
import { waitingForUnit } from './which-ticket.ts'

interface Args {
  named: Named
  said: string
  /** 备注 3、8 已派人: the same of each. */
  list?: List
}

const OPEN = ['dispatched', 'acknowledged', 'replied'] as const

function progressHandler(kind: Progress['kind'], verbs: readonly string[], usage: Handler['usage']): Handler {
  return defineHandler<Args>({
    name: kind,
    usage,
    verbs: verbs.slice(0, 1),

    match(inbound) {
      const words = freeWords(inbound, verbs)
      if (!words) return undefined
      const list = leadingTickets(afterVerb(inbound.text, verbs) ?? '')
      const { rest: said, ...named } = words
      return { named, said, ...(list && { list }) }
    },

    async answer(desk, inbound, args) {
      const { named, said } = await meantBy(desk, args)
      if (kind === 'note' && said === '')
        return { text: reasonNeeded(`备注 ${named.codes[0] ?? 17} 已约好明天上门`) }
      const waiting = waitingForUnit(inbound, OPEN, false)
      const isMany = isSeveral(named)
      const search = { named, waiting, many: isMany || kind === 'contact', silentWhenNone: true, all: '都是' }
      // 已联系 17 物业: progress, but the caller still waits for a call.
      const isOther = kind === 'contact' && isOfOthers(said)
      if (isOther && !isAboutTicket(inbound, named)) return undefined
      const what = isOther ? 'note' : kind
      const text = isOther ? `已联系${said}` : said
      const done: Ticket[] = []
      const answer = await forEachTicket(desk, inbound, search, async (before, actor) => {
        const { id, clock } = before
        const takesOn = what === 'note' && tellsOfWork(text)
        const progress = { ticketId: id, actor, kind: what, text, ...(takesOn && { takesOn }) } as const
        const ticket = await recordProgress(desk, progress)
        const isOn = clock?.state === 'paused' && ticket.clock?.state === 'running'
        const on = isOn ? resumed({ office: desk.office, now: desk.clock.now() }, ticket) : ''
        const isOwn = isTakenOn(before, ticket)
        if (what === 'contact') return contacted(ticket, isOwn) + on
        if (what === 'note') {
          const isDone = isLead(ticket, actor) && (saysDone(text) || saysReplied(text))
          if (isDone) done.push(ticket)
          const next = isDone && !isMany ? replyStillDue(ticket) : raiseHint(ticket, actor, text)
          return noted(ticket, isOwn) + next + on
        }
        if (!isMany) await waitForPhotos(desk, inbound, ticket.id)
        return visited(ticket, isOwn) + (isMany ? '' : PHOTOS_MAY_FOLLOW) + on
      })
      if (answer?.text === undefined) return answer
      const more = [
        ...(isMany ? repliesStillDue(done) : []),
        ...(isMany && kind === 'visit' ? [photosOneByOne(named.codes)] : []),
      ]
      return { ...answer, text: [answer.text, ...more].join('\n') }
    },
  })
}

/** Which tickets and words are meant: a list, where it is written as one or all its figures are tickets at work. */
async function meantBy(desk: Desk, { named, said, list }: Args): Promise<{ named: Named; said: string }> {
  if (!list) return { named, said }
  const meant = { named: list.named, said: list.rest }
  if (list.isSure) return meant
  for (const code of list.named.codes) {
    const ticket = await findTicket(desk, code)
    if (!ticket || ticket.state === 'closed') return { named, said }
  }
  return meant
}

async function waitForPhotos(desk: Desk, inbound: Inbound, ticketId: number): Promise<void> {
  const asked = { person: senderKey(inbound.sender), conversation: placeKey(inbound) }
  await waitFor(desk, asked, { kind: 'visit_photo', ticketId })
}

/** Whether the words name or quote a ticket, or are said to the bot: else they may be talk among people. */
function isAboutTicket(inbound: Inbound, { codes, numbers }: Named): boolean {
  return codes.length + numbers.length > 0 || inbound.quote !== undefined || isAddressed(inbound)
}

/** 水都淹到屋里了, noted by whoever may make the ticket urgent: the note alone hurries nobody. */
function raiseHint(ticket: Ticket, actor: Actor, text: string): string {
  const isAtUnit = ticket.state === 'dispatched' || ticket.state === 'acknowledged'
  if (ticket.urgency === 'urgent' || !isAtUnit || !oversees(actor)) return ''
  return PRESSING.test(text) || urgentWords(text) !== undefined ? mayBeRaised(ticket) : ''
}

const PRESSING = /(?:水管|管子|暖气管?|管道)(?:又|都)?爆|淹|急死|很急|着急|催得急|塌了|跑水|漏气/u

function isLead({ lead }: Ticket, actor: Actor): boolean {
  return lead !== undefined && belongsTo(actor, lead.unitId)
}

/** Whether what was recorded stood for an acknowledgement. */
function isTakenOn(before: Ticket, after: Ticket): boolean {
  const owed = ({ lead, assists }: Ticket): number =>
    [lead, ...assists].filter((held) => held && held.acknowledgedAt === undefined).length
  return owed(after) < owed(before)
}

/** 备注 17 已约好明天上午上门 */
export const note = progressHandler('note', ['备注', '进展', '记录'], {
  say: '备注 17 进展',
  does: '记一笔办理进展（几件一样：3、8都派人去了）',
  for: ['unit', 'station'],
})

/** 到场 17 正在清理 — photos sent after it are kept with it. */
export const visit = progressHandler('visit', ['到场', '已到场', '已到现场', '到现场'], {
  say: '到场 17',
  does: '记录已到现场，接着发照片就行',
  for: ['unit'],
})

const CONTACTED = [
  '已联系',
  '已联系过',
  '已联系上',
  '已经联系',
  '已经联系过',
  '已经联系上',
  '已经联系了',
  '已和诉求人联系',
  '已经和诉求人联系',
  '和诉求人联系过了',
  '联系过了',
  '联系上了',
]
/** 已联系 17 */
export const contact = progressHandler('contact', CONTACTED, {
  say: '已联系 17',
  does: '记录已联系诉求人',
  for: ['unit'],
})

/** A photo after 到场, from the same person in the same chat: platforms let no one quote a card with a photo. */
export const visitPhoto = defineHandler({
  name: 'visit-photo',
  usage: { say: '（到场后发照片）', does: '半小时内发的照片作为到场照片存档', for: ['unit'] },
  verbs: [],

  match(inbound) {
    return inbound.type === 'image' ? {} : undefined
  },

  async answer(desk, inbound) {
    const actor = actorOf(inbound)
    const fileId = inbound.files[0]?.fileId
    const waited = await waitedFor(desk, {
      person: senderKey(inbound.sender),
      conversation: placeKey(inbound),
    })
    if (!actor || waited?.kind !== 'visit_photo') return undefined
    if (fileId === undefined) return { text: PHOTO_LOST }
    const { ticketId } = waited
    return {
      text: photoKept(await recordProgress(desk, { ticketId, actor, kind: 'visit', text: '', fileId })),
    }
  },
})
