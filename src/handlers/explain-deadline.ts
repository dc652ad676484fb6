import { defineHandler } from '../bot/handler.ts'
import { explainDeadline as explain } from '../desk/explain-deadline.ts'
import { forEachTicket } from './for-each-ticket.ts'
import type { Named } from './reading.ts'
import { freeWords, leadingTicket } from './reading.ts'
import { waitingForUnit } from './which-ticket.ts'

const WHY = /^(?:为(?:什么|啥|何)|怎么)(?:会|就)?(?:超期|到期|逾期|超时|过期)(?:了|的|呢|啊)*/
const VERBS = [
  ...['为什么', '为啥', '为何', '怎么', '怎么就', '为什么会'].flatMap((why) =>
    ['超期', '到期', '逾期', '超时', '过期'].flatMap((what) => [why + what, `${why}${what}了`]),
  ),
  '期限',
]
/** What may still stand after the question. */
const PARTICLES = /^(?:了|的|呢|啊|吗|怎么算的|是什么时候|是哪天|[?？。\s])*$/

/** 为什么超期 17, 期限 17, 17 为什么超期了 */
export const explainDeadline = defineHandler<{ named: Named }>({
  name: 'explain-deadline',
  usage: {
    say: '为什么超期 17',
    does: '期限怎么来的：派件、停表、延期、节假日，一条一条带时间（也可以问「期限 17」）',
    for: ['unit', 'station', 'supervision'],
  },
  verbs: ['为什么超期'],

  match(inbound) {
    if (inbound.sender.kind !== 'staff') return undefined
    const first = leadingTicket(inbound.text)
    const isFirst = first.codes.length + first.numbers.length > 0 && WHY.test(first.rest)
    const words = isFirst ? { ...first, rest: first.rest.replace(WHY, '') } : freeWords(inbound, VERBS)
    if (!words || !PARTICLES.test(words.rest)) return undefined
    const { rest: _rest, ...named } = words
    return { named }
  },

  async answer(desk, inbound, { named }) {
    const search = {
      named,
      waiting: waitingForUnit(inbound, ['dispatched', 'acknowledged'], false),
      silentWhenNone: true,
    }
    return forEachTicket(desk, inbound, search, (ticket, actor) => explain(desk, ticket, actor))
  },
})
