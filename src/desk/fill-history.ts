import { applyEvent } from '../domain/apply.ts'
import { handlingLimit } from '../domain/decide-station.ts'
import { responsibilityFor } from '../domain/responsibility.ts'
import { ownersOf, unitById } from '../domain/roster.ts'
import type { HistoryPlan, HistoryTicket } from '../domain/sample-history.ts'
import { historyDays, sampleHistory } from '../domain/sample-history.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { TicketEvent, TicketEventBody } from '../domain/ticket-events.ts'
import { addDays, HOUR_MS, localDayOf, MINUTE_MS } from '../domain/time.ts'
import { applyLimit } from '../domain/working-calendar.ts'
import { readMeta, writeMeta } from '../store/meta.ts'
import { attachText, insertText } from '../store/texts.ts'
import { insertTicket, nextCode, saveTicket, ticketByNumber } from '../store/tickets.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'

const META_KEY = 'history.to'
/** Others want to write too: the bot may be running. */
const AT_ONCE = 200

/**
 * Fills the sample street's database with its invented past, up to yesterday: closed tickets with all their events,
 * so that charts, rates, seasons and bursts have something to count. Once: a run that was broken off goes on where it
 * was, another one does nothing.
 *
 * @returns how many tickets were written, and how many there are
 */
export async function fillHistory(desk: Desk, plan: HistoryPlan): Promise<{ written: number; all: number }> {
  const { roster } = desk.office
  const kept = await readMeta(desk.db, META_KEY)
  const to = kept ?? addDays(localDayOf(desk.clock.now()), -1)
  if (kept === undefined) await writeMeta(desk.db, META_KEY, to)
  const all = sampleHistory(plan, historyDays(plan, to), (id) => unitById(roster, id)?.name ?? id)
  let written = 0
  for (let start = 0; start < all.length; start += AT_ONCE) {
    written += await transact(desk, async (inner) => {
      let fresh = 0
      for (const one of all.slice(start, start + AT_ONCE)) fresh += await writeTicket(inner, one)
      return fresh
    })
  }
  return { written, all: all.length }
}

async function writeTicket(desk: Desk, past: HistoryTicket): Promise<0 | 1> {
  if (await ticketByNumber(desk.db, past.number)) return 0
  const { office, db, seal } = desk
  const entry = responsibilityFor(office.responsibilities, past.matter)
  const [owner] = entry ? ownersOf(office.roster, entry.leadUnitId) : []
  if (!entry || !owner) return 0
  const staff = `staff:${owner.id}`
  const add = (kind: 'content' | 'reply', author: string, at: number, body: string): Promise<number> =>
    insertText(db, seal, { ticketId: null, kind, author, at, body })
  const contentTextId = await add('content', 'bot', past.at, past.content)
  const replyTextId = await add('reply', staff, past.at + past.repliedAfterHours * HOUR_MS, past.reply)
  const code = await nextCode(db)
  const texts = { contentTextId, replyTextId }
  const deadline = applyLimit(
    office.calendar,
    past.at,
    handlingLimit({ kind: past.kind, urgency: 'normal' }, office.limits),
  )
  const steps = stepsOf(past, { unitId: entry.leadUnitId, personId: owner.id, code, deadline, ...texts })
  const events = steps.map(([hours, actor, body]): TicketEvent => {
    const at = past.at + Math.round((hours * HOUR_MS) / MINUTE_MS) * MINUTE_MS
    return { ...body, at, actor: actor === 'owner' ? staff : actor }
  })
  const [first, ...others] = events
  if (!first) return 0
  const before = await insertTicket(db, (id) => ({ ticket: applyEvent(id, undefined, first), event: first }))
  const after = others.reduce<Ticket>((ticket, event) => applyEvent(ticket.id, ticket, event), before)
  await saveTicket(db, before, after, others)
  for (const textId of Object.values(texts)) await attachText(db, textId, before.id)
  return 1
}

type Step = [hours: number, actor: 'bot' | 'owner', body: TicketEventBody]

function stepsOf(
  past: HistoryTicket,
  given: {
    unitId: string
    personId: string
    code: number
    deadline: number
    contentTextId: number
    replyTextId: number
  },
): Step[] {
  const { unitId, personId, code, deadline, contentTextId, replyTextId } = given
  const { number, kind, matter, villageId, subject, repliedAfterHours, closedAfterHours } = past
  const facts = { number, kind, matter, villageId, subject, code, contentTextId }
  const { solved, satisfaction } = past
  // Nobody handles a ticket of the past a second time: a bad answer closed it all the same.
  const reason = solved && satisfaction !== 'dissatisfied' ? 'satisfied' : 'exempt'
  return [
    [0, 'bot', { type: 'opened', urgency: 'normal', secret: false, ...facts }],
    [0, 'bot', { type: 'dispatched', leadUnitId: unitId, assistUnitIds: [], deadline }],
    [0.5, 'owner', { type: 'acknowledged', unitId, personId, role: 'lead' }],
    [3, 'owner', { type: 'contacted', unitId }],
    [repliedAfterHours, 'owner', { type: 'replied', unitId, personId, textId: replyTextId }],
    [repliedAfterHours + 2, 'bot', { type: 'approved' }],
    [repliedAfterHours + 3, 'bot', { type: 'callback_asked', via: 'phone' }],
    [closedAfterHours, 'bot', { type: 'callback_answered', solved, satisfaction }],
    [closedAfterHours, 'bot', { type: 'closed', reason }],
  ]
}
