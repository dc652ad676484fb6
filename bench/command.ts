import { rmSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import type { InProcess } from '../test/support/in-process.ts'
import { openInProcess } from '../test/support/in-process.ts'
import { lives, NOW } from './lives.ts'
import type { Sample } from './measure.ts'
import { quantileOf, timed } from './measure.ts'
import type { Figure } from './report.ts'
import { spread } from './report.ts'

const COMMANDS = 400
/** The first commands find nothing compiled or cached. */
const WARM_UP = 40

/** One chat command on 100 000 tickets against 1 000, in turn. */
export async function commandFigures(): Promise<Figure[]> {
  const small = await Measured.on(1_000)
  const large = await Measured.on(100_000)
  // In turn, so that a busy moment of the machine falls on both.
  for (let index = 0; index < COMMANDS; index += 1) {
    await small.command()
    await large.command()
  }
  await small.close()
  await large.close()
  const [one, other] = [large, small].map(({ samples }) => quantileOf(samples.slice(WARM_UP), 0.5).ms)
  return [
    ...spread('chat command on 100 000 tickets, event to committed', large.samples.slice(WARM_UP), {
      p50AtMost: 3,
      p99AtMost: 15,
    }),
    { what: 'p50 against that on 1 000 tickets', value: (one ?? 0) / (other ?? 1), unit: '×', atMost: 1.3 },
  ]
}

/** One street under measurement, and its database seen from outside. */
class Measured {
  readonly samples: Sample[] = []
  readonly #it: InProcess
  readonly #reader: SQLite.Database
  readonly #handled: SQLite.Statement

  private constructor(it: InProcess) {
    this.#it = it
    this.#reader = new SQLite(join(it.dir, 'huisheng.db'), { readonly: true })
    this.#handled = this.#reader.prepare(
      'select 1 from inbox where message_id = ? and handled_at is not null',
    )
  }

  static async on(tickets: number): Promise<Measured> {
    return new Measured(await openInProcess({ at: NOW, dir: await lives(tickets) }))
  }

  /** From posting an acknowledgement (the Wechaty event) until its transaction can be read from outside. */
  async command(): Promise<void> {
    await this.#it.opens({ matter: '公共厕所' })
    const newest = this.#reader.prepare('select code from ticket order by id desc limit 1').get() as {
      code: number
    }
    const sample = await timed(async () => {
      const message = this.#it.posts({ as: 'li-qiang', room: 'room-huanwei', text: `收到 ${newest.code}` })
      while (!this.#handled.get(message.id)) await new Promise((resolve) => setImmediate(resolve))
    })
    this.samples.push(sample)
    await this.#it.street.settle()
  }

  async close(): Promise<void> {
    this.#reader.close()
    await this.#it.street.unheard()
    await this.#it.street.ends()
    rmSync(this.#it.dir, { recursive: true })
  }
}
