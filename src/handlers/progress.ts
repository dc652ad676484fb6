import type { Handler } from '../bot/handler.ts'
import { defineHandler } from '../bot/handler.ts'
import type { Progress } from '../desk/record-progress.ts'
import { recordProgress } from '../desk/record-progress.ts'
import { contacted, noted, reasonNeeded, visited } from '../templates/messages/answers.ts'
import { forEachTicket } from './for-each-ticket.ts'
import type { Named } from './reading.ts'
import { afterVerb, leadingTicket, onlyTickets } from './reading.ts'
import { waitingForUnit } from './which-ticket.ts'

interface Args {
  named: Named
  said: string
}

const OPEN = ['dispatched', 'acknowledged', 'replied'] as const

function progressHandler(kind: Progress['kind'], verbs: readonly string[], usage: Handler['usage']): Handler {
  return defineHandler<Args>({
    name: kind,
    usage,
    verbs: verbs.slice(0, 1),

    match(inbound) {
      const rest = afterVerb(inbound.text, verbs)
      if (rest === undefined) return undefined
      const { rest: said, ...named } = leadingTicket(rest.replace(/^了/, ''))
      return { named, said }
    },

    async answer(desk, inbound, { named, said }) {
      if (kind === 'note' && said === '')
        return { text: reasonNeeded(`备注 ${named.codes[0] ?? 17} 已约好明天上门`) }
      const search = { named, waiting: waitingForUnit(inbound, OPEN, false), silentWhenNone: true }
      return forEachTicket(desk, inbound, search, async ({ id }, actor) => {
        const fileId = inbound.files[0]?.fileId
        const ticket = await recordProgress(desk, {
          ticketId: id,
          actor,
          kind,
          text: said,
          ...(fileId !== undefined && { fileId }),
        })
        if (kind === 'contact') return contacted(ticket)
        return kind === 'visit' ? visited(ticket, fileId !== undefined) : noted(ticket)
      })
    },
  })
}

/** 备注 17 已约好明天上午上门 */
export const note = progressHandler('note', ['备注', '进展', '记录'], {
  say: '备注 17 进展',
  does: '记一笔办理进展',
  for: ['unit', 'station'],
})

/** 到场 17 正在清理 — with a photo, or a photo sent later as a quote of the card. */
export const visit = progressHandler('visit', ['到场', '已到场', '已到现场', '到现场'], {
  say: '到场 17',
  does: '记录已到现场（照片引用卡片发来）',
  for: ['unit'],
})

/** 已联系 17 */
export const contact = progressHandler('contact', ['已联系', '已和诉求人联系', '联系过了'], {
  say: '已联系 17',
  does: '记录已联系诉求人',
  for: ['unit'],
})

/** A photo that quotes a card, or whose caption names the ticket, is proof of the visit. */
export const visitPhoto = defineHandler<Args>({
  name: 'visit-photo',
  usage: { say: '（引用卡片发照片）', does: '作为到场照片存档', for: ['unit'] },
  verbs: [],

  match(inbound) {
    if (inbound.type !== 'image' || inbound.files.length === 0) return undefined
    if (inbound.sender.kind !== 'staff') return undefined
    const named = onlyTickets(inbound.text) ?? { codes: [], numbers: [] }
    const isMeant = inbound.quote !== undefined || named.codes.length + named.numbers.length > 0
    return isMeant ? { named, said: '' } : undefined
  },

  async answer(desk, inbound, { named }) {
    const search = { named, waiting: waitingForUnit(inbound, OPEN, false), silentWhenNone: true }
    return forEachTicket(desk, inbound, search, async ({ id }, actor) => {
      const fileId = inbound.files[0]?.fileId
      const request = { ticketId: id, actor, kind: 'visit' as const, text: '' }
      return visited(
        await recordProgress(desk, { ...request, ...(fileId !== undefined && { fileId }) }),
        true,
      )
    })
  },
})
