import { defineHandler } from '../bot/handler.ts'
import { decisionsNow, recordDecision, reportDecision } from '../desk/meeting-pack.ts'
import { oversees } from '../domain/actor.ts'
import { unitByName } from '../domain/roster.ts'
import { readInterview } from '../domain/spoken-interview.ts'
import { localDayOf } from '../domain/time.ts'
import {
  decisionList,
  decisionNeeded,
  decisionNoted,
  notYourDecision,
  outcomeNeeded,
  outcomeNoted,
  PACK_FOR_OVERSEERS,
  unknownDecision,
} from '../templates/messages/meeting.ts'
import { actorOf } from './actor.ts'
import { isOverseersPlace } from './overseers-place.ts'
import { undecorated } from './reading.ts'

/** 上次会上定的事落实了吗, 会议决定有哪些: asks for the list. */
const ASKED =
  /^(?:会议决定(?:的?事)?(?:有哪些|清单)|(?:上次|上回)?(?:调度)?会(?:议)?上?定(?:下)?的?事(?:情|项)?(?:都)?(?:有哪些|(?:落实|办)(?:得)?(?:了|好)?(?:吗|没有?|怎么样|咋样)?(?:了)?)?)[?？]?$/u

/** 会议决定 环卫所 清完村东堆放点，11月30日前: noted for the next meeting's pack, told to the unit. */
export const decide = defineHandler<{ words: string }>({
  name: 'record-decision',
  usage: {
    say: '会议决定 环卫所 内容，几日前',
    does: '记下调度会定的事，告知承办单位，下次会上看落实；只说「会议决定」看定过的事',
    for: ['supervision', 'station'],
  },
  verbs: ['会议决定'],

  match({ text, quote, sender }) {
    if (quote || sender.kind !== 'staff') return undefined
    const said = undecorated(text)
    if (ASKED.test(said)) return { words: '' }
    const words = /^会议决定(?=$|[\s:：])[\s:：]*(.*)$/su.exec(said)?.[1]
    return words === undefined ? undefined : { words }
  },

  async answer(desk, inbound, { words }) {
    const actor = actorOf(inbound)
    if (!actor) return undefined
    const [first = ''] = words.split(/[\s,，、:：]+/)
    const unit = unitByName(desk.office.roster, first)
    const text = (unit ? words.slice(first.length) : words).replace(/^[\s,，、:：]+/, '')
    const setting = { office: desk.office, now: desk.clock.now() }
    if (text === '' && oversees(actor) && isOverseersPlace(desk, inbound)) {
      const known = await decisionsNow(desk)
      return { text: known.length > 0 ? decisionList(setting, known) : decisionNeeded() }
    }
    if (text === '')
      return /^会议决定/.test(undecorated(inbound.text)) ? { text: decisionNeeded() } : undefined
    const today = localDayOf(setting.now)
    const { dueDay, day } = readInterview(text, today)
    // A single day that is to come is by when it must be done, not when people met.
    const due = dueDay ?? (day > today ? day : undefined)
    const noted = await recordDecision(desk, actor, {
      text,
      meetingDay: today,
      ...(unit && { unitId: unit.id }),
      ...(due !== undefined && { dueDay: due }),
    })
    if (noted === 'not_overseer') return { text: PACK_FOR_OVERSEERS }
    return { text: decisionNoted(setting, noted, unit?.id, due) }
  },
})

/** 落实 3 堆放点已清完: what came of a decision. */
export const reportOutcome = defineHandler<{ id: number; text: string }>({
  name: 'report-outcome',
  usage: { say: '落实 3 情况', does: '报调度会定的事办得怎样', for: ['unit', 'station'] },
  verbs: ['落实'],

  match({ text, quote, sender }) {
    if (quote || sender.kind !== 'staff') return undefined
    const found = /^落实\s*#?(\d{1,5})(?=$|[\s,，:：])[\s,，:：]*(.*)$/su.exec(undecorated(text))
    return found ? { id: Number(found[1]), text: found[2] ?? '' } : undefined
  },

  async answer(desk, inbound, { id, text }) {
    const actor = actorOf(inbound)
    if (!actor) return undefined
    if (text === '') return { text: outcomeNeeded(id) }
    const noted = await reportDecision(desk, actor, { id, text })
    if (noted === 'noted') return { text: outcomeNoted(id) }
    return { text: noted === 'unknown' ? unknownDecision(id) : notYourDecision(id) }
  },
})
