import { defineHandler } from '../bot/handler.ts'
import { findTicket } from '../desk/find-ticket.ts'
import { linkByClerk, linkCitizen } from '../desk/link-citizen.ts'
import { CODE, readTicketReferences } from '../domain/ticket-reference.ts'
import { linkedByClerk, ticketNotFound } from '../templates/messages/answers.ts'
import { LINK_LOCKED, linked, linkFailed } from '../templates/messages/citizen.ts'
import { actorOf } from './actor.ts'

/** Whatever the number looks like that the platform, an app or the village gave. */
const BY_CITIZEN = /^(关联|绑定)?[\s:：]*(\S{6,64}?)[\s,，、和]+(\d{4})$/
const BY_CLERK = new RegExp(`^(?:关联|绑定)[\\s:：]*#?(${CODE})[\\s,，、]+(\\d{4})$`)

/** 关联 37010020261123000017 1234 — a citizen proves who they are; 关联 can be left out. */
export const link = defineHandler<{ number: string; digits: string }>({
  name: 'link',
  usage: { say: '关联 工单编号 手机后四位', does: '把微信和自己的工单关联起来', for: ['citizen'] },
  verbs: ['关联'],

  match(inbound) {
    if (inbound.place.kind !== 'private' || inbound.sender.kind === 'staff') return undefined
    const [, verb, number, digits] = BY_CITIZEN.exec(inbound.text) ?? []
    if (number === undefined || digits === undefined) return undefined
    const isNumber = verb !== undefined || readTicketReferences(number).numbers.length === 1
    return isNumber ? { number, digits } : undefined
  },

  async answer(desk, { sender }, { number, digits }) {
    if (sender.kind === 'staff') return undefined
    const { contact } = sender
    const outcome = await linkCitizen(desk, { contact, number, digits })
    if (outcome.ok) return { text: linked(outcome.ticket), remark: { contact, alias: outcome.alias } }
    return { text: outcome.triesLeft > 0 ? linkFailed(outcome.triesLeft) : LINK_LOCKED }
  },
})

/** 关联 17 3821 — a clerk links the contact that was given these digits. */
export const linkForCitizen = defineHandler<{ code: number; pairing: string }>({
  name: 'link-for-citizen',
  usage: { say: '关联 17 验证码', does: '核实本人后，替诉求人关联微信', for: ['station'] },
  verbs: [],

  match(inbound) {
    if (inbound.sender.kind !== 'staff') return undefined
    const [, code, pairing] = BY_CLERK.exec(inbound.text) ?? []
    return code !== undefined && pairing !== undefined ? { code: Number(code), pairing } : undefined
  },

  async answer(desk, inbound, { code, pairing }) {
    const actor = actorOf(inbound)
    const ticket = await findTicket(desk, code)
    if (!actor) return undefined
    if (!ticket) return { text: ticketNotFound(code) }
    const { contact, alias } = await linkByClerk(desk, { ticketId: ticket.id, pairing, actor })
    return { text: linkedByClerk(ticket), remark: { contact, alias } }
  },
})
