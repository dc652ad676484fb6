import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import type { Desk } from '../../src/desk/desk.ts'
import { foresee } from '../../src/desk/foresee.ts'
import { openShelf } from '../../src/desk/knowledge-now.ts'
import type { HistoryTicket } from '../../src/domain/sample-history.ts'
import type { LocalDay } from '../../src/domain/time.ts'
import { addDays, HOUR_MS, instantOn } from '../../src/domain/time.ts'
import type { Warning } from '../../src/domain/warning.ts'
import { loadOffice } from '../../src/office/load-office.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createFileStore } from '../../src/store/files.ts'
import { createSeal } from '../../src/store/seal.ts'
import { warningsSince } from '../../src/store/warnings.ts'
import { readFolder } from '../../src/templates/knowledge/index.ts'
import type { Sample } from '../measure.ts'
import { timed } from '../measure.ts'
import { DATA } from '../street.ts'

const LOOKS_AT_MINUTE = 9 * 60 + 30

/** What the bot told of on a walk through the days, and how long each look took. */
export interface Walk {
  warnings: readonly Warning[]
  looks: readonly Sample[]
}

/**
 * Lets the bot look ahead each day from `from` to `to` on a real database that holds the tickets, with its own duty; on each
 * day it sees what had come by then.
 */
export async function walk(
  tickets: readonly HistoryTicket[],
  { from, to }: { from: LocalDay; to: LocalDay },
): Promise<Walk> {
  const dir = mkdtempSync(join(tmpdir(), 'huisheng-foresight-'))
  await (await openDatabase(dir)).close()
  fillTickets(dir, tickets)
  const database = await openDatabase(dir)
  const office = loadOffice(DATA)
  const seal = createSeal(Buffer.alloc(32, 7))
  let now = 0
  const given = { db: database.db, clock: { now: () => now }, office, seal }
  const knowledge = await openShelf(given, readFolder(join(DATA, 'knowledge')))
  const desk: Desk = { ...given, files: createFileStore(dir, seal), knowledge }
  const looks: Sample[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    now = instantOn(day, LOOKS_AT_MINUTE)
    looks.push(await timed(() => foresee(desk)))
  }
  const warnings = [
    ...(await warningsSince(desk.db, 'season', '')),
    ...(await warningsSince(desk.db, 'burst', '')),
  ]
  await database.close()
  rmSync(dir, { recursive: true })
  return { warnings, looks }
}

/** A look does not ask how long a ticket took. */
const CLOSED_AFTER_MS = 72 * HOUR_MS

/** Rows as a look reads them: when, where, what. */
function fillTickets(dir: string, tickets: readonly HistoryTicket[]): void {
  const db = new SQLite(join(dir, 'huisheng.db'))
  db.pragma('synchronous = OFF')
  const insert = db.prepare(
    `insert into ticket (id, number, code, state, kind, matter, village_id, lead_unit_id, citizen_id, round, deadline,
       received_at, closed_at, version, head_hash, body)
     values (?, ?, ?, 'closed', ?, ?, ?, null, null, 1, null, ?, ?, 1, '', ?)`,
  )
  db.transaction(() => {
    tickets.forEach(({ number, kind, matter, villageId, subject, at }, index) => {
      const code = (index % 9999) + 1
      const body = JSON.stringify({ id: index + 1, code, subject })
      const closedAt = at + CLOSED_AFTER_MS
      insert.run(index + 1, number, code, kind, matter, villageId, at, closedAt, body)
    })
  })()
  db.close()
}
