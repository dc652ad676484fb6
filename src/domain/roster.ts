import { nearest } from './edit-distance.ts'
import type { EpochMs, LocalDay } from './time.ts'
import { DAY_MS, HOUR_MS, localDayOf, midnightOf } from './time.ts'
import type { WorkingCalendar } from './working-calendar.ts'
import { isWorkingTime } from './working-calendar.ts'

/**
 * 花名册: units, their rooms, their people and roles. Rights come from here, never from a message's text.
 */

/** `station` 工作站, `department` 部门, `district` 管区, `village` 村, `supervision` 督查. */
export type UnitKind = 'station' | 'department' | 'district' | 'village' | 'supervision'

/**
 * `member` 经办人, `head` 负责人; in the station `clerk` 热线专员 (intake, dispatch, review, callback);
 * in supervision `supervisor` 街道负责同志.
 */
export type Role = 'member' | 'head' | 'clerk' | 'supervisor'

export interface Unit {
  /** Latin letters, digits and hyphens; never changes, because tickets refer to it. */
  id: string
  /** 全称 as shown on cards, e.g. 环卫所. */
  name: string
  /** Other names people type: 环卫, 保洁. */
  aliases: readonly string[]
  kind: UnitKind
  /** Exact topic of the unit's chat group. Several units may share one room. */
  room: string
  /** The 管区 a village belongs to. */
  parentId?: string
  /** What the bot does when a villager tells a matter; names 12345 unless said otherwise. */
  onMatter?: OnMatter
}

/** 村里先办: the village may take it on (未诉先办). 请打12345: that is said. 不插话: nothing is said in the group. */
export type OnMatter = 'in_house' | 'hotline' | 'silent'

export interface Position {
  unitId: string
  role: Role
}

export interface Person {
  id: string
  name: string
  /** 群昵称: how the person is called in the groups; people are recognised by it. Unique. */
  alias: string
  positions: readonly Position[]
}

/** 值班: who may be called at night or on days off, of a unit or (without one) of the whole street. */
export interface DutyShift {
  unitId?: string
  /** `off`: whenever the office does not work; else from the first to the last day, both included. */
  days: 'off' | { from: LocalDay; to: LocalDay }
  /** One a day, in turn. */
  personIds: readonly string[]
}

/** 08:00: whoever is on duty goes home when the others come. */
const SHIFT_STARTS_MS = 8 * HOUR_MS

export interface Roster {
  /** 街道名称, e.g. 孙耿街道. */
  office: string
  units: readonly Unit[]
  people: readonly Person[]
  duty: readonly DutyShift[]
}

export function unitById(roster: Roster, unitId: string): Unit | undefined {
  return roster.units.find((unit) => unit.id === unitId)
}

export function unitIdsOf(roster: Roster): ReadonlySet<string> {
  return new Set(roster.units.map(({ id }) => id))
}

/**
 * The unit a person means by a name, an alias, an id or, where it has a group of its own, what that is called behind the
 * street's name (综合执法 of 孙耿街道·综合执法); undefined when none or more than one fits.
 */
export function unitByName(roster: Roster, name: string): Unit | undefined {
  const wanted = name.trim()
  const exact = roster.units.filter(
    (unit) => unit.id === wanted || unit.name === wanted || unit.aliases.includes(wanted),
  )
  const found = exact.length > 0 ? exact : roster.units.filter((unit) => wordOfGroup(unit) === wanted)
  return found.length === 1 ? found[0] : undefined
}

function wordOfGroup({ room }: Unit): string | undefined {
  return /[·•・]\s*(\S+)$/u.exec(room)?.[1]
}

/** A name that the word misspells by little. */
export function nearestUnitName(
  roster: Roster,
  word: string,
  max = word.length > 2 ? 2 : 1,
): string | undefined {
  const names = roster.units.flatMap(({ name, aliases }) => [name, ...aliases])
  return nearest(word, names, max)
}

/** Whether the word is or misspells the name of a unit. */
export function unitLike(roster: Roster, word: string): boolean {
  if (unitByName(roster, word)) return true
  const near = nearestUnitName(roster, word, 1)
  // 车去 and 车站 share a sign by chance: only the beginning of a name is meant.
  return near !== undefined && near.charAt(0) === word.charAt(0)
}

export function personById(roster: Roster, personId: string): Person | undefined {
  return roster.people.find((person) => person.id === personId)
}

/**
 * Whom a written name may mean: the one of this 群昵称, else everybody so called, be it 李强 alone or behind
 * whatever people call the unit (环卫-李强).
 */
export function peopleNamed(roster: Roster, written: string): Person[] {
  const wanted = written.trim().replace(/^@/, '')
  const exact = roster.people.filter(({ alias }) => alias === wanted)
  if (exact.length > 0) return exact
  const bare = wanted.split(/[-—–·_]/).at(-1)
  return roster.people.filter(({ name }) => name === wanted || name === bare)
}

/** The people who hold `role` in the unit, in roster order. */
export function peopleOf(roster: Roster, unitId: string, role?: Role): Person[] {
  return roster.people.filter((person) =>
    person.positions.some((held) => held.unitId === unitId && (role === undefined || held.role === role)),
  )
}

/** Whether the person is of a unit whose group this is: others may not be in it. */
export function usesRoom(roster: Roster, personId: string, room: string): boolean {
  const positions = personById(roster, personId)?.positions ?? []
  return positions.some(({ unitId }) => unitById(roster, unitId)?.room === room)
}

/**
 * Whether who bears the person's name in this group is taken for them: in the groups of their units, of the 管区 that those
 * belong to, of the station and of supervisors. In any other group a name is only what somebody calls themself.
 */
export function mayVouch(roster: Roster, personId: string, room: string): boolean {
  if (isOverseersRoom(roster, room)) return true
  const units = (personById(roster, personId)?.positions ?? []).map(({ unitId }) => unitById(roster, unitId))
  return units.some(
    (unit) => unit && [unit, unitById(roster, unit.parentId ?? '')].some((one) => one?.room === room),
  )
}

/** Whether so is called somebody of the office, or a unit begins so: 石东升, 孙耿管区. */
export function isOfOffice({ units, people }: Roster, name: string): boolean {
  const isUnit = units.some((unit) =>
    [unit.name, ...unit.aliases].some((called) => called.startsWith(name) || name.startsWith(called)),
  )
  return isUnit || people.some((person) => person.name === name)
}

/** Whether villagers read along in the group: of a village, or of the 管区 whose villages sit in it. */
export function isVillageRoom({ units }: Roster, room: string): boolean {
  return units.some((unit) => (unit.kind === 'village' || unit.kind === 'district') && unit.room === room)
}

/** Who is first asked about a ticket of the unit: its first member, else its head or clerk. */
export function ownersOf(roster: Roster, unitId: string): Person[] {
  const members = peopleOf(roster, unitId, 'member')
  return members.length > 0 ? members.slice(0, 1) : peopleOf(roster, unitId).slice(0, 1)
}

/**
 * Who is on duty for the unit at that time: its own shift before the street's, a shift for named days before the
 * general one. Several people of a shift take turns, a day each, and a night belongs to the day on which it
 * began. Nobody in working hours.
 */
export function onDuty(
  roster: Roster,
  unitId: string,
  at: { now: EpochMs; calendar: WorkingCalendar },
): string[] {
  if (isWorkingTime(at.calendar, at.now)) return []
  const began = at.now - SHIFT_STARTS_MS
  const day = localDayOf(began)
  const fitting = roster.duty.filter(({ days, unitId: own }) => {
    const isFor = own === undefined || own === unitId
    return isFor && (days === 'off' || (days.from <= day && day <= days.to))
  })
  const rank = (shift: DutyShift): number => (shift.unitId ? 2 : 0) + (shift.days === 'off' ? 0 : 1)
  const [shift] = fitting.sort((one, other) => rank(other) - rank(one))
  const turn = Math.floor((midnightOf(began) + DAY_MS) / DAY_MS)
  const person = shift?.personIds[turn % shift.personIds.length]
  return person === undefined ? [] : [person]
}

export function supervisorsOf(roster: Roster): Person[] {
  return roster.people.filter((person) => person.positions.some((held) => held.role === 'supervisor'))
}

export function isClerk(person: Person): boolean {
  return person.positions.some((held) => held.role === 'clerk')
}

/** A group of the station or of supervisors, where all may read what they read. */
export function isOverseersRoom(roster: Roster, topic: string): boolean {
  return roster.units.some(
    ({ kind, room }) => (kind === 'station' || kind === 'supervision') && room === topic,
  )
}

export function stationOf(roster: Roster): Unit | undefined {
  return roster.units.find((unit) => unit.kind === 'station')
}
