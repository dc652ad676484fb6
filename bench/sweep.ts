import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Desk } from '../src/desk/desk.ts'
import { openShelf } from '../src/desk/knowledge-now.ts'
import { selfAudit } from '../src/desk/self-audit.ts'
import { createLog } from '../src/log.ts'
import { loadOffice } from '../src/office/load-office.ts'
import { openDatabase } from '../src/store/database.ts'
import { createFileStore } from '../src/store/files.ts'
import { createSeal } from '../src/store/seal.ts'
import type { Engine } from '../src/supervision/engine.ts'
import { startEngine } from '../src/supervision/engine.ts'
import { readFolder } from '../src/templates/knowledge/index.ts'
import { at } from '../test/support/time.ts'
import type { StreetSize } from './fill-street.ts'
import type { Sample } from './measure.ts'
import { quantileOf, timed } from './measure.ts'
import type { Figure } from './report.ts'
import { spread } from './report.ts'
import { DATA, LARGE, NOW, SMALL, streetFolder } from './street.ts'

const DUE = 200
/** Rungs of all sorts: to the owner, with a question, to several people, with a card, to supervisors too. */
const RUNGS = ['half', 'silent', 'four-hours', 'warning', 'overdue']
const ORDER_RUNG = 'overdue-order'
const BUSY_SWEEPS = 40
const IDLE_SWEEPS = 1_000
/** The first sweeps find nothing compiled or cached, and do what is done once a day. */
const WARM_UP = 5

/** All duties of the engine, on 1 000 000 tickets against 10 000, in turn. */
export async function sweepFigures(): Promise<Figure[]> {
  const small = await Swept.on(SMALL)
  const large = await Swept.on(LARGE)
  const both = [small, large]
  await inTurn(both, IDLE_SWEEPS, (one) => one.idle())
  await inTurn(both, BUSY_SWEEPS, (one) => one.busy())
  await inTurn(both, BUSY_SWEEPS, (one) => one.audit())
  await inTurn([large], BUSY_SWEEPS, (one, round) => one.orders(round))
  for (const one of both) await one.close()
  const flat = (samples: (one: Swept) => Sample[]): number =>
    quantileOf(warm(samples(large)), 0.5).cpuMs / quantileOf(warm(samples(small)), 0.5).cpuMs
  return [
    ...spread('nothing due, 1 000 000 tickets', warm(large.idles), { p50AtMost: 1 }),
    ...spread('nothing due, 10 000 tickets', warm(small.idles), { p50AtMost: 1 }),
    {
      what: 'processor time against that on 10 000',
      value: flat((one) => one.idles),
      unit: '×',
      atMost: 1.3,
    },
    ...spread(`${DUE} due, 20 000 open of 1 000 000`, warm(large.busies), { p50AtMost: 50 }),
    ...spread(`${DUE} due, 2 000 open of 10 000`, warm(small.busies)),
    { what: 'processor time against that on 10 000', value: flat((one) => one.busies), unit: '×' },
    ...spread(`${DUE} due, each making a supervision order`, warm(large.ordering)),
    ...spread('self-audit, once a minute, 1 000 000 tickets', warm(large.audits)),
  ]
}

/** Each street in each round, so that a busy moment of the machine falls on both. */
async function inTurn(
  streets: readonly Swept[],
  rounds: number,
  work: (street: Swept, round: number) => Promise<void>,
): Promise<void> {
  for (let round = 0; round < WARM_UP + rounds; round += 1) {
    for (const street of streets) await work(street, round)
  }
}

/** A street that is swept and nothing else: no chat, no courier. */
class Swept {
  readonly idles: Sample[] = []
  readonly busies: Sample[] = []
  readonly audits: Sample[] = []
  readonly ordering: Sample[] = []
  readonly #desk: Desk
  readonly #engine: Engine
  readonly #close: () => Promise<void>

  private constructor(desk: Desk, close: () => Promise<void>) {
    this.#desk = desk
    this.#close = close
    this.#engine = startEngine({ desk, log: createLog('silent'), after: () => undefined })
  }

  static async on(size: StreetSize): Promise<Swept> {
    const dir = await streetFolder(size)
    const database = await openDatabase(dir)
    const office = loadOffice(DATA)
    const seal = createSeal(Buffer.alloc(32, 7))
    const given = { db: database.db, clock: { now: () => at(NOW) }, office, seal }
    const knowledge = await openShelf(given, readFolder(join(DATA, 'knowledge')))
    const desk: Desk = { ...given, files: createFileStore(dir, seal), knowledge }
    return new Swept(desk, async () => {
      await database.close()
      rmSync(dir, { recursive: true })
    })
  }

  async idle(): Promise<void> {
    this.idles.push(await timed(() => this.#engine.sweep()))
  }

  async audit(): Promise<void> {
    this.audits.push(await timed(() => selfAudit(this.#desk)))
  }

  /** A sweep that says 200 reminders, of as many tickets; what it left is taken away again. */
  async busy(): Promise<void> {
    const before = await this.#lastQueued()
    await this.#makeDue((index) => RUNGS[index % RUNGS.length] ?? 'half')
    this.busies.push(await timed(() => this.#engine.sweep()))
    await this.#forget(before)
  }

  /** The same where each reminder also changes its ticket. */
  async orders(round: number): Promise<void> {
    const before = await this.#lastQueued()
    await this.#makeDue(() => ORDER_RUNG, round * DUE)
    this.ordering.push(await timed(() => this.#engine.sweep()))
    await this.#forget(before)
  }

  async close(): Promise<void> {
    this.#engine.stop()
    await this.#close()
  }

  async #lastQueued(): Promise<number> {
    const { db } = this.#desk
    const row = await db.selectFrom('outbox').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst()
    return row?.id ?? 0
  }

  async #makeDue(rung: (index: number) => string, from = 0): Promise<void> {
    const { db, clock } = this.#desk
    const open = await db
      .selectFrom('ticket')
      .select('id')
      .where('state', '=', 'acknowledged')
      .where('closed_at', 'is', null)
      .orderBy('id', 'desc')
      .limit(DUE)
      .offset(from)
      .execute()
    const due = open.map(({ id }, index) => ({
      ticket_id: id,
      kind: rung(index),
      due_at: clock.now() - 1,
      state: 'waiting' as const,
    }))
    await db.insertInto('reminder').values(due).execute()
  }

  async #forget(lastQueued: number): Promise<void> {
    const { db, clock } = this.#desk
    const queued = await db.deleteFrom('outbox').where('id', '>', lastQueued).executeTakeFirst()
    if (queued.numDeletedRows < BigInt(DUE)) throw new Error(`only ${queued.numDeletedRows} queued`)
    await db
      .deleteFrom('reminder')
      .where('due_at', '=', clock.now() - 1)
      .execute()
  }
}

function warm(samples: readonly Sample[]): readonly Sample[] {
  return samples.slice(WARM_UP)
}
