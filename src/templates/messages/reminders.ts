import type { Ticket } from '../../domain/ticket.ts'
import { deadlineLine } from './card.ts'
import type { Setting } from './words.ts'
import { headline, personName, unitName } from './words.ts'

/**
 * A nag: short, with the visible number of this reminder (`#17·催2`) so that a message sent twice after a
 * crash is seen to be one, and with what to do next.
 *
 * @param count how many reminders of this ticket went out, this one included
 */
export function reminder(setting: Setting, ticket: Ticket, count: number): string {
  const isUnsigned = ticket.state === 'dispatched'
  const next = isUnsigned ? '收到请回「收到」' : `办完请回「回复 ${ticket.code} 办理情况」`
  return [
    `#${ticket.code}·催${count} ${isUnsigned ? '还没有签收' : '还没有回复'}`,
    headline(ticket),
    ...deadlineLine(setting, ticket),
    next,
  ].join('\n')
}

/** What a supervisor reads in private. */
export function reminderForSupervisor(setting: Setting, ticket: Ticket, count: number): string {
  const { lead } = ticket
  const who = lead ? unitName(setting, lead.unitId) : '工作站（未派件）'
  const signed = lead?.acknowledgedBy ? `，${personName(setting, lead.acknowledgedBy)}已签收` : '，未签收'
  return [
    `#${ticket.code}·催${count} 请您过问`,
    headline(ticket),
    `主办：${who}${signed}`,
    ...deadlineLine(setting, ticket),
    `工单编号：${ticket.number}`,
  ].join('\n')
}
