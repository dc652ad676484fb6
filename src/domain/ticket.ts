import type { PauseReason } from './limits.ts'
import type { ReturnRecord } from './returns.ts'
import type { EpochMs } from './time.ts'

/** 咨询 求助 投诉 举报 建议 表扬. */
export type TicketKind = 'consultation' | 'help' | 'complaint' | 'report' | 'suggestion' | 'praise'
export const TICKET_KINDS: readonly TicketKind[] = [
  'consultation',
  'help',
  'complaint',
  'report',
  'suggestion',
  'praise',
]

/** 普通 紧急. */
export type Urgency = 'normal' | 'urgent'
export const URGENCIES: readonly Urgency[] = ['normal', 'urgent']

/** 收件 派件 签收 回复 审核 回访 办结. */
export type TicketState =
  | 'received'
  | 'dispatched'
  | 'acknowledged'
  | 'replied'
  | 'approved'
  | 'calling_back'
  | 'closed'
export const TICKET_STATES: readonly TicketState[] = [
  'received',
  'dispatched',
  'acknowledged',
  'replied',
  'approved',
  'calling_back',
  'closed',
]

/** 满意 基本满意 不满意. A second question beside `solved`, never one score. */
export type Satisfaction = 'satisfied' | 'basic' | 'dissatisfied'
export const SATISFACTIONS: readonly Satisfaction[] = ['satisfied', 'basic', 'dissatisfied']

/**
 * Why a ticket ended: after a good callback, exempt from callback, citizen not reached, repeat claim
 * (济南市12345市民服务热线条例 §25), not this street's, opened twice, withdrawn.
 */
export type CloseReason =
  | 'satisfied'
  | 'exempt'
  | 'unreachable'
  | 'repeat'
  | 'not_ours'
  | 'duplicate'
  | 'withdrawn'
export const CLOSE_REASONS: readonly CloseReason[] = [
  'satisfied',
  'exempt',
  'unreachable',
  'repeat',
  'not_ours',
  'duplicate',
  'withdrawn',
]

/** One unit's part in a ticket; each unit acknowledges for itself. */
export interface Assignment {
  unitId: string
  /** When the unit was asked; absent in tickets of before this was kept. */
  assignedAt?: EpochMs
  acknowledgedAt?: EpochMs
  acknowledgedBy?: string
}

/** Why a ticket is likely to end dissatisfied: second round, same caller or place again, anger, a poor reply before. */
export type RiskReason = 'second_round' | 'same_caller' | 'same_place' | 'anger' | 'perfunctory'

/** 督办单: an order to a unit, with its own deadline; open until the station or a supervisor clears it (销号). */
export interface SupervisionOrder {
  /** 1 for the ticket's first. */
  no: number
  reason: 'dissatisfied_twice' | 'ordered' | 'overdue'
  /** The unit that must answer; none while the ticket has no lead. */
  unitId?: string
  /** Who of it answers for the order, if one was named. */
  ownerId?: string
  textId?: number
  /** Who ordered it, as events name people; absent in orders of before this was kept. */
  by?: string
  at: EpochMs
  deadline: EpochMs
  answeredAt?: EpochMs
  answerTextId?: number
  clearedAt?: EpochMs
}

/** The clock of the handling limit. It starts with each round, stands still where limits.yaml says so. */
export interface TicketClock {
  state: 'running' | 'paused' | 'stopped'
  since: EpochMs
  /** For what it stands still. */
  why?: PauseReason
}

/** A request of the lead unit that the station has not decided. `textId` refers to the reason's text. */
export interface PendingReturn {
  unitId: string
  at: EpochMs
  textId: number
  /** The unit that should have it instead, if the asker named one. */
  toUnitId?: string
}

export interface PendingExtension {
  unitId: string
  at: EpochMs
  textId: number
  workingDays: number
}

/** The reply under review or approved: who wrote it may not review it. */
export interface Reply {
  unitId: string
  personId: string
  textId: number
  at: EpochMs
}

/** The callback of the current round. */
export interface Callback {
  askedAt: EpochMs
  /** `chat`: the bot asked in private; `phone`: a clerk calls. */
  via: 'chat' | 'phone'
  /** How often the citizen was asked in chat. */
  asked: number
  /** How often a clerk called without reaching anybody. */
  missedCalls: number
  /** Set when the bot gave up waiting and handed the callback to a clerk. */
  handedToClerkAt?: EpochMs
}

export interface Outcome {
  solved: boolean
  satisfaction: Satisfaction
  at: EpochMs
}

/**
 * 工单: one citizen matter, as its events have made it. Free text and the citizen's data are not in here,
 * only references to them, because events must never hold what has to stay erasable.
 */
export interface Ticket {
  id: number
  /** 工单编号 of the platform. */
  number: string
  /** 短号, shown as #17. */
  code: number
  kind: TicketKind
  urgency: Urgency
  /** 加急 after intake: since when, and how it moved the limit; what is for urgent tickets only counts from then. */
  raised?: { at: EpochMs; limit?: { from: EpochMs; to: EpochMs } }
  /** One masked line that may be shown in a group: 艾老村 垃圾倾倒. */
  subject: string
  matter?: string
  /** Unit id of the village it is about. */
  villageId?: string
  citizenId?: string
  /** The caller asked for secrecy, or it is a 举报: nobody outside the station learns who it was. */
  secret: boolean
  /** 未诉先办: a villager told it and the village took it on; it is no ticket of the city's hotline and counts apart. */
  inHouse?: true
  contentTextId: number
  state: TicketState
  /** 1 for the first handling, +1 for each 二次办理. */
  round: number
  lead?: Assignment
  assists: readonly Assignment[]
  receivedAt: EpochMs
  /** Limit that the city's platform set, if it sent one; it then is the deadline of round 1. */
  platformDeadline?: EpochMs
  /** When the current lead got it. */
  dispatchedAt?: EpochMs
  deadline?: EpochMs
  contactedAt?: EpochMs
  visitedAt?: EpochMs
  reply?: Reply
  pendingReturn?: PendingReturn
  /** 退单, in the order they were asked for, and what became of them. */
  returns?: readonly ReturnRecord[]
  pendingExtension?: PendingExtension
  callback?: Callback
  outcome?: Outcome
  dissatisfiedTimes: number
  /** 督办单, in the order they were made. */
  orders?: readonly SupervisionOrder[]
  /** 预警: why it is likely to end dissatisfied; none found so far if absent. */
  risks?: readonly RiskReason[]
  /** Replies that were submitted though the check found them perfunctory. */
  poorReplies?: number
  /** How often the station sent a reply back: people read such replies as perfunctory too. */
  rejections?: number
  clock?: TicketClock
  /** 等诉求人: the unit waits for the citizen. */
  waiting?: { since: EpochMs; textId: number }
  /** 催办: who urged, and when. */
  urges?: readonly { by: string; at: EpochMs }[]
  /** When the lead unit or the station last did something about it. */
  lastActivityAt?: EpochMs
  /** 稍后提醒: the owner's own reminders wait until then. */
  snoozedUntil?: EpochMs
  /** How often this round. */
  snoozes?: number
  closedAt?: EpochMs
  closeReason?: CloseReason
  /** Number of events so far: a write is refused if somebody else added one meanwhile. */
  version: number
}

/** What comes in from outside, before it has a code. */
export interface NewTicket {
  number: string
  kind: TicketKind
  urgency: Urgency
  subject: string
  matter?: string
  villageId?: string
  citizenId?: string
  secret: boolean
  inHouse?: true
  platformDeadline?: EpochMs
}

/** 举报件、保密件: who is complained of must not read it. */
export function isConfidential({ secret, kind }: Pick<Ticket, 'secret' | 'kind'>): boolean {
  return secret || kind === 'report'
}

/** The unit that leads, if there is one, and those that assist. */
export function heldBy({ lead, assists }: Pick<Ticket, 'lead' | 'assists'>): Assignment[] {
  return [...(lead ? [lead] : []), ...assists]
}

/**
 * Whether a contact may be told of it that proved no more than the digits of the caller's phone, which the units at work on
 * any other ticket of theirs know too. What was told to the bot was told by that contact.
 */
export function maySeeByDigits(ticket: Pick<Ticket, 'secret' | 'kind' | 'inHouse'>): boolean {
  return !isConfidential(ticket) || ticket.inHouse === true
}

/** 未诉先办 of what was told to the bot in private: the neighbours must not read the words. */
export function isToldInPrivate({ inHouse, secret }: Pick<Ticket, 'inHouse' | 'secret'>): boolean {
  return inHouse === true && secret
}
