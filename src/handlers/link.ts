import { defineHandler } from '../bot/handler.ts'
import { aliasFor, linkCitizen } from '../desk/link-citizen.ts'
import { DeskError } from '../domain/errors.ts'
import { linked } from '../templates/messages/citizen.ts'
import { errorWords } from '../templates/messages/errors.ts'

const PATTERN = /^(?:关联|绑定)?[\s:：]*([A-Za-z]{0,4}\d{12,24})[\s,，、和]+(\d{4})$/

/** 关联 37010020261123000017 1234 — a citizen proves who they are; 关联 can be left out. */
export const link = defineHandler<{ number: string; digits: string }>({
  name: 'link',
  usage: { say: '关联 工单编号 手机后四位', does: '把微信和自己的工单关联起来', for: ['citizen'] },
  verbs: ['关联'],

  match(inbound) {
    if (inbound.place.kind !== 'private' || inbound.sender.kind === 'staff') return undefined
    const [, number, digits] = PATTERN.exec(inbound.text.trim()) ?? []
    return number !== undefined && digits !== undefined ? { number, digits } : undefined
  },

  async answer(desk, inbound, { number, digits }) {
    if (inbound.sender.kind === 'staff') return undefined
    try {
      const { contact } = inbound.sender
      const { ticket, citizenId } = await linkCitizen(desk, { contact, number, digits })
      return { text: linked(ticket), alias: aliasFor(citizenId) }
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      return { text: errorWords({ office: desk.office, now: desk.clock.now() }, error) }
    }
  },
})
