import type { PauseReason } from './limits.ts'
import type { ReplyCheck } from './perfunctory.ts'
import type { ReturnReason } from './returns.ts'
import type {
  CloseReason,
  RiskReason,
  Satisfaction,
  SupervisionOrder,
  TicketKind,
  Urgency,
} from './ticket.ts'
import type { EpochMs } from './time.ts'

/** Who did it: `staff:li-qiang`, `citizen:c12`, `caller:市12345平台` or `bot`. */
export type ActorRef = string

/** What the check for perfunctory replies found when the reply was submitted. */
export interface RecordedCheck extends ReplyCheck {
  /** Why it was submitted in spite of it. */
  insistedTextId?: number
}

/** Everything that can happen to a ticket. Texts are references (`textId`), so that they stay erasable. */
export type TicketEventBody =
  | {
      type: 'opened'
      number: string
      code: number
      kind: TicketKind
      urgency: Urgency
      subject: string
      matter?: string
      villageId?: string
      citizenId?: string
      secret: boolean
      /** 未诉先办. */
      inHouse?: true
      contentTextId: number
      platformDeadline?: EpochMs
    }
  /** The platform sent the ticket again with other words; what is absent stayed as it was. */
  | {
      type: 'updated'
      contentTextId?: number
      subject?: string
      urgency?: Urgency
      platformDeadline?: EpochMs
      secret?: true
      citizenId?: string
      /** Of the caller's data, which stand elsewhere. */
      isCallerCorrected?: true
      /** The running limit, where the platform's is the one that counts. */
      deadline?: EpochMs
    }
  | {
      type: 'dispatched'
      leadUnitId: string
      assistUnitIds: readonly string[]
      deadline: EpochMs
      basis?: string
      matter?: string
    }
  | { type: 'assist_added'; unitId: string }
  | { type: 'acknowledged'; unitId: string; personId: string; role: 'lead' | 'assist' }
  | { type: 'contacted'; unitId: string; textId?: number }
  | { type: 'visited'; unitId: string; textId?: number; fileId?: number }
  | { type: 'noted'; textId: number; unitId?: string; fileId?: number }
  /** By the citizen, about the matter. */
  | { type: 'photo_added'; fileId: number }
  /** Without `personId` to a program of another office, which the event's actor names. */
  | { type: 'revealed'; personId?: string; purposeTextId: number }
  /** `reason` is absent in returns of before it was kept. */
  | { type: 'return_requested'; unitId: string; reason?: ReturnReason; textId: number; toUnitId?: string }
  | { type: 'return_granted'; unitId: string }
  | { type: 'return_refused'; unitId: string; textId?: number }
  | { type: 'extension_requested'; unitId: string; textId: number; workingDays: number }
  | { type: 'extension_granted'; unitId: string; deadline: EpochMs }
  | { type: 'extension_refused'; unitId: string; textId?: number }
  | { type: 'replied'; unitId: string; personId: string; textId: number; check?: RecordedCheck }
  | { type: 'rejected'; textId: number }
  | { type: 'approved' }
  | { type: 'callback_asked'; via: 'chat' | 'phone' }
  | { type: 'callback_not_sent'; reason: 'not_on_chat' | 'no_citizen' }
  | { type: 'callback_handed_to_clerk' }
  | { type: 'callback_missed'; textId?: number }
  | { type: 'callback_answered'; solved: boolean; satisfaction: Satisfaction; textId?: number }
  | { type: 'round_opened'; round: number; deadline: EpochMs }
  | {
      type: 'supervision_ordered'
      reason: SupervisionOrder['reason']
      textId?: number
      /** Absent in orders of before they had their own deadline. */
      no?: number
      unitId?: string
      ownerId?: string
      deadline?: EpochMs
    }
  | { type: 'order_answered'; no: number; unitId: string; textId: number }
  | { type: 'order_cleared'; no: number; textId?: number }
  | { type: 'flagged'; risks: readonly RiskReason[] }
  | { type: 'urged'; unitId: string }
  /** 加急 after intake; `deadline` where the limit of an urgent ticket, counted from now, is sooner than the running one. */
  | { type: 'urgency_raised'; textId?: number; deadline?: EpochMs }
  /** 不急了; `deadline` where it takes back what the raise had shortened. */
  | { type: 'urgency_lowered'; textId?: number; deadline?: EpochMs }
  | { type: 'snoozed'; unitId: string; until: EpochMs }
  | { type: 'citizen_awaited'; unitId: string; textId: number }
  | { type: 'wait_ended' }
  | { type: 'clock_started'; deadline: EpochMs }
  | { type: 'clock_paused'; why: PauseReason }
  | { type: 'clock_resumed'; deadline: EpochMs }
  | { type: 'clock_stopped' }
  | { type: 'closed'; reason: CloseReason; textId?: number }

export type TicketEvent = TicketEventBody & { at: EpochMs; actor: ActorRef }
