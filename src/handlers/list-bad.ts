import type { Inbound } from '../bot/handler.ts'
import { defineHandler, isAddressed } from '../bot/handler.ts'
import type { Desk } from '../desk/desk.ts'
import { listBad as list, listDue } from '../desk/list-bad.ts'
import { holdsRole, oversees } from '../domain/actor.ts'
import type { Span } from '../domain/months.ts'
import { stationOf } from '../domain/roster.ts'
import { readSpokenDays } from '../domain/spoken-days.ts'
import { addDays, instantOn, localDayOf } from '../domain/time.ts'
import { spanOfWeek, weekOf } from '../domain/weekly.ts'
import { LIST_SENT_PRIVATELY, ONLY_OVERSEERS_LIST } from '../templates/messages/supervision.ts'
import { actorOf } from './actor.ts'
import { isOverseersPlace } from './overseers-place.ts'
import { undecorated } from './reading.ts'

/** 哪些超期了, 谁没签收, 今天到期的有哪些: among people of a unit that is talk. */
const BAD = /(?:没有?|未|待|不)(?:签收|回复|答复|签|回|办完?|办结|处理)|超期|逾期|过期|到期|红牌|黄牌|拖着/u
const ASKS = /哪|谁|几[件个]|多少|有没有|列|看看|清单|名单|情况|都有|[?？吗呢没]$/u
/** 今天有什么事, 现在啥情况: whoever oversees the street asks for its list. */
const ANYTHING =
  /^(?:今天|现在|目前|今早|最近|街道|全街道)+(?:办|处理|弄)[得的](?:咋样|怎么样|怎样)(?:了|啊|呢)?[?？]?$|^(?:今天|现在|目前|今早|最近|街道|全街道)+(?:都|还)?有?(?:什么|啥|哪些)(?:事|情况|工单|问题|要紧的?|要过问的?|要管的?)*(?:了|吗|呢|啊|的)?[?？]?$/u
const MOST = 20
/** 明天到期的有哪些, 这周要到期的: another day than today. */
const DUE =
  /(明天|后天|本周|这周|周[一二三四五六日天])(?:之?前|内|里)?(?:都|还|要|会|快)*(?:有(?:哪些|几件|多少)?)?(?:要|会|快)?(?:到期|超期)/u

/** From the asked day's beginning to its end; of a week what is left of it. */
function dueSpan({ clock }: Desk, when: string): Span | undefined {
  const now = clock.now()
  if (/^[本这]周$/.test(when)) return { from: now, until: spanOfWeek(weekOf(now)).until }
  const day = readSpokenDays(when, localDayOf(now))?.from
  return day === undefined ? undefined : { from: instantOn(day, 0), until: instantOn(addDays(day, 1), 0) }
}

function asksForBad(said: string): boolean {
  if (said.length > MOST || /\d/.test(said)) return false
  return (BAD.test(said) && ASKS.test(said)) || ANYTHING.test(said)
}

function isForBot(desk: Desk, inbound: Inbound): boolean {
  return inbound.mentionsBot || isOverseersPlace(desk, inbound)
}

/** 督办, 督办清单 — what is bad now; in a unit's group it is nobody else's business, so it goes in private. */
export const listBad = defineHandler<{ isQuestion: boolean }>({
  name: 'list-bad',
  usage: { say: '督办', does: '现在有哪些超期、今天到期、没签收、没答复的', for: ['supervision', 'station'] },
  verbs: ['督办清单'],

  match({ text, quote, sender, type }) {
    if (type !== 'text') return undefined
    const said = undecorated(text)
    const isQuestion = asksForBad(said)
    const isAsked = isQuestion || /^督办(?:清单|名单|列表|简报|情况)?$/.test(said)
    return isAsked && !quote && sender.kind === 'staff' ? { isQuestion } : undefined
  },

  async answer(desk, inbound, { isQuestion }) {
    const actor = actorOf(inbound)
    const isTalk = isQuestion && !(actor && oversees(actor) && isForBot(desk, inbound))
    if (isTalk) return undefined
    if (!actor || (!holdsRole(actor, 'supervisor') && !holdsRole(actor, 'clerk'))) {
      return isAddressed(inbound) ? { text: ONLY_OVERSEERS_LIST } : undefined
    }
    const when = isQuestion ? DUE.exec(undecorated(inbound.text))?.[1] : undefined
    const span = when === undefined ? undefined : dueSpan(desk, when)
    const text = span && when ? await listDue(desk, when, span) : await list(desk)
    const isElsewhere =
      inbound.place.kind === 'room' && inbound.place.topic !== stationOf(desk.office.roster)?.room
    return isElsewhere ? { text: LIST_SENT_PRIVATELY, privately: text } : { text }
  },
})
