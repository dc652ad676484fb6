import type { Desk } from '../../src/desk/desk.ts'
import type { Office } from '../../src/domain/office.ts'
import { stationOf } from '../../src/domain/roster.ts'
import type { EpochMs } from '../../src/domain/time.ts'
import { DAY_MS, HOUR_MS } from '../../src/domain/time.ts'
import { wallClock } from '../support/time.ts'

/** Compares what the chat holds with what the database says: nothing lost, nothing said twice. */
export class Delivery {
  readonly #office: Office
  readonly #complain: (problem: string) => void
  #heard = new Set<string>()
  #posted = 0
  #handled = 0
  #lastRow = 0

  constructor(office: Office, complain: (problem: string) => void) {
    this.#office = office
    this.#complain = complain
  }

  heard(messageId: string): void {
    this.#heard.add(messageId)
  }

  posted(count: number): void {
    this.#posted += count
  }

  /** Everything up to now; what waits for the morning may still wait. */
  async check(desk: Desk, now: EpochMs): Promise<void> {
    const rows = await desk.db
      .selectFrom('outbox')
      .select(['id', 'state', 'platform_message_id', 'kind', 'target', 'sent_at', 'priority'])
      .where('sent_at', '>', this.#lastRow)
      .where('sent_at', '<=', now)
      .where('state', '=', 'sent')
      .execute()
    this.#lastRow = now
    const known = new Set(rows.map((row) => row.platform_message_id))
    for (const row of rows) {
      if (row.platform_message_id === null || !this.#heard.has(row.platform_message_id)) {
        this.#complain(`outbox ${row.id} (${row.kind}) is sent to ${row.target}, and nobody heard it`)
      }
    }
    for (const id of this.#heard)
      if (!known.has(id)) this.#complain(`${id} was said and is no row's: said twice`)
    this.#heard = new Set()
    this.#checkHours(rows)
    await this.#checkLeft(desk, now)
    await this.#checkInbox(desk, now)
  }

  /** In no sliding hour more than a group bears. */
  #checkHours(
    rows: readonly {
      target: string
      priority: number
      sent_at: number | null
      platform_message_id: string | null
    }[],
  ): void {
    const nagging = rows.filter(({ target, priority }) => target.startsWith('room:') && priority >= 2)
    for (const [target, ofRoom] of Map.groupBy(nagging, (row) => row.target)) {
      const messages = new Map(ofRoom.map((row) => [row.platform_message_id, row.sent_at ?? 0]))
      const times = [...messages.values()].toSorted((one, other) => one - other)
      const { roomPerHour, stationPerHour } = this.#office.limits
      const most = target === `room:${stationOf(this.#office.roster)?.room}` ? stationPerHour : roomPerHour
      for (const [index, at] of times.entries()) {
        const before = times[index - most]
        if (before !== undefined && at - before < HOUR_MS) {
          this.#complain(`${wallClock(at)} more than ${most} messages in an hour to ${target}`)
          break
        }
      }
    }
  }

  async #checkLeft(desk: Desk, now: EpochMs): Promise<void> {
    const left = await desk.db
      .selectFrom('outbox')
      .select(['id', 'state', 'kind', 'not_before'])
      .where('state', 'in', ['waiting', 'sending', 'dead'])
      .execute()
    for (const { id, state, kind, not_before } of left) {
      if (state === 'waiting' && not_before > now - HOUR_MS) continue
      this.#complain(
        `${wallClock(now)} outbox ${id} (${kind}) is left ${state}, due ${wallClock(not_before)}`,
      )
    }
  }

  async #checkInbox(desk: Desk, now: EpochMs): Promise<void> {
    const { count } = await desk.db
      .selectFrom('inbox')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('handled_at', '>', now - DAY_MS)
      .where('handled_at', '<=', now)
      .executeTakeFirstOrThrow()
    this.#handled += count
    if (this.#handled !== this.#posted) {
      this.#complain(`${wallClock(now)} people said ${this.#posted} things, ${this.#handled} are handled`)
    }
  }
}
