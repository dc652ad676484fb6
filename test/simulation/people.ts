import type { LocalMessage } from '../../src/bot/local/chat.ts'
import { chanceOf } from '../../src/domain/chance.ts'
import type { Office } from '../../src/domain/office.ts'
import { ownersOf, peopleOf } from '../../src/domain/roster.ts'
import type { EpochMs, LocalDay } from '../../src/domain/time.ts'
import { addDays, DAY_MS, instantOn, localDayOf, MINUTE_MS } from '../../src/domain/time.ts'
import { isWorkingDay, isWorkingTime } from '../../src/domain/working-calendar.ts'
import type { Db } from '../../src/store/database.ts'
import type { Agenda } from './agenda.ts'
import { citizensAnswer, PROGRESS_SAID } from './habits.ts'
import { stationRound } from './station.ts'
import { supervisorRound } from './supervisor.ts'
import { unitRound } from './unit.ts'

/** What people can see and do. */
export interface World {
  seed: string
  office: Office
  agenda: Agenda
  now(): EpochMs
  /** The tickets as their owners know them; undefined while they are being moved to a new server. */
  db(): Db
  /** Says it in the unit's group, or in private to the bot; quoting a message of the group. */
  says(personId: string, text: string, unitId?: string, quoteId?: string): void
  /** The newest card of each ticket in its unit's group, by unit and code; the server may have forgotten it. */
  cards: Map<string, string>
  /** Whether this is asked for the first time: nobody asks twice for what was refused. */
  isFirst(what: string): boolean
  /** Somebody is away from now to the end of the day. */
  leaves(personId: string, lastDay: LocalDay): void
  /** How often the ticket with this code was nagged about. */
  nagsOf(code: number): number
}

/** When a unit's people look at the phone, minutes of the day; each day a little different. */
const ROUNDS = [9 * 60, 11 * 60, 14 * 60 + 20, 16 * 60 + 40]
/** After the morning's brief. */
const SUPERVISORS_ROUND = 9 * 60 + 40
const LEAVE_DAYS = 3
const STATION_ROUNDS = [9 * 60 + 20, 10 * 60 + 30, 11 * 60 + 30, 14 * 60, 15 * 60, 16 * 60, 17 * 60]

/** Everybody in the street: goes their rounds, and reacts to what the bot says. */
export class People {
  readonly #world: World
  readonly #units: readonly string[]
  readonly #hurrying = new Set<string>()
  /** Who of the unit waits for a draft. */
  readonly #drafting = new Map<string, string>()

  constructor(world: World) {
    this.#world = world
    this.#units = world.office.roster.units
      .filter(({ kind }) => kind !== 'station' && kind !== 'supervision')
      .map(({ id }) => id)
  }

  /** Enters what everybody is going to do on this day by habit. */
  planDay(day: LocalDay): void {
    const { office, agenda, seed } = this.#world
    if (!isWorkingDay(office.calendar, day)) return
    for (const unitId of this.#units) this.#planUnit(unitId, day)
    for (const minute of STATION_ROUNDS) {
      agenda.enter(instantOn(day, minute), () => stationRound(this.#world))
    }
    agenda.enter(instantOn(day, SUPERVISORS_ROUND), () => supervisorRound(this.#world))
    const curious = chanceOf(seed, 'curious', day)
    const unitId = curious.pick(this.#units)
    const person = this.#ownerOf(unitId)
    // Somebody always looks into it late at night.
    if (person) {
      agenda.enter(instantOn(day, 22 * 60 + curious.between(0, 90)), () =>
        this.#world.says(person, '我的工单', unitId),
      )
    }
  }

  /** What the bot said makes some people hurry. */
  hears(message: LocalMessage): void {
    const { roomId, peerId, text } = message
    if (peerId?.startsWith('citizen-')) this.#citizenHears(peerId, text)
    else if (peerId !== undefined) this.#staffHears(peerId, message)
    const unitId = roomId?.replace('room-', '')
    if (unitId === undefined || !this.#units.includes(unitId)) return
    const [, code] = /^@\S+ 新工单，请签收\n#(\d+)/.exec(text) ?? []
    if (code !== undefined && !text.includes('\n\n')) this.#world.cards.set(`${unitId} ${code}`, message.id)
    if (/^@\S+ #\d+·催\d+ 进展如何/.test(text)) this.#tellProgress(unitId, message)
    this.#takeTemplate(unitId, message)
    const chance = chanceOf(this.#world.seed, 'hurry', unitId, message.at)
    if (text.includes('〔紧急〕') && chance.is(0.8)) this.#hurry(unitId, chance.between(3, 50))
    else if (text.includes('新工单') && chance.is(0.6)) this.#hurry(unitId, chance.between(5, 25))
    else if (text.includes('·催') && chance.is(0.5)) this.#hurry(unitId, chance.between(10, 120))
  }

  /** Whoever looked for a template takes the first, fills in what is missing and sends it. */
  #takeTemplate(unitId: string, { id, at, mentionIds, text }: LocalMessage): void {
    const { agenda, says } = this.#world
    const [asked] = mentionIds
    if (asked !== undefined && text.includes('找到这些模板')) {
      this.#drafting.set(unitId, asked)
      agenda.enter(at + MINUTE_MS, () => says(asked, '用1', unitId))
    }
    const person = this.#drafting.get(unitId)
    const [, draft] = /回复草稿：\n([\s\S]+)$/.exec(text) ?? []
    if (person === undefined || draft === undefined) return
    this.#drafting.delete(unitId)
    const filled = draft.replace(/【请填：[^】]*】/g, '已于当天上午安排人员现场处理完毕')
    agenda.enter(at + 5 * MINUTE_MS, () => says(person, filled, unitId, id))
  }

  /** Who is asked says so, quoting the question or not. */
  #tellProgress(unitId: string, { id, at, mentionIds }: LocalMessage): void {
    const chance = chanceOf(this.#world.seed, 'progress', unitId, at)
    const [asked] = mentionIds
    if (asked === undefined || chance.is(0.4)) return
    const quoteId = chance.is(0.5) ? id : undefined
    this.#world.agenda.enter(at + chance.between(1, 40) * MINUTE_MS, () =>
      this.#world.says(asked, PROGRESS_SAID, unitId, quoteId),
    )
  }

  #planUnit(unitId: string, day: LocalDay): void {
    const { agenda, seed } = this.#world
    const chance = chanceOf(seed, 'rounds', unitId, day)
    const isAway = this.#isAway(unitId, day)
    if (isAway && !this.#isAway(unitId, addDays(day, -1))) this.#planLeave(unitId, day)
    for (const minute of ROUNDS) {
      // Who stands in looks half as often.
      if (isAway && chance.is(0.5)) continue
      const at = instantOn(day, minute + chance.between(-20, 20))
      agenda.enter(at, () => this.#round(unitId))
    }
  }

  /** Says so in the group before going, where there is somebody to stand in. */
  #planLeave(unitId: string, day: LocalDay): void {
    const { roster } = this.#world.office
    const person = this.#ownerOf(unitId)
    const deputy = roster.people.find(({ id }) => id === this.#deputyOf(unitId))
    if (person === undefined || deputy === undefined || deputy.id === person) return
    const lastDay = addDays(day, LEAVE_DAYS - 1)
    const days = [day, lastDay].map((one) => `${Number(one.slice(5, 7))}月${Number(one.slice(8))}日`)
    this.#world.agenda.enter(instantOn(day, 8 * 60 + 20), () => {
      this.#world.says(person, `请假 ${days.join('-')} 由${deputy.name}代`, unitId)
      this.#world.leaves(person, lastDay)
    })
  }

  #round(unitId: string): Promise<void> {
    this.#hurrying.delete(unitId)
    const isAway = this.#isAway(unitId, localDayOf(this.#world.now()))
    const person = isAway ? this.#deputyOf(unitId) : this.#ownerOf(unitId)
    return person === undefined ? Promise.resolve() : unitRound(this.#world, unitId, person)
  }

  #hurry(unitId: string, minutes: number): void {
    if (this.#hurrying.has(unitId)) return
    this.#hurrying.add(unitId)
    this.#world.agenda.enter(this.#world.now() + minutes * MINUTE_MS, () => this.#round(unitId))
  }

  /** The third reminder in a row comes in private, and some answer it there. */
  #staffHears(personId: string, { at, text }: LocalMessage): void {
    const chance = chanceOf(this.#world.seed, 'private', personId, at)
    const [, code, about] =
      /^#(\d+)·催\d+ (?:〔.+?〕)?(还没有签收|还没有回复|还没有联系诉求人|进展如何)/.exec(text) ?? []
    if (code === undefined || text.includes('\n\n') || chance.is(0.6)) return
    const words = {
      还没有签收: ['收到', `收到 ${code}`, `${code}收到`],
      还没有回复: [`备注 ${code} ${PROGRESS_SAID}`, PROGRESS_SAID],
      还没有联系诉求人: ['已联系', `${code} 已联系`],
      进展如何: [PROGRESS_SAID, `${code} ${PROGRESS_SAID}`],
    }[about as '还没有签收']
    // Whoever answers two at once without saying which cannot be understood.
    if (!this.#world.isFirst(`private ${personId} ${localDayOf(at)}`)) return
    const after = chance.between(1, 6 * 60) * MINUTE_MS
    this.#world.agenda.enter(at + after, () => this.#world.says(personId, chance.pick(words)))
  }

  #citizenHears(citizenId: string, text: string): void {
    const [, code] = /请问说的是哪一件[\s\S]*?#(\d+)/.exec(text) ?? []
    if (code !== undefined) {
      this.#world.agenda.enter(this.#world.now() + MINUTE_MS, () => this.#world.says(citizenId, code))
      return
    }
    if (!text.includes('麻烦您回一个数字') && !text.includes('再打扰您一次')) return
    const { seed, agenda, now } = this.#world
    const answer = citizensAnswer(chanceOf(seed, 'answer', citizenId, now()))
    if (!answer) return
    agenda.enter(now() + answer.afterMs, () => this.#world.says(citizenId, answer.text))
  }

  /** Some days in a fortnight of some units, one unit after the other. */
  #isAway(unitId: string, day: LocalDay): boolean {
    const fortnight = Math.floor(Date.parse(day) / (14 * DAY_MS))
    const chance = chanceOf(this.#world.seed, 'leave', unitId, fortnight)
    if (!chance.is(0.2)) return false
    const first = chance.between(1, 13 - LEAVE_DAYS)
    const dayOf = Math.floor((Date.parse(day) / DAY_MS) % 14)
    return dayOf >= first && dayOf < first + LEAVE_DAYS
  }

  #ownerOf(unitId: string): string | undefined {
    return ownersOf(this.#world.office.roster, unitId)[0]?.id
  }

  #deputyOf(unitId: string): string | undefined {
    const { roster } = this.#world.office
    return (peopleOf(roster, unitId, 'member')[1] ?? peopleOf(roster, unitId, 'head')[0])?.id
  }
}

/** Nobody calls a citizen or answers for others at night. */
export function isOpen(world: World): boolean {
  return isWorkingTime(world.office.calendar, world.now())
}
