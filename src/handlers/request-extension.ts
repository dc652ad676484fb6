import { defineHandler } from '../bot/handler.ts'
import { requestExtension as askExtension } from '../desk/request-extension.ts'
import { readSpokenDays } from '../domain/spoken-days.ts'
import type { LocalDay } from '../domain/time.ts'
import { instantOn, localDayOf } from '../domain/time.ts'
import { workingDaysLeft } from '../domain/working-calendar.ts'
import { daysNeeded, extensionRequested, limitIsLater } from '../templates/messages/answers.ts'
import { forEachTicket } from './for-each-ticket.ts'
import type { Named } from './reading.ts'
import { afterVerb, freeWords, leadingTicket, readDays } from './reading.ts'
import { waitingForUnit } from './which-ticket.ts'

const VERBS = ['申请延期', '延期', '延时']
const DATE = '(?:\\d{1,2}月|\\d{1,2}[日号]|[今明后]天|[本这下]*个?(?:周|星期|礼拜)[一二三四五六日天])'
/** 到下周三, 至12月8日, 12月8日前: until a day, not for so many. */
const UNTIL = new RegExp(`(?:到|至)\\s*(?=${DATE})|(?=\\d{1,2}月\\d{1,2}[日号]?)`)
const TO_DAY = new RegExp(`(?:到|至)\\s*(?=${DATE})`)
/** 3天, 三个工作日: so many, whatever day the reason names. */
const COUNTED = /(?:\d{1,3}|[一二两三四五六七八九十])\s*个?(?:工作日|天)/
/** 延期三天, 延期到下周三: the words run on from the verb, but as no talk does. */
const RUNS_ON = new RegExp(`^(?:[一二两三四五六七八九十]+个?(?:工作日|天|日)|(?:到|至)\\s*${DATE})`)

interface Args {
  named: Named
  days?: number
  until?: LocalDay
  reason: string
}

/** 延期 17 3天 等配件到货 / 延期 17 到下周三 等配件到货 */
export const requestExtension = defineHandler<Args>({
  name: 'request-extension',
  usage: { say: '延期 17 3天 原因', does: '申请延期（按工作日算；也可以写「到下周三」）', for: ['unit'] },
  verbs: ['延期'],

  match(inbound) {
    const after = afterVerb(inbound.text, VERBS)
    if (after === undefined) return undefined
    // 延期 3 到10月12日: 3 is no part of a span.
    const plain = { ...inbound, text: inbound.text.replace(TO_DAY, ' ') }
    const words =
      freeWords(plain, VERBS) ?? (RUNS_ON.test(after) ? leadingTicket(after.replace(TO_DAY, ' ')) : undefined)
    if (!words) return undefined
    const { rest: said, ...named } = words
    const isCounted = COUNTED.test(said)
    const until = UNTIL.test(after) && !isCounted ? readSpokenDays(said, localDayOf(inbound.at)) : undefined
    if (until) return { named, until: until.to, reason: until.rest.replace(/^(?:之?前|为止)?[\s,，]*/, '') }
    const days = readDays(said)
    return days ? { named, days: days.days, reason: days.rest } : { named, reason: said }
  },

  async answer(desk, inbound, { named, days, until, reason }) {
    if ((days === undefined && until === undefined) || reason === '')
      return { text: daysNeeded(named.codes[0] ?? 17) }
    const search = {
      named,
      waiting: waitingForUnit(inbound, ['dispatched', 'acknowledged']),
      silentWhenNone: true,
    }
    const { calendar } = desk.office
    return forEachTicket(desk, inbound, search, async ({ id, code, deadline = desk.clock.now() }, actor) => {
      const asked =
        days ?? (until === undefined ? 0 : workingDaysLeft(calendar, deadline, instantOn(until, 0)))
      if (asked < 1) return limitIsLater({ office: desk.office, now: desk.clock.now() }, code, deadline)
      const request = { ticketId: id, actor, workingDays: asked, reason }
      return extensionRequested(await askExtension(desk, request), asked)
    })
  },
})
