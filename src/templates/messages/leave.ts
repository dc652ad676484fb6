import { dayWords } from '../../domain/deadline-words.ts'
import type { LeaveRefusal, LeaveRequest } from '../../domain/leave.ts'
import { MOST_LEAVE_DAYS } from '../../domain/leave.ts'
import type { Person, Roster } from '../../domain/roster.ts'
import { personById } from '../../domain/roster.ts'
import type { EpochMs, LocalDay } from '../../domain/time.ts'
import { addDays, instantOn, localDayOf } from '../../domain/time.ts'

type Told = Pick<LeaveRequest, 'person' | 'deputy' | 'by' | 'from' | 'to'>

/** Under what is said in a group to somebody who stands in: `（赵春燕代李强）`. */
export function standsIn(roster: Roster, awayId: string, deputyId: string): string {
  return `（${nameOf(roster, deputyId)}代${nameOf(roster, awayId)}）`
}

/** The same under what the deputy is told in private. */
export function standsInPrivately(roster: Roster, awayId: string): string {
  return `（您代${nameOf(roster, awayId)}）`
}

/** What was said in a group, to somebody who is asked there but is not in it. */
export function saidInGroup(room: string, text: string): string {
  return `「${room}」群里提到您：\n${text}`
}

/** The same to who is on duty for others: a unit they are not of. */
export function forDuty(room: string, text: string): string {
  return `您值班，「${room}」群里有件急的，请打电话过问一下，不用您签收：\n${text}`
}

function nameOf(roster: Roster, personId: string): string {
  return personById(roster, personId)?.name ?? personId
}

export function leaveRecorded(now: EpochMs, { person, deputy, by, from, to }: Told): string {
  const [whose, whom] = by.id === person.id ? ['您', '您'] : [person.name, '本人']
  const back = dayWords(instantOn(addDays(to, 1), 0))
  return `已记下：${whose}${spanWords(now, [from, to])}请假，由${deputy.name}代。期间的提醒发给${deputy.name}，${back}起还发给${whom}；提前回来请回「销假${by.id === person.id ? '' : ` @${person.name}`}」`
}

export function askedToStandIn(now: EpochMs, { person, from, to }: Told): string {
  return `${person.name}${spanWords(now, [from, to])}请假，由您代。期间${person.name}的工单提醒发给您，您也可以替${person.name}签收、回复；有不方便请和${person.name}商量`
}

export function leaveForPerson(now: EpochMs, { deputy, by, from, to }: Told): string {
  return `${by.name}替您记下：${spanWords(now, [from, to])}请假，由${deputy.name}代。不对请回「销假」`
}

export function leaveEnded(person: Person, isOwn: boolean): string {
  return isOwn ? '已销假，提醒还发给您' : `${person.name}已销假，提醒还发给本人`
}

export function standInOver(person: Person): string {
  return `${person.name}已销假，不用再代了，辛苦了`
}

export function leaveCancelled(by: Person): string {
  return `${by.name}替您销了假，提醒还发给您`
}

export function noLeave(person: Person, isOwn: boolean): string {
  return `${isOwn ? '您' : person.name}没有记着的请假`
}

/** @param colleague somebody who could stand in, for the example */
export function deputyNeeded(colleague: string | undefined): string {
  return `请写上由谁代，例如「请假 11月24日-26日 由@${colleague ?? '赵春燕'} 代」`
}

export function leaveDaysUnclear(colleague: string | undefined): string {
  return `没看明白是哪几天，请这样写：「请假 11月24日-26日 由@${colleague ?? '赵春燕'} 代」，也可以写 明天、周四到周五`
}

export function unknownPerson(written: string, near: string | undefined): string {
  return `花名册里没有叫「${written}」的人${near ? `，是不是「${near}」？` : '，请写花名册里的姓名'}`
}

export function severalPeople(written: string, aliases: readonly string[]): string {
  return `叫「${written}」的有几位：${aliases.join('、')}，请写群昵称`
}

export function leaveRefused(now: EpochMs, refusal: LeaveRefusal, { person, deputy }: Told): string {
  switch (refusal.code) {
    case 'not_yours':
      return `替${person.name}请假、销假，要由本单位负责人或热线工作站来说`
    case 'own_deputy':
      return '代班的人不能是请假的本人，请写另一位同事'
    case 'other_unit':
      return `${deputy.name}和${person.name}不在一个单位，不能代。请写同单位的同事（村里可以写管区的同事）`
    case 'past':
      return '这几天已经过去了，请看看日期有没有写错'
    case 'too_long':
      return `${spanWords(now, refusal.days)}超过了 ${MOST_LEAVE_DAYS} 天。请分段请假；长期不在岗请工作站改花名册`
    case 'deputy_away':
      return `${deputy.name}${spanWords(now, refusal.days)}也请假了，请换一位同事代`
  }
}

/** `11月24日`, `11月24日至26日`, `12月30日至2027年1月2日`. */
function spanWords(now: EpochMs, days: readonly LocalDay[]): string {
  const [from = '', to = from] = days
  const year = localDayOf(now).slice(0, 4)
  const words = (day: LocalDay, near: string): string =>
    `${day.startsWith(near) ? '' : `${day.slice(0, 4)}年`}${dayWords(instantOn(day, 0))}`
  if (from === to) return words(from, year)
  const isSameMonth = from.slice(0, 7) === to.slice(0, 7)
  const end = isSameMonth ? `${Number(to.slice(8))}日` : words(to, from.slice(0, 4))
  return `${words(from, year)}至${end}`
}
