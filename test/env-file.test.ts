import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

let dir: string

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'huisheng-'))
})

afterEach(() => {
  rmSync(dir, { recursive: true })
})

const CONFIG = join(import.meta.dirname, '../src/config.ts')
const SHOW = `import { readConfig } from ${JSON.stringify(CONFIG)}
try { console.log(JSON.stringify(readConfig())) } catch (error) { console.log(error.message) }`

/** What a program that starts in the folder makes of its settings. */
function settings(env: Record<string, string> = {}): string {
  const args = ['--input-type=module', '-e', SHOW]
  return spawnSync(process.execPath, args, { cwd: dir, env, encoding: 'utf8' }).stdout
}

const write = (content: string | Buffer) => writeFileSync(join(dir, '.env'), content)

test.each([
  { why: 'as it is copied', content: '# PORT=1\nPORT=8013\n' },
  { why: 'with the mark that Windows puts first, which hid the first line', content: '\uFEFFPORT=8013\n' },
  { why: 'with Windows line ends, blanks, quotes and a remark', content: 'PORT = "8013"  # page\r\n\r\n' },
  { why: 'with export', content: 'export PORT=8013' },
])('.env is read $why', ({ content }) => {
  write(content)
  expect(JSON.parse(settings())).toMatchObject({ port: 8013 })
})

test('what is set outside goes first, and a puppet finds its own settings', () => {
  write('PORT=8013\nWECHATY_PUPPET_PADLOCAL_TOKEN=x\n')
  expect(JSON.parse(settings({ PORT: '8014' }))).toMatchObject({ port: 8014 })
})

test.each([
  { content: 'PORT=8013\nHUISHENG_DATADIR=/x', says: /第 2 行.*没有 HUISHENG_DATADIR.*HUISHENG_DATA_DIR/ },
  { content: 'WECHATY_PUPET=wechaty-puppet-x', says: /第 1 行.*没有 WECHATY_PUPET.*WECHATY_PUPPET/ },
  { content: 'port=8013', says: /第 1 行.*没有 port.*PORT/ },
  { content: '\nPORT＝8013', says: /第 2 行.*等号要用英文的/ },
  { content: 'PORT：8013', says: /第 1 行.*等号/ },
  { content: 'PORT: 8013', says: /第 1 行.*等号/ },
  { content: 'HUISHENG_KEY 0123', says: /第 1 行(?!.*0123)/ },
  { content: 'PORT=“8013”', says: /PORT：.*“8013”.*应为端口号/ },
  { content: 'PORT=0x50', says: /PORT：.*应为端口号/ },
  { content: 'WECHATY_PUPPET=wechaty-puppet-service', says: /WECHATY_PUPPET_SERVICE_TOKEN：没有写/ },
  {
    content: 'WECHATY_PUPPET=wechaty-puppet-service\nWECHATY_PUPPET_SERVICE_TOKEN=abc',
    says: /WECHATY_PUPPET_SERVICE_TOKEN：(?!.*abc).*前缀/,
  },
  { content: 'WECHATY_PUPPET_SERVICE_ENDPOINT=nonsense', says: /“nonsense”，应写成 地址:端口/ },
  { content: 'HUISHENG_KEY=abc', says: /HUISHENG_KEY：(?!.*abc)应为 64 位/ },
  { content: 'HUISHENG_DATA_DIR=~/data', says: /HUISHENG_DATA_DIR：.*完整的路径/ },
  { content: 'HUISHENG_OFFICE_DIR=$HOME/data', says: /HUISHENG_OFFICE_DIR：.*完整的路径/ },
  { content: 'HUISHENG_CLOCK=2026-13-45 09:00', says: /HUISHENG_CLOCK：.*北京时间/ },
  { content: 'HUISHENG_CLOCK=2026-01-05 29:00', says: /HUISHENG_CLOCK：.*北京时间/ },
  { content: Buffer.from('ff fe 50 00 4f 00'.replaceAll(' ', ''), 'hex'), says: /\.env.*UTF-8/ },
] as { content: string | Buffer; says: RegExp }[])(
  'a setting that would be passed over is refused: $says',
  ({ content, says }) => {
    write(content)
    expect(settings()).toMatch(says)
  },
)

test('a file under the name that Windows gives it, or a folder, is pointed at', () => {
  write('PORT=8013')
  renameSync(join(dir, '.env'), join(dir, '.env.txt'))
  expect(settings()).toMatch(/\.env\.txt.*改名为 \.env/)
  rmSync(join(dir, '.env.txt'))
  mkdirSync(join(dir, '.env'))
  expect(settings()).toContain('.env 应是一个文件')
})

test('a mistyped setting of the environment is refused too', () => {
  expect(settings({ HUISHENG_DATADIR: '/x' })).toMatch(/没有 HUISHENG_DATADIR.*HUISHENG_DATA_DIR/)
})
