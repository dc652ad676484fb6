import type { Answer, Inbound } from '../bot/handler.ts'
import { defineHandler, placeKey, senderKey } from '../bot/handler.ts'
import { waitedFor, waitFor, waitNoMore } from '../desk/choices.ts'
import type { Desk } from '../desk/desk.ts'
import { requestReturn as askReturn } from '../desk/request-return.ts'
import { readReturnReason } from '../domain/returns.ts'
import type { Unit } from '../domain/roster.ts'
import { unitByName } from '../domain/roster.ts'
import { returnRequested } from '../templates/messages/answers.ts'
import { returnReasonNeeded } from '../templates/messages/returns.ts'
import { forEachTicket } from './for-each-ticket.ts'
import type { Named } from './reading.ts'
import { freeWords } from './reading.ts'
import { waitingForUnit } from './which-ticket.ts'

/** 退单 17 不属于本单位，应由建管办 / 退单 17 转建管办 道路归他们管 */
export const requestReturn = defineHandler<{ named: Named; reason: string }>({
  name: 'request-return',
  usage: { say: '退单 17 原因', does: '不归本单位管，申请退单（派件后 2 个工作日内）', for: ['unit'] },
  verbs: ['退单'],

  match(inbound) {
    const words = freeWords(inbound, ['申请退单', '退单', '退件'])
    if (!words) return undefined
    const { rest: reason, ...named } = words
    return { named, reason }
  },

  async answer(desk, inbound, { named, reason }) {
    const kind = readReturnReason(reason)
    if (kind === undefined) return askReason(desk, inbound, named)
    const words = reason.replace(/^[1-5][\s,，、.：:]+/, '')
    const toUnitId = namedUnit(desk, reason)?.id
    const search = {
      named,
      waiting: waitingForUnit(inbound, ['dispatched', 'acknowledged']),
      silentWhenNone: true,
    }
    return forEachTicket(desk, inbound, search, async ({ id }, actor) =>
      returnRequested(
        await askReturn(desk, {
          ticketId: id,
          actor,
          reason: kind,
          words,
          ...(toUnitId !== undefined && { toUnitId }),
        }),
      ),
    )
  },
})

async function askReason(desk: Desk, inbound: Inbound, { codes }: Named): Promise<Answer> {
  const [code] = codes
  if (code === undefined) return { text: returnReasonNeeded(17) }
  const asked = { person: senderKey(inbound.sender), conversation: placeKey(inbound) }
  await waitFor(desk, asked, { kind: 'return_reason', code })
  return { text: returnReasonNeeded(code) }
}

/** 1, or 供电所的线，不归我们, after the reasons were listed. */
export const giveReturnReason = defineHandler<{ reason: string }>({
  name: 'give-return-reason',
  usage: { say: '1', does: '机器人问退单原因时，回序号或说一句', for: [] },
  verbs: [],

  match({ type, text, sender }) {
    const isReason = type === 'text' && sender.kind === 'staff' && readReturnReason(text) !== undefined
    return isReason ? { reason: text } : undefined
  },

  async answer(desk, inbound, { reason }) {
    const asked = { person: senderKey(inbound.sender), conversation: placeKey(inbound) }
    const waited = await waitedFor(desk, asked)
    if (waited?.kind !== 'return_reason') return undefined
    await waitNoMore(desk, asked)
    return { rewrite: { text: `退单 ${waited.code} ${reason}` } }
  },
})

/** 不归我们，应由社会办负责: the first that is a unit. */
function namedUnit({ office }: Desk, reason: string): Unit | undefined {
  const names = reason.matchAll(/(?:转|由|归)\s*([\p{Script=Han}]{2,10}?)(?:管|负责|办理|处理|[\s,，。]|$)/gu)
  for (const [, name = ''] of names) {
    const unit = unitByName(office.roster, name)
    if (unit) return unit
  }
  return undefined
}
