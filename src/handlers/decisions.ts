import { defineHandler } from '../bot/handler.ts'
import { recordDecision, reportDecision } from '../desk/meeting-pack.ts'
import { unitByName } from '../domain/roster.ts'
import { readInterview } from '../domain/spoken-interview.ts'
import { localDayOf } from '../domain/time.ts'
import {
  decisionNeeded,
  decisionNoted,
  notYourDecision,
  outcomeNeeded,
  outcomeNoted,
  PACK_FOR_OVERSEERS,
  unknownDecision,
} from '../templates/messages/meeting.ts'
import { actorOf } from './actor.ts'
import { undecorated } from './reading.ts'

/** 会议决定 环卫所 清完村东堆放点，11月30日前: noted for the next meeting's pack, told to the unit. */
export const decide = defineHandler<{ words: string }>({
  name: 'record-decision',
  usage: {
    say: '会议决定 环卫所 内容，几日前',
    does: '记下调度会定的事，告知承办单位，下次会上看落实',
    for: ['supervision', 'station'],
  },
  verbs: ['会议决定'],

  match({ text, quote, sender }) {
    if (quote || sender.kind !== 'staff') return undefined
    const words = /^会议决定(?=$|[\s:：])[\s:：]*(.*)$/su.exec(undecorated(text))?.[1]
    return words === undefined ? undefined : { words }
  },

  async answer(desk, inbound, { words }) {
    const actor = actorOf(inbound)
    if (!actor) return undefined
    const [first = ''] = words.split(/[\s,，、:：]+/)
    const unit = unitByName(desk.office.roster, first)
    const text = (unit ? words.slice(first.length) : words).replace(/^[\s,，、:：]+/, '')
    if (text === '') return { text: decisionNeeded() }
    const setting = { office: desk.office, now: desk.clock.now() }
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
