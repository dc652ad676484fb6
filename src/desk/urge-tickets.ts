import type { Actor } from '../domain/actor.ts'
import { DeskError } from '../domain/errors.ts'
import { ownersOf, peopleOf } from '../domain/roster.ts'
import type { Ticket } from '../domain/ticket.ts'
import { remindersDone } from '../store/reminders.ts'
import { lineList } from '../templates/messages/line-list.ts'
import { urgeLine, urgeText } from '../templates/messages/reminders.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import type { Announcement } from './notify.ts'
import { announce, ofPerson, roomOf } from './notify.ts'

/** As many as one sentence of somebody urges: more at once nobody means. */
export const MOST_URGED = 20

export interface Urged {
  urged: Ticket[]
  /** What was not urged, and why. */
  refused: DeskError[]
  /** More than are urged at once. */
  left: Ticket[]
}

/**
 * 催办: each lead unit's group is reminded at once, in the name of who urges, numbered on with the reminders said so far;
 * of several tickets in one message. The owner is @-mentioned; urged again without anything having happened, the
 * head too. What the domain refuses (urged a moment ago) keeps nothing from the rest.
 */
export async function urgeTickets(
  outer: Desk,
  { tickets, actor }: { tickets: readonly Ticket[]; actor: Actor },
): Promise<Urged> {
  return transact(outer, async (desk) => {
    const urged: Ticket[] = []
    const refused: DeskError[] = []
    let tried = 0
    for (const { id } of tickets) {
      if (urged.length === MOST_URGED) break
      tried += 1
      try {
        urged.push((await changeTicket(desk, { ticketId: id, actor, command: { type: 'urge' } })).after)
      } catch (error) {
        if (!(error instanceof DeskError) || error.code !== 'refused') throw error
        refused.push(error)
      }
    }
    if (actor.kind === 'staff') await tellUnits(desk, urged, actor.personId)
    return { urged, refused, left: tickets.slice(tried) }
  })
}

/** One message a group. What waits for the morning is a row each, so that what was done by then is not urged any more. */
async function tellUnits(desk: Desk, urged: readonly Ticket[], personId: string): Promise<void> {
  const urges: Announcement[] = []
  for (const ticket of urged) urges.push(...(await urgeOf(desk, ticket, personId)))
  const isNow = urges.some(({ priority }) => priority === 1)
  if (!isNow) return announce(desk, urges)
  const ofRoom = Map.groupBy(urges, ({ target }) => JSON.stringify(target))
  await announce(desk, [...ofRoom.values()].map(inOne))
}

async function urgeOf(desk: Desk, ticket: Ticket, personId: string): Promise<Announcement[]> {
  const { lead, urges = [], lastActivityAt = 0 } = ticket
  if (!lead) return []
  const { roster } = desk.office
  const isAgain = urges.filter(({ at }) => at > lastActivityAt).length > 1
  const people = [...ownersOf(roster, lead.unitId), ...(isAgain ? peopleOf(roster, lead.unitId, 'head') : [])]
  const count = (await remindersDone(desk.db, [ticket.id])).length + urges.length
  const setting = { office: desk.office, now: desk.clock.now() }
  return [
    {
      about: ticket,
      target: roomOf(desk, lead.unitId),
      kind: 'urge',
      text: urgeText(setting, ticket, personId, count),
      line: urgeLine(setting, ticket, personId, count),
      mentions: people.map(({ id }) => id),
      priority: ofPerson(desk),
    },
  ]
}

function inOne(urges: readonly Announcement[]): Announcement {
  const [first, second] = urges
  if (!first) throw new Error('nothing to say')
  if (!second || !('id' in first.about)) return first
  const { line: _line, ...rest } = first
  return {
    ...rest,
    about: { key: `urges.t${first.about.id}.${first.about.version}` },
    text: lineList(urges.flatMap(({ line }) => line ?? [])),
    mentions: urges.flatMap(({ mentions = [] }) => mentions),
  }
}
