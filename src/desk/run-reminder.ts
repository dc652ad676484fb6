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

/** Says what the reminder is for, once, and marks it done in the same transaction. */
export async function runReminder(outer: Desk, due: DueReminder): Promise<void> {
  await transact(outer, async (desk) => {
    await finishReminder(desk.db, due.id)
    const ticket = await ticketById(desk.db, due.ticketId)
    if (!ticket) return
    if (due.kind === 'callback_again') await askCitizen(desk, ticket.id)
    else if (due.kind === 'callback_to_clerk') await handToClerk(desk, ticket)
    else await climb(desk, ticket, due)
  })
}

async function handToClerk(desk: Desk, ticket: Ticket): Promise<void> {
  const { after } = await changeTicket(desk, {
    ticketId: ticket.id,
    actor: BOT,
    command: { type: 'hand_callback_to_clerk' },
  })
  await notify(desk, after, { target: stationRoom(desk), kind: 'call', text: callByPhone(after, NO_ANSWER) })
}

async function climb(desk: Desk, ticket: Ticket, due: DueReminder): Promise<void> {
  const rung = desk.office.limits.ladder.find(({ kind }) => kind === due.kind)
  if (!rung || !isDueFor(rung, ticket)) return
  const count = await remindersDone(desk.db, ticket.id)
  for (const target of rung.targets) await remind(desk, ticket, { rung, target, dueAt: due.dueAt, count })
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
