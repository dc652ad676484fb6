import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openInProcess } from '../support/in-process.ts'
import { startProgram } from '../support/over-http.ts'

let dir: string

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'huisheng-'))
})

afterEach(() => {
  rmSync(dir, { recursive: true })
})

const CLOCK = '2026-11-23 09:00'

test('a second process on the same folder is refused with the reason', async () => {
  const first = await startProgram({ dir, clock: CLOCK })
  await expect(startProgram({ dir, clock: CLOCK })).rejects.toThrow(/正被另一个回声筒使用.*HUISHENG_DATA_DIR/)
  await first.stop()
  await (await startProgram({ dir, clock: CLOCK })).stop()
})

test('a killed process leaves the folder free, and its chats and tickets there', async () => {
  const first = await startProgram({ dir, clock: CLOCK })
  await fetch(`${first.url}/local/api/settle`, { method: 'POST' })
  const said = (await (await fetch(`${first.url}/local/api/messages`)).json()) as { cursor: number }
  first.process.kill('SIGKILL')
  await new Promise((resolve) => first.process.once('exit', resolve))
  const second = await startProgram({ dir, clock: CLOCK })
  await fetch(`${second.url}/local/api/settle`, { method: 'POST' })
  const again = (await (await fetch(`${second.url}/local/api/messages`)).json()) as { cursor: number }
  expect(said.cursor).toBeGreaterThan(5)
  expect(again.cursor, 'nothing is said twice').toBe(said.cursor)
  await second.stop()
})

test('a database of a newer version is left alone', async () => {
  await (await startProgram({ dir, clock: CLOCK })).stop()
  const db = new SQLite(join(dir, 'huisheng.db'))
  db.prepare("insert into kysely_migration (name, timestamp) values ('9999-future', '2030-01-01')").run()
  db.close()
  await expect(startProgram({ dir, clock: CLOCK })).rejects.toThrow(
    /更新版本的回声筒.*9999-future.*没有改动它/,
  )
})

test('a broken key file is named', async () => {
  writeFileSync(join(dir, 'secret.key'), 'not a key')
  await expect(startProgram({ dir, clock: CLOCK })).rejects.toThrow(/密钥不对.*secret\.key.*64 位/)
})

test('a taken port is said, with what to do', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  await expect(startProgram({ dir, clock: CLOCK, env: { PORT: String(port) } })).rejects.toThrow(
    /端口 \d+ 已被占用/,
  )
  server.close()
})

test.each([
  {
    env: { WECHATY_PUPPET: 'wechaty-puppet-nowhere' },
    says: /没有装 wechaty-puppet-nowhere.*npm i wechaty-puppet-nowhere/,
  },
  { env: { WECHATY_PUPPET: 'wechaty-puppet' }, says: /wechaty-puppet 装上了，但不是聊天平台的接口/ },
  { env: { HUISHENG_CLOCK: 'tomorrow' }, says: /HUISHENG_CLOCK：.*应为北京时间/ },
  { env: { PORT: '99999' }, says: /PORT：.*应为端口号/ },
  { env: { HUISHENG_KEY: 'abc' }, says: /HUISHENG_KEY：应为 64 位十六进制/ },
  { env: { HUISHENG_OFFICE_DIR: '/nowhere' }, says: /\/nowhere：没有这个文件夹.*HUISHENG_OFFICE_DIR/ },
] as { env: Record<string, string>; says: RegExp }[])(
  'a wrong setting is named: $says',
  async ({ env, says }) => {
    await expect(startProgram({ dir, clock: CLOCK, env })).rejects.toThrow(says)
  },
)

test('a folder keeps its own time, and says so when another is asked for', async () => {
  const first = await startProgram({ dir, clock: '2026-11-23 09:00' })
  expect(first.errors()).not.toContain('HUISHENG_CLOCK')
  await first.stop()
  const again = await startProgram({ dir, clock: '2026-11-20 09:00' })
  expect(again.errors()).toContain('时钟是 2026-11-23 09:00，接着走，没有用 HUISHENG_CLOCK')
  await again.stop()
})

test('on a full disk a command waits and is done once there is room', async () => {
  const it = await openInProcess({ at: CLOCK, dir })
  const huanwei = it.street.room('huanwei')
  await it.opens({ matter: '公共厕所', subject: '艾老村 公厕没人打扫', content: '公厕没人打扫。' })
  await huanwei.hears('#1')
  const { db } = it.desk
  const pages = await sql<{ page_count: number }>`pragma page_count`.execute(db)
  await sql.raw(`pragma max_page_count = ${pages.rows[0]?.page_count}`).execute(db)
  const filler = 'x'.repeat(3_000)
  for (let full = false; !full; ) {
    full = await sql`insert into meta (key, value) values (${Math.random().toString()}, ${filler})`
      .execute(db)
      .then(
        () => false,
        () => true,
      )
  }
  it.posts({ as: 'li-qiang', room: huanwei.id, text: `备注 1 ${'很长的进展'.repeat(1_800)}` })
  await it.refusals(1)
  expect(await it.eventTypes(1)).not.toContain('noted')
  await sql.raw('pragma max_page_count = 1000000').execute(db)
  await it.street.settle()
  await huanwei.hears('#1 已记录')
  expect((await it.eventTypes(1)).filter((type) => type === 'noted')).toEqual(['noted'])
  await it.street.ends()
})
