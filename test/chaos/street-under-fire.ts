import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { directoryFromOffice } from '../../src/bot/local/directory.ts'
import { systemClock } from '../../src/clock.ts'
import type { Desk } from '../../src/desk/desk.ts'
import { openShelf } from '../../src/desk/knowledge-now.ts'
import { openSample } from '../../src/desk/open-sample.ts'
import type { Office } from '../../src/domain/office.ts'
import type { Samples } from '../../src/domain/samples.ts'
import { loadOffice } from '../../src/office/load-office.ts'
import { loadSamples } from '../../src/office/load-samples.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createFileStore } from '../../src/store/files.ts'
import { createSeal } from '../../src/store/seal.ts'
import type { KnowledgeFolder } from '../../src/templates/knowledge/index.ts'
import { readFolder } from '../../src/templates/knowledge/index.ts'
import { at } from '../support/time.ts'
import { BotProcess } from './bot-process.ts'
import { KILL_POINTS } from './kill-points.ts'
import type { Verdict } from './oracle.ts'
import { judge } from './oracle.ts'
import { Platform } from './platform.ts'

const DATA = join(import.meta.dirname, '../../data')
/** A working morning, after the day's list is due. */
const MORNING = at('2026-11-24 10:00')
/** A point's first passage always comes: a machine busy with other things is given time for it. */
const FIRST_PASSAGE_MS = 60_000
/** A third passage may never come in a round; a process that has not died of it by then goes on to the next round. */
const LATER_PASSAGE_MS = 8_000
/** Only a message that never goes lets this pass. */
const SETTLE_TIMEOUT_MS = 120_000

export interface ChaosReport {
  rounds: number
  /** How often each named point ended the process. */
  killed: Record<string, number>
  /** Longest time from a restart to the first message that was due, in milliseconds. */
  slowestFirstSend: number
  /** Of how many restarts that was measured. */
  measured: number
  messages: number
  commands: number
  verdict: Verdict
}

/** Kills the bot again and again, each time at a named point, and lets the platform's record judge it. */
export async function streetUnderFire(options: {
  rounds: number
  seed: number
  tell?: (line: string) => void
}): Promise<ChaosReport> {
  const dir = mkdtempSync(join(tmpdir(), 'huisheng-chaos-'))
  const officeDir = looseOffice(dir)
  const clockOffset = MORNING - systemClock.now()
  const platform = await Platform.open({ dir: join(dir, 'chat'), officeDir, clockOffset })
  const street = new Street({ dir, officeDir, clockOffset, platform, seed: options.seed })
  try {
    for (let round = 0; round < options.rounds; round += 1) {
      const point = pointOf(round)
      const isHit = await street.round(point)
      options.tell?.(`${String(round + 1).padStart(4)} ${isHit ? 'killed' : 'not reached'}: ${point}`)
    }
    return { rounds: options.rounds, ...(await street.end()) }
  } finally {
    await platform.close()
    rmSync(dir, { recursive: true, force: true })
  }
}

const MIGRATION_POINTS = KILL_POINTS.filter((point) => point.startsWith('migration'))
const OTHER_POINTS = KILL_POINTS.filter((point) => !point.startsWith('migration'))

/** Each point in turn; a database is migrated only at the very beginning. */
function pointOf(round: number): string {
  return (
    MIGRATION_POINTS[round] ?? OTHER_POINTS[(round - MIGRATION_POINTS.length) % OTHER_POINTS.length] ?? ''
  )
}

/** The sample street without quiet and without a platform's limits: what is due goes at once. */
function looseOffice(dir: string): string {
  const officeDir = join(dir, 'office')
  mkdirSync(officeDir)
  const names = [
    'roster.yaml',
    'responsibilities.yaml',
    'limits.yaml',
    'calendar.yaml',
    'sending-limits.yaml',
    'import-headings.yaml',
  ]
  for (const name of [...names, 'samples', 'knowledge']) {
    cpSync(join(DATA, name), join(officeDir, name), { recursive: true })
  }
  const edit = (name: string, changes: [RegExp, string][]): void => {
    const path = join(officeDir, name)
    const text = readFileSync(path, 'utf8')
    writeFileSync(
      path,
      changes.reduce((now, [from, to]) => now.replace(from, to), text),
    )
  }
  edit('limits.yaml', [
    [/^quietHours: .*$/m, 'quietHours: 不设'],
    [/^quietDaysOff: .*$/m, 'quietDaysOff: false'],
    [/^roomPerHour: .*$/m, 'roomPerHour: 1000'],
    [/^stationPerHour: .*$/m, 'stationPerHour: 1000'],
  ])
  edit('sending-limits.yaml', [
    [/most: \d+/g, 'most: 100000'],
    [/^gapSeconds: .*$/m, 'gapSeconds: 0'],
    [/^jitterSeconds: .*$/m, 'jitterSeconds: 0'],
  ])
  return officeDir
}

class Street {
  readonly #dir: string
  readonly #officeDir: string
  readonly #clockOffset: number
  readonly #platform: Platform
  readonly #killed: Record<string, number> = {}
  readonly #notes: string[] = []
  readonly #random: () => number
  readonly #office: Office
  readonly #samples: Samples
  readonly #knowledge: KnowledgeFolder
  #number = 0
  #commands = 0
  #slowest = 0
  #measured = 0

  constructor(options: {
    dir: string
    officeDir: string
    clockOffset: number
    platform: Platform
    seed: number
  }) {
    this.#dir = join(options.dir, 'bot')
    this.#officeDir = options.officeDir
    this.#clockOffset = options.clockOffset
    this.#platform = options.platform
    this.#random = seeded(options.seed)
    this.#office = loadOffice(options.officeDir)
    this.#samples = loadSamples(options.officeDir, this.#office)
    this.#knowledge = readFolder(join(options.officeDir, 'knowledge'))
    mkdirSync(this.#dir)
  }

  /** Prepares work, starts the bot, lets people act until the point kills it. @returns whether it did */
  async round(point: string): Promise<boolean> {
    // Whoever looks into the database migrates it.
    const isMigrating = MIGRATION_POINTS.includes(point)
    if (!isMigrating) await this.#prepare(point)
    const isDue = !isMigrating && (await this.#hasDue())
    const before = (await this.#platform.messages()).length
    const times = (this.#killed[point] ?? 0) > 0 ? 1 + Math.floor(this.#random() * 3) : 1
    const bot = this.#start({ point, times })
    const patienceMs = times === 1 ? FIRST_PASSAGE_MS : LATER_PASSAGE_MS
    const acting = isMigrating ? undefined : this.#actUntil(bot, patienceMs)
    if (isDue) await this.#measure(bot, before)
    const signal = await bot.endedWithin(patienceMs)
    await bot.stop()
    await acting
    if (signal !== 'SIGKILL') return false
    this.#killed[point] = (this.#killed[point] ?? 0) + 1
    return true
  }

  /** One undisturbed run settles everything that is left; then the record is compared. */
  async end(): Promise<Omit<ChaosReport, 'rounds'>> {
    const bot = this.#start()
    const giveUpAt = performance.now() + SETTLE_TIMEOUT_MS
    while (await this.#isUnsettled()) {
      if (performance.now() > giveUpAt || bot.hasEnded) break
      await later(50)
    }
    await bot.stop()
    const messages = await this.#platform.messages()
    const verdict = await this.#onDesk((desk) =>
      judge(desk, { messages, directory: this.#directory(), notes: this.#notes }),
    )
    return {
      killed: this.#killed,
      slowestFirstSend: this.#slowest,
      measured: this.#measured,
      messages: messages.length,
      commands: this.#commands,
      verdict,
    }
  }

  #start(killAt?: { point: string; times: number }): BotProcess {
    return new BotProcess({
      dir: this.#dir,
      officeDir: this.#officeDir,
      endpoint: this.#platform.endpoint,
      clockOffset: this.#clockOffset,
      ...(killAt && { killAt }),
    })
  }

  #directory() {
    const onChat = this.#samples.citizens.filter(({ chat }) => chat)
    return directoryFromOffice(this.#office, onChat)
  }

  /** While the bot is down tickets come in and reminders fall due; the day's duties are to be done again. */
  async #prepare(point: string): Promise<void> {
    await this.#onDesk(async (desk) => {
      const citizen = this.#samples.citizens.find(({ chat }) => chat)
      if (!citizen) throw new Error('no citizen on chat')
      this.#number += 1
      await openSample(
        desk,
        {
          ticket: {
            number: `3701002026112${String(this.#number).padStart(7, '0')}`,
            kind: 'complaint',
            urgency: 'normal',
            subject: `艾老村 公厕没人打扫（${this.#number}）`,
            matter: '公共厕所',
            villageId: 'ailao',
            secret: false,
          },
          content: '村口公厕好几天没人打扫了。',
          citizenId: citizen.id,
          afterWorkingMinutes: 0,
        },
        citizen,
      )
      const now = desk.clock.now()
      const waiting = await desk.db
        .selectFrom('reminder')
        .select('id')
        .where('state', '=', 'waiting')
        .where('due_at', '>', now)
        .orderBy('id')
        .limit(2)
        .execute()
      const ids = waiting.map(({ id }) => id)
      if (ids.length > 0)
        await desk.db
          .updateTable('reminder')
          .set({ due_at: now - 1 })
          .where('id', 'in', ids)
          .execute()
      if (point.includes('checkpoint')) {
        await desk.db.deleteFrom('checkpoint').execute()
        await desk.db.deleteFrom('meta').where('key', 'like', 'checkpoint%').execute()
      }
    })
  }

  async #hasDue(): Promise<boolean> {
    return this.#onDesk(async (desk) => {
      const row = await desk.db
        .selectFrom('outbox')
        .select('id')
        .where('state', '=', 'waiting')
        .where('not_before', '<=', desk.clock.now())
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    })
  }

  /** From the start of the process to the bot's first message; nothing if its point came first. */
  async #measure(bot: BotProcess, before: number): Promise<void> {
    while (!bot.hasEnded && performance.now() - bot.startedAt < FIRST_PASSAGE_MS) {
      const fresh = await this.#platform.messages(before)
      if (fresh.some(({ fromId }) => fromId === 'huisheng')) {
        this.#measured += 1
        this.#slowest = Math.max(this.#slowest, performance.now() - bot.startedAt)
        return
      }
      await later(10)
    }
  }

  /** People write what the state of the tickets asks for, as long as the bot lives. */
  async #actUntil(bot: BotProcess, patienceMs: number): Promise<void> {
    while (!bot.hasEnded && performance.now() - bot.startedAt < patienceMs) {
      await later(250)
      if (bot.hasEnded) return
      const command = await this.#nextCommand().catch(() => undefined)
      if (!command) continue
      this.#commands += 1
      await this.#platform.says(command)
    }
  }

  #nextCommand(): Promise<{ fromId: string; roomId: string; text: string } | undefined> {
    return this.#onDesk(async (desk) => {
      const open = await desk.db
        .selectFrom('ticket')
        .select(['code', 'state'])
        .where('state', 'in', ['dispatched', 'acknowledged', 'replied'])
        .execute()
      const ticket = open[Math.floor(this.#random() * open.length)]
      if (!ticket) return undefined
      const huanwei = { fromId: 'li-qiang', roomId: 'room-huanwei' }
      if (ticket.state === 'dispatched') return { ...huanwei, text: `收到 ${ticket.code}` }
      if (ticket.state === 'replied')
        return { fromId: 'zhou-min', roomId: 'room-station', text: `通过 ${ticket.code}` }
      if (this.#random() < 0.3)
        return {
          ...huanwei,
          text: `回复 ${ticket.code} 公厕已打扫消毒，安排专人每天两遍，已电话告知诉求人。`,
        }
      const note = `第 ${this.#notes.length + 1} 次去现场看过`
      this.#notes.push(note)
      return { ...huanwei, text: `备注 ${ticket.code} ${note}` }
    })
  }

  async #isUnsettled(): Promise<boolean> {
    return this.#onDesk(async (desk) => {
      const now = desk.clock.now()
      const outbox = await desk.db
        .selectFrom('outbox')
        .select('id')
        .where((eb) =>
          eb.or([
            eb('state', '=', 'sending'),
            eb.and([
              eb('state', '=', 'waiting'),
              eb.or([eb('not_before', '<=', now), eb('attempts', '>', 0)]),
            ]),
          ]),
        )
        .executeTakeFirst()
      const inbox = await desk.db
        .selectFrom('inbox')
        .select('message_id')
        .where('handled_at', 'is', null)
        .executeTakeFirst()
      const due = await desk.db
        .selectFrom('reminder')
        .select('id')
        .where('state', '=', 'waiting')
        .where('due_at', '<=', now)
        .executeTakeFirst()
      return outbox !== undefined || inbox !== undefined || due !== undefined
    })
  }

  async #onDesk<T>(work: (desk: Desk) => Promise<T>): Promise<T> {
    const database = await openDatabase(this.#dir)
    const seal = createSeal(Buffer.alloc(32, 7))
    const clockOffset = this.#clockOffset
    try {
      const clock = { now: () => systemClock.now() + clockOffset }
      const given = { db: database.db, clock, office: this.#office, seal }
      const knowledge = await openShelf(given, this.#knowledge)
      return await work({ ...given, files: createFileStore(this.#dir, seal), knowledge })
    } finally {
      await database.close()
    }
  }
}

function later(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** mulberry32: the same seed, the same acts. */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
