import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { knowledgeNow, openShelf } from '../../src/desk/knowledge-now.ts'
import type { Duty } from '../../src/supervision/engine.ts'
import { knowledgeFolder } from '../../src/supervision/knowledge-folder.ts'
import { readFolder } from '../../src/templates/knowledge/index.ts'
import type { InProcess } from '../support/in-process.ts'
import { openInProcess } from '../support/in-process.ts'
import { at } from '../support/time.ts'

const entry = (title: string, validFrom = '2026-01-01') =>
  `---\ntitle: ${title}\nkind: faq\nkeywords: [${title}]\nvalidFrom: ${validFrom}\nreviewBy: 2027-06-30\n---\n正文。\n`

let it: InProcess
let dir: string
let duty: Duty
let minute: number

beforeEach(async () => {
  it = await openInProcess({ at: '2026-11-23 09:00' })
  dir = mkdtempSync(join(tmpdir(), 'huisheng-'))
  minute = 0
  writeFileSync(join(dir, 'yingwu.md'), entry('鹦鹉叫声'))
  it.desk.knowledge = await openShelf(it.desk, readFolder(dir))
  duty = knowledgeFolder(dir)
})

afterEach(async () => {
  rmSync(dir, { recursive: true })
  await it.street.ends()
})

/** The duty looks once more, a minute later. */
async function looks(): Promise<number> {
  minute += 1
  const clock = { now: () => at('2026-11-23 09:00') + minute * 60_000 }
  return duty({ ...it.desk, clock })
}

const found = async (words: string) => (await knowledgeNow(it.desk)).search(words)[0]?.entry.title

test('an edited file counts without a restart, once it is written to the end', async () => {
  expect(await looks()).toBe(0)
  writeFileSync(join(dir, 'yingwu.md'), entry('鹦鹉和八哥叫声'))
  expect(await looks(), 'it may still be written').toBe(0)
  expect(await looks()).toBe(1)
  expect(await found('八哥')).toBe('鹦鹉和八哥叫声')
  expect(await looks()).toBe(0)
})

test('an edited list of synonyms counts too', async () => {
  it.desk.knowledge.base.useBackground(Array.from({ length: 50 }, (_, nth) => `第 ${nth} 件别的事`))
  writeFileSync(join(dir, 'synonyms.yaml'), '- [鹦鹉叫声, 学舌鸟闹]\n')
  await looks()
  await looks()
  expect(await found('学舌鸟闹')).toBe('鹦鹉叫声')
})

test('what is wrong in an edited file is told to the station once, with file and line; the entry stays', async () => {
  writeFileSync(join(dir, 'yingwu.md'), entry('鹦鹉叫声', '元旦'))
  writeFileSync(join(dir, 'bage.md'), entry('八哥叫声').replace('faq', '问答'))
  await looks()
  await looks()
  await it.street.windTo('2026-11-23 09:05')
  await it.street
    .room('station')
    .hears('资料库的文件有 2 处写错', 'yingwu.md 第 5 行 validFrom', 'bage.md 第 3 行 kind')
  expect(await found('鹦鹉')).toBe('鹦鹉叫声')
  writeFileSync(join(dir, 'bage.md'), entry('八哥叫声').replace('faq', '问答 '))
  await looks()
  await looks()
})
