import type { Desk } from '../../src/desk/desk.ts'
import { applyEvent } from '../../src/domain/apply.ts'
import type { Ticket } from '../../src/domain/ticket.ts'
import type { TicketEvent, TicketEventBody } from '../../src/domain/ticket-events.ts'
import { insertText } from '../../src/store/texts.ts'
import { insertTicket, saveTicket } from '../../src/store/tickets.ts'
import { at } from './time.ts'

const STEPS: Readonly<Record<string, (args: string[], year: string) => TicketEventBody>> = {
  lead: ([unit = '', , day = '', time = ''], year) => ({
    type: 'dispatched',
    leadUnitId: unit,
    assistUnitIds: [],
    deadline: at(`${year}-${day} ${time}`),
  }),
  signed: ([unit = 'huanwei']) => ({
    type: 'acknowledged',
    unitId: unit,
    personId: 'li-qiang',
    role: 'lead',
  }),
  called: () => ({ type: 'contacted', unitId: 'huanwei' }),
  awaits: () => ({ type: 'citizen_awaited', unitId: 'huanwei', textId: 1 }),
  pauses: () => ({ type: 'clock_paused', why: 'citizen' }),
  resumes: ([, day = '', time = ''], year) => ({
    type: 'clock_resumed',
    deadline: at(`${year}-${day} ${time}`),
  }),
  extended: ([, day = '', time = ''], year) => ({
    type: 'extension_granted',
    unitId: 'huanwei',
    deadline: at(`${year}-${day} ${time}`),
  }),
  raised: ([, day = '', time = ''], year) => ({
    type: 'urgency_raised',
    ...(day !== '' && { deadline: at(`${year}-${day} ${time}`) }),
  }),
  lowered: ([, day = '', time = ''], year) => ({
    type: 'urgency_lowered',
    ...(day !== '' && { deadline: at(`${year}-${day} ${time}`) }),
  }),
  returned: ([unit = '']) => ({ type: 'return_granted', unitId: unit }),
  replied: ([unit = 'huanwei']) => ({ type: 'replied', unitId: unit, personId: 'li-qiang', textId: 1 }),
  rejected: () => ({ type: 'rejected', textId: 1 }),
  approved: () => ({ type: 'approved' }),
  said: ([solved, satisfaction]) => ({
    type: 'callback_answered',
    solved: solved === 'solved',
    satisfaction: satisfaction as 'satisfied' | 'basic' | 'dissatisfied',
  }),
  round: ([round, , day = '', time = ''], year) => ({
    type: 'round_opened',
    round: Number(round),
    deadline: at(`${year}-${day} ${time}`),
  }),
  closed: ([reason = '']) => ({ type: 'closed', reason: reason as 'satisfied' }),
}

export interface Opening {
  number: string
  villageId?: string
  matter?: string
  /** No caller is known. */
  anonymous?: boolean
  subject?: string
  /** Told in confidence. */
  secret?: boolean
}

/**
 * The events of a life written as `opened 10-12 09:00; lead huanwei 10-12 09:10 due 10-19 17:30; called 10-12 10:00`:
 * what, to whom or how, when.
 */
export function eventsOfLife(life: string, opening: Opening, year = '2026'): TicketEvent[] {
  return life.split(/;\s*/).map((step) => {
    const words = step.trim().split(/\s+/)
    const when = words.findIndex((word) => /^\d\d-\d\d$/.test(word))
    const [verb = '', ...before] = words.slice(0, when)
    const signed = { at: at(`${year}-${words[when]} ${words[when + 1]}`), actor: 'bot' }
    if (verb === 'opened') return { ...opened(opening), ...signed }
    const make = STEPS[verb]
    if (!make) throw new Error(`no step ${verb}`)
    return { ...make([...before, ...words.slice(when + 2)], year), ...signed }
  })
}

function opened({ number, anonymous, ...facts }: Opening): TicketEventBody {
  return {
    type: 'opened',
    number,
    code: Number(number.slice(-4)),
    kind: 'complaint',
    urgency: 'normal',
    subject: '艾老村 垃圾清运不及时',
    ...(!anonymous && { citizenId: 'wang' }),
    secret: false,
    contentTextId: 1,
    ...facts,
  }
}

/** Writes a ticket to which all this has happened; every text of it is this one. */
export async function writeLife(
  desk: Desk,
  events: readonly TicketEvent[],
  content = '公厕好几天没人打扫了。',
): Promise<Ticket> {
  const at = events[0]?.at ?? 0
  const body = { ticketId: null, kind: 'content', author: 'bot', at, body: content } as const
  const textId = await insertText(desk.db, desk.seal, body)
  const [first, ...others] = events.map((event) => withText(event, textId))
  if (!first) throw new Error('no events')
  const before = await insertTicket(desk.db, (id) => ({
    ticket: applyEvent(id, undefined, first),
    event: first,
  }))
  const after = others.reduce<Ticket>((ticket, event) => applyEvent(ticket.id, ticket, event), before)
  if (others.length > 0) await saveTicket(desk.db, before, after, others)
  return after
}

function withText(event: TicketEvent, textId: number): TicketEvent {
  if (event.type === 'opened') return { ...event, contentTextId: textId }
  return 'textId' in event ? { ...event, textId } : event
}
