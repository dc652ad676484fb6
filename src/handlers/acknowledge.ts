import type { Inbound } from '../bot/handler.ts'
import { defineHandler } from '../bot/handler.ts'
import { acknowledgeTicket } from '../desk/acknowledge-ticket.ts'
import type { Desk } from '../desk/desk.ts'
import { recordProgress } from '../desk/record-progress.ts'
import type { Ticket } from '../domain/ticket.ts'
import { acknowledged, assistAcknowledged, noted } from '../templates/messages/answers.ts'
import { forEachTicket } from './for-each-ticket.ts'
import type { Named } from './reading.ts'
import { afterVerb, onlyTickets } from './reading.ts'
import { waitingForUnit } from './which-ticket.ts'

const VERBS = [
  '签收',
  '收到',
  '已收',
  '已签收',
  '已收到',
  '接收',
  '签收了',
  '收到了',
  '全部签收',
  '全部收到',
  '都签收',
  '都收到',
]
const PARTICLES = /^(?:了|啦|哈|哦|噢|谢谢|工单|全部|都)+/

/** 17 18，已联系: tickets, a sign, and words. */
const WITH_WORDS = /^((?:#?\d{1,5}号?[\s,，、和;；。]+)+)(?=\D)(\S[\s\S]+)$/u

/** 收到 17 18 — says nothing but the verb and tickets; “收到群众反映…” is not meant for the bot. */
export const acknowledge = defineHandler<{ named: Named; all: boolean; more?: string }>({
  name: 'acknowledge',
  usage: { say: '收到 17', does: '签收工单（可一次写几个：收到 17 18）', for: ['unit'] },
  verbs: ['签收', '收到', '已收'],

  match(inbound) {
    const rest = afterVerb(inbound.text, VERBS)
    if (rest === undefined) return undefined
    const named = onlyTickets(rest.replace(PARTICLES, ''))
    if (named) return { named, all: /全部|都/.test(inbound.text) }
    const [, codes = '', more] = WITH_WORDS.exec(rest) ?? []
    const some = more === undefined ? undefined : onlyTickets(codes)
    return some && more !== undefined ? { named: some, all: false, more } : undefined
  },

  async answer(desk, inbound, { named, all, more }) {
    const waiting = waitingForAcknowledgement(inbound)
    // 收到12，已联系: only where 12 waits for it; else it is talk.
    if (more !== undefined) {
      const codes = (await waiting(desk)).map(({ code }) => code)
      if (!named.codes.every((code) => codes.includes(code))) return undefined
    }
    const chosen = all ? { codes: (await waiting(desk)).map(({ code }) => code), numbers: [] } : named
    return forEachTicket(
      desk,
      inbound,
      { named: chosen, waiting, many: true, silentWhenNone: true, all: '都收到' },
      async ({ id }, actor) => {
        const ticket = await acknowledgeTicket(desk, { ticketId: id, actor })
        if (more !== undefined) await recordProgress(desk, { ticketId: id, actor, kind: 'note', text: more })
        const setting = { office: desk.office, now: desk.clock.now() }
        const isLead =
          actor.kind === 'staff' && actor.positions.some(({ unitId }) => unitId === ticket.lead?.unitId)
        const done = isLead ? acknowledged(setting, ticket) : assistAcknowledged(setting, ticket)
        return more === undefined ? done : `${done}\n${noted(ticket)}`
      },
    )
  },
})

/** Tickets in which the sender's own unit has not acknowledged yet. */
function waitingForAcknowledgement(inbound: Inbound) {
  const ofUnit = waitingForUnit(inbound, ['dispatched', 'acknowledged', 'replied'], false)
  return async (desk: Desk): Promise<Ticket[]> => {
    if (inbound.sender.kind !== 'staff') return []
    const units = new Set(inbound.sender.person.positions.map(({ unitId }) => unitId))
    const tickets = await ofUnit(desk)
    return tickets.filter(({ state, lead, assists }) => {
      if (lead && units.has(lead.unitId)) return state === 'dispatched'
      return assists.some((assist) => units.has(assist.unitId) && assist.acknowledgedAt === undefined)
    })
  }
}
