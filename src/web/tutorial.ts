import type { LocalDirectory } from '../bot/local/directory.ts'
import { isDrafting } from '../desk/choices.ts'
import type { Desk } from '../desk/desk.ts'
import { ownersOf, peopleOf, stationOf, unitById } from '../domain/roster.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { TicketEvent } from '../domain/ticket-events.ts'
import { eventsOf } from '../store/events.ts'
import { ticketByNumber } from '../store/tickets.ts'
import { TUTORIAL } from '../templates/messages/tutorial.ts'

/** A guided story of 试一试. */
export interface Story {
  id: string
  title: string
  steps: Step[]
}

export interface Step {
  id: string
  title: string
  hint: string
  /** Who says it, where (no room: the private chat with the bot) and what. */
  as: string
  roomId?: string
  text: string
  done: boolean
}

/**
 * The two stories on two sample tickets, each step ticked off by what really happened to the ticket.
 *
 * @param tickets numbers of the tickets to play with: one that ends well, one that goes a second round
 */
export async function tutorial(
  desk: Desk,
  directory: LocalDirectory,
  tickets: readonly [string, string],
): Promise<Story[]> {
  const [good, bad] = await Promise.all(tickets.map((number) => ticketByNumber(desk.db, number)))
  const stories: Story[] = []
  if (good?.lead) stories.push(await goodStory(desk, directory, good))
  if (bad?.lead) stories.push(await badStory(desk, directory, bad))
  return stories
}

interface Cast {
  owner: string
  clerk: string
  citizen: string
  unitRoom: string
  stationRoom: string
}

function castOf(desk: Desk, directory: LocalDirectory, ticket: Ticket): Cast {
  const { roster } = desk.office
  const station = stationOf(roster)
  const unit = unitById(roster, ticket.lead?.unitId ?? '')
  const roomId = (topic: string | undefined): string =>
    directory.rooms.find((room) => room.topic === topic)?.id ?? ''
  return {
    owner: ownersOf(roster, unit?.id ?? '')[0]?.id ?? '',
    clerk: peopleOf(roster, station?.id ?? '', 'clerk')[0]?.id ?? '',
    citizen: ticket.citizenId ?? '',
    unitRoom: roomId(unit?.room),
    stationRoom: roomId(station?.room),
  }
}

async function goodStory(desk: Desk, directory: LocalDirectory, ticket: Ticket): Promise<Story> {
  const cast = castOf(desk, directory, ticket)
  const has = hasEvent(await eventsOf(desk.db, ticket.id))
  const { code } = ticket
  const words = TUTORIAL.good
  const isReplied = has('replied')
  return {
    id: 'good',
    title: words.title,
    steps: [
      {
        id: 'acknowledge',
        ...words.acknowledge(code),
        as: cast.owner,
        roomId: cast.unitRoom,
        done: has('acknowledged'),
      },
      {
        id: 'template',
        ...words.template(code),
        as: cast.owner,
        roomId: cast.unitRoom,
        done: isReplied || (await isDrafting(desk, ticket.id)),
      },
      { id: 'reply', ...words.reply(code), as: cast.owner, roomId: cast.unitRoom, done: isReplied },
      {
        id: 'approve',
        ...words.approve(code),
        as: cast.clerk,
        roomId: cast.stationRoom,
        done: has('approved'),
      },
      { id: 'answer', ...words.answer, as: cast.citizen, done: ticket.state === 'closed' },
    ],
  }
}

async function badStory(desk: Desk, directory: LocalDirectory, ticket: Ticket): Promise<Story> {
  const cast = castOf(desk, directory, ticket)
  const events = await eventsOf(desk.db, ticket.id)
  const has = hasEvent(events)
  const { code } = ticket
  const words = TUTORIAL.bad
  const later = events.slice(events.findIndex(({ type }) => type === 'round_opened') + 1)
  const isSecondRound = ticket.round > 1
  return {
    id: 'bad',
    title: words.title,
    steps: [
      { id: 'reply', ...words.reply(code), as: cast.owner, roomId: cast.unitRoom, done: has('replied') },
      {
        id: 'approve',
        ...words.approve(code),
        as: cast.clerk,
        roomId: cast.stationRoom,
        done: has('approved'),
      },
      { id: 'answer', ...words.answer, as: cast.citizen, done: isSecondRound },
      {
        id: 'again',
        ...words.again(code),
        as: cast.owner,
        roomId: cast.unitRoom,
        done: isSecondRound && hasEvent(later)('acknowledged'),
      },
      {
        id: 'progress',
        ...words.progress(code),
        as: cast.owner,
        roomId: cast.unitRoom,
        done:
          isSecondRound &&
          (hasEvent(later)('noted') || hasEvent(later)('contacted') || hasEvent(later)('visited')),
      },
    ],
  }
}

function hasEvent(events: readonly TicketEvent[]) {
  return (type: TicketEvent['type']): boolean => events.some((event) => event.type === type)
}
