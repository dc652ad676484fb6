import type { Inbound } from '../bot/handler.ts'
import { defineHandler } from '../bot/handler.ts'
import { snoozeTicket } from '../desk/snooze-ticket.ts'
import { readSpokenMoment } from '../domain/spoken-moment.ts'
import { SNOOZE_UNCLEAR, snoozed } from '../templates/messages/clock.ts'
import { forEachTicket } from './for-each-ticket.ts'
import type { Named } from './reading.ts'
import { freeWords, leadingTicket, undecorated } from './reading.ts'
import { waitingForUnit } from './which-ticket.ts'

const VERBS = [
  '稍后提醒',
  '稍后再提醒',
  '晚点提醒',
  '晚点再提醒',
  '推迟提醒',
  '过会儿提醒',
  '过会儿再提醒',
  '等会儿再提醒',
]
/** 17 明天上午再提醒我, under a nag also 半小时后提醒. */
const ENDS_SO = /^(.{2,20}?)(?:的时候)?(?:再|以后|之后)?(?:再)?提醒(?:我|一下|我一下)?(?:吧|哈|啊)?$/

/** 稍后提醒 17 两小时后 */
export const snooze = defineHandler<{ named: Named; when: string; isBare: boolean }>({
  name: 'snooze',
  usage: { say: '稍后提醒 17 两小时后', does: '把提醒自己的往后推一推（17 明天上午再提醒）', for: ['unit'] },
  verbs: ['稍后提醒'],

  match(inbound) {
    const said = freeWords(inbound, VERBS) ?? endingSo(inbound)
    const words = said ?? bare(inbound)
    if (!words) return undefined
    const { rest, ...named } = words
    return { named, when: rest.replace(/我$/, '').trim(), isBare: said === undefined }
  },

  async answer(desk, inbound, { named, when, isBare }) {
    const waiting = waitingForUnit(inbound, ['dispatched', 'acknowledged'])
    if (isBare && (await waiting(desk)).length !== 1) return undefined
    const now = desk.clock.now()
    const until = when === '' ? undefined : readSpokenMoment(when, now)?.at
    if (when !== '' && until === undefined) return { text: SNOOZE_UNCLEAR }
    const search = {
      named,
      waiting,
      silentWhenNone: true,
    }
    return forEachTicket(desk, inbound, search, async ({ id }, actor) => {
      const asked = { ticketId: id, actor, ...(until !== undefined && { until }) }
      const { ticket, isCut } = await snoozeTicket(desk, asked)
      return snoozed({ office: desk.office, now }, ticket, isCut)
    })
  },
})

/** 明天再提醒我吧: the bot is who reminds. Taken only where one ticket can be meant. */
function bare(inbound: Inbound): (Named & { rest: string }) | undefined {
  const [, said = ''] = /^(.{2,20}?)再提醒我(?:吧|一下|哈|啊)*$/.exec(undecorated(inbound.text)) ?? []
  return readSpokenMoment(said, inbound.at) ? { codes: [], numbers: [], rest: said } : undefined
}

/** Only with a ticket or under a card: 明天再提醒 between people is theirs. */
function endingSo(inbound: Inbound): (Named & { rest: string }) | undefined {
  const [, said = ''] = ENDS_SO.exec(undecorated(inbound.text)) ?? []
  const words = leadingTicket(said)
  const isNamed = words.codes.length + words.numbers.length > 0 || inbound.quote !== undefined
  return isNamed && readSpokenMoment(words.rest, inbound.at) ? words : undefined
}
