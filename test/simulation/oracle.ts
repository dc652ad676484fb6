import type { LocalMessage } from '../../src/bot/local/chat.ts'
import type { Desk } from '../../src/desk/desk.ts'
import type { Office } from '../../src/domain/office.ts'
import { isQuiet } from '../../src/domain/quiet-hours.ts'
import type { Ticket } from '../../src/domain/ticket.ts'
import type { TicketEvent } from '../../src/domain/ticket-events.ts'
import type { EpochMs, LocalDay } from '../../src/domain/time.ts'
import { DAY_MS, localDayOf } from '../../src/domain/time.ts'
import { verifyChain } from '../../src/store/chain.ts'
import { wallClock } from '../support/time.ts'
import { Delivery } from './delivery.ts'
import { PROGRESS_SAID } from './habits.ts'
import type { Heard } from './owed.ts'
import { owedAndUnsaid } from './owed.ts'

/** What a ticket was heard of; forgotten some days after it is closed. */
interface Story extends Heard {
  id: number
  code: number
  number: string
  isUrgent: boolean
}

const MOST_PROBLEMS = 100
/** That all is well need not be known at night. */
const NEWS_ONLY = /办结。大家辛苦了|已通过审核/
/** A closed ticket is judged when nothing more can be said of it. */
const JUDGED_AFTER_MS = 3 * DAY_MS
/** Everybody in the street gives in by then, after some reminders: what is open longer waits for words that were not understood. */
const STUCK_AFTER_MS = 45 * DAY_MS

/**
 * Knows what should have been said, by reading the chat like anybody in it and the tickets' events: no group is
 * disturbed in the quiet, no rung is said twice, each card is pushed, each rung that is due is said or stands in
 * the day's list, no ticket stays open for ever, and the chat holds what the outbox says it holds.
 */
export class Oracle {
  readonly problems: string[] = []
  readonly #office: Office
  readonly #eventsOf: (ticketId: number) => Promise<TicketEvent[]>
  readonly #byCode = new Map<number, Story>()
  readonly #open = new Map<number, Story>()
  readonly #delivery: Delivery
  /** By place; kept, because a ticket may stay open for months. */
  readonly #lists = new Map<string, EpochMs[]>()
  readonly #away: { from: EpochMs; to: EpochMs }[] = []
  readonly #leaves = new Map<string, { from: EpochMs; lastDay: LocalDay }>()
  #posters = new Set<string>()
  readonly #lastSaid = new Map<string, string>()
  /** What staff said of tickets, or in private, and nobody answered yet. */
  #unanswered: { at: EpochMs; place: string; codes: readonly number[]; text: string }[] = []

  #progressSaid = 0

  constructor(office: Office, eventsOf: (ticketId: number) => Promise<TicketEvent[]>) {
    this.#office = office
    this.#delivery = new Delivery(office, (problem) => this.complains(problem))
    this.#eventsOf = eventsOf
  }

  complains(problem: string): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push(problem)
  }

  opened({ id, code, number, urgency }: Pick<Ticket, 'id' | 'code' | 'number' | 'urgency'>): void {
    const story: Story = {
      id,
      code,
      number,
      isUrgent: urgency === 'urgent',
      cards: [],
      nags: [],
      seen: new Set(),
    }
    this.#byCode.set(code, story)
    this.#open.set(id, story)
  }

  nagsOf(code: number): number {
    return this.#byCode.get(code)?.nags.length ?? 0
  }

  /** Who is on leave is not called upon; somebody stands in. */
  leaves(personId: string, leave: { from: EpochMs; lastDay: LocalDay }): void {
    this.#leaves.set(personId, leave)
  }

  away(from: EpochMs, to: EpochMs): void {
    this.#away.push({ from, to })
  }

  /** What people said in this instant: who writes at night is answered at night. */
  posted(messages: readonly LocalMessage[]): void {
    this.#posters = new Set(messages.flatMap(({ roomId, fromId }) => [roomId ?? '', `peer:${fromId}`]))
    this.#delivery.posted(messages.length)
    for (const { roomId, fromId, text } of messages) this.#lastSaid.set(roomId ?? `peer:${fromId}`, text)
    for (const { at, place, text } of this.#unanswered)
      this.complains(`${wallClock(at)} in ${place}, no answer to: ${text}`)
    this.#unanswered = messages.flatMap(({ at, roomId, fromId, text, quote }) => {
      if (text.includes(PROGRESS_SAID)) this.#progressSaid += 1
      // 请假 11月24日 names days, 用1 a template, and what quotes a card has its ticket from there.
      if (/^请假|^用\d$/.test(text) || quote) return []
      const codes = [...text.matchAll(/\d+/g)].map(Number).filter((code) => this.#byCode.has(code))
      if (roomId !== undefined) return codes.length === 0 ? [] : [{ at, place: roomId, codes, text }]
      // In private there is nobody else who could be meant.
      return fromId.startsWith('citizen-') ? [] : [{ at, place: `peer:${fromId}`, codes: [], text }]
    })
  }

  heard(message: LocalMessage): void {
    const { at, text, roomId, peerId } = message
    const place = roomId ?? `peer:${peerId}`
    this.#delivery.heard(message.id)
    this.#unanswered = this.#unanswered.filter(
      ({ place: asked, codes }) =>
        asked !== place || (codes.length > 0 && !codes.some((code) => text.includes(`#${code}`))),
    )
    if (text.includes('今日工单') || text.includes('督办简报')) this.#list({ at, place })
    for (const [, number = ''] of text.matchAll(/工单编号：(\d{20})/g)) {
      const story = [...this.#storiesIn(text)].find((one) => one.number === number)
      story?.cards.push({ at, place })
    }
    this.#mindTheUrgency(text)
    for (const [, code, nth] of text.matchAll(/#(\d+)·催(\d+)/g))
      this.#nag(Number(code), Number(nth), { at, place })
    // A citizen may well say what nobody understands; staff say what their commands are.
    if (!place.startsWith('peer:citizen-') && /没太明白|您是想说/.test(text))
      this.complains(
        `${wallClock(at)} in ${place}, not understood: ${this.#lastSaid.get(place)}; the bot: ${text}`,
      )
    this.#mindTheQuiet(message, place)
    for (const personId of message.mentionIds) this.#mindTheLeave(message, personId)
  }

  async endOfDay(desk: Desk, now: EpochMs): Promise<void> {
    await this.#delivery.check(desk, now)
    const closed = await desk.db
      .selectFrom('ticket')
      .select('id')
      .where('closed_at', '>=', now - JUDGED_AFTER_MS - DAY_MS)
      .where('closed_at', '<', now - JUDGED_AFTER_MS)
      .execute()
    for (const { id } of closed) await this.#judge(id, now)
    await this.#mindTheStuck(desk, now)
  }

  /** Everything that is still open is judged too, and the whole event log is verified. */
  async end(desk: Desk, now: EpochMs): Promise<void> {
    for (const id of [...this.#open.keys()]) await this.#judge(id, now)
    const { noted } = await desk.db
      .selectFrom('ticket_event')
      .select(({ fn }) => fn.countAll<number>().as('noted'))
      .where('type', '=', 'noted')
      .executeTakeFirstOrThrow()
    // More would be words that somebody meant otherwise.
    if (noted > this.#progressSaid)
      this.complains(`${noted} notes, and people told how it goes ${this.#progressSaid} times`)
    const { fault } = await verifyChain(desk.db)
    if (fault) this.complains(`the event log is broken: ${JSON.stringify(fault)}`)
  }

  async #mindTheStuck(desk: Desk, now: EpochMs): Promise<void> {
    const stuck = await desk.db
      .selectFrom('ticket')
      .select(['code', 'state'])
      .where('closed_at', 'is', null)
      .where('received_at', '<', now - STUCK_AFTER_MS)
      .where('received_at', '>=', now - STUCK_AFTER_MS - DAY_MS)
      .execute()
    for (const { code, state } of stuck) this.complains(`${wallClock(now)} #${code} is ${state} for weeks`)
  }

  #list(said: { at: EpochMs; place: string }): void {
    const before = this.#lists.get(said.place) ?? []
    if (before.some((at) => localDayOf(at) === localDayOf(said.at))) {
      this.complains(`${wallClock(said.at)} a second list of the day in ${said.place}`)
    }
    this.#lists.set(said.place, [...before, said.at])
  }

  *#storiesIn(text: string): Iterable<Story> {
    for (const [, code] of text.matchAll(/#(\d+)/g)) {
      const story = this.#byCode.get(Number(code))
      if (story) yield story
    }
  }

  #nag(code: number, nth: number, said: { at: EpochMs; place: string }): void {
    const story = this.#byCode.get(code)
    if (!story) {
      this.complains(`${wallClock(said.at)} a reminder of #${code}, which nobody opened`)
      return
    }
    const key = `${nth} ${said.place}`
    if (story.seen.has(key)) {
      this.complains(`${wallClock(said.at)} #${code}·催${nth} is said twice in ${said.place}`)
    }
    story.seen.add(key)
    story.nags.push(said)
  }

  /** What the station makes urgent, and ordinary again, is told to its units in a part of its own. */
  #mindTheUrgency(text: string): void {
    for (const part of text.split('\n\n')) {
      const isRaised = /改为紧急件（/.test(part)
      if (!isRaised && !part.includes('改回普通件')) continue
      for (const story of this.#storiesIn(part)) story.isUrgent = isRaised
    }
  }

  #mindTheQuiet({ at, text }: LocalMessage, place: string): void {
    const { quietHours } = this.#office.limits
    if (this.#posters.has(place)) return
    const isNag = text.includes('·催')
    const isNow = isQuiet(isNag ? quietHours : { ...quietHours, daysOff: false }, this.#office.calendar, at)
    if (!isNow) return
    for (const part of text.split('\n\n')) {
      const stories = [...this.#storiesIn(part)]
      const hasReason = stories.some((story) => story.isUrgent) && !NEWS_ONLY.test(part)
      if (!hasReason) this.complains(`${wallClock(at)} in the quiet, in ${place}: ${part.slice(0, 60)}`)
    }
  }

  #mindTheLeave({ at, text }: LocalMessage, personId: string): void {
    const leave = this.#leaves.get(personId)
    if (!leave || at <= leave.from || localDayOf(at) > leave.lastDay) return
    if (this.#posters.has(`peer:${personId}`)) return
    this.complains(`${wallClock(at)} ${personId} is on leave and called upon: ${text.slice(0, 60)}`)
  }

  async #judge(id: number, now: EpochMs): Promise<void> {
    const story = this.#open.get(id)
    if (!story) return
    this.#open.delete(id)
    const events = await this.#eventsOf(id)
    const context = { office: this.#office, now, lists: this.#lists, away: this.#away }
    for (const unsaid of owedAndUnsaid(id, events, story, context)) {
      this.complains(`#${story.code}: ${unsaid}`)
    }
  }
}
