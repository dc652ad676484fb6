import { BOT } from '../domain/actor.ts'
import type { Rung, RungTarget } from '../domain/limits.ts'
import { isDueFor } from '../domain/reminders.ts'
import { ownersOf, peopleOf } from '../domain/roster.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { DueReminder } from '../store/reminders.ts'
import { finishReminder, remindersDone } from '../store/reminders.ts'
import { ticketById } from '../store/tickets.ts'
import { callByPhone, NO_ANSWER } from '../templates/messages/progress.ts'
import { reminder, reminderForSupervisor } from '../templates/messages/reminders.ts'
import { askCitizen } from './ask-citizen.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { notify, notifySupervisors, roomOf, stationRoom } from './notify.ts'

/**
 * Says what the ticket's due reminders are for, in the transaction that marks them done. Of several rungs
 * that fell due while nobody looked, only the last is said, to everybody whom any of them would have told.
 *
 * @param due reminders of one ticket, the earliest first
 */
export async function runReminders(outer: Desk, due: readonly DueReminder[]): Promise<void> {
  await transact(outer, async (desk) => {
    const ladder = due.filter(({ kind }) => rungOf(desk, kind) !== undefined)
    const last = ladder.at(-1)
    for (const reminder of due) {
      const isSaid = reminder === last || !ladder.includes(reminder)
      await finishReminder(desk.db, reminder.id, isSaid ? 'done' : 'skipped')
    }
    for (const { kind, ticketId } of due) {
      if (kind === 'callback_again') await askCitizen(desk, ticketId)
      if (kind === 'callback_to_clerk') await handToClerk(desk, ticketId)
    }
    if (last) await climb(desk, last, ladder)
  })
}

function rungOf(desk: Desk, kind: string): Rung | undefined {
  return desk.office.limits.ladder.find((rung) => rung.kind === kind)
}

async function handToClerk(desk: Desk, ticketId: number): Promise<void> {
  const { after } = await changeTicket(desk, {
    ticketId,
    actor: BOT,
    command: { type: 'hand_callback_to_clerk' },
  })
  await notify(desk, after, { target: stationRoom(desk), kind: 'call', text: callByPhone(after, NO_ANSWER) })
}

async function climb(desk: Desk, last: DueReminder, ladder: readonly DueReminder[]): Promise<void> {
  const ticket = await ticketById(desk.db, last.ticketId)
  const rung = rungOf(desk, last.kind)
  if (!ticket || !rung || !isDueFor(rung, ticket)) return
  const count = await remindersDone(desk.db, ticket.id)
  const targets = new Set(ladder.flatMap(({ kind }) => rungOf(desk, kind)?.targets ?? []))
  for (const target of targets) await remind(desk, ticket, { rung, target, dueAt: last.dueAt, count })
}

async function remind(
  desk: Desk,
  ticket: Ticket,
  step: { rung: Rung; target: RungTarget; dueAt: number; count: number },
): Promise<void> {
  const setting = { office: desk.office, now: desk.clock.now() }
  const { roster } = desk.office
  const priority = ticket.urgency === 'urgent' ? 0 : 3
  const kind = `reminder:${step.rung.kind}:${step.target}@${step.dueAt}`
  const text = reminder(setting, ticket, step.count)
  switch (step.target) {
    case 'supervisor':
      return notifySupervisors(desk, ticket, {
        kind,
        priority,
        text: reminderForSupervisor(setting, ticket, step.count),
      })
    case 'station':
      return notify(desk, ticket, { target: stationRoom(desk), kind, priority, text })
    case 'owner':
    case 'head': {
      if (!ticket.lead) return
      const { unitId } = ticket.lead
      const people = step.target === 'head' ? peopleOf(roster, unitId, 'head') : ownersOf(roster, unitId)
      const mentions = people.map(({ id }) => id)
      return notify(desk, ticket, { target: roomOf(desk, unitId), kind, priority, text, mentions })
    }
  }
}
