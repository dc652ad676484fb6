import SQLite from 'better-sqlite3'
import './moved-clock.ts'

/**
 * Preloaded into the bot: ends the process with SIGKILL at a named point, the n-th time it is reached, as
 * `CHAOS_KILL_AT=name:n` says. The program itself knows nothing of it: points are SQL statements and calls of the
 * puppet, just before or just after.
 */

/** SQL points: when a statement that fits is about to run, or has run. */
const SQL_POINTS: Readonly<Record<string, { sql: RegExp; when: 'before' | 'after' }>> = {
  'migration, a table made': { sql: /^create table "outbox"/, when: 'after' },
  'migration, before its mark': { sql: /^insert into "kysely_migration"/, when: 'before' },
  'before the inbox row': { sql: /^insert into "inbox"/, when: 'before' },
  'after the inbox row': { sql: /^insert into "inbox"/, when: 'after' },
  'a text stored': { sql: /^insert into "text"/, when: 'after' },
  'inside the transaction, event': { sql: /^insert into "ticket_event"/, when: 'after' },
  'inside the transaction, ticket': { sql: /^update "ticket"/, when: 'after' },
  'inside the transaction, reminders': { sql: /^insert into "reminder"/, when: 'after' },
  'inside the transaction, outbox': { sql: /^insert into "outbox"/, when: 'after' },
  'before the message is marked handled': { sql: /^update "inbox"/, when: 'before' },
  'after the message is marked handled': { sql: /^update "inbox"/, when: 'after' },
  'before a commit': { sql: /^commit/, when: 'before' },
  'after a commit': { sql: /^commit/, when: 'after' },
  'before a message is taken': { sql: /^update "outbox" set .*"attempts" = "attempts" \+/, when: 'before' },
  'after a message is taken': { sql: /^update "outbox" set .*"attempts" = "attempts" \+/, when: 'after' },
  'before the mark that it was sent': { sql: /^update "outbox" set .*"sent_at"/, when: 'before' },
  'after the mark that it was sent': { sql: /^update "outbox" set .*"sent_at"/, when: 'after' },
  'looking for what was left half sent': { sql: /from "outbox" where "state" = 'sending'/, when: 'after' },
  'due reminders read': { sql: /from "reminder" where "state" = 'waiting' and "due_at" <=/, when: 'after' },
  'reminders marked as said': { sql: /^update "reminder"/, when: 'after' },
  'the day’s list, before its mark': { sql: /^insert into "meta"/, when: 'before' },
  'the daily checkpoint, before': { sql: /^insert into "checkpoint"/, when: 'before' },
  'the daily checkpoint, after': { sql: /^insert into "checkpoint"/, when: 'after' },
}

/** While a table of tickets is taken in. */
const IMPORT_POINTS: typeof SQL_POINTS = {
  'a row taken in': { sql: /^insert into "ticket_event"/, when: 'after' },
  'before a batch’s mark': { sql: /^update "import_job" set "next_row"/, when: 'before' },
  'after a batch’s mark': { sql: /^update "import_job" set "next_row"/, when: 'after' },
  'before the end’s mark': { sql: /^update "import_job" set "state"/, when: 'before' },
}

/** While a program of another office is told of tickets. */
const WEBHOOK_POINTS: typeof SQL_POINTS = {
  'after a change is queued': { sql: /^insert into "webhook_message"/, when: 'after' },
  'before the mark that it failed': { sql: /^update "webhook_message" set .*"attempts"/, when: 'before' },
  'before the mark that the receiver has it': {
    sql: /^update "webhook_message" set .*"sent_at"/,
    when: 'before',
  },
}

const SEND_POINTS: Readonly<Record<string, 'before' | 'after'>> = {
  'before a send': 'before',
  'after a send, before its mark': 'after',
}

export const KILL_POINTS: readonly string[] = [...Object.keys(SQL_POINTS), ...Object.keys(SEND_POINTS)]

export const IMPORT_KILL_POINTS: readonly string[] = Object.keys(IMPORT_POINTS)

export const WEBHOOK_KILL_POINTS: readonly string[] = Object.keys(WEBHOOK_POINTS)

const [wanted = '', times = '1'] = (process.env.CHAOS_KILL_AT ?? '').split('#')
let left = Number(times)

function reached(name: string): void {
  if (name !== wanted) return
  left -= 1
  if (left > 0) return
  // Nothing may run after it, so this must be the signal that cannot be caught.
  process.kill(process.pid, 'SIGKILL')
  // The signal comes a moment later: nothing may happen in that moment.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

/** Makes a database tell of the point's statements. */
function watchStatements(sql: RegExp, when: 'before' | 'after'): void {
  const prepare = SQLite.prototype.prepare
  SQLite.prototype.prepare = function (this: SQLite.Database, source: string) {
    const statement = prepare.call(this, source)
    if (!sql.test(source)) return statement
    for (const name of ['run', 'all', 'get'] as const) {
      const original = statement[name].bind(statement) as (...given: unknown[]) => unknown
      const watched = (...given: unknown[]): unknown => {
        if (when === 'before') reached(wanted)
        const result = original(...given)
        if (when === 'after') reached(wanted)
        return result
      }
      Object.defineProperty(statement, name, { value: watched })
    }
    return statement
  } as typeof prepare
}

async function watchSends(when: 'before' | 'after'): Promise<void> {
  const { PuppetService } = await import('wechaty-puppet-service')
  const send = PuppetService.prototype.messageSendText
  PuppetService.prototype.messageSendText = async function (...given: Parameters<typeof send>) {
    if (when === 'before') reached(wanted)
    const id = await send.apply(this, given)
    if (when === 'after') reached(wanted)
    return id
  }
}

const point = SQL_POINTS[wanted] ?? IMPORT_POINTS[wanted] ?? WEBHOOK_POINTS[wanted]
if (point) watchStatements(point.sql, point.when)
const sendPoint = SEND_POINTS[wanted]
if (sendPoint) await watchSends(sendPoint)
