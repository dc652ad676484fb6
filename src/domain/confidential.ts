import type { Limit } from './limits.ts'
import type { Roster } from './roster.ts'
import { peopleOf, unitById } from './roster.ts'
import type { TicketKind } from './ticket.ts'

/** 举报 told in words, whatever the platform's type says; not the line to call, nor who only asks how it is done. */
const REPORTS =
  /(?<!被|投诉)(?:举报|检举)(?!电话|热线|平台|邮?箱|奖|渠道|制度|投诉|方式|方法|流程|途径|中心|须知|网站|信箱|有奖)|被举报(?:人|单位|对象)/
const ASKS_HOW =
  /(?:如何|怎么|怎样|咋|哪里?|哪儿|咨询|能否|是否可以|想问|请问|欢迎|鼓励|接受|方便)[^，。；！？\n]{0,8}(?:举报|检举)/

/** The kind of a ticket by its words: who reports somebody is protected, also where the clerk who wrote it down chose another type. */
export function kindByWords(kind: TicketKind, words: string): TicketKind {
  const told = words.split(/[，。；！？\n]/).some((clause) => REPORTS.test(clause) && !ASKS_HOW.test(clause))
  return told ? 'report' : kind
}

/** A unit that a 举报 may be about: it stands in the words, or people of it do. */
export interface NamedUnit {
  unitId: string
  names: readonly string[]
}

/** A 派件, 同意退单 or 协办 as it was asked for. */
export type UnitsAsked =
  | { verb: 'dispatch' | 'return'; leadUnitId: string; assistUnitIds: readonly string[]; limit?: Limit }
  | { verb: 'assist'; unitIds: readonly string[] }

/** Which of the units, or of their people, the words name. */
export function namedUnits(roster: Roster, words: string, unitIds: readonly string[]): NamedUnit[] {
  const compact = words.replace(/\s+/g, '')
  return unitIds.flatMap((unitId) => {
    const unit = unitById(roster, unitId)
    if (!unit) return []
    const called = [unit.name, ...unit.aliases].find((name) => name.length > 1 && compact.includes(name))
    const names = [...(called === undefined ? [] : [called]), ...peopleNamedIn(roster, compact, unitId)]
    return names.length === 0 ? [] : [{ unitId, names }]
  })
}

/** Who of the unit may read the words: not those who are named in them. */
export function readersOf(roster: Roster, words: string, unitId: string): string[] {
  const named = new Set(peopleNamedIn(roster, words.replace(/\s+/g, ''), unitId))
  return peopleOf(roster, unitId)
    .filter(({ name }) => !named.has(name))
    .map(({ id }) => id)
}

/** Whether somebody so called stands in the words. */
export function isPersonNamed(words: string, name: string): boolean {
  return name.length > 1 && words.replace(/\s+/g, '').includes(name)
}

function peopleNamedIn(roster: Roster, compact: string, unitId: string): string[] {
  return peopleOf(roster, unitId)
    .map(({ name }) => name)
    .filter((name) => isPersonNamed(compact, name))
}

const HOME =
  /(?:(?:家|现)?住(?!房|宅|院|户|址不|所|持|建|处不|宿|着|得)(?:在|址[是为：:]?)?|[我俺](?:们)?家(?:就)?在)([^，。；！？、\s]{2,30})/g

/** Where the caller of a 举报 lives, which in a village says who it is. */
export function withoutHomes(text: string): string {
  return text.replace(HOME, (all, where: string) => `${all.slice(0, all.length - where.length)}***`)
}
