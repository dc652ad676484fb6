import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { importFolder } from '../../src/desk/import-knowledge.ts'
import { knowledgeNow, openShelf } from '../../src/desk/knowledge-now.ts'
import { waitingProposals } from '../../src/store/knowledge-proposals.ts'
import { addVersions, versionsOf } from '../../src/store/knowledge-versions.ts'
import { contentHash, readFolder } from '../../src/templates/knowledge/index.ts'
import type { TestDesk } from '../support/desk.ts'
import { openDesk } from '../support/desk.ts'

/** As a clerk writes a file. */
const file = (title: string, body = '您好，{单位}已到{地点}。') => `---
title: ${title}
kind: template
keywords: [戏台]
asks: [戏台漏雨]
units: [huanwei]
validFrom: 2026-01-01
reviewBy: 2027-06-30
---
${body}
`

let it: TestDesk
let dir: string

beforeEach(async () => {
  it = await openDesk()
  dir = mkdtempSync(join(tmpdir(), 'huisheng-'))
})

afterEach(async () => {
  rmSync(dir, { recursive: true })
  await it.close()
})

/** The files as they are now are read, as at a start or once they have changed. */
async function reads(files: Readonly<Record<string, string | undefined>>) {
  for (const [name, text] of Object.entries(files)) {
    if (text === undefined) rmSync(join(dir, name))
    else writeFileSync(join(dir, name), text)
  }
  return importFolder(it.desk, readFolder(dir))
}

/** The station approves a change in the chat. */
async function changesInChat(entryId: string, content: string): Promise<void> {
  const hash = contentHash(content)
  await addVersions(it.desk.db, [
    { entryId, content, hash, source: 'chat', author: 'staff:zhou-min', at: it.desk.clock.now() },
  ])
}

const history = async (entryId: string) =>
  (await versionsOf(it.desk.db, entryId)).map(({ no, source, content }) => [
    no,
    source,
    content !== undefined,
  ])
const titleNow = async (entryId: string) => (await knowledgeNow(it.desk)).entry(entryId)?.title

test('an edited file is the next version, found without a restart; the same file again is nothing', async () => {
  await reads({ 'xitai.md': file('戏台漏雨') })
  expect(await titleNow('xitai')).toBe('戏台漏雨')
  expect((await reads({})).versions).toEqual([])
  expect((await reads({ 'xitai.md': file('戏台漏雨').replaceAll('\n', '\r\n') })).versions).toEqual([])
  await reads({ 'xitai.md': file('戏台屋顶维修') })
  expect(await titleNow('xitai')).toBe('戏台屋顶维修')
  expect((await knowledgeNow(it.desk)).search('戏台屋顶维修')[0]?.entry.id).toBe('xitai')
  expect(await history('xitai')).toEqual([
    [2, 'file', true],
    [1, 'file', true],
  ])
})

test('a change in the chat stands over restarts while the file stays as it was', async () => {
  await reads({ 'xitai.md': file('戏台漏雨') })
  await changesInChat('xitai', file('戏台维修'))
  await reads({})
  const shelf = await openShelf(it.desk, readFolder(dir))
  expect(shelf.base.entry('xitai')?.title).toBe('戏台维修')
})

test('changed in the chat and then in the file: what counts stays, and the file’s version waits for the station', async () => {
  await reads({ 'xitai.md': file('戏台漏雨') })
  await changesInChat('xitai', file('戏台维修'))
  const { versions, conflicts } = await reads({ 'xitai.md': file('戏台翻新') })
  expect(versions).toEqual([])
  expect(conflicts).toHaveLength(1)
  expect(await waitingProposals(it.desk.db)).toMatchObject([{ entryId: 'xitai', baseNo: 2, source: 'file' }])
  expect(await titleNow('xitai')).toBe('戏台维修')
  expect((await reads({})).conflicts, 'asked once').toEqual([])
})

test('a file with the very words of the chat is no conflict, and files count again', async () => {
  await reads({ 'xitai.md': file('戏台漏雨') })
  await changesInChat('xitai', file('戏台维修'))
  expect((await reads({ 'xitai.md': file('戏台维修') })).conflicts).toEqual([])
})

test('a broken file is named and its entry stays as it was; mended, it counts', async () => {
  await reads({ 'xitai.md': file('戏台漏雨'), 'b.md': file('乙方') })
  const { problems } = await reads({ 'xitai.md': file('戏台漏雨').replace('2026-01-01', '元旦') })
  expect(problems).toEqual(['xitai.md 第 7 行 validFrom：应为日期，例如 2026-01-31'])
  expect(await titleNow('xitai')).toBe('戏台漏雨')
  expect((await reads({})).problems, 'named again while it is broken').toHaveLength(1)
  await reads({ 'xitai.md': file('戏台翻新') })
  expect(await titleNow('xitai')).toBe('戏台翻新')
})

test('a file that is gone withdraws its entry; a folder that is empty withdraws nothing', async () => {
  await reads({ 'xitai.md': file('戏台漏雨'), 'b.md': file('乙方') })
  await reads({ 'xitai.md': undefined })
  expect(await titleNow('xitai')).toBeUndefined()
  expect(await history('xitai')).toEqual([
    [2, 'file', false],
    [1, 'file', true],
  ])
  await reads({ 'b.md': undefined })
  expect(await titleNow('b')).toBe('乙方')
  await reads({ 'xitai.md': file('戏台漏雨') })
  expect(await titleNow('xitai')).toBe('戏台漏雨')
})

test('what was changed in the chat stays when its file is deleted', async () => {
  await reads({ 'xitai.md': file('戏台漏雨'), 'b.md': file('乙方') })
  await changesInChat('xitai', file('戏台维修'))
  await reads({ 'xitai.md': undefined })
  expect(await titleNow('xitai')).toBe('戏台维修')
})
