import type { Rung, RungCondition, RungTarget, Step } from './ladder.ts'
import type { Ticket, TicketState } from './ticket.ts'
import type { EpochMs } from './time.ts'
import { DAY_MS, midnightOf } from './time.ts'

/** Who listens to a step: the lead, the station, one assisting unit, or whoever answers for one order. */
export type Audience = 'lead' | 'station' | `assist:${string}` | `order:${number}`

/** What one sweep says about one ticket to one audience: the last of the steps that fell due. */
export interface Nag {
  ticket: Ticket
  audience: Audience
  step: Step
  /** Everybody whom any of the steps would have told. */
  targets: readonly RungTarget[]
  card?: NonNullable<Rung['card']>
  /** When the last of the steps fell due. */
  dueAt: EpochMs
  /** The visible number: #17·催2. */
  count: number
  /** The how manieth in a row without anything having happened. */
  inRow: number
}

/** What whoever is reminded should do next. */
export type NextAct =
  | 'dispatch'
  | 'acknowledge'
  | 'contact'
  | 'look_after'
  | 'decide_return'
  | 'decide_return_first'
  | 'decide_extension'
  | 'review'
  | 'answer_order'
  | 'tell_progress'
  | 'reply'

/** Said of several tickets at once (收到 16 22 31); anything else needs words, or a look, for each. */
const OF_MANY: ReadonlySet<NextAct> = new Set(['acknowledge', 'contact'])

export function takesMany(act: NextAct): boolean {
  return OF_MANY.has(act)
}

/** What ends the reason for the reminder. */
export function nextAct({ state, pendingReturn }: Ticket, { rung }: Step): NextAct {
  switch (rung.while) {
    case 'undispatched':
      return 'dispatch'
    case 'uncontacted':
      return state === 'dispatched' ? 'acknowledge' : 'contact'
    case 'at_risk':
      return 'look_after'
    case 'return_pending':
      return 'decide_return'
    case 'extension_pending':
      return 'decide_extension'
    case 'unreviewed':
      return 'review'
    case 'order_unanswered':
      return 'answer_order'
    case 'assist_unacknowledged':
      return 'acknowledge'
    default:
      if (state === 'received') return 'dispatch'
      if (pendingReturn) return 'decide_return_first'
      if (state === 'dispatched') return 'acknowledge'
      return rung.time.at === 'silent' ? 'tell_progress' : 'reply'
  }
}

/** From here on a reminder goes to a person and no more to the group. */
export const PERSONAL_FROM = 3

export function audienceOf({ rung, assist, order }: Step): Audience {
  if (assist) return `assist:${assist.unitId}`
  if (order) return `order:${order.no}`
  return rung.targets.every((target) => target === 'station' || target === 'supervisor') &&
    rung.while !== 'unacknowledged'
    ? 'station'
    : 'lead'
}

/**
 * Whom the steps tell: while a return waits for the station's answer it is the station that is asked, not the
 * unit that wants to give the ticket back; the same for a ticket that has no unit.
 */
export function targetsOf(steps: readonly Step[], ticket: Ticket): RungTarget[] {
  const targets = steps.flatMap(({ rung }) => rung.targets)
  const waitsForStation = ticket.pendingReturn !== undefined || ticket.lead === undefined
  const isOwn = steps.every(({ assist, order }) => !assist && !order)
  const moved = targets.map((target) =>
    waitsForStation && isOwn && (target === 'owner' || target === 'head') ? 'station' : target,
  )
  return [...new Set(moved)]
}

/** The stronger card of the steps. */
export function cardOf(steps: readonly Step[]): Rung['card'] {
  const cards = steps.map(({ rung }) => rung.card)
  if (cards.includes('red')) return 'red'
  return cards.includes('yellow') ? 'yellow' : undefined
}

/** What the daily list says of a ticket; anything else (预警, 进展如何) is said for itself. */
const LISTED: readonly RungCondition[] = [
  'undispatched',
  'unacknowledged',
  'open',
  'unreviewed',
  'return_pending',
  'extension_pending',
]

const AT_WORK: readonly TicketState[] = ['received', 'dispatched', 'acknowledged', 'replied']

/**
 * Whether the daily list says what the step would say, so that what fell due before the list need not be said
 * beside it: overdue or due today, not acknowledged, or without a unit.
 */
export function isListed({ rung, order }: Step, ticket: Ticket, now: EpochMs): boolean {
  // Who has not even signed for it is listed for that.
  const isUnsigned = rung.while === 'uncontacted' && ticket.state === 'dispatched'
  // The list goes by tickets at work and their present lead: an order outlives both.
  if (rung.while === 'order_unanswered')
    return AT_WORK.includes(ticket.state) && order?.unitId === ticket.lead?.unitId
  if (!isUnsigned && !LISTED.includes(rung.while)) return false
  if (ticket.state === 'received' || ticket.state === 'dispatched') return true
  if (ticket.clock?.state === 'paused') return false
  return ticket.deadline !== undefined && ticket.deadline < midnightOf(now) + DAY_MS
}
