import type { Limit } from './limits.ts'
import type { ReturnReason } from './returns.ts'
import type { CloseReason, RiskReason, Satisfaction, SupervisionOrder, Urgency } from './ticket.ts'
import type { RecordedCheck } from './ticket-events.ts'
import type { EpochMs } from './time.ts'

/** What somebody wants to happen to a ticket. The table of DESIGN §3 in types. */
export type TicketCommand =
  | {
      type: 'dispatch'
      leadUnitId: string
      assistUnitIds: readonly string[]
      /** What it is about, where the platform did not say. */
      matter?: string
      /** A limit that the clerk set for this ticket; it wins over every other. */
      limit?: Limit
      /** The limit of the matter's own law, from the responsibility list, and that law. */
      statutory?: { limit: Limit; basis: string }
    }
  | { type: 'add_assist'; unitId: string }
  /** The platform changed it. */
  | {
      type: 'update'
      contentTextId?: number
      subject?: string
      urgency?: Urgency
      platformDeadline?: EpochMs
      /** It must be kept secret from now on; never the other way round. */
      secret?: true
      /** Somebody else called than was said before. */
      citizenId?: string
      /** The same caller, with another name, phone or address. */
      isCallerCorrected?: true
    }
  | { type: 'acknowledge' }
  | { type: 'contact'; textId?: number }
  | { type: 'visit'; textId?: number; fileId?: number }
  /** `takesOn`: its words tell of work, so that they stand for the unit's acknowledgement too. */
  | { type: 'note'; textId: number; fileId?: number; takesOn?: true }
  | { type: 'add_photo'; fileId: number }
  | { type: 'reveal'; purposeTextId: number }
  | { type: 'request_return'; reason: ReturnReason; textId: number; toUnitId?: string }
  | { type: 'grant_return' }
  | { type: 'refuse_return'; textId?: number }
  | { type: 'request_extension'; textId: number; workingDays: number }
  | { type: 'grant_extension' }
  | { type: 'refuse_extension'; textId?: number }
  | { type: 'reply'; textId: number; check?: RecordedCheck }
  | { type: 'reject'; textId: number }
  | { type: 'approve' }
  | { type: 'ask_citizen'; via: 'chat' | 'phone' }
  | { type: 'callback_not_sent'; reason: 'not_on_chat' | 'no_citizen' }
  | { type: 'hand_callback_to_clerk' }
  | { type: 'miss_callback'; textId?: number }
  | { type: 'answer_callback'; solved: boolean; satisfaction: Satisfaction; textId?: number }
  | { type: 'exempt'; textId: number }
  | { type: 'close'; reason: Extract<CloseReason, 'repeat' | 'not_ours' | 'duplicate'>; textId: number }
  | { type: 'withdraw'; textId: number }
  | {
      type: 'order_supervision'
      reason: Exclude<SupervisionOrder['reason'], 'dissatisfied_twice'>
      textId?: number
      ownerId?: string
      /** When it must be answered; else limits.yaml says. */
      deadline?: EpochMs
      limit?: Limit
    }
  | { type: 'answer_order'; textId: number }
  | { type: 'clear_orders'; textId?: number }
  | { type: 'flag'; risks: readonly RiskReason[] }
  /** 催办: a reminder at once, by somebody. */
  | { type: 'urge' }
  /** 加急: it has become urgent after intake. */
  | { type: 'raise_urgency'; textId?: number }
  /** 不急了. */
  | { type: 'lower_urgency'; textId?: number }
  | { type: 'snooze'; until: EpochMs }
  | { type: 'await_citizen'; textId: number }
  | { type: 'end_wait' }

export type TicketCommandType = TicketCommand['type']

/** Why a command was refused; each code has one sentence in templates/messages. */
export type Refusal =
  | { code: 'wrong_state' }
  | { code: 'not_clerk' }
  | { code: 'not_supervisor' }
  | { code: 'not_lead' }
  | { code: 'not_assigned' }
  | { code: 'not_caller' }
  | { code: 'author_reviews_self' }
  | { code: 'already_acknowledged'; personId: string }
  | { code: 'already_assigned'; unitId: string }
  | { code: 'return_too_late'; until: number }
  | { code: 'return_pending' }
  | { code: 'no_return_pending' }
  | { code: 'extension_pending' }
  | { code: 'no_extension_pending' }
  | { code: 'extension_too_long'; maxWorkingDays: number }
  | { code: 'overdue_extension' }
  | { code: 'caller_is_secret' }
  | { code: 'no_open_order' }
  | { code: 'order_not_answered' }
  | { code: 'item_not_reported' }
  | { code: 'order_too_early' }
  | { code: 'snooze_too_often'; times: number }
  | { code: 'overdue_snooze' }
  | { code: 'snooze_past_deadline'; deadline: number }
  | { code: 'overdue_wait' }
  | { code: 'already_waiting' }
  | { code: 'not_waiting' }
  | { code: 'nobody_to_urge' }
  | { code: 'nothing_to_urge' }
  | { code: 'urged_lately'; at: number; againAt: number }
  | { code: 'already_urgent' }
  | { code: 'not_urgent' }
  | { code: 'urgency_too_late' }
