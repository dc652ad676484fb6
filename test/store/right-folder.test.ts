import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSeal } from '../../src/store/office-seal.ts'
import { insertText } from '../../src/store/texts.ts'
import { openDesk } from '../support/desk.ts'
import { startProgram } from '../support/over-http.ts'
import { freshFolder } from '../support/sample-street.ts'
import { runCli } from '../support/terminal.ts'

let dir: string

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'huisheng-'))
})

afterEach(() => {
  rmSync(dir, { recursive: true })
})

const CLOCK = '2026-11-23 09:00'
const OTHER_KEY = 'ab'.repeat(32)

test('without the key that the data was sealed with nothing starts, and no other key takes its place', async () => {
  await (await startProgram({ dir, clock: CLOCK })).stop()
  const path = join(dir, 'secret.key')
  const key = readFileSync(path)

  rmSync(path)
  await expect(startProgram({ dir, clock: CLOCK })).rejects.toThrow(/secret\.key 不见了.*什么也没有做.*备份/s)
  expect(existsSync(path), 'a new key would hide that the old one is gone').toBe(false)
  expect(await runCli(dir, 'doctor')).toMatchObject({
    code: 2,
    said: expect.stringContaining('secret.key 不见了'),
  })

  writeFileSync(path, OTHER_KEY)
  await expect(startProgram({ dir, clock: CLOCK })).rejects.toThrow(/另一把密钥/)
  await expect(startProgram({ dir, clock: CLOCK, env: { HUISHENG_KEY: OTHER_KEY } })).rejects.toThrow(
    /另一把密钥/,
  )
  expect((await runCli(dir, 'api-token')).said).toContain('另一把密钥')

  writeFileSync(path, key)
  await (await startProgram({ dir, clock: CLOCK })).stop()
})

test('a database of before the keys were marked is opened by what it holds', async () => {
  const { desk, dir: folder, close } = await openDesk({ key: 7 })
  await insertText(desk.db, desk.seal, { ticketId: null, kind: 'note', author: 'a', at: 1, body: 'x' })
  const keyed = (byte: string) => openSeal(desk.db, { dir: folder, key: byte.repeat(32) })
  await expect(keyed('08')).rejects.toThrow('sealed_with_other_key')
  expect((await keyed('07')).open(desk.seal.seal('x'))).toBe('x')
  await close()
})

test.runIf(process.getuid?.() === 0)("root writes nothing into another user's folder", async () => {
  const folder = await freshFolder()
  const table = join(folder, 'a.csv')
  writeFileSync(table, '工单编号,诉求内容\nC001,村口路灯不亮\n')
  chownSync(folder, 65_534, 65_534)
  await expect(startProgram({ dir: folder })).rejects.toThrow(/另一个用户（uid 65534）.*sudo -u/)
  expect(await runCli(folder, 'import', table)).toMatchObject({ code: 2 })
  expect((await runCli(folder, 'verify')).code, 'what only reads may').toBe(0)
  expect(readdirSync(folder).sort()).toEqual(['a.csv', 'huisheng.db'])
  rmSync(folder, { recursive: true })
})

test('the sample street stays out of real groups, and samples out of real data', async () => {
  const sample = await startProgram({ dir, clock: CLOCK })
  await fetch(`${sample.url}/local/api/settle`, { method: 'POST' })
  await sample.stop()
  await expect(startProgram({ dir, puppet: 'wechaty-puppet-wechat4u' })).rejects.toThrow(
    /编的样例工单.*没有启动.*HUISHENG_DATA_DIR/s,
  )
  // A real street's folder has no clock of its own.
  rmSync(join(dir, 'clock.json'))
  await expect(startProgram({ dir, clock: CLOCK })).rejects.toThrow(
    /真实群聊的数据.*没有启动.*WECHATY_PUPPET/s,
  )
  expect(await runCli(dir, 'history')).toMatchObject({ code: 2 })
  expect(existsSync(join(dir, 'clock.json'))).toBe(false)
})
