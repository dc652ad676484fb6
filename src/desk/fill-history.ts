import { applyEvent } from '../domain/apply.ts'
import { handlingLimit } from '../domain/limits.ts'
import { checkReply } from '../domain/perfunctory.ts'
import { responsibilityFor } from '../domain/responsibility.ts'
import { ownersOf, unitById } from '../domain/roster.ts'
import type { HistoryPlan, HistoryTicket } from '../domain/sample-history.ts'
import { historyDays, sampleHistory } from '../domain/sample-history.ts'
import type { CloseReason, Ticket } from '../domain/ticket.ts'
import type { TicketEvent, TicketEventBody } from '../domain/ticket-events.ts'
import type { EpochMs } from '../domain/time.ts'
import { addDays, instantOn, localDayOf, MINUTE_MS } from '../domain/time.ts'
import { addWorkingMinutes, applyLimit } from '../domain/working-calendar.ts'
import { saveForgottenCitizen } from '../store/citizens.ts'
import { readMeta, writeMeta } from '../store/meta.ts'
import type { TextKind } from '../store/texts.ts'
import { attachText, insertText } from '../store/texts.ts'
import { insertTicket, nextCode, saveTicket, ticketByNumber } from '../store/tickets.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { foreseeNow } from './foresee.ts'

const META_KEY = 'history.to'
/** Others want to write too: the bot may be running. */
const AT_ONCE = 200

/**
 * Fills the sample street's database with its invented past, up to yesterday: closed tickets with all their events,
 * so that charts, rates, seasons and bursts have something to count. Once: a run that was broken off goes on where it
 * was, another one does nothing. Warnings that follow from it are told at once.
 *
 * @returns how many tickets were written, and how many there are
 */
export async function fillHistory(desk: Desk, plan: HistoryPlan): Promise<{ written: number; all: number }> {
  const { roster } = desk.office
  const kept = await readMeta(desk.db, META_KEY)
  const to = kept ?? addDays(localDayOf(desk.clock.now()), -1)
  if (kept === undefined) await writeMeta(desk.db, META_KEY, to)
  const all = sampleHistory(plan, historyDays(plan, to), (id) => unitById(roster, id)?.name ?? id)
  const until = instantOn(addDays(to, 1), 0) - MINUTE_MS
  let written = 0
  for (let start = 0; start < all.length; start += AT_ONCE) {
    written += await transact(desk, async (inner) => {
      let fresh = 0
      for (const one of all.slice(start, start + AT_ONCE)) fresh += await writeTicket(inner, one, until)
      return fresh
    })
  }
  // Also if nothing was left to write: the run before may have been broken off just here.
  await foreseeNow(desk)
  return { written, all: all.length }
}

async function writeTicket(desk: Desk, past: HistoryTicket, until: EpochMs): Promise<0 | 1> {
  if (await ticketByNumber(desk.db, past.number)) return 0
  const { office, db, seal } = desk
  const entry = responsibilityFor(office.responsibilities, past.matter)
  const [owner] = entry ? ownersOf(office.roster, entry.leadUnitId) : []
  if (!entry || !owner) return 0
  const citizenId = `history-${past.caller}`
  await saveForgottenCitizen(db, citizenId, past.at)
  const textIds: number[] = []
  const given = { unitId: entry.leadUnitId, personId: owner.id, code: await nextCode(db), citizenId }
  const events = within(
    await eventsOf(desk, past, given, async (kind, author, at, body) => {
      const id = await insertText(db, seal, { ticketId: null, kind, author, at, body })
      textIds.push(id)
      return id
    }),
    until,
  )
  const [first, ...others] = events
  if (!first) return 0
  const before = await insertTicket(db, (id) => ({ ticket: applyEvent(id, undefined, first), event: first }))
  const after = others.reduce<Ticket>((ticket, event) => applyEvent(ticket.id, ticket, event), before)
  await saveTicket(db, before, after, others)
  for (const textId of textIds) await attachText(db, textId, before.id)
  return 1
}

/** What would have gone on after the end went faster: nothing of the past lies in the future. */
function within(events: readonly TicketEvent[], until: EpochMs): TicketEvent[] {
  const [from, to] = [events[0]?.at ?? 0, events.at(-1)?.at ?? 0]
  if (to <= until) return [...events]
  const share = (until - from) / (to - from)
  return events.map((event) => ({ ...event, at: from + Math.round((event.at - from) * share) }))
}

type AddText = (kind: TextKind, author: string, at: EpochMs, body: string) => Promise<number>

/** Everything that happened to the ticket, in working time, from coming in to its end. */
async function eventsOf(
  { office }: Desk,
  past: HistoryTicket,
  given: { unitId: string; personId: string; code: number; citizenId: string },
  addText: AddText,
): Promise<TicketEvent[]> {
  const { unitId, personId } = given
  const { calendar, limits, roster } = office
  const { course } = past
  const staff = `staff:${personId}`
  const events: TicketEvent[] = []
  let at = past.at
  const after = (minutes: number): void => {
    at = addWorkingMinutes(calendar, at, minutes)
  }
  const note = (body: TicketEventBody, actor = 'bot'): void => void events.push({ ...body, at, actor })
  const reply = async (body: string): Promise<void> => {
    const textId = await addText('reply', staff, at, body)
    const check = checkReply(body)
    note({ type: 'replied', unitId, personId, textId, ...(check.score > 0 && { check }) }, staff)
  }

  const { number, kind, matter, villageId, subject } = past
  const facts = { number, kind, matter, villageId, subject, code: given.code, citizenId: given.citizenId }
  const contentTextId = await addText('content', 'bot', at, past.content)
  note({ type: 'opened', urgency: 'normal', secret: false, ...facts, contentTextId })
  const deadline = applyLimit(calendar, at, handlingLimit({ kind, urgency: 'normal' }, limits))
  const others = roster.units.filter((unit) => unit.kind === 'department' && unit.id !== unitId)
  for (const { lot, why } of course.returnedBy) {
    const other = others[Math.floor(lot * others.length)]
    if (!other) continue
    note({ type: 'dispatched', leadUnitId: other.id, assistUnitIds: [], deadline })
    after(60)
    const textId = await addText('reason', 'bot', at, why)
    note({ type: 'return_requested', unitId: other.id, reason: 'not_ours', textId })
    after(20)
    note({ type: 'return_granted', unitId: other.id })
  }
  note({ type: 'dispatched', leadUnitId: unitId, assistUnitIds: [], deadline })
  after(course.acknowledgedAfter)
  note({ type: 'acknowledged', unitId, personId, role: 'lead' }, staff)
  if (course.contactedAfter !== undefined) {
    after(course.contactedAfter)
    note({ type: 'contacted', unitId }, staff)
  }
  if (course.note !== undefined)
    note({ type: 'noted', unitId, textId: await addText('note', staff, at, course.note) }, staff)
  after(course.repliedAfter)
  if (course.lateBy !== undefined) at = Math.max(at, addWorkingMinutes(calendar, deadline, course.lateBy))
  const { perfunctory } = course
  if (perfunctory) await reply(perfunctory.reply)
  if (perfunctory?.why !== undefined) {
    after(60)
    note({ type: 'rejected', textId: await addText('reason', 'bot', at, perfunctory.why) })
    after(120)
  }
  if (!perfunctory || perfunctory.why !== undefined) await reply(past.reply)
  for (const [round, answer] of course.answers.entries()) {
    if (round > 0) {
      note({
        type: 'round_opened',
        round: round + 1,
        deadline: applyLimit(calendar, at, limits.secondHandling),
      })
      after(400)
      await reply(course.secondReply ?? past.reply)
    }
    after(60)
    note({ type: 'approved' })
    note({ type: 'callback_asked', via: 'phone' })
    after(180)
    const { solved, satisfaction, said } = answer
    const words = said === undefined ? {} : { textId: await addText('remark', 'bot', at, said) }
    note({ type: 'callback_answered', solved, satisfaction, ...words })
  }
  if (course.answers.length === 0) {
    after(60)
    note({ type: 'approved' })
    note({ type: 'callback_asked', via: 'phone' })
    after(500)
    note({ type: 'callback_missed' })
  }
  note({ type: 'closed', reason: endOf(course) })
  return events
}

/** Nobody handles a ticket of the past a third time: a second bad answer closed it all the same. */
function endOf({ answers }: HistoryTicket['course']): CloseReason {
  const last = answers.at(-1)
  if (!last) return 'unreachable'
  return last.solved && last.satisfaction !== 'dissatisfied' ? 'satisfied' : 'exempt'
}
