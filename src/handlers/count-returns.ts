import { defineHandler } from '../bot/handler.ts'
import { countReturns as count } from '../desk/count-returns.ts'
import { isClerk } from '../domain/roster.ts'
import { returnCounts } from '../templates/messages/returns.ts'
import { readDays, undecorated } from './reading.ts'

const DAYS = 30

/** 退单统计 / 退单统计 90天 */
export const countReturns = defineHandler<{ days: number }>({
  name: 'count-returns',
  usage: {
    say: '退单统计',
    does: '近 30 天各单位退单几件、为什么、结果（退单统计 90天）',
    for: ['station', 'supervision'],
  },
  verbs: ['退单统计'],

  match(inbound) {
    const text = undecorated(inbound.text)
    if (!/^退单统计/.test(text)) return undefined
    return { days: readDays(text)?.days ?? DAYS }
  },

  async answer(desk, inbound, { days }) {
    if (inbound.sender.kind !== 'staff') return undefined
    const { person } = inbound.sender
    const isSupervisor = person.positions.some(({ role }) => role === 'supervisor')
    if (!isClerk(person) && !isSupervisor) return undefined
    const setting = { office: desk.office, now: desk.clock.now() }
    return { text: returnCounts(setting, days, await count(desk, days)) }
  },
})
