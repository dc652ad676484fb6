import type { Roster } from './roster.ts'

const DAY = /(?:\d{1,2}月\d{1,2}[日号]|[今昨前]天)(?:[上下中]午)?/g
/** What masking leaves of a name: 王**. */
const MASKED_NAME = /(?<!\*)\p{Script=Han}\*{1,2}(?![*号])/gu
/** What it leaves of numbers and house numbers, with the word before it. */
const MASKED = /(?:电话|手机|联系方式|号码)?[：: ]*\*{2,3}号?/g

/**
 * A reply to one ticket made a template for all of its kind: villages, the unit, its people and days give way to
 * placeholders, what was masked goes.
 *
 * @param masked the reply as a group may read it
 */
export function generalised(masked: string, roster: Roster, unitId: string | undefined): string {
  const villages = roster.units.filter(({ kind }) => kind === 'village').map(({ name }) => name)
  const unit = roster.units.find(({ id }) => id === unitId)
  const people = roster.people.map(({ name }) => name)
  const swaps = [
    ...villages.map((name) => [name, '{地点}'] as const),
    ...(unit ? [[unit.name, '{单位}'] as const] : []),
    ...people.map((name) => [name, '{联系人}'] as const),
  ].sort(([one], [other]) => other.length - one.length)
  return swaps
    .reduce((text, [name, placeholder]) => text.replaceAll(name, placeholder), masked)
    .replace(DAY, '{日期}')
    .replace(MASKED_NAME, '')
    .replace(MASKED, '')
    .replace(/[，、]+(?=[，。！？；])/g, '')
    .trim()
}
