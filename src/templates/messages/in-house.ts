import { maskText } from '../../domain/masking.ts'
import type { Ticket } from '../../domain/ticket.ts'
import { limitOf } from './clock.ts'
import type { Setting } from './words.ts'
import { excerpt, headline, unitName } from './words.ts'

/** 未诉先办: what is said when a villager tells a matter. Others read along in a group: nothing of who told it. */

const MOST_SIGNS = 200
/** A phone shows as many without scrolling. */
const MOST_LISTED = 5
const HOTLINE = '打 12345 反映：有工单、有时限，办完有回访。'
const EMERGENCIES = '火警119，报警110，急救120。'

/** How the offer names itself, so that it can be quoted. */
export function toldMatterName(id: number): string {
  return `村事${id}`
}

/** The number of the offer that was quoted. */
export function toldMatterIn(text: string): number | undefined {
  const found = /村事\s*(\d{1,7})/.exec(text)?.[1]
  return found === undefined ? undefined : Number(found)
}

/** In the group of a village that takes no matters on. */
export function hotlineInGroup(about: string | undefined): string {
  return `${saidInGroup(about)}，可以${HOTLINE}`
}

/** In the group of a village that does: its people decide. */
export function offerInGroup(id: number, about: string | undefined): string {
  return [
    `${saidInGroup(about)}，两个办法：`,
    `1. 谁都可以${HOTLINE}`,
    '2. 由村里先办：请村里的同志引用这条回「受理」；村里自己就能办的回「受理 自办」；不归村里管的回「不受理」。',
    `（${toldMatterName(id)}，未诉先办：村里受理了才立单。着急的请直接打 12345）`,
  ].join('\n')
}

/** In private: the teller chooses. */
export function offerInPrivate(setting: Setting, villageId: string, about: string | undefined): string {
  const village = unitName(setting, villageId)
  return [
    `听明白了${saidInPrivate(about)}。两个办法：`,
    `1. ${HOTLINE}`,
    `2. 让${village}先看看：回「转村里」，我把您的话转给村里的同志（姓名、电话、门牌会遮住），他们受理了我告诉您。`,
    `着急的请直接打 12345；${EMERGENCIES}`,
  ].join('\n')
}

/** In private, where the village is not known or takes none on. */
export function hotlineInPrivate(about: string | undefined, example: string | undefined): string {
  return [
    `听明白了${saidInPrivate(about)}。这里不能立单，请${HOTLINE}`,
    ...(example === undefined
      ? []
      : [`想让村里先看看的，请把村名和事情一起再说一遍，例如「${example} 村口路灯坏了没人修」。`]),
    EMERGENCIES,
  ].join('\n')
}

/** Who accuses somebody of the village is not sent to the village. */
export const ACCUSATION_TO_HOTLINE =
  '您说的事请打 12345 反映，可以说明要保密；也可以打 12388 纪检举报电话。您的话我没有转给任何人，也没有记下来。'

export function passedToVillage(setting: Setting, villageId: string): string {
  return `已转给${unitName(setting, villageId)}的同志，没有说您是谁。他们受理了我告诉您，一个星期没人受理也告诉您；着急的请打 12345。`
}

export const NOTHING_TO_PASS = '没有等着转给村里的事。请把村名和事情再说一遍，或者直接打 12345。'

export const TOO_MANY_WAITING = `村里这会儿等着看的事太多，没有转。请直接${HOTLINE}`

/**
 * To the people of the village, in private.
 *
 * @param told.words masked
 */
export function offerToVillage(
  setting: Setting,
  told: { id: number; words: string; matter?: string; villageId: string },
): string {
  const { id, words, matter, villageId } = told
  return [
    `有人私聊说了一件${unitName(setting, villageId)}的事${matter === undefined ? '' : `（${matter}）`}：`,
    `「${excerpt(words, MOST_SIGNS)}」`,
    `由村里先办请回「受理 ${id}」，村里自己就能办的回「受理 ${id} 自办」，不归村里管的回「不受理 ${id} 原因」。`,
    `（${toldMatterName(id)}，未诉先办：没受理就不立单）`,
  ].join('\n')
}

/** To the same people, once more: nobody has answered. */
export function stillWaiting(told: { id: number; words: string; matter?: string }): string {
  const { id, words, matter } = told
  return [
    `${toldMatterName(id)}${matter === undefined ? '' : `（${matter}）`}还没有回：`,
    `「${excerpt(words, MOST_SIGNS)}」`,
    `由村里先办请回「受理 ${id}」，不归村里管的回「不受理 ${id} 原因」。满七天没人受理就不再等，请他打 12345。`,
  ].join('\n')
}

export function takenOn(setting: Setting, ticket: Ticket): string {
  const limit = limitOf(setting, ticket)
  const who = ticket.lead
    ? `由${unitName(setting, ticket.lead.unitId)}办理${limit === undefined ? '' : `，${limit}`}`
    : '等工作站派件'
  return [
    `受理了：${headline(ticket)}`,
    `${who}。不算 12345 的工单，另外统计。`,
    ...(ticket.state === 'acknowledged' ? [`不用再签收；办完请回「回复 ${ticket.code} 办理情况」`] : []),
    `工单编号：${ticket.number}`,
  ].join('\n')
}

/** In the group, of what was told in private; the rest is said in private too. */
export function takenOnInGroup({ code }: Ticket): string {
  return `受理了：#${code}。是村民私聊说的，详情已私聊发给您`
}

/** The one line of what was told in private: none of the teller's words. */
export function subjectOfPrivate(setting: Setting, villageId: string, matter: string | undefined): string {
  return `${unitName(setting, villageId)} ${matter ?? '村民反映的事'}`
}

/** In the village's group, in place of the words. */
export function inPrivateOnly({ code }: Ticket): string {
  return `（村民私聊说的，原话不在群里发；要看请私聊我发「查 ${code}」）`
}

export function takenOnForTeller(setting: Setting, ticket: Ticket): string {
  const who = ticket.lead ? `，由${unitName(setting, ticket.lead.unitId)}办理` : ''
  return `您说的「${ticket.subject}」，村里受理了${who}。编号 ${ticket.number}。不满意、等不及，随时可以打 12345。`
}

export const NOT_TAKEN_ON = '好，不立单'

export function refusedForTeller(setting: Setting, villageId: string, reason: string): string {
  const why = reason === '' ? '' : `：${maskText(reason)}`
  return `您说的事，${unitName(setting, villageId)}没有受理${why}。请打 12345 反映，那里会分给该管的单位。`
}

export function notTakenForTeller(setting: Setting, villageId: string): string {
  return `您请${unitName(setting, villageId)}先看看的事，一个星期了没有人受理，您的话已经删掉。请${HOTLINE}`
}

export function notOffered(id: number): string {
  return `${toldMatterName(id)}没有在等受理：已经受理过、没受理，或者过了七天`
}

/** What waits, a line each. In a group, of what was told in private only the number and what it is about. */
export function whichMatter(
  matters: readonly {
    id: number
    matter?: string
    words: string
    contact?: string
  }[],
  { isInGroup }: { isInGroup: boolean },
): string {
  const lines = matters.slice(0, MOST_LISTED).map(({ id, matter, words, contact }) => {
    const name = `${toldMatterName(id)} ${matter ?? ''}`.trim()
    if (isInGroup && contact !== undefined) return `${name}（私聊说的）`
    return `${name}${matter === undefined ? ' ' : '：'}${excerpt(words, 30)}`
  })
  const left = matters.length - lines.length
  return [
    `有几件在等受理，请写上是哪一件，例如「受理 ${matters[0]?.id ?? 3}」：`,
    ...lines,
    ...(left > 0 ? [`还有 ${left} 件，先处理这些再回「受理」就能看到`] : []),
  ].join('\n')
}

/** Beside the figures of the hotline. */
export function inHouseCount({ received, closed }: { received: number; closed: number }): string {
  return `未诉先办（村里受理的，不在以上数里）：收 ${received} 件，办结 ${closed} 件`
}

function saidInGroup(about: string | undefined): string {
  return about === undefined ? '群里说的这件事' : `群里说的「${about}」这件事`
}

function saidInPrivate(about: string | undefined): string {
  return about === undefined ? '' : `，您说的是「${about}」的事`
}
