import { statSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { emptyJournal, openDatabase } from '../../src/store/database.ts'
import { writeMeta } from '../../src/store/meta.ts'
import { freshFolder } from '../support/sample-street.ts'

test('the journal is emptied; while a copy is being read it waits for nobody, and the next time does it', async () => {
  const dir = await freshFolder()
  const { db, close } = await openDatabase(dir)
  const journal = (): number => statSync(join(dir, 'huisheng.db-wal')).size
  await writeMeta(db, 'a', '1')
  const copying = new SQLite(join(dir, 'huisheng.db'))
  copying.exec('begin')
  copying.prepare('select * from meta').all()
  await writeMeta(db, 'a', '2')
  await emptyJournal(db)
  expect(journal()).toBeGreaterThan(0)
  copying.close()
  await emptyJournal(db)
  expect(journal()).toBe(0)
  await close()
})
