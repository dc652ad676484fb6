/** `npm run bench`: start, one chat command, sweeps, sends and memory, on a large database. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import SQLite from 'better-sqlite3'
import { writeCheckpoint } from '../src/store/chain.ts'
import { openDatabase } from '../src/store/database.ts'
import { checkpoint } from '../src/supervision/checkpoint.ts'
import { reminders } from '../src/supervision/reminders.ts'
import type { InProcess } from '../test/support/in-process.ts'
import { openInProcess } from '../test/support/in-process.ts'
import { at } from '../test/support/time.ts'
import { fill } from './fill.ts'
import type { Figure } from './report.ts'
import { quantile, report } from './report.ts'
import { supervisionFigures } from './supervision.ts'

const FIRST_AT = at('2025-01-06 09:00')
const NOW = '2026-11-23 09:00'
const COMMANDS = 400
const SWEEPS = 2_000
const STARTS = 5
/** The first commands find nothing compiled or cached. */
const WARM_UP = 40

/** A data folder as two years of work leave it, its daily checkpoints summed up. */
async function filledFolder(tickets: number): Promise<{ dir: string; events: number }> {
  const dir = mkdtempSync(join(tmpdir(), 'huisheng-bench-'))
  await (await openDatabase(dir)).close()
  const events = fill(dir, tickets, FIRST_AT)
  const database = await openDatabase(dir)
  await writeCheckpoint(database.db, '2026-11-22')
  await database.close()
  return { dir, events }
}

/** Milliseconds from starting the process, as `npm start` does, to the first byte of the page. */
async function startOnce(dir: string): Promise<{ ms: number; rssMb: number }> {
  const began = performance.now()
  const child = spawn(
    process.execPath,
    ['--max-semi-space-size=2', join(import.meta.dirname, '../src/main.ts')],
    {
      env: {
        ...process.env,
        PORT: '0',
        HUISHENG_DATA_DIR: dir,
        HUISHENG_CLOCK: NOW,
        WECHATY_PUPPET: 'local',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const url = await new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(chunk.toString())?.[0]
      if (address !== undefined) resolve(address)
    })
  })
  await (await fetch(url)).text()
  const ms = performance.now() - began
  await fetch(`${url}/local/api/settle`, { method: 'POST' })
  const rss = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]
  await new Promise((resolve) => {
    child.once('exit', resolve)
    child.kill('SIGTERM')
  })
  return { ms, rssMb: Number(rss) / 1024 }
}

/** One street under measurement, and its database seen from outside. */
class Measured {
  readonly street: InProcess
  readonly times: number[] = []
  readonly #reader: SQLite.Database
  readonly #handled: SQLite.Statement

  constructor(street: InProcess) {
    this.street = street
    this.#reader = new SQLite(join(street.dir, 'huisheng.db'), { readonly: true })
    this.#handled = this.#reader.prepare(
      'select 1 from inbox where message_id = ? and handled_at is not null',
    )
  }

  /** Milliseconds from posting an acknowledgement (the Wechaty event) until its transaction can be read from outside. */
  async command(): Promise<void> {
    await this.street.opens({ matter: '公共厕所' })
    const newest = this.#reader.prepare('select code from ticket order by id desc limit 1').get() as {
      code: number
    }
    const began = performance.now()
    const message = this.street.posts({ as: 'li-qiang', room: 'room-huanwei', text: `收到 ${newest.code}` })
    while (!this.#handled.get(message.id)) await new Promise((resolve) => setImmediate(resolve))
    this.times.push(performance.now() - began)
    await this.street.street.settle()
  }

  async close(): Promise<void> {
    this.#reader.close()
    await this.street.street.unheard()
    await this.street.street.ends()
    rmSync(this.street.dir, { recursive: true })
  }
}

async function sweepTimes(street: InProcess): Promise<number[]> {
  const times: number[] = []
  for (let index = 0; index < SWEEPS; index += 1) {
    const began = performance.now()
    await reminders(street.desk)
    await checkpoint(street.desk)
    times.push(performance.now() - began)
  }
  return times
}

async function measured(tickets: number): Promise<Measured> {
  const { dir } = await filledFolder(tickets)
  return new Measured(await openInProcess({ at: NOW, dir }))
}

const small = await measured(1_000)
const large = await measured(100_000)
await checkpoint(large.street.desk)
const sweeps = await sweepTimes(large.street)
// In turn, so that a busy moment of the machine falls on both.
for (let index = 0; index < COMMANDS; index += 1) {
  await small.command()
  await large.command()
}
await small.close()
await large.close()
const commands = large.times.slice(WARM_UP)

const { dir, events } = await filledFolder(100_000)
const starts: { ms: number; rssMb: number }[] = []
for (let index = 0; index < STARTS; index += 1) starts.push(await startOnce(dir))
rmSync(dir, { recursive: true })

const p50 = quantile(commands, 0.5)
const p99 = quantile(commands, 0.99)
const ratio = p50 / quantile(small.times.slice(WARM_UP), 0.5)
const start = quantile(
  starts.map(({ ms }) => ms),
  0.5,
)
const sweep = quantile(sweeps, 0.5)
const memory = Math.max(...starts.map(({ rssMb }) => rssMb))
const figures: Figure[] = [
  {
    what: 'start to first page, median of 5',
    value: start,
    unit: 'ms',
    goal: '≤ 1500',
    isMet: start <= 1500,
  },
  { what: 'chat command, event to committed, p50', value: p50, unit: 'ms', goal: '≤ 3', isMet: p50 <= 3 },
  { what: 'chat command, event to committed, p99', value: p99, unit: 'ms', goal: '≤ 15', isMet: p99 <= 15 },
  { what: 'p50 against that on 1 000 tickets', value: ratio, unit: '×', goal: '≤ 1.3', isMet: ratio <= 1.3 },
  { what: 'sweep with nothing due, p50', value: sweep, unit: 'ms', goal: '≤ 1', isMet: sweep <= 1 },
  { what: 'sweep with nothing due, p99', value: quantile(sweeps, 0.99), unit: 'ms' },
  {
    what: 'resident memory after start, largest of 5',
    value: memory,
    unit: 'MB',
    goal: '≤ 220',
    isMet: memory <= 220,
  },
]
report(`100 000 tickets, ${events} events; sweeps on 1 000 000 tickets`, [
  ...figures,
  ...(await supervisionFigures()),
])
