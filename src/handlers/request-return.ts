import { defineHandler } from '../bot/handler.ts'
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
    if (kind === undefined) return { text: returnReasonNeeded(named.codes[0] ?? 17) }
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

/** 不归我们，应由社会办负责: the first that is a unit. */
function namedUnit({ office }: Desk, reason: string): Unit | undefined {
  const names = reason.matchAll(/(?:转|由|归)\s*([\p{Script=Han}]{2,10}?)(?:管|负责|办理|处理|[\s,，。]|$)/gu)
  for (const [, name = ''] of names) {
    const unit = unitByName(office.roster, name)
    if (unit) return unit
  }
  return undefined
}
