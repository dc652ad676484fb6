import type { Ticket } from '../../domain/ticket.ts'
import { limitOf } from './clock.ts'
import type { Setting } from './words.ts'
import { excerpt, headline, STATE_WORDS, unitName } from './words.ts'

/** Enough of the citizen's words to know what it is about; the rest is a question away. */
const EXCERPT_LENGTH = 120

/**
 * The card: the same layout everywhere. Its first line bears the code and its last the full number, so that
 * a quoted card always says which ticket is meant.
 */
export function card(
  setting: Setting,
  ticket: Ticket,
  parts: { content?: string; photos?: number; next: string },
): string {
  return [
    headline(ticket),
    ...(parts.content ? [excerpt(parts.content, EXCERPT_LENGTH)] : []),
    ...placeLine(setting, ticket),
    ...whoLine(setting, ticket),
    ...deadlineLine(setting, ticket),
    ...photosLine(ticket.code, parts.photos ?? 0),
    parts.next,
    `工单编号：${ticket.number}`,
  ].join('\n')
}

/** 属地, unless the subject names it: the platform's titles often do not. */
export function placeLine(setting: Setting, { villageId, subject }: Ticket): string[] {
  const village = villageId === undefined ? undefined : unitName(setting, villageId)
  return village === undefined || subject.includes(village) ? [] : [`属地：${village}`]
}

export function deadlineLine(setting: Setting, ticket: Ticket): string[] {
  const limit = limitOf(setting, ticket)
  return limit === undefined ? [] : [`期限：${limit}`]
}

/** Photos are seen in private only: they show people and their homes. */
export function photosLine(code: number, photos: number): string[] {
  return photos === 0 ? [] : [`附照片 ${photos} 张，要看请回「照片 ${code}」`]
}

function whoLine(setting: Setting, ticket: Ticket): string[] {
  if (!ticket.lead) return []
  const assists = ticket.assists.map(({ unitId }) => unitName(setting, unitId)).join('、')
  return [`主办：${unitName(setting, ticket.lead.unitId)}${assists ? `　协办：${assists}` : ''}`]
}

/** One line of a list: `#17 艾老村 垃圾倾倒 · 办理中 · 周四 17:30 前（还有 2 个工作日）`. */
export function listLine(setting: Setting, ticket: Ticket): string {
  const isAtWork = ticket.state === 'dispatched' || ticket.state === 'acknowledged'
  const limit = isAtWork ? limitOf(setting, ticket) : undefined
  const due = limit === undefined ? '' : ` · ${limit}`
  const origin = ticket.inHouse ? '〔未诉先办〕' : ''
  return `#${ticket.code} ${origin}${ticket.subject} · ${STATE_WORDS[ticket.state]}${due}`
}
