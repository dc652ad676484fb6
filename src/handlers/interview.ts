import type { Answer } from '../bot/handler.ts'
import { defineHandler } from '../bot/handler.ts'
import type { Desk } from '../desk/desk.ts'
import { findTicket } from '../desk/find-ticket.ts'
import { recordInterview } from '../desk/weekly-acts.ts'
import type { Actor } from '../domain/actor.ts'
import { oversees } from '../domain/actor.ts'
import type { Roster, Unit } from '../domain/roster.ts'
import { peopleNamed, unitById, unitByName } from '../domain/roster.ts'
import { readInterview } from '../domain/spoken-interview.ts'
import { localDayOf } from '../domain/time.ts'
import {
  interviewed,
  interviewNeeded,
  nothingToInterview,
  WEEKLY_FOR_OVERSEERS,
} from '../templates/messages/weekly.ts'
import { actorOf } from './actor.ts'
import { isOverseersPlace } from './overseers-place.ts'
import type { Named } from './reading.ts'
import { freeWords } from './reading.ts'
import { unitsIn } from './units-in.ts'

/** 约谈 环卫所 11月24日 郭长河，承诺 11月30日前清完; 约谈 17 …: of that ticket only. */
export const interview = defineHandler<{ named: Named; rest: string }>({
  name: 'interview',
  usage: {
    say: '约谈 环卫所 11月24日 谈了谁，承诺几日前办好',
    does: '记到该单位没销号的督查重点件上，并告知该单位',
    for: ['supervision', 'station'],
  },
  verbs: ['约谈'],

  match(inbound) {
    if (inbound.sender.kind !== 'staff' || inbound.quote) return undefined
    const words = freeWords(inbound, ['约谈'])
    if (!words) return undefined
    const { rest, ...named } = words
    return { named, rest }
  },

  async answer(desk, inbound, { named, rest }) {
    const actor = actorOf(inbound)
    if (!actor) return undefined
    const [word = ''] = rest.split(/[\s,，、:：]+/)
    const [code] = named.codes
    const unitNamed = unitOf(desk.office.roster, word)
    const isTalk = inbound.place.kind === 'room' && !inbound.mentionsBot && code === undefined
    const isBare = rest === '' && code === undefined && isOverseersPlace(desk, inbound) && oversees(actor)
    if (isBare) return { text: interviewNeeded(WORD) }
    if (isTalk && !unitNamed) return undefined
    if (code !== undefined) {
      const ticket = await findTicket(desk, code)
      const unitId = ticket?.lead?.unitId
      if (unitId === undefined) return { text: interviewNeeded(WORD) }
      return note(desk, actor, { unitId, codes: [code], words: rest })
    }
    const [unit = unitNamed] = word === '' || unitNamed ? [] : unitsIn(desk.office.roster, [word])
    if (!unit) return { text: interviewNeeded(WORD) }
    // Who is named in place of the unit was there.
    const from = unitByName(desk.office.roster, word) ? rest.indexOf(word) + word.length : 0
    const words = rest.slice(from).replace(/^[\s,，、:：]+/, '')
    return words === ''
      ? { text: interviewNeeded(unit.name) }
      : note(desk, actor, { unitId: unit.id, codes: [], words })
  },
})

const WORD = '环卫所'

/** The unit of that name, or of the one person so called who is of one unit. */
function unitOf(roster: Roster, word: string): Unit | undefined {
  const named = unitByName(roster, word)
  if (named || word === '') return named
  const [person, another] = peopleNamed(roster, word)
  const [held, further] = person && !another ? person.positions : []
  return held && !further ? unitById(roster, held.unitId) : undefined
}

async function note(
  desk: Desk,
  actor: Actor,
  { unitId, codes, words }: { unitId: string; codes: readonly number[]; words: string },
): Promise<Answer> {
  const setting = { office: desk.office, now: desk.clock.now() }
  const spoken = readInterview(words, localDayOf(setting.now))
  const noted = await recordInterview(desk, actor, { unitId, codes, ...spoken })
  if (typeof noted !== 'string') {
    return { text: interviewed(setting, unitId, { ...spoken, codes: noted.map(({ code }) => code) }) }
  }
  return { text: noted === 'not_overseer' ? WEEKLY_FOR_OVERSEERS : nothingToInterview(setting, unitId) }
}
