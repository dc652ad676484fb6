import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { loadOffice } from '../src/office/load-office.ts'
import { openDatabase } from '../src/store/database.ts'
import { writeMeta } from '../src/store/meta.ts'
import { enqueueAll } from '../src/store/outbox.ts'
import { reminders } from '../src/supervision/reminders.ts'
import type { InProcess } from '../test/support/in-process.ts'
import { openInProcess } from '../test/support/in-process.ts'
import { at } from '../test/support/time.ts'
import type { StreetSize } from './fill-street.ts'
import { fillStreet } from './fill-street.ts'
import type { Figure } from './report.ts'
import { quantile } from './report.ts'

const NOW = '2026-11-23 10:00'
const DUE = 200
const SWEEPS_WITH_WORK = 30
const IDLE_SWEEPS = 1_000
const SENDS = 3_000
const SMALL: StreetSize = { closed: 10_000, open: 2_000, due: DUE }
const LARGE: StreetSize = { closed: 980_000, open: 20_000, due: DUE }

/** Sweeps on a million tickets against ten thousand, in turn; and how fast the courier sends. */
export async function supervisionFigures(): Promise<Figure[]> {
  const small = await street(SMALL)
  const large = await street(LARGE)
  const busy = { small: [] as number[], large: [] as number[] }
  for (let round = 0; round < SWEEPS_WITH_WORK; round += 1) {
    busy.small.push(await sweepDue(small))
    busy.large.push(await sweepDue(large))
  }
  const idle = { small: [] as number[], large: [] as number[] }
  for (let round = 0; round < IDLE_SWEEPS; round += 1) {
    idle.small.push(await timed(() => reminders(small.desk)))
    idle.large.push(await timed(() => reminders(large.desk)))
  }
  const perSecond = await sendsPerSecond(small)
  for (const one of [small, large]) await close(one)
  const p50 = quantile(busy.large, 0.5)
  const nothing = quantile(idle.large, 0.5)
  const flat = nothing / quantile(idle.small, 0.5)
  return [
    {
      what: 'sweep with 200 due, 20 000 open of 1 000 000, p50',
      value: p50,
      unit: 'ms',
      goal: '≤ 50',
      isMet: p50 <= 50,
    },
    { what: 'sweep with 200 due, p99', value: quantile(busy.large, 0.99), unit: 'ms' },
    { what: 'sweep with 200 due on 10 000, p50', value: quantile(busy.small, 0.5), unit: 'ms' },
    {
      what: 'sweep with nothing due on 1 000 000, p50',
      value: nothing,
      unit: 'ms',
      goal: '≤ 1',
      isMet: nothing <= 1,
    },
    { what: 'against that on 10 000 tickets', value: flat, unit: '×', goal: '≤ 1.3', isMet: flat <= 1.3 },
    {
      what: 'courier, local chat, synchronous=FULL',
      value: perSecond,
      unit: '/s',
      goal: '≥ 300',
      isMet: perSecond >= 300,
    },
  ]
}

async function street(size: StreetSize): Promise<InProcess> {
  const dir = mkdtempSync(join(tmpdir(), 'huisheng-bench-'))
  const database = await openDatabase(dir)
  // The day's list has been sent; measured is what comes after it.
  await writeMeta(database.db, 'digest', '2026-11-22')
  await database.close()
  fillStreet(dir, loadOffice(join(import.meta.dirname, '../data')), { ...size, due: 0 }, at(NOW))
  return openInProcess({ at: NOW, dir })
}

/** Milliseconds of a sweep that says 200 reminders; what it queued is taken away again. */
async function sweepDue({ desk }: InProcess): Promise<number> {
  const { db } = desk
  const open = await db
    .selectFrom('ticket')
    .select('id')
    .where('state', '=', 'acknowledged')
    .limit(DUE)
    .execute()
  await db
    .insertInto('reminder')
    .values(
      open.map(({ id }) => ({
        ticket_id: id,
        kind: 'half',
        due_at: desk.clock.now() - 1,
        state: 'waiting' as const,
      })),
    )
    .execute()
  const ms = await timed(() => reminders(desk))
  const queued = await db.deleteFrom('outbox').executeTakeFirst()
  if (queued.numDeletedRows < BigInt(DUE)) throw new Error(`only ${queued.numDeletedRows} queued`)
  await db
    .deleteFrom('reminder')
    .where('due_at', '=', desk.clock.now() - 1)
    .execute()
  return ms
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** Messages that reach the local chat in a second, each its own row, none bundled. */
async function sendsPerSecond({ desk, street }: InProcess): Promise<number> {
  const { units } = desk.office.roster
  const now = desk.clock.now()
  const entries = Array.from({ length: SENDS }, (_, index) => ({
    key: `bench.${index}`,
    target: { room: units[index % units.length]?.room ?? '' },
    kind: 'bench',
    message: { text: `第 ${index} 条：请尽快签收` },
    priority: 1 as const,
    notBefore: now,
  }))
  await enqueueAll(desk.db, desk.seal, entries, now)
  const ms = await timed(() => street.settle())
  const heard = (await street.unheard()).length
  if (heard < SENDS) throw new Error(`only ${heard} of ${SENDS} arrived`)
  return (SENDS / ms) * 1000
}

async function close(one: InProcess): Promise<void> {
  await one.street.unheard()
  await one.street.ends()
  rmSync(one.dir, { recursive: true })
}
