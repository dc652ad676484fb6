import { rmSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { freshFolder } from '../support/sample-street.ts'

let dir: string

beforeEach(async () => {
  dir = await freshFolder()
})

afterEach(() => {
  rmSync(dir, { recursive: true })
})

/** Makes the database one of before the migration, with these rows in it. */
function before(migration: string, ...statements: string[]): void {
  const sqlite = new SQLite(join(dir, 'huisheng.db'))
  sqlite.pragma('foreign_keys = OFF')
  sqlite.prepare('delete from kysely_migration where name = ?').run(migration)
  for (const statement of statements) sqlite.exec(statement)
  sqlite.close()
}

const FILE = (id: number): string =>
  `insert into file (id, ticket_id, media_type, size, at) values (${id}, null, 'image/jpeg', 1, 1)`
const EVENT = (id: number, ticketId: number, body: string): string =>
  `insert into ticket_event (id, ticket_id, seq, at, actor, type, body, prev_hash, hash)
   values (${id}, ${ticketId}, ${id}, 1, 'staff:li-qiang', 'visited', '${body}', '', '')`

test('photos of before belong to the ticket whose event names them, and are forgotten with it; tables to none', async () => {
  before(
    '0018-files',
    'drop index file_ticket',
    FILE(1),
    FILE(2),
    FILE(3),
    EVENT(1, 17, '{"unitId":"huanwei","fileId":1}'),
    EVENT(2, 18, '{"unitId":"huanwei","fileId":3}'),
    EVENT(3, 18, '{"unitId":"huanwei"}'),
  )
  const { db, close } = await openDatabase(dir)
  const files = await db.selectFrom('file').select(['id', 'ticket_id']).orderBy('id').execute()
  await close()
  expect(files).toEqual([
    { id: 1, ticket_id: 17 },
    { id: 2, ticket_id: null },
    { id: 3, ticket_id: 18 },
  ])
})
