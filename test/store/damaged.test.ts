import { closeSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startProgram } from '../support/over-http.ts'
import { freshFolder } from '../support/sample-street.ts'
import { runCli } from '../support/terminal.ts'

let dir: string

beforeEach(async () => {
  dir = await freshFolder()
})

afterEach(() => {
  rmSync(dir, { recursive: true })
})

const LATER = '0020-link-attempt-age'

const file = () => join(dir, 'huisheng.db')

test('a file that is no database is said, with what to do, and left alone', async () => {
  writeFileSync(file(), 'no database at all, but some text that is long enough to be looked at')
  await expect(startProgram({ dir })).rejects.toThrow(/huisheng\.db 坏了，没有改动它.*备份恢复/)
  expect(await runCli(dir, 'verify')).toMatchObject({ code: 2, said: expect.stringContaining('坏了') })
  expect(readFileSync(file(), 'utf8')).toContain('no database at all')
})

test('damage within it is found by doctor and by a backup, which is not taken for a good one', async () => {
  const rows = new SQLite(file())
  const fill = rows.prepare('insert into meta (key, value) values (?, ?)')
  for (let index = 0; index < 300; index += 1) fill.run(`filler-${index}`, 'x'.repeat(2000))
  rows.pragma('wal_checkpoint(truncate)')
  rows.close()
  const at = readFileSync(file()).indexOf('x'.repeat(2000))
  const handle = openSync(file(), 'r+')
  writeSync(handle, Buffer.alloc(4096 * 20, 0xa5), 0, 4096 * 20, at - (at % 4096))
  closeSync(handle)
  const doctor = await runCli(dir, 'doctor')
  expect(doctor).toMatchObject({ code: 1, said: expect.stringContaining('数据库文件有损坏的地方') })
  const backup = await runCli(dir, 'backup', join(dir, 'copy.db'))
  expect(backup).toMatchObject({ code: 1, said: expect.stringContaining('不能当好的用') })
})

test('doctor misses the photos that a restore left out', async () => {
  const rows = new SQLite(file())
  rows.exec(`insert into file (id, ticket_id, media_type, size, at) values (1, null, 'image/jpeg', 1, 1)`)
  rows.close()
  const said = (await runCli(dir, 'doctor')).said
  expect(said).toMatch(/有 1 份照片或文件.*找不到.*files/)
})

test('commands leave the database of an older version as it is, but copy it', async () => {
  const older = new SQLite(file())
  older.prepare(`delete from kysely_migration where name = '${LATER}'`).run()
  older.close()
  for (const command of ['verify', 'doctor', 'api-token', 'webhooks']) {
    expect(await runCli(dir, command)).toMatchObject({ code: 2, said: expect.stringContaining('旧版本') })
  }
  const path = join(dir, 'copy.db')
  expect(await runCli(dir, 'backup', path)).toMatchObject({ code: 0 })
  for (const name of [file(), path]) {
    const now = new SQLite(name, { readonly: true })
    const { n } = now.prepare(`select count(*) as n from kysely_migration where name = '${LATER}'`).get() as {
      n: number
    }
    now.close()
    expect(n, 'the older program can still be put back').toBe(0)
  }
})
