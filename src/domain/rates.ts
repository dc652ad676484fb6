import type { Limit } from './limits.ts'
import type { CloseReason } from './ticket.ts'
import type { Stint, TicketFacts } from './ticket-facts.ts'
import { leadOf } from './ticket-facts.ts'
import type { EpochMs } from './time.ts'
import type { WorkingCalendar } from './working-calendar.ts'
import { applyLimit, workingMinutesBetween } from './working-calendar.ts'

/** How a street counts; offices differ, so limits.yaml says. */
export interface RatesFormula {
  /** By which of its times a ticket belongs to a month. */
  countBy: 'received' | 'closed'
  /** 响应: contacted this soon after dispatch. */
  contactWithin: Limit
  /** Which answer of a ticket with a second round counts. */
  answer: 'last' | 'first'
  /** Citizens nobody could reach: left out, or taken for unsolved and dissatisfied. */
  unreachable: 'left_out' | 'dissatisfied'
  /** Tickets that ended so are left out of every figure. */
  leaveOut: readonly LeftOutReason[]
  /** Below so many there is no percentage and no rank. */
  fewest: number
}

export type LeftOutReason = Extract<CloseReason, 'withdrawn' | 'repeat' | 'duplicate' | 'not_ours'>

/** Why a ticket is not in a figure's denominator. */
export type Exclusion =
  | LeftOutReason
  | 'undispatched'
  | 'no_citizen'
  | 'not_due'
  | 'not_contacted'
  | 'contacted_before'
  | 'not_acknowledged'
  | 'not_answered'
  | 'unreachable'
  | 'exempt'

type Excluded = ReadonlyMap<Exclusion, number>

/** A rate: numerator, denominator, and how many are in neither and why. */
export interface Share {
  count: number
  of: number
  excluded: Excluded
}

/** A length of working time: the median over `of` tickets, in working minutes; undefined if there are none. */
export interface Duration {
  median: number | undefined
  longest: number | undefined
  of: number
  excluded: Excluded
}

export const SHARES = ['response', 'solved', 'satisfied', 'onTime', 'returned', 'secondRound'] as const
export type ShareName = (typeof SHARES)[number]

/** 响应率 解决率 满意率 按时办结率 退单率 二次办理率, 首次联系时长 and 签收时长. */
export interface Rates extends Record<ShareName, Share> {
  /** How many tickets were looked at. */
  tickets: number
  firstContact: Duration
  acknowledging: Duration
}

export interface RatesContext {
  formula: RatesFormula
  /** 基本满意 counts as satisfied. */
  basicCounts: boolean
  calendar: WorkingCalendar
  /** As of when: what falls due later is left out. */
  now: EpochMs
}

/**
 * The figures of these tickets.
 *
 * @param unitId only what this unit answers for: tickets that it leads, and for 退单率 and 签收时长 each time that it led
 */
export function ratesOf(facts: readonly TicketFacts[], context: RatesContext, unitId?: string): Rates {
  const own = unitId === undefined ? facts : facts.filter((one) => leadOf(one) === unitId)
  const share = (judge: (facts: TicketFacts, context: RatesContext) => Verdict): Share =>
    shareOf(own.map((one) => leftOut(one, context) ?? judge(one, context)))
  const stints = facts.flatMap((one) => {
    const held = one.stints.filter((stint) => unitId === undefined || stint.unitId === unitId)
    return held.map((stint) => ({ stint, out: leftOut(one, context) }))
  })
  return {
    tickets: own.length,
    response: share(respondedTo),
    solved: share((one) => answerOf(one, context, ({ solved }) => solved)),
    satisfied: satisfiedOf(own, context),
    onTime: share(handledInTime),
    returned: shareOf(stints.map(({ stint, out }) => out ?? stint.wasReturned)),
    secondRound: share((one) => (one.answers.length === 0 ? unanswered(one) : one.handlings.length > 1)),
    firstContact: durationOf(own.map((one) => leftOut(one, context) ?? minutesToContact(one, context))),
    acknowledging: durationOf(
      stints.map(({ stint, out }) => out ?? minutesToAcknowledge(stint, context.calendar)),
    ),
  }
}

/** 满意率 alone. */
export function satisfiedOf(facts: readonly TicketFacts[], context: RatesContext): Share {
  const isContent = ({ satisfaction }: TicketFacts['answers'][number]): boolean =>
    contents(satisfaction, context)
  return shareOf(facts.map((one) => leftOut(one, context) ?? answerOf(one, context, isContent)))
}

/** In the numerator, in the denominator only, or why in neither. */
type Verdict = boolean | Exclusion

function shareOf(verdicts: readonly Verdict[]): Share {
  const counted = verdicts.filter((verdict) => typeof verdict === 'boolean')
  return { count: counted.filter(Boolean).length, of: counted.length, excluded: exclusions(verdicts) }
}

function durationOf(verdicts: readonly (number | Exclusion)[]): Duration {
  const minutes = verdicts.filter((verdict) => typeof verdict === 'number').sort((one, other) => one - other)
  const upper = minutes[Math.floor(minutes.length / 2)]
  const lower = minutes[Math.ceil(minutes.length / 2) - 1]
  return {
    median: upper === undefined || lower === undefined ? undefined : Math.round((upper + lower) / 2),
    longest: minutes.at(-1),
    of: minutes.length,
    excluded: exclusions(verdicts),
  }
}

function exclusions(verdicts: readonly (boolean | number | Exclusion)[]): Excluded {
  const counts = new Map<Exclusion, number>()
  for (const verdict of verdicts)
    if (typeof verdict === 'string') counts.set(verdict, (counts.get(verdict) ?? 0) + 1)
  return counts
}

function leftOut({ closeReason }: TicketFacts, { formula }: RatesContext): LeftOutReason | undefined {
  return formula.leaveOut.find((reason) => reason === closeReason)
}

/** 响应率: contacted within the limit after the unit that leads it was asked. */
function respondedTo(facts: TicketFacts, { formula, calendar, now }: RatesContext): Verdict {
  const stint = facts.stints.at(-1)
  if (!stint || stint.wasReturned) return 'undispatched'
  if (!facts.hasCitizen) return 'no_citizen'
  const limit = applyLimit(calendar, stint.from, formula.contactWithin)
  if (facts.firstContactAt !== undefined) return facts.firstContactAt <= limit
  return now <= limit ? 'not_due' : false
}

function answerOf(
  facts: TicketFacts,
  { formula }: RatesContext,
  isGood: (answer: TicketFacts['answers'][number]) => boolean,
): Verdict {
  const isOutOfReach = facts.closeReason === 'unreachable'
  if (isOutOfReach && formula.answer === 'last')
    return formula.unreachable === 'left_out' ? 'unreachable' : false
  const answer = formula.answer === 'last' ? facts.answers.at(-1) : facts.answers[0]
  if (answer) return isGood(answer)
  return isOutOfReach && formula.unreachable === 'dissatisfied' ? false : unanswered(facts)
}

function unanswered({ closeReason }: TicketFacts): Exclusion {
  return closeReason === 'unreachable' || closeReason === 'exempt' ? closeReason : 'not_answered'
}

function contents(satisfaction: string, { basicCounts }: RatesContext): boolean {
  return satisfaction === 'satisfied' || (basicCounts && satisfaction === 'basic')
}

/** 按时办结率: every round's reply came by its deadline. A late one is late at once, others once all are there. */
function handledInTime(facts: TicketFacts, { now }: RatesContext): Verdict {
  return timelinessOf(facts, now)
}

/** Whether every reply came by its deadline; `not_due` while that may still be. */
export function timelinessOf(
  { handlings }: Pick<TicketFacts, 'handlings'>,
  now: EpochMs,
): boolean | 'undispatched' | 'not_due' {
  if (handlings.length === 0) return 'undispatched'
  const states = handlings.map(({ deadline = Infinity, repliedAt, isPaused }) => {
    if (repliedAt !== undefined) return repliedAt <= deadline ? 'in time' : 'late'
    return !isPaused && deadline < now ? 'late' : 'open'
  })
  if (states.includes('late')) return false
  return states.includes('open') ? 'not_due' : true
}

function minutesToContact(facts: TicketFacts, { calendar }: RatesContext): number | Exclusion {
  const stint = facts.stints.at(-1)
  if (!stint || stint.wasReturned) return 'undispatched'
  if (!facts.hasCitizen) return 'no_citizen'
  if (facts.firstContactAt === undefined) return 'not_contacted'
  if (facts.firstContactAt < stint.from) return 'contacted_before'
  return workingMinutesBetween(calendar, stint.from, facts.firstContactAt)
}

function minutesToAcknowledge(stint: Stint, calendar: WorkingCalendar): number | Exclusion {
  if (stint.acknowledgedAt === undefined) return 'not_acknowledged'
  return workingMinutesBetween(calendar, stint.from, stint.acknowledgedAt)
}
