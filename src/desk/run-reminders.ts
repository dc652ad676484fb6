import { BOT } from '../domain/actor.ts'
import { DeskError } from '../domain/errors.ts'
import type { Step } from '../domain/ladder.ts'
import { stepOf } from '../domain/ladder.ts'
import type { Audience, Nag } from '../domain/nag.ts'
import { audienceOf, cardOf, isListed, targetsOf } from '../domain/nag.ts'
import { planReminders } from '../domain/reminders.ts'
import type { Ticket } from '../domain/ticket.ts'
import { MINUTE_MS } from '../domain/time.ts'
import type { DueReminder } from '../store/reminders.ts'
import { finishReminders, remindersDone, rescheduleReminders } from '../store/reminders.ts'
import { ticketsByIds } from '../store/tickets.ts'
import { callByPhone, NO_ANSWER } from '../templates/messages/progress.ts'
import { askCitizen } from './ask-citizen.ts'
import { endLongWait } from './await-citizen.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { notify, stationRoom } from './notify.ts'
import { orderForOverdue, tellOrdersMade } from './order-supervision.ts'
import { sayNags } from './say-nags.ts'
import { listedUntil } from './send-digest.ts'

/**
 * Says what the due reminders are for, in the transaction that marks them done: it costs what is due, in a
 * handful of statements. Of several rungs of a ticket that fell due together, only the last is said, to
 * everybody whom any of them would have told; what the day's list (每日汇总) already names is not said again.
 */
export async function runReminders(outer: Desk, due: readonly DueReminder[]): Promise<void> {
  await transact(outer, async (desk) => {
    for (const reminder of due) await runOther(desk, reminder)
    const tickets = await ticketsOf(desk, due)
    const groups = groupsOf(desk, due, tickets)
    const unlisted = await unlistedOf(desk, groups)
    const said = new Set(unlisted.map(({ last }) => last.id))
    const isOther = ({ kind }: DueReminder): boolean => OTHERS[kind] !== undefined
    const ids = (isSaid: boolean): number[] =>
      due.filter((one) => (said.has(one.id) || isOther(one)) === isSaid).map(({ id }) => id)
    const before = await remindersDone(desk.db, [...tickets.keys()])
    await finishReminders(desk.db, ids(true), 'done')
    await finishReminders(desk.db, ids(false), 'skipped')
    await orderWhatIsOverdue(desk, groups)
    await planNextMornings(desk, due, tickets)
    await sayNags(desk, nagsOf(desk, unlisted, before))
  })
}

/** The steps of one ticket that fell due for one audience, the last of them to be said. */
interface Group {
  ticket: Ticket
  audience: Audience
  steps: readonly Step[]
  last: DueReminder
}

/** What no rung makes: a callback that nobody answered, a wait for the citizen that is over. */
const OTHERS: Readonly<Record<string, (desk: Desk, ticketId: number) => Promise<unknown>>> = {
  callback_again: askCitizen,
  callback_to_clerk: handToClerk,
  wait_over: endLongWait,
}

async function runOther(desk: Desk, { kind, ticketId }: DueReminder): Promise<void> {
  const run = OTHERS[kind]
  if (!run) return
  try {
    await transact(desk, (inner) => run(inner, ticketId))
  } catch (error) {
    // The ticket has moved on meanwhile: the reminder has lost its reason.
    if (!(error instanceof DeskError && error.code === 'refused')) throw error
  }
}

async function handToClerk(desk: Desk, ticketId: number): Promise<void> {
  const { after } = await changeTicket(desk, {
    ticketId,
    actor: BOT,
    command: { type: 'hand_callback_to_clerk' },
  })
  await notify(desk, after, {
    target: stationRoom(desk),
    kind: 'call',
    text: callByPhone(after, NO_ANSWER),
    keepsTillMorning: true,
  })
}

async function ticketsOf(desk: Desk, due: readonly DueReminder[]): Promise<Map<number, Ticket>> {
  const ids = [...new Set(due.map(({ ticketId }) => ticketId))]
  return new Map((await ticketsByIds(desk.db, ids)).map((ticket) => [ticket.id, ticket]))
}

function groupsOf(desk: Desk, due: readonly DueReminder[], tickets: ReadonlyMap<number, Ticket>): Group[] {
  const groups = new Map<string, { ticket: Ticket; audience: Audience; steps: Step[]; last: DueReminder }>()
  for (const reminder of due) {
    const ticket = tickets.get(reminder.ticketId)
    const step = ticket && stepOf(desk.office.limits.ladder, ticket, reminder.kind)
    if (!ticket || !step) continue
    const audience = audienceOf(step)
    const key = `${ticket.id} ${audience}`
    const known = groups.get(key)
    if (known) {
      known.steps.push(step)
      known.last = reminder
    } else {
      groups.set(key, { ticket, audience, steps: [step], last: reminder })
    }
  }
  return [...groups.values()]
}

async function orderWhatIsOverdue(desk: Desk, groups: readonly Group[]): Promise<void> {
  const ordered: Ticket[] = []
  for (const { ticket, steps } of groups) {
    const order = steps.find(({ rung }) => rung.order)?.rung.order
    const made = order && (await orderForOverdue(desk, ticket.id, order))
    if (made) ordered.push(made)
  }
  await tellOrdersMade(desk, ordered)
}

/** A rung that repeats is planned one morning at a time. */
async function planNextMornings(
  desk: Desk,
  due: readonly DueReminder[],
  tickets: ReadonlyMap<number, Ticket>,
): Promise<void> {
  const { ladder } = desk.office.limits
  const isDaily = (kind: string): boolean =>
    ladder.some((rung) => rung.kind === kind && rung.time.at === 'morning' && rung.time.daily)
  const repeated = new Set(due.filter(({ kind }) => isDaily(kind)).map(({ ticketId }) => ticketId))
  const now = desk.clock.now() + 1
  for (const ticketId of repeated) {
    const ticket = tickets.get(ticketId)
    if (!ticket) continue
    const plan = planReminders(ticket, { ...desk.office, now })
    await rescheduleReminders(desk.db, ticketId, plan, now)
  }
}

function nagsOf(desk: Desk, groups: readonly Group[], before: readonly DueReminder[]): Nag[] {
  const doneOf = Map.groupBy(before, ({ ticketId }) => ticketId)
  const saidNow = new Map<number, number>()
  return groups.map(({ ticket, audience, steps, last }) => {
    const done = doneOf.get(ticket.id) ?? []
    const nth = (saidNow.get(ticket.id) ?? 0) + 1
    saidNow.set(ticket.id, nth)
    const since = ticket.lastActivityAt ?? 0
    const inRow = done.filter((one) => {
      const step = stepOf(desk.office.limits.ladder, ticket, one.kind)
      return one.dueAt > since && step !== undefined && audienceOf(step) === audience
    }).length
    const card = cardOf(steps)
    return {
      ticket,
      audience,
      step: steps.at(-1) as Step,
      targets: targetsOf(steps, ticket),
      ...(card && { card }),
      dueAt: last.dueAt,
      count: done.length + (ticket.urges ?? []).length + nth,
      inRow: inRow + 1,
    }
  })
}

/** Who has just read on the day's list that a ticket waits to be signed for is not told so again minutes later. */
const READ_FOR_MS = 30 * MINUTE_MS

/** A card, or that a limit is reached, is more than the list has said. */
function asksToSign({ rung }: Step): boolean {
  return rung.while === 'unacknowledged' || rung.while === 'uncontacted'
}

/**
 * Leaves out what the day's list has named: it is no reminder of its own and counts as none. Of an urgent ticket
 * only what is said each morning: anything else of it is said at once.
 */
async function unlistedOf(desk: Desk, groups: readonly Group[]): Promise<Group[]> {
  const now = desk.clock.now()
  const until = await listedUntil(desk)
  if (until === undefined) return [...groups]
  return groups.filter(({ ticket, steps, last }) => {
    const step = steps.at(-1) as Step
    if (ticket.urgency === 'urgent' && step.rung.time.at !== 'morning') return true
    const isRead = asksToSign(step) && ticket.state === 'dispatched' && (ticket.dispatchedAt ?? now) < until
    const readFor = isRead ? READ_FOR_MS : 0
    return last.dueAt > until + readFor || !isListed(step, ticket, now)
  })
}
