import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import type { SqliteDatabase, Transaction } from 'kysely'
import { CompiledQuery, Kysely, SqliteAdapter, SqliteDialect, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { DeskError } from '../domain/errors.ts'
import { quickCheck } from './copy-database.ts'
import { up as tickets } from './migrations/0001-tickets.ts'
import { up as supervision } from './migrations/0002-supervision.ts'
import { up as intake } from './migrations/0004-intake.ts'
import { up as dispatch } from './migrations/0005-dispatch.ts'
import { up as weekly } from './migrations/0006-weekly.ts'
import { up as meetings } from './migrations/0008-meetings.ts'
import { up as http } from './migrations/0009-http.ts'
import { up as foresight } from './migrations/0011-foresight.ts'
import { up as webhooks } from './migrations/0012-webhooks.ts'
import { up as matters } from './migrations/0013-matters.ts'
import { up as knowledge } from './migrations/0015-knowledge.ts'
import { up as inHouse } from './migrations/0016-in-house.ts'
import { up as withdrawals } from './migrations/0017-withdrawals.ts'
import { up as files } from './migrations/0018-files.ts'
import { up as dropped } from './migrations/0019-dropped.ts'
import { up as linkAttemptAge } from './migrations/0020-link-attempt-age.ts'
import { up as exports } from './migrations/0021-exports.ts'
import { up as fileNames } from './migrations/0022-file-names.ts'
import type { Schema } from './schema.ts'

/** Either the open database or a transaction on it: queries run the same on both. */
export type Db = Kysely<Schema> | Transaction<Schema>

export interface Database {
  db: Kysely<Schema>
  /** What is wrong with the file's structure, in SQLite's words; undefined if nothing is. Reads all of it. */
  damage(): string | undefined
  close(): Promise<void>
}

const MIGRATIONS = {
  '0001-tickets': { up: tickets },
  '0002-supervision': { up: supervision },
  '0004-intake': { up: intake },
  '0005-dispatch': { up: dispatch },
  '0006-weekly': { up: weekly },
  '0008-meetings': { up: meetings },
  '0009-http': { up: http },
  '0011-foresight': { up: foresight },
  '0012-webhooks': { up: webhooks },
  '0013-matters': { up: matters },
  '0015-knowledge': { up: knowledge },
  '0016-in-house': { up: inHouse },
  '0017-withdrawals': { up: withdrawals },
  '0018-files': { up: files },
  '0019-dropped': { up: dropped },
  '0020-link-attempt-age': { up: linkAttemptAge },
  '0021-exports': { up: exports },
  '0022-file-names': { up: fileNames },
}

/** 16 MiB of page cache: enough for the hot indexes of a million events, small beside the 220 MB budget. */
const CACHE_KIB = 16_384
/** How long a statement waits for a command that writes beside the bot. */
const BUSY_MS = 5_000

/**
 * Opens `huisheng.db` in the folder, making or migrating it as needed.
 *
 * @throws {DeskError} `database_newer` if a newer version of the program has written it
 */
export async function openDatabase(dir: string): Promise<Database> {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  return open(dir, migrate)
}

/**
 * Opens it for a command beside the bot, which may be of an older version still: as it is, or not at all.
 *
 * @throws {DeskError} `database_newer`, `database_older`
 */
export async function openBeside(dir: string): Promise<Database> {
  return open(dir, async (db) => {
    const applied = await appliedMigrations(db)
    refuseNewer(applied)
    if (applied.length < Object.keys(MIGRATIONS).length) throw new DeskError('database_older', { dir })
  })
}

async function open(dir: string, prepare: (db: Kysely<Schema>) => Promise<void>): Promise<Database> {
  const sqlite = new SQLite(join(dir, 'huisheng.db'))
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  // What is deleted is overwritten: forgotten means that nobody finds it in the file either.
  sqlite.pragma('secure_delete = ON')
  sqlite.pragma(`busy_timeout = ${BUSY_MS}`)
  sqlite.pragma(`cache_size = -${CACHE_KIB}`)
  const db = new Kysely<Schema>({
    dialect: new TransactionalSqlite({ database: rememberingStatements(sqlite) }),
  })
  const close = (): Promise<void> => db.destroy()
  try {
    await prepare(db)
  } catch (error) {
    await close()
    throw error
  }
  return { db, damage: () => quickCheck(sqlite), close }
}

/**
 * What was deleted stands in the journal until it is written over: from here on it does not. Where a copy is just being
 * made, nobody waits for that: the next time does it. Not inside a transaction.
 */
export async function emptyJournal(db: Db): Promise<void> {
  await sql`pragma busy_timeout = 0`.execute(db)
  try {
    await sql`pragma wal_checkpoint(truncate)`.execute(db)
  } finally {
    // Else every statement from here on would fail where another program writes.
    await sql.raw(`pragma busy_timeout = ${BUSY_MS}`).execute(db)
  }
}

/**
 * SQLite makes tables inside a transaction like anything else, though Kysely takes it for unable: without this a
 * program that ends during a migration would leave half of it, and never start again.
 */
class TransactionalSqlite extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter()
  }
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

/** More statements than the program has; lists of ids make a few of each kind. */
const MAX_STATEMENTS = 300

/** The database for Kysely, which would have each query compiled anew: a quarter of a command's time. */
function rememberingStatements(sqlite: SQLite.Database): SqliteDatabase {
  const statements = new Map<string, SQLite.Statement>()
  return {
    prepare(text) {
      let statement = statements.get(text)
      if (!statement) {
        if (statements.size >= MAX_STATEMENTS) statements.clear()
        statement = sqlite.prepare(text)
        statements.set(text, statement)
      }
      return statement
    },
    close: () => {
      sqlite.close()
    },
  }
}

async function migrate(db: Kysely<Schema>): Promise<void> {
  // Each adds tables of its own, so one that was written beside a later one may come after it.
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => MIGRATIONS },
    allowUnorderedMigrations: true,
  })
  refuseNewer(await appliedMigrations(db))
  // What may only be read would be found out with the first message.
  await sql`begin immediate`.execute(db)
  await sql`rollback`.execute(db)
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}

function refuseNewer(applied: readonly string[]): void {
  const unknown = applied.filter((name) => !Object.hasOwn(MIGRATIONS, name))
  if (unknown.length > 0) throw new DeskError('database_newer', { unknown: unknown.join(', ') })
}

async function appliedMigrations(db: Kysely<Schema>): Promise<string[]> {
  const exists = await sql`select 1 from sqlite_master where name = 'kysely_migration'`.execute(db)
  if (exists.rows.length === 0) return []
  const rows = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
  return rows.rows.map((row) => row.name)
}

/**
 * Runs `work` so that all of it or nothing is written. Inside another transaction it is a savepoint of
 * that one, so a refused step leaves the rest standing.
 */
export async function inTransaction<T>(db: Db, work: (tx: Transaction<Schema>) => Promise<T>): Promise<T> {
  if (!db.isTransaction) return (db as Kysely<Schema>).transaction().execute(work)
  const tx = db as Transaction<Schema>
  await tx.executeQuery(SAVEPOINT)
  try {
    const result = await work(tx)
    await tx.executeQuery(RELEASE)
    return result
  } catch (error) {
    await tx.executeQuery(ROLLBACK)
    await tx.executeQuery(RELEASE)
    throw error
  }
}

const SAVEPOINT = CompiledQuery.raw('savepoint step')
const RELEASE = CompiledQuery.raw('release step')
const ROLLBACK = CompiledQuery.raw('rollback to step')
