import { momentWords } from '../../domain/deadline-words.ts'
import { sendTime } from '../../domain/quiet-hours.ts'
import type { Ticket } from '../../domain/ticket.ts'
import type { Setting } from './words.ts'
import { unitName } from './words.ts'

/** What supervisors and the station are told about what they ordered. */

export const ONLY_OVERSEERS_LIST = '督办清单由街道负责同志和工作站看。看自己单位的请回「我的工单」'
export const LIST_SENT_PRIVATELY = '督办清单已私聊发您'

/** To who urged. */
export function urged(setting: Setting, ticket: Ticket): string {
  const unit = ticket.lead ? unitName(setting, ticket.lead.unitId) : ''
  return `#${ticket.code} 已在${unit}群里催办${whenSaid(setting, ticket)}`
}

/** In the quiet hours an ordinary push waits for the morning: who asked for it should know. */
function whenSaid({ office, now }: Setting, ticket: Ticket): string {
  const at = ticket.urgency === 'urgent' ? now : sendTime(office.limits.quietHours, now, ticket.deadline)
  return at > now ? `，${momentWords(now, at)} 发出` : ''
}
