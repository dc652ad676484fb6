import type { QuietHours } from './quiet-hours.ts'
import type { TicketKind, Urgency } from './ticket.ts'

/** A span of time that ends at a close of business (`workingDays`), or counts clock minutes (`minutes`). */
export type Limit = { workingDays: number } | { workingMinutes: number } | { minutes: number }

export interface HandlingLimit {
  kind: TicketKind
  urgency: Urgency
  limit: Limit
}

/** Whom a rung of the ladder reaches: the owner (经办人) in the unit's group, or supervisors in private. */
export type RungTarget = 'owner' | 'head' | 'station' | 'supervisor'

/** One rung of the reminder ladder: when it falls due, and whom it tells. */
export interface Rung {
  /** Stable name, part of the reminder's unique key. */
  kind: string
  /** The mark the time counts from. */
  mark: 'dispatched' | 'deadline'
  /** Working time after the mark, or before it when `before` is set. */
  offset: Limit
  before: boolean
  targets: readonly RungTarget[]
  /** `unacknowledged`: only while the lead has not acknowledged; `open`: until a reply is in. */
  while: 'unacknowledged' | 'open'
}

export interface Limits {
  /** 办理时限 by kind and urgency; every pair is present after loading. */
  handling: readonly HandlingLimit[]
  /** 二次办理, 夏阳街道办法 (2022): 3 working days. */
  secondHandling: Limit
  /** 退单, 山东省政务服务热线管理办法 (2020): within 2 working days of dispatch. */
  returnWithin: Limit
  /** 延期, same source: at most 10 working days. */
  extensionMaxWorkingDays: number
  ladder: readonly Rung[]
  quietHours: QuietHours
  dispatch: {
    /** A ticket whose matter stands in the responsibility list is dispatched by the bot itself. */
    automatic: boolean
  }
  callback: {
    /** Asked once more after this long without an answer, then handed to the clerk after it again. */
    askAgainAfter: Limit
    /** Wrong number-and-digits pairs a stranger may try before a clerk must link them. */
    linkTries: number
    /** A clerk may close as `unreachable` after this many calls that nobody answered. */
    unreachableAfterCalls: number
    /** 基本满意 counts as satisfied in 满意率. */
    basicCountsAsSatisfied: boolean
  }
  /** Days after closing until the citizen's data is anonymised. */
  retentionDays: number
}
