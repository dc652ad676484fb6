import type { Inbound } from '../bot/handler.ts'
import { defineHandler, isAddressed } from '../bot/handler.ts'
import type { Desk } from '../desk/desk.ts'
import { lowerUrgency, raiseUrgency } from '../desk/set-urgency.ts'
import { oversees } from '../domain/actor.ts'
import { CODE } from '../domain/ticket-reference.ts'
import { urgencyLowered, urgencyRaised } from '../templates/messages/urgency.ts'
import { actorOf } from './actor.ts'
import { forEachTicket } from './for-each-ticket.ts'
import type { Named } from './reading.ts'
import { afterVerb, leadingTicket, onlyTickets } from './reading.ts'
import { waitingForUnit } from './which-ticket.ts'

interface Args {
  named: Named
  words: string
}

const RAISE = [
  '加急',
  '紧急',
  '特急',
  '改紧急',
  '转紧急',
  '升紧急',
  '改为紧急',
  '改成紧急',
  '转为紧急',
  '转成紧急',
  '升为紧急',
  '列为紧急',
  '标为紧急',
]
const LOWER = [
  '不急了',
  '不紧急了',
  '不加急了',
  '不用加急',
  '取消加急',
  '取消紧急',
  '撤销加急',
  '解除紧急',
  '改普通',
  '改回普通',
  '改为普通',
  '改成普通',
]
/** 把这个改成紧急, under its card. */
const THIS_ONE = /^(?:请|麻烦|帮忙)?(?:把|将)?(?:这个|这件|这单|此件)(?:工单|单子)?/u
/** 取消4的加急, as 取消加急 4. */
const INSIDE = new RegExp(
  `^(取消|撤销|解除)\\s*(#?${CODE})号?(?:工单)?的?(加急|紧急)件?(?=$|[\\s,，。])`,
  'u',
)
const AGAIN = /[也都]?(?:加急|紧急|急件)(?=$|[\s,，、\d#])/gu
const TAIL = /^(?:件|工单|(?:处理|办理)(?!了)|一下|了|吧)*(?=$|[\s,，:：。!！\d#])[\s,，:：。!！]*/u

/** 加急 17 水管爆了; in front of the ticket or under its card, so that 紧急通知 of people is none. */
function readUrgency(inbound: Inbound, verbs: readonly string[]): Args | undefined {
  if (inbound.sender.kind !== 'staff') return undefined
  const said = inbound.quote ? inbound.text.replace(THIS_ONE, '') : inbound.text
  const after = afterVerb(said.replace(INSIDE, '$1$3 $2 '), verbs)?.replace(TAIL, '')
  if (after === undefined) return undefined
  // 5 加急 6 加急.
  const several = onlyTickets(after.replace(AGAIN, ' '))
  if (several && several.codes.length + several.numbers.length > 1) return { named: several, words: '' }
  const { rest: words, ...named } = leadingTicket(after)
  const isNamed = named.codes.length + named.numbers.length > 0
  return isNamed || inbound.quote ? { named, words } : undefined
}

/** Whoever has no say in it and does not speak to the bot talks to colleagues. */
function isTalk(inbound: Inbound): boolean {
  const actor = actorOf(inbound)
  return !isAddressed(inbound) && !(actor && oversees(actor))
}

function searchFor(inbound: Inbound, named: Named) {
  return {
    named,
    waiting: waitingForUnit(inbound, []),
    many: true,
    silentWhenNone: true,
  }
}

/** 加急 17, 17 紧急 水管爆了, 把17改成紧急 (the latter two in other words). */
export const raise = defineHandler<Args>({
  name: 'raise-urgency',
  usage: {
    say: '加急 17 水管爆了',
    does: '收件后才急的改为紧急件：马上通知各承办单位，期限、提醒按紧急件（改回去由工作站回「不急了 17 原因」）',
    for: ['supervision', 'station'],
  },
  verbs: ['加急'],
  match: (inbound) => readUrgency(inbound, RAISE),

  async answer(desk, inbound, { named, words }) {
    if (isTalk(inbound)) return undefined
    return forEachTicket(desk, inbound, searchFor(inbound, named), async ({ id }, actor) => {
      const { before, after } = await raiseUrgency(desk, { ticketId: id, actor, words })
      return urgencyRaised(settingOf(desk), before, after)
    })
  },
})

/** 不急了 17 管子已经关上. */
export const lower = defineHandler<Args>({
  name: 'lower-urgency',
  usage: {
    say: '不急了 17 原因',
    does: '加急过的改回普通件，缩短了的期限改回去（已过的期限不动）',
    for: ['station'],
  },
  verbs: ['不急了'],
  match: (inbound) => readUrgency(inbound, LOWER),

  async answer(desk, inbound, { named, words }) {
    if (isTalk(inbound)) return undefined
    return forEachTicket(desk, inbound, searchFor(inbound, named), async ({ id }, actor) => {
      const asked = { ticketId: id, actor, words: words === '' ? inbound.text : words }
      const { before, after } = await lowerUrgency(desk, asked)
      return urgencyLowered(settingOf(desk), before, after)
    })
  },
})

function settingOf({ office, clock }: Desk) {
  return { office, now: clock.now() }
}
