import type { CloseReason, Satisfaction } from './ticket.ts'
import type { TicketEvent } from './ticket-events.ts'
import type { EpochMs } from './time.ts'

/** A time in which one unit led the ticket. A second round stays in the stint of the first. */
export interface Stint {
  unitId: string
  from: EpochMs
  acknowledgedAt?: EpochMs
  /** 退单: the station took the ticket back. */
  wasReturned: boolean
}

/** One handling, from dispatch or the citizen's no to the reply that stood. */
export interface Handling {
  /** As extensions and pauses have left it, when the reply came or as far as is known. */
  deadline?: EpochMs
  /** While the clock stands still nothing falls due. */
  isPaused: boolean
  /** Of the last reply that was not sent back. */
  repliedAt?: EpochMs
}

/** What figures are counted from: everything of a ticket's life that some rate asks for, and no text. */
export interface TicketFacts {
  ticketId: number
  matter?: string
  villageId?: string
  /** False for an anonymous caller: nobody can be contacted. */
  hasCitizen: boolean
  receivedAt: EpochMs
  stints: readonly Stint[]
  /** When somebody first spoke to the citizen in the first round. */
  firstContactAt?: EpochMs
  /** One for each round that was begun. */
  handlings: readonly Handling[]
  /** What the citizen answered, in order, a round each. */
  answers: readonly { at: EpochMs; solved: boolean; satisfaction: Satisfaction }[]
  closedAt?: EpochMs
  closeReason?: CloseReason
}

/** The events that some figure asks for. */
export const COUNTED_TYPES = [
  'opened',
  'dispatched',
  'acknowledged',
  'contacted',
  'citizen_awaited',
  'return_granted',
  'extension_granted',
  'updated',
  'urgency_raised',
  'urgency_lowered',
  'clock_paused',
  'clock_resumed',
  'replied',
  'rejected',
  'callback_answered',
  'round_opened',
  'closed',
] as const

type Draft = { -readonly [Key in keyof TicketFacts]: TicketFacts[Key] } & {
  stints: Stint[]
  handlings: Handling[]
  answers: { at: EpochMs; solved: boolean; satisfaction: Satisfaction }[]
}

/**
 * The facts as the events tell them.
 *
 * @param events oldest first, from `opened` on; those of other types are passed over
 * @returns undefined if the ticket was not opened yet
 */
export function factsOf(ticketId: number, events: readonly TicketEvent[]): TicketFacts | undefined {
  const [first, ...others] = events
  if (first?.type !== 'opened') return undefined
  const facts: Draft = {
    ticketId,
    ...(first.matter !== undefined && { matter: first.matter }),
    ...(first.villageId !== undefined && { villageId: first.villageId }),
    hasCitizen: first.citizenId !== undefined,
    receivedAt: first.at,
    stints: [],
    handlings: [],
    answers: [],
  }
  for (const event of others) note(facts, event)
  return facts
}

function note(facts: Draft, event: TicketEvent): void {
  const stint = facts.stints.at(-1)
  const handling = facts.handlings.at(-1)
  switch (event.type) {
    case 'dispatched':
      facts.stints.push({ unitId: event.leadUnitId, from: event.at, wasReturned: false })
      if (handling) handling.deadline = event.deadline
      else facts.handlings.push({ deadline: event.deadline, isPaused: false })
      break
    case 'acknowledged':
      if (event.role === 'lead' && stint) stint.acknowledgedAt ??= event.at
      break
    case 'contacted':
    // Who waits for the citizen has spoken to them.
    case 'citizen_awaited':
      if (facts.handlings.length < 2) facts.firstContactAt ??= event.at
      break
    case 'return_granted':
      if (stint) stint.wasReturned = true
      break
    case 'extension_granted':
    case 'updated':
    case 'urgency_raised':
    case 'urgency_lowered':
      if (handling && event.deadline !== undefined) handling.deadline = event.deadline
      break
    case 'clock_paused':
      if (handling) handling.isPaused = true
      break
    case 'clock_resumed':
      if (handling) Object.assign(handling, { deadline: event.deadline, isPaused: false })
      break
    case 'replied':
      if (handling) Object.assign(handling, { repliedAt: event.at, isPaused: false })
      break
    case 'rejected':
      if (handling) delete handling.repliedAt
      break
    case 'callback_answered':
      facts.answers.push({ at: event.at, solved: event.solved, satisfaction: event.satisfaction })
      break
    case 'round_opened':
      facts.handlings.push({ deadline: event.deadline, isPaused: false })
      break
    case 'closed':
      facts.closedAt = event.at
      facts.closeReason = event.reason
      break
  }
}

/** The unit that leads it now, or led it last; undefined while nobody was asked, or the station has it back. */
export function leadOf({ stints }: TicketFacts): string | undefined {
  const last = stints.at(-1)
  return last && !last.wasReturned ? last.unitId : undefined
}
