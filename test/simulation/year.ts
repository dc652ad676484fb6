import { join } from 'node:path'
import type { LocalChat, LocalMessage } from '../../src/bot/local/chat.ts'
import { openSample } from '../../src/desk/open-sample.ts'
import { chanceOf } from '../../src/domain/chance.ts'
import type { Office } from '../../src/domain/office.ts'
import type { SampleCitizen } from '../../src/domain/samples.ts'
import type { EpochMs, LocalDay } from '../../src/domain/time.ts'
import { addDays, instantOn, MINUTE_MS } from '../../src/domain/time.ts'
import { loadOffice } from '../../src/office/load-office.ts'
import { eventsOf } from '../../src/store/events.ts'
import { nextSendAt } from '../../src/store/outbox.ts'
import { nextReminderAt } from '../../src/store/reminders.ts'
import { ticketByNumber } from '../../src/store/tickets.ts'
import type { RunningBot } from '../support/open-bot.ts'
import { openBot, openChat } from '../support/open-bot.ts'
import type { FiledKnowledge } from '../support/sample-street.ts'
import { filedKnowledge } from '../support/sample-street.ts'
import { Agenda } from './agenda.ts'
import { ChatLogHash } from './log-hash.ts'
import { Oracle } from './oracle.ts'
import type { World } from './people.ts'
import { People } from './people.ts'
import type { Report } from './report.ts'
import { Tally } from './report.ts'
import { forgetOldMessages } from './server.ts'
import { citizensOf, townOf } from './town.ts'
import type { Arrival } from './weather.ts'
import { ticketsOn } from './weather.ts'

const DATA = join(import.meta.dirname, '../../data')
/** Time goes in steps of so long where something happens, and jumps over where nothing does. */
const STEP_MS = 10 * MINUTE_MS
/** How often a day the bot is away, for minutes or for hours. */
const RESTARTS_A_DAY = 0.2
const CITIZENS = 600

export interface Span {
  seed: string
  firstDay: LocalDay
  days: number
  perDay: number
  /** Where the database and the chat are kept. */
  dir: string
  /** Hears each day that is over. */
  onDay?: (day: LocalDay, report: Report) => void
}

/** A street with its real bot, and people in it, by a clock that jumps to what happens next. */
export class Year {
  readonly #span: Span
  readonly #office: Office
  readonly #citizens: SampleCitizen[]
  readonly #knowledge: FiledKnowledge
  readonly #agenda = new Agenda()
  readonly #people: People
  readonly #oracle: Oracle
  readonly #tally = new Tally()
  readonly #hash = new ChatLogHash()
  readonly #asked = new Set<string>()
  #now: EpochMs
  #chat: LocalChat | undefined
  #bot: RunningBot | undefined
  #arrivals: Arrival[] = []
  #toSay: { personId: string; text: string; unitId?: string; quoteId?: string }[] = []
  readonly #cards = new Map<string, string>()
  /** Messages that the server still shows. */
  readonly #shown = new Set<string>()
  #said: LocalMessage[] = []
  #unhandled = new Set<string>()

  constructor(span: Span) {
    this.#span = span
    this.#now = instantOn(span.firstDay, 0)
    this.#office = townOf(loadOffice(DATA))
    this.#citizens = citizensOf(span.seed, CITIZENS)
    const units = new Set(this.#office.roster.units.map(({ id }) => id))
    this.#knowledge = filedKnowledge(join(DATA, 'knowledge'), units)
    this.#oracle = new Oracle(this.#office, (ticketId) => this.#eventsOf(ticketId))
    const world: World = {
      seed: span.seed,
      office: this.#office,
      agenda: this.#agenda,
      now: () => this.#now,
      db: () => this.#running.desk.db,
      says: (personId, text, unitId, quoteId) =>
        void this.#toSay.push({
          personId,
          text,
          ...(unitId !== undefined && { unitId }),
          ...(quoteId !== undefined && { quoteId }),
        }),
      cards: this.#cards,
      isFirst: (what) => !this.#asked.has(what) && this.#asked.add(what) !== undefined,
      leaves: (personId, lastDay) => this.#oracle.leaves(personId, { from: this.#now, lastDay }),
      nagsOf: (code) => this.#oracle.nagsOf(code),
    }
    this.#people = new People(world)
  }

  /** Lives through all days. @returns what was seen, and what the oracle found wrong */
  async run(): Promise<Report> {
    await this.#startBot()
    for (let count = 0; count < this.#span.days; count += 1) {
      await this.#day(addDays(this.#span.firstDay, count))
    }
    // What came just before the last midnight.
    await this.#step(this.#now)
    await this.#oracle.end(this.#running.desk, this.#now)
    await this.#stopBot()
    return this.#report()
  }

  get #running(): RunningBot {
    if (!this.#bot) throw new Error('the bot is away')
    return this.#bot
  }

  async #day(day: LocalDay): Promise<void> {
    const { seed, perDay, onDay } = this.#span
    const end = instantOn(addDays(day, 1), 0)
    this.#arrivals.push(...ticketsOn(day, { seed, office: this.#office, citizens: this.#citizens, perDay }))
    this.#people.planDay(day)
    this.#planRestart(day)
    // The day's own work of the bot, just after midnight, also if nobody says anything.
    this.#agenda.enter(instantOn(day, 1), () => {})
    for (;;) {
      const next = await this.#nextAt()
      if (next === undefined || next >= end) break
      await this.#step(next)
    }
    this.#now = end
    await this.#oracle.endOfDay(this.#running.desk, end)
    onDay?.(day, this.#report())
  }

  /** When something happens next, in whole steps. */
  async #nextAt(): Promise<EpochMs | undefined> {
    const { db } = this.#running.desk
    const moments = [
      this.#agenda.nextAt,
      this.#arrivals[0]?.at,
      await nextReminderAt(db),
      await nextSendAt(db),
    ].filter((moment): moment is EpochMs => moment !== undefined)
    if (moments.length === 0) return undefined
    return Math.max(this.#now + STEP_MS, Math.ceil(Math.min(...moments) / STEP_MS) * STEP_MS)
  }

  async #step(at: EpochMs): Promise<void> {
    this.#now = at
    await this.#ticketsCome()
    const began = performance.now()
    await this.#running.app.sweep()
    this.#tally.swept(performance.now() - began)
    await this.#settle()
    this.#hearEverybody()
    for (let act = this.#agenda.takeDue(at); act; act = this.#agenda.takeDue(at)) await act()
    this.#postAll()
    await this.#settle()
    this.#hearEverybody()
  }

  async #ticketsCome(): Promise<void> {
    const { desk } = this.#running
    for (let next = this.#arrivals[0]; next && next.at <= this.#now; next = this.#arrivals[0]) {
      this.#arrivals.shift()
      this.#tally.tickets += 1
      const { ticket, content, citizen } = next
      await openSample(desk, { ticket, content, citizenId: citizen.id, afterWorkingMinutes: 0 }, citizen)
      const opened = await ticketByNumber(desk.db, ticket.number)
      if (opened) this.#oracle.opened(opened)
    }
  }

  #postAll(): void {
    const posts = this.#toSay
    this.#toSay = []
    for (const { personId, text, unitId, quoteId } of posts) {
      const room = unitId === undefined ? {} : { roomId: `room-${unitId}` }
      if (quoteId !== undefined && !this.#shown.has(quoteId)) continue
      const quote = quoteId === undefined ? {} : { quoteId }
      const message = this.#chat?.post({ fromId: personId, ...room, text, ...quote })
      if (message) this.#unhandled.add(message.id)
    }
  }

  /** Resolves when the bot has done everything that is due now. */
  async #settle(): Promise<void> {
    const bot = this.#bot
    if (!bot) return
    for (;;) {
      // The chat hands over one message a turn.
      for (let turn = 0; turn <= this.#unhandled.size; turn += 1) await new Promise(setImmediate)
      if (!(await bot.app.isSettled())) continue
      if (this.#unhandled.size === 0) return
      const handled = await bot.desk.db
        .selectFrom('inbox')
        .select('message_id')
        .where('message_id', 'in', [...this.#unhandled].slice(0, 500))
        .where('handled_at', 'is not', null)
        .execute()
      for (const { message_id } of handled) this.#unhandled.delete(message_id)
    }
  }

  /** Lets hash, oracle and people know what was said since the last time. */
  #hearEverybody(): void {
    const said = this.#said
    this.#said = []
    this.#hash.add(said)
    const { botId } = this.#chat?.directory ?? { botId: '' }
    this.#oracle.posted(said.filter(({ fromId }) => fromId !== botId))
    for (const message of said) {
      this.#tally.heard(message, message.fromId === botId)
      if (message.fromId !== botId) continue
      this.#shown.add(message.id)
      this.#oracle.heard(message)
      this.#people.hears(message)
    }
  }

  #planRestart(day: LocalDay): void {
    const chance = chanceOf(this.#span.seed, 'restart', day)
    const isTidied = chance.between(0, 6) === 0
    if (!isTidied && !chance.is(RESTARTS_A_DAY)) return
    const at = instantOn(day, chance.between(0, 22 * 60))
    const awayMs = chance.pick([1, 2, 5, 20, 90]) * MINUTE_MS
    this.#agenda.enter(at, () => this.#restart(awayMs, isTidied))
  }

  /** The bot is stopped and started again; people go on talking meanwhile. */
  async #restart(awayMs: number, isTidied: boolean): Promise<void> {
    this.#postAll()
    await this.#settle()
    this.#hearEverybody()
    await this.#stopBot()
    this.#tally.restarts += 1
    if (isTidied) {
      this.#chat = undefined
      this.#shown.clear()
      forgetOldMessages(this.#span.dir)
    } else this.#smallTalk()
    this.#oracle.away(this.#now, this.#now + awayMs)
    this.#now += awayMs
    await this.#startBot()
    await this.#settle()
    this.#hearEverybody()
  }

  /** Said while the bot is away. */
  #smallTalk(): void {
    for (const { id } of this.#office.roster.units.slice(1, 4)) {
      const person = this.#office.roster.people.find(({ positions }) => positions[0]?.unitId === id)
      if (person) this.#toSay.push({ personId: person.id, text: '我的工单', unitId: id })
    }
    this.#postAll()
  }

  async #startBot(): Promise<void> {
    const { dir } = this.#span
    const citizens = this.#citizens.filter(({ chat }) => chat)
    const given = { dir, clock: { now: () => this.#now }, office: this.#office, citizens }
    if (!this.#chat) {
      this.#chat = openChat(given)
      this.#chat.subscribe((message) => this.#said.push(message))
    }
    const onError = (told: unknown[]): void => this.#oracle.complains(`the bot logged: ${String(told[1])}`)
    // Swept at each step and never by the machine's time, so that the same seed gives the same log on any machine.
    const alarm = () => () => {}
    this.#bot = await openBot({ ...given, chat: this.#chat, knowledge: this.#knowledge, onError, alarm })
  }

  async #stopBot(): Promise<void> {
    await this.#bot?.stop()
    this.#bot = undefined
  }

  #eventsOf(ticketId: number) {
    return eventsOf(this.#running.desk.db, ticketId)
  }

  #report(): Report {
    return this.#tally.report({ problems: this.#oracle.problems, log: this.#hash.digest() })
  }
}
