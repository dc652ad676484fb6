import type { Rung } from './ladder.ts'
import type { QuietTimes } from './quiet-hours.ts'
import type { RatesFormula } from './rates.ts'
import type { TicketKind, Urgency } from './ticket.ts'

/** A span of time that ends at a close of business (`workingDays`), or counts clock minutes (`minutes`). */
export type Limit = { workingDays: number } | { workingMinutes: number } | { minutes: number }

export interface HandlingLimit {
  kind: TicketKind
  urgency: Urgency
  limit: Limit
}

/** For what a ticket's clock stands still: a return or an extension to be decided, or the citizen. */
export type PauseReason = 'return' | 'extension' | 'citizen'

/** When and how cautiously seasons and bursts are told of. */
export interface ForesightLimits {
  /** Minutes since midnight of a working day. */
  minute: number
  seasonWeeksAhead: number
  /** The chance that a street without any season is told of one, 0–1. */
  seasonFalseAlarm: number
  /** So many bursts a year that are none, in the whole street. */
  burstFalseAlarmsPerYear: number
  /** Told too, whatever is usual: so many of one matter in one village. */
  plainRule?: { days: number; count: number }
  /** The like of a dismissed warning is told again from this many times its count on. */
  afterDismissal: number
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
  clock: {
    /** While these last the clock stands still and the deadline moves by the working time that passed. */
    pauseFor: readonly PauseReason[]
    /** 等诉求人: the wait ends by itself after this long. */
    waitForCitizen: Limit
  }
  /** 督办单: what a unit gets to answer one, if the order names no other time. */
  supervisionOrder: Limit
  /** 催办: how long the same person waits before urging the same ticket again. */
  urgeAgainAfter: Limit
  ladder: readonly Rung[]
  /** 稍后提醒: how far one's own rung may be put off, and how often a round. */
  snooze: { most: Limit; times: number }
  /** What makes a ticket likely to end dissatisfied (预警). */
  risk: {
    /** This many tickets of the same caller, or of the same place and matter, this one included … */
    repeats: number
    /** … within this many days. */
    withinDays: number
  }
  /** 每日汇总: minutes since midnight at which units, station and supervisors get the day's list. */
  digestMinute: number
  /** Messages to one group in any hour that are neither urgent nor the answer to somebody. */
  roomPerHour: number
  /** The same to the station's group, which works on what it is sent. */
  stationPerHour: number
  /** Away from the platform for longer, the bot says in each group that it may have missed something. */
  offlineNotice: Limit
  quietHours: QuietTimes
  dispatch: {
    /** A ticket whose matter stands in the responsibility list is dispatched by the bot itself. */
    automatic: boolean
    /** So is one that only resembles earlier tickets … */
    bySimilarity: boolean
    /** … if the guess is at least this sure, between 0 and 1. */
    sureness: number
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
  /** 督查重点清单: minutes since midnight at which last week's is sent, on the first working day of the week. */
  weeklyListMinute: number
  /** 未诉先办. */
  foresight: ForesightLimits
  /** 三率 and the other figures. */
  rates: RatesFormula
  /** Days after closing until the citizen's data is anonymised. */
  retentionDays: number
}

/** 办理时限 of limits.yaml for tickets like it. */
export function handlingLimit(
  ticket: { kind: TicketKind; urgency: Urgency },
  limits: Pick<Limits, 'handling'>,
): Limit {
  const row = limits.handling.find(({ kind, urgency }) => kind === ticket.kind && urgency === ticket.urgency)
  if (!row) throw new Error(`limits.yaml has no handling limit for ${ticket.kind} ${ticket.urgency}`)
  return row.limit
}
