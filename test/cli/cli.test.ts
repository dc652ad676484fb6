import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readTickets } from '../../src/intake/read-tickets.ts'
import type { Running } from '../support/over-http.ts'
import { startProgram } from '../support/over-http.ts'
import { sampleStreet } from '../support/sample-street.ts'
import { runCli } from '../support/terminal.ts'

let dir: string
let bot: Running

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'huisheng-'))
  bot = await startProgram({ dir, clock: '2026-11-23 09:00' })
  await fetch(`${bot.url}/local/api/settle`, { method: 'POST' })
})

afterAll(async () => {
  await bot.stop()
  rmSync(dir, { recursive: true })
})

/** While the bot goes on running. */
const run = (...args: string[]) => runCli(dir, ...args)

test('verify says that all is well, and names the first row that is not', async () => {
  const sound = await run('verify')
  expect(sound).toMatchObject({ code: 0 })
  expect(sound.said).toMatch(/核对完毕：\d+ 条办理记录/)
  const db = new SQLite(join(dir, 'huisheng.db'))
  const { actor } = db.prepare('select actor from ticket_event where id = 4').get() as { actor: string }
  const setActor = db.prepare('update ticket_event set actor = ? where id = 4')
  setActor.run('staff:li-qiang')
  const broken = await run('verify')
  setActor.run(actor)
  db.close()
  expect(broken.code).toBe(1)
  expect(broken.said).toMatch(/办理记录第 4 行.*被改动过/)
})

test('backup writes a copy that stands for itself, and never over another file', async () => {
  const copy = join(dir, 'copy.db')
  expect(await run('backup', copy)).toMatchObject({ code: 0 })
  expect(statSync(copy).mode & 0o077, 'nobody else may read it').toBe(0)
  const db = new SQLite(copy, { readonly: true })
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  expect((db.prepare('select count(*) as n from ticket').get() as { n: number }).n).toBe(6)
  db.close()
  const again = await run('backup', copy)
  expect(again).toMatchObject({ code: 2 })
  expect(again.said).toContain('没有覆盖')
})

test('backup says where the key and the photos are, and what is in the way', async () => {
  const { said } = await run('backup', join(dir, 'copy-2.db'))
  expect(said).toContain(join(dir, 'copy-2.db'))
  expect(said).toContain(join(dir, 'secret.key'))
  expect(said).toContain(join(dir, 'files'))
  expect(await run('backup')).toMatchObject({
    code: 2,
    said: expect.stringContaining('请写上备份到哪个文件'),
  })
  expect(await run('backup', ' ')).toMatchObject({ code: 2 })
  const nowhere = await run('backup', join(dir, 'nowhere', 'copy.db'))
  expect(nowhere).toMatchObject({ code: 2, said: expect.stringContaining(`找不到 ${join(dir, 'nowhere')}`) })
  expect(readdirSync(dir).filter((name) => name.includes('.part'))).toEqual([])
})

test('doctor says that all is well, and what is not, with what to do', async () => {
  const well = await run('doctor')
  expect(well).toMatchObject({ code: 0 })
  expect(well.said).toContain('一切正常')
  const db = new SQLite(join(dir, 'huisheng.db'))
  db.prepare("update meta set value = value - 3600000 where key = 'online.at'").run()
  const setState = db.prepare('update outbox set state = ? where id = 1')
  setState.run('dead')
  const ill = await run('doctor')
  setState.run('sent')
  db.close()
  expect(ill.code).toBe(1)
  expect(ill.said).toContain('发现 2 处要处理')
  expect(ill.said).toContain('最后一次在线是今天 08:00')
  expect(ill.said).toContain('「重发」')
})

test('doctor names a unit that the roster has no longer while tickets are with it', async () => {
  const db = new SQLite(join(dir, 'huisheng.db'))
  const move = db.prepare('update assignment set unit_id = ? where unit_id = ?')
  move.run('huanweisuo', 'huanwei')
  const { code, said } = await run('doctor')
  move.run('huanwei', 'huanweisuo')
  db.close()
  expect(code).toBe(1)
  expect(said).toMatch(/没有单位代号 huanweisuo 了，还有 \d+ 件没办结的工单归它/)
})

test('an unknown command shows what there is', async () => {
  const { code, said } = await run('nonsense')
  expect(code).toBe(2)
  expect(said).toContain('verify')
  expect(said).toContain('backup')
})

test('a word that a command does not know is said, and nothing is done', async () => {
  const path = join(dir, 'copy-3.db')
  for (const args of [
    ['backup', '--help-me', path],
    ['backup', path, 'extra'],
    ['verify', 'all'],
    ['webhooks', 'recent'],
  ]) {
    const { code, said } = await run(...args)
    expect({ args, code, said }).toMatchObject({ code: 2, said: expect.stringContaining('不认识「') })
  }
  expect(existsSync(path)).toBe(false)
  expect(await run('backup', '--help')).toMatchObject({ code: 0, said: expect.stringContaining('用法') })
})

test('a table that is none, and rows put right before, are left alone', async () => {
  expect(await run('import', dir)).toMatchObject({ code: 2, said: expect.stringContaining('是文件夹') })
  const path = join(dir, '漏填.csv')
  writeFileSync(path, '工单编号,诉求内容\nC101,\n')
  const corrected = join(dir, '漏填-有误.xlsx')
  writeFileSync(corrected, 'put right by hand')
  expect((await run('import', path)).said).toContain('漏填-有误-2.xlsx')
  expect(readFileSync(corrected, 'utf8')).toBe('put right by hand')
})

test('ladder prints each rung of a ticket, and says when there is none such', async () => {
  const printed = await run('ladder', '#1')
  expect(printed).toMatchObject({ code: 0 })
  expect(printed.said).toContain('到期时 → 经办人、负责人、督查：')
  expect(await run('ladder', '4000')).toMatchObject({ code: 1 })
  expect((await run('ladder')).said).toContain('请写上短号')
})

test('api-token makes a token, its hash and a key for signing, new ones each time', async () => {
  const made = await run('api-token')
  expect(made.code).toBe(0)
  const token = /hs_[\w-]{43}/.exec(made.said)?.[0] ?? ''
  const hash = createHash('sha256').update(token).digest('hex')
  expect(made.said).toContain(`tokenHash: ${hash}`)
  expect(made.said).toMatch(/^ {2}[\w-]{43}$/m)
  expect((await run('api-token')).said).not.toContain(token)
})

test('import queues a table for the running bot, and writes the faulty rows beside it', async () => {
  const path = join(dir, '工单.csv')
  writeFileSync(path, '工单编号,诉求内容,联系电话\nC001,村口路灯不亮,13900000001\nC002,井盖松了,12\n')
  const { code, said } = await run('import', path)
  expect(code).toBe(0)
  expect(said).toContain('新 1，更新 0，重复 0，有误 1')
  expect(said).toContain('第 3 行「联系电话」不像电话号码')
  const faulty = await readTickets(readFileSync(join(dir, '工单-有误.xlsx')), sampleStreet().office.headings)
  expect(faulty).toMatchObject({ rows: [], faulty: [{ faults: [{ column: '联系电话' }] }] })
  await expect.poll(numbers, { timeout: 10_000 }).toContain('C001')
  expect(await run('import', path)).toMatchObject({ code: 0, said: expect.stringContaining('没有要收的') })
})

test('import refuses what is no table, and a file that is not there', async () => {
  const path = join(dir, '图片.xlsx')
  writeFileSync(path, Buffer.from('89504e470d0a1a0a0000', 'hex'))
  expect(await run('import', path)).toMatchObject({ code: 1, said: expect.stringContaining('这不是 Excel') })
  expect(await run('import', join(dir, '没有.xlsx'))).toMatchObject({ code: 2 })
  expect(await run('import')).toMatchObject({ code: 2, said: expect.stringContaining('请写上文件') })
})

function numbers(): string[] {
  const db = new SQLite(join(dir, 'huisheng.db'), { readonly: true })
  const rows = db.prepare('select number from ticket').all() as { number: string }[]
  db.close()
  return rows.map(({ number }) => number)
}

test('history fills a street that was never started, and warns at once; other commands ask for a start', async () => {
  const fresh = mkdtempSync(join(tmpdir(), 'huisheng-'))
  rmSync(fresh, { recursive: true })
  expect(await runCli(fresh, 'verify')).toMatchObject({
    code: 2,
    said: expect.stringContaining('没有数据库'),
  })
  expect(await runCli(fresh, 'history')).toMatchObject({
    code: 0,
    said: expect.stringContaining('件历史工单'),
  })
  expect(await runCli(fresh, 'history')).toMatchObject({
    code: 0,
    said: expect.stringContaining('已经装过了'),
  })
  const db = new SQLite(join(fresh, 'huisheng.db'), { readonly: true })
  const warnings = db.prepare("select count(*) as n from warning where kind = 'season'").get() as {
    n: number
  }
  db.close()
  rmSync(fresh, { recursive: true })
  expect(warnings.n).toBeGreaterThan(0)
}, 60_000)

test('webhooks says who is told, and shows no key of somebody who is not', async () => {
  expect(await run('webhooks')).toMatchObject({ code: 0, said: expect.stringContaining('没有登记接收方') })
  expect(await run('webhooks', 'secret', '市平台')).toMatchObject({
    code: 2,
    said: expect.stringContaining('没有接收方「市平台」'),
  })
  expect(await run('webhooks', 'resend')).toMatchObject({
    code: 0,
    said: expect.stringContaining('没有停了重试'),
  })
})
