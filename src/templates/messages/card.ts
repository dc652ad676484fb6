import { deadlineWords } from '../../domain/deadline-words.ts'
import type { Ticket } from '../../domain/ticket.ts'
import type { Setting } from './words.ts'
import { excerpt, headline, STATE_WORDS, unitName } from './words.ts'

/** Enough of the citizen's words to know what it is about; the rest is a question away. */
const EXCERPT_LENGTH = 120

/**
 * The card: the same layout everywhere. Its first line bears the code and its last the full number, so that
 * a quoted card always says which ticket is meant.
 */
export function card(setting: Setting, ticket: Ticket, parts: { content?: string; next: string }): string {
  return [
    headline(ticket),
    ...(parts.content ? [excerpt(parts.content, EXCERPT_LENGTH)] : []),
    ...whoLine(setting, ticket),
    ...deadlineLine(setting, ticket),
    parts.next,
    `工单编号：${ticket.number}`,
  ].join('\n')
}

export function deadlineLine({ office, now }: Setting, ticket: Ticket): string[] {
  if (ticket.deadline === undefined) return []
  return [`期限：${deadlineWords(office.calendar, now, ticket.deadline)}`]
}

function whoLine(setting: Setting, ticket: Ticket): string[] {
  if (!ticket.lead) return []
  const assists = ticket.assists.map(({ unitId }) => unitName(setting, unitId)).join('、')
  return [`主办：${unitName(setting, ticket.lead.unitId)}${assists ? `　协办：${assists}` : ''}`]
}

/** One line of a list: `#17 艾老村 垃圾倾倒 · 办理中 · 周四 17:30 前（还有 2 个工作日）`. */
export function listLine({ office, now }: Setting, ticket: Ticket): string {
  const due =
    ticket.deadline !== undefined && (ticket.state === 'dispatched' || ticket.state === 'acknowledged')
      ? ` · ${deadlineWords(office.calendar, now, ticket.deadline)}`
      : ''
  return `#${ticket.code} ${ticket.subject} · ${STATE_WORDS[ticket.state]}${due}`
}
