import { kindByWords } from '../../domain/confidential.ts'
import { deadlineWords } from '../../domain/deadline-words.ts'
import type { IntakeField, PlatformChanges } from '../../domain/intake.ts'
import { maskName, maskText } from '../../domain/masking.ts'
import { namesIn } from '../../domain/names-in-text.ts'
import { secrecyWords } from '../../domain/proposal.ts'
import type { Ticket, Urgency } from '../../domain/ticket.ts'
import type { Setting } from './words.ts'
import { excerpt, KIND_WORDS, STATE_WORDS, unitName } from './words.ts'

/** A pasted ticket as the bot understood it, and what it would do with it. */
export interface PasteWords {
  pasted: {
    row: {
      ticket: {
        number: string
        kind: Ticket['kind']
        urgency: Urgency
        subject: string
        secret: boolean
        platformDeadline?: number
      }
      content: string
      says: { title: boolean }
      citizen?: { name: string; phone: string }
    }
    told: readonly { field: IntakeField; value: string }[]
    faults: readonly { column: string; fault: string }[]
  }
  becomes: 'created' | 'updated' | 'repeated' | 'closed'
  existing?: Ticket
  changes?: PlatformChanges
  villageId?: string
  matter?: string
}

const SHOWN = 10
const EXCERPT_LENGTH = 150

/** The note on the ticket that bears a photo of its own. */
export const PHOTO_AT_INTAKE = '收件时附的照片'

/** What was understood, to be confirmed. Everybody in the group reads it: name and phone only as far as needed to check. */
export function pasteShown(setting: Setting, plans: readonly PasteWords[], photos: number): string {
  const [only] = plans
  if (plans.length === 1 && only) return oneShown(setting, only, photos)
  const lines = plans.slice(0, SHOWN).map((plan, at) => `${at + 1}. ${listLine(setting, plan)}`)
  return [
    `认出 ${plans.length} 件，请核对：`,
    ...lines,
    ...(plans.length > SHOWN ? [`……共 ${plans.length} 件`] : []),
    ...(photos > 0 ? [`照片 ${photos} 张，是哪一件的请回「照片 2」，不说就不附`] : []),
    '都对请回「确认」，只收几件请回「确认 1 3」；改一处请回「2 时限 11月30日」；不收请回「取消」',
  ].join('\n')
}

function oneShown(setting: Setting, plan: PasteWords, photos: number): string {
  const { ticket, content, says, citizen } = plan.pasted.row
  const name = citizen?.name ?? toldName(plan)
  const hide = (text: string): string =>
    maskText(text, { names: [...(name === '' ? [] : [name]), ...namesIn(text)], keep: [ticket.number] })
  // As what it will be taken in: who reports somebody is protected, whatever type was written.
  const words = `${ticket.subject} ${content}`
  const kind = kindByWords(ticket.kind, words)
  const isSecret = ticket.secret || kind === 'report' || secrecyWords(words) !== undefined
  const marks = [
    KIND_WORDS[kind],
    ...(ticket.urgency === 'urgent' ? ['紧急'] : []),
    ...(isSecret ? ['保密'] : []),
  ]
  const place = plan.villageId === undefined ? [] : [`地点：${unitName(setting, plan.villageId)}`]
  return [
    `认出一件工单，请核对（${becomesWords(plan)}）`,
    `类型：${marks.join('、')}`,
    ...(says.title ? [`标题：${hide(ticket.subject)}`] : []),
    `内容：${content === '' ? '没读出来' : excerpt(hide(content), EXCERPT_LENGTH)}`,
    callerLine(plan, name),
    ...place,
    ...(plan.matter === undefined ? [] : [`事项：${plan.matter}`]),
    `时限：${limitLine(setting, ticket.platformDeadline)}`,
    ...(photos > 0 ? [`照片：${photos} 张`] : []),
    ...faultLines(plan),
    '对的请回「确认」；改一处请回「时限 11月30日」「电话 138…」这样；不收请回「取消」',
    ticket.number === ''
      ? '平台编号：没有，收件时用本站编号（ZJ 开头）；有的话请回「编号 …」'
      : `工单编号：${ticket.number}`,
  ].join('\n')
}

function listLine(setting: Setting, plan: PasteWords): string {
  const { ticket, citizen } = plan.pasted.row
  const name = citizen?.name ?? ''
  const subject = maskText(ticket.subject, { names: name === '' ? [] : [name] })
  const who = name === '' ? [] : [shownName(name)]
  const faults = plan.pasted.faults.length > 0 ? ['有没读出来的'] : []
  const limit = ticket.platformDeadline === undefined ? [] : [limitLine(setting, ticket.platformDeadline)]
  const number = ticket.number === '' ? '没有编号' : `…${ticket.number.slice(-6)}`
  return [`${number} ${subject}`, ...who, ...limit, becomesWords(plan), ...faults].join(' · ')
}

function becomesWords({ becomes, existing, changes }: PasteWords): string {
  if (becomes === 'created') return '新工单'
  if (becomes === 'closed') return '平台已办结，不收'
  if (!existing) return '前面已有同一编号'
  if (becomes === 'repeated') return `#${existing.code} ${STATE_WORDS[existing.state]}，没有变化`
  return `更新 #${existing.code}：${changedWords(changes ?? {})}`
}

function changedWords(changes: NonNullable<PasteWords['changes']>): string {
  return [
    ...(changes.urgency === 'urgent' ? ['改为紧急'] : []),
    ...(changes.platformDeadline === undefined ? [] : ['时限']),
    ...(changes.content === undefined ? [] : ['内容']),
    ...(changes.subject === undefined ? [] : ['标题']),
    ...(changes.secret ? ['改为保密'] : []),
    ...(changes.citizen === undefined ? [] : ['来电人']),
  ].join('、')
}

function callerLine({ pasted, existing }: PasteWords, name: string): string {
  const { citizen } = pasted.row
  if (!citizen && existing?.citizenId !== undefined) return '来电人：没写，还是原来登记的'
  if (!citizen) {
    const who = name === '' ? '' : `${shownName(name)}，`
    return `来电人：${who}没写电话（没有电话不能回访，来电人也不存）`
  }
  const { phone } = citizen
  return `来电人：${name === '' ? '没写姓名' : shownName(name)}，电话 ${phone.length} 位、尾号 ${phone.slice(-4)}`
}

/** 匿名 is no name to hide. */
function shownName(name: string): string {
  return /^匿名/.test(name) ? '匿名' : maskName(name)
}

function toldName({ pasted }: PasteWords): string {
  return pasted.told.find(({ field }) => field === 'name')?.value ?? ''
}

function limitLine({ office, now }: Setting, deadline: number | undefined): string {
  return deadline === undefined
    ? '没写，派件后按本街道的规定算'
    : deadlineWords(office.calendar, now, deadline)
}

const FAULTS: Readonly<Record<string, string>> = {
  missing: '没读出来，请补上',
  digits_lost: '末几位丢了（像 1.38E+10），请重写',
  unreadable_date: '看不出是哪一天，请重写，不改就不带时限',
  unreadable_phone: '不像电话号码，请重写，不改就不带电话',
  too_long: '太长',
}

function faultLines({ pasted }: PasteWords): string[] {
  return pasted.faults.map(({ column, fault }) => `！${column}${FAULTS[fault] ?? ''}`)
}

/** Nothing of it is new. */
export function pasteUnchanged(plans: readonly PasteWords[]): string {
  const [only] = plans
  if (plans.length === 1 && only) return `${only.pasted.row.ticket.number} ${becomesWords(only)}`.trim()
  return `${plans.length} 件都收过了，没有变化`
}

/** What was done with each. */
export function pasteTaken(
  done: readonly { becomes: PasteWords['becomes']; ticket?: Ticket }[],
  photos: number,
): string {
  const lines = done.flatMap(({ becomes, ticket }) => {
    if (!ticket) return []
    if (becomes === 'created') {
      // Its card may wait for the morning; who took it in is there now.
      const next = ticket.state === 'received' ? `，还没派，请回「派 ${ticket.code} 单位名」` : ''
      return [`收件 #${ticket.code} ${ticket.subject}（${ticket.number}）${next}`]
    }
    return [`#${ticket.code} ${ticket.subject} ${becomes === 'updated' ? '已更新' : '没有变化'}`]
  })
  const left = done.length - lines.length
  return [
    ...lines,
    ...(left > 0 ? [`平台已办结、没有收的 ${left} 件`] : []),
    ...(photos > 0 ? [`照片 ${photos} 张已附上`] : []),
  ].join('\n')
}

export const PASTE_CANCELLED = '好，没有收'
export const PASTE_CUT = '文字超过一万字，后面的没有读，请分几次贴'

export function pasteIncomplete(at: number): string {
  return at === 0
    ? '内容还没读出来，请回「内容 …」补上'
    : `第 ${at} 件的内容还没读出来，请回「${at} 内容 …」补上`
}

export function whichPasted(count: number, example: string): string {
  return `一共 ${count} 件，改的是哪一件？请写上第几件，例如「2 ${example}」`
}

export function limitNotChanged(said: string): string {
  return `时限「${excerpt(said, 20)}」看不出是以后的哪一天，没有改，还照原来的。请这样写：「时限 11月30日」或「时限 11月30日 17:00」`
}

export function noSuchPasted(count: number): string {
  return `一共 ${count} 件，请写 1 到 ${count}`
}

/** A photo was put to what waits for 确认. */
export function photoAdded(photos: number): string {
  return `照片 ${photos} 张，收件时一起附上`
}

export function photoAttached({ code, subject }: Ticket): string {
  return `照片附到 #${code} ${subject} 了`
}

export function photosSent({ code }: Ticket, count: number): string {
  return count === 0 ? `#${code} 没有照片` : `#${code} 的照片 ${count} 张，私聊发给您`
}

/** In private, before the pictures. */
export function photosBelow({ code, subject }: Ticket): string {
  return `#${code} ${subject} 的照片，请勿转发：`
}

export function photosNotYours({ code }: Ticket): string {
  return `#${code} 不是本单位在办的，照片看不了`
}
