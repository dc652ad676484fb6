import type { Limit } from './limits.ts'
import type { Assignment, SupervisionOrder, Ticket, TicketKind, Urgency } from './ticket.ts'
import type { EpochMs } from './time.ts'
import { DAY_MS, midnightOf } from './time.ts'
import type { WorkingCalendar } from './working-calendar.ts'
import { addWorkingMinutes, applyLimit, limitBefore, workingMinutesBetween } from './working-calendar.ts'

/** Whom a rung reaches: 经办人 or 负责人 in the unit's group, the station's group, supervisors in private. */
export type RungTarget = 'owner' | 'head' | 'station' | 'supervisor'

/** 收件 派件 签收 协办派件 回复 退单申请 延期申请 督办, the deadline, and the order's deadline. */
export type RungMark =
  | 'received'
  | 'dispatched'
  | 'acknowledged'
  | 'assist_asked'
  | 'replied'
  | 'return_asked'
  | 'extension_asked'
  | 'ordered'
  | 'deadline'
  | 'order_deadline'

/** When a rung falls due. */
export type RungTime =
  /** So much working time before or after a mark. */
  | { at: 'mark'; mark: RungMark; offset: Limit; before: boolean }
  /** When this share (0–1) of the working time from dispatch to deadline has gone. */
  | { at: 'gone'; share: number }
  /** When nothing was heard of the ticket for this share of the working time that was left then. */
  | { at: 'silent'; share: number }
  /** On the n-th working morning after the deadline, at the time of the digest; with `daily` on each from then. */
  | { at: 'morning'; nth: number; daily: boolean }

/** What must be so when a rung is said; else it has lost its reason. */
export type RungCondition =
  | 'undispatched'
  | 'unacknowledged'
  | 'uncontacted'
  | 'at_work'
  | 'at_risk'
  | 'open'
  | 'assist_unacknowledged'
  | 'return_pending'
  | 'extension_pending'
  | 'unreviewed'
  | 'order_unanswered'

/** One rung of the reminder ladder: for which tickets, when, on what condition, and whom it tells. */
export interface Rung {
  /** Stable name, part of the reminder's unique key. */
  kind: string
  /** Only these tickets; both absent: all. */
  kinds?: readonly TicketKind[]
  urgencies?: readonly Urgency[]
  time: RungTime
  while: RungCondition
  targets: readonly RungTarget[]
  /** 黄牌 or 红牌 that this rung shows. */
  card?: 'yellow' | 'red'
  /** This rung makes a 督办单, to be answered within the limit. */
  order?: Limit
}

/** A rung as it applies to one ticket: of an assisting unit or an order where there may be several. */
export interface Step {
  /** The reminder's kind: the rung's, with `/unit` or `/order number` where there may be several. */
  kind: string
  rung: Rung
  assist?: Assignment
  order?: SupervisionOrder
}

/** The order of a rung that exists for each assisting unit or each 督办单, as stored: `assist/shehui`. */
const PART = '/'

export function appliesTo(rung: Rung, ticket: Pick<Ticket, 'kind' | 'urgency'>): boolean {
  return (rung.kinds?.includes(ticket.kind) ?? true) && (rung.urgencies?.includes(ticket.urgency) ?? true)
}

/** The steps of the ladder whose condition holds for the ticket as it stands. */
export function stepsFor(ladder: readonly Rung[], ticket: Ticket): Step[] {
  return ladder.filter((rung) => appliesTo(rung, ticket)).flatMap((rung) => stepsOf(rung, ticket))
}

/** The step that a stored reminder stands for, if its reason still holds. */
export function stepOf(ladder: readonly Rung[], ticket: Ticket, kind: string): Step | undefined {
  const [rungKind] = kind.split(PART)
  const rung = ladder.find((one) => one.kind === rungKind)
  if (!rung || !appliesTo(rung, ticket)) return undefined
  return stepsOf(rung, ticket).find((step) => step.kind === kind)
}

function stepsOf(rung: Rung, ticket: Ticket): Step[] {
  if (rung.while === 'assist_unacknowledged') {
    if (!isAtWork(ticket)) return []
    return ticket.assists
      .filter(({ acknowledgedAt }) => acknowledgedAt === undefined)
      .map((assist) => ({ kind: `${rung.kind}${PART}${assist.unitId}`, rung, assist }))
  }
  if (rung.while === 'order_unanswered') {
    return openOrders(ticket)
      .filter(({ answeredAt }) => answeredAt === undefined)
      .map((order) => ({ kind: `${rung.kind}${PART}${order.no}`, rung, order }))
  }
  return holds(rung.while, ticket) ? [{ kind: rung.kind, rung }] : []
}

/** 督办单 that are not 销号. */
export function openOrders(ticket: Ticket): SupervisionOrder[] {
  return (ticket.orders ?? []).filter(({ clearedAt }) => clearedAt === undefined)
}

function isAtWork({ state }: Ticket): boolean {
  return state === 'dispatched' || state === 'acknowledged'
}

function holds(
  condition: Exclude<RungCondition, 'assist_unacknowledged' | 'order_unanswered'>,
  ticket: Ticket,
): boolean {
  switch (condition) {
    case 'undispatched':
      return ticket.state === 'received'
    case 'unacknowledged':
      return ticket.state === 'dispatched' && !ticket.pendingReturn
    case 'uncontacted':
      // Who waits for the citizen has spoken to them.
      return (
        isAtWork(ticket) &&
        ticket.contactedAt === undefined &&
        ticket.citizenId !== undefined &&
        !ticket.waiting
      )
    case 'at_work':
      return ticket.state === 'acknowledged' && !ticket.pendingReturn
    case 'at_risk':
      return isAtWork(ticket) && (ticket.risks ?? []).length > 0
    case 'open':
      // A returned ticket without a unit still has its deadline: the station then holds it.
      return isAtWork(ticket) || (ticket.state === 'received' && ticket.deadline !== undefined)
    case 'return_pending':
      return isAtWork(ticket) && ticket.pendingReturn !== undefined
    case 'extension_pending':
      return isAtWork(ticket) && ticket.pendingExtension !== undefined
    case 'unreviewed':
      return ticket.state === 'replied'
  }
}

/** The strongest card that the ladder shows the ticket by now; undefined if none. */
export function cardNow(ladder: readonly Rung[], ticket: Ticket, context: LadderContext): Rung['card'] {
  const shown = stepsFor(ladder, ticket)
    .filter((step) => step.rung.card && (dueTimeOf(step, ticket, context) ?? Infinity) <= context.now)
    .map(({ rung }) => rung.card)
  if (shown.includes('red')) return 'red'
  return shown.includes('yellow') ? 'yellow' : undefined
}

/** What the steps' times are reckoned with. */
export interface LadderContext {
  calendar: WorkingCalendar
  digestMinute: number
  now: EpochMs
}

/**
 * When the step falls due; undefined while its mark is not known, while the clock it hangs on stands still,
 * and for a warning that would fall before the ticket came (a short limit leaves no room for it).
 */
export function dueTimeOf(step: Step, ticket: Ticket, context: LadderContext): EpochMs | undefined {
  const { time } = step.rung
  const { dispatchedAt, deadline } = ticket
  if (hangsOnDeadline(time) && ticket.clock?.state === 'paused') return undefined
  switch (time.at) {
    case 'mark':
      return atMark(step, time, ticket, context)
    case 'gone':
      if (dispatchedAt === undefined || deadline === undefined) return undefined
      return partOf(context.calendar, limitFrom(ticket) ?? dispatchedAt, deadline, time.share)
    case 'silent': {
      const since = Math.max(ticket.lastActivityAt ?? 0, ticket.lead?.acknowledgedAt ?? 0)
      if (since === 0 || deadline === undefined || since >= deadline) return undefined
      return partOf(context.calendar, since, deadline, time.share)
    }
    case 'morning':
      return deadline === undefined ? undefined : morningAfter(deadline, time, context)
  }
}

function hangsOnDeadline(time: RungTime): boolean {
  return time.at === 'mark' ? time.mark === 'deadline' : true
}

function atMark(
  step: Step,
  time: Extract<RungTime, { at: 'mark' }>,
  ticket: Ticket,
  { calendar }: LadderContext,
): EpochMs | undefined {
  const mark = markOf(step, time.mark, ticket)
  if (mark === undefined) return undefined
  if (!time.before) return applyLimit(calendar, sinceRaised(step.rung, mark, ticket), time.offset)
  const dueAt = limitBefore(calendar, mark, time.offset)
  const startedAt = time.mark === 'order_deadline' ? step.order?.at : limitFrom(ticket)
  return startedAt !== undefined && dueAt <= startedAt ? undefined : dueAt
}

/** What only urgent tickets have counts from when the ticket became one. */
function sinceRaised({ urgencies }: Rung, mark: EpochMs, { raised }: Ticket): EpochMs {
  return raised && urgencies && !urgencies.includes('normal') ? Math.max(mark, raised.at) : mark
}

/** When the running limit was set: by the dispatch, or by 加急 that shortened it. */
function limitFrom({ dispatchedAt, raised }: Ticket): EpochMs | undefined {
  return raised?.limit && dispatchedAt !== undefined ? Math.max(dispatchedAt, raised.at) : dispatchedAt
}

function markOf({ assist, order }: Step, mark: RungMark, ticket: Ticket): EpochMs | undefined {
  switch (mark) {
    case 'received':
      return ticket.receivedAt
    case 'dispatched':
      return ticket.dispatchedAt
    case 'acknowledged':
      return ticket.lead?.acknowledgedAt
    case 'assist_asked':
      return assist?.assignedAt ?? ticket.dispatchedAt
    case 'replied':
      return ticket.reply?.at
    case 'return_asked':
      return ticket.pendingReturn?.at
    case 'extension_asked':
      return ticket.pendingExtension?.at
    case 'ordered':
      return order?.at
    case 'deadline':
      return ticket.deadline
    case 'order_deadline':
      return order?.deadline
  }
}

function partOf(calendar: WorkingCalendar, from: EpochMs, to: EpochMs, share: number): EpochMs | undefined {
  const minutes = workingMinutesBetween(calendar, from, to)
  const dueAt = addWorkingMinutes(calendar, from, Math.ceil(minutes * share))
  return dueAt > from && dueAt < to ? dueAt : undefined
}

/** A daily rung is planned one morning at a time: the next one from now. */
function morningAfter(
  deadline: EpochMs,
  { nth, daily }: { nth: number; daily: boolean },
  { calendar, digestMinute, now }: LadderContext,
): EpochMs {
  let midnight = midnightOf(deadline)
  for (let passed = 0; ; ) {
    const morning = midnight + digestMinute * 60_000
    if (calendar.planOf(midnight).isWorkingDay && morning > deadline) {
      passed += 1
      if (passed >= nth && (!daily || morning >= now)) return morning
    }
    midnight += DAY_MS
    // Days that nobody asks about any more need not be counted one by one.
    if (daily && passed >= nth && midnight + DAY_MS < now) midnight = midnightOf(now)
  }
}
