import { mkdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadOffice } from '../../src/office/load-office.ts'
import { dataFolder, edit } from './data-folder.ts'
import type { Row } from './refusals.ts'
import { expectRefused, problemsOf } from './refusals.ts'

const SYNTAX: Row[] = [
  { why: 'a tab', from: '  - 08:30-12:00', to: '\t- 08:30-12:00', says: '缩进只能用空格，不能用 Tab' },
  { why: 'a key twice', from: 'daysOff: []', to: 'spans: [08:30-12:00]', says: '同一项写了两次' },
  {
    why: 'a quote left open',
    from: 'workdays: []',
    to: 'workdays: ["2026-01-01]',
    says: '引号没有成对',
  },
  { why: 'a second document', from: 'workdays: []', to: '---\nworkdays: []', says: '单独一行的 ---' },
  { why: 'a reference to nothing', from: 'workdays: []', to: 'workdays: *days', says: '要加引号' },
]

test.each(SYNTAX)('YAML is refused for $why', (row) => expectRefused('calendar.yaml', row))

const ALIASES = 'aliases: [环卫, 保洁]'
/** What people type in Chinese, paste from a page, or leave behind. */
const SLIPS: Row[] = [
  { why: 'a Chinese colon', from: 'kind: 部门', to: 'kind：部门', says: '冒号要用英文的' },
  { why: 'no space behind a colon', from: 'kind: 部门', to: 'kind:部门', says: '冒号后面要空一格' },
  {
    why: 'a Chinese comma, which makes one alias of two',
    from: ALIASES,
    to: 'aliases: [环卫，保洁]',
    says: '几个之间用英文的逗号',
  },
  { why: 'Chinese brackets', from: ALIASES, to: 'aliases: 【环卫, 保洁】', says: '写成 [环卫, 保洁] 这样' },
  { why: 'a bracket left open', from: ALIASES, to: 'aliases: [环卫, 保洁', says: '括号没有成对' },
  { why: 'a quote left open', from: 'name: 环卫所', to: 'name: "环卫所', says: '引号没有成对' },
  {
    why: 'Chinese quotes, which would be part of the name',
    from: 'name: 环卫所',
    to: 'name: “环卫所”',
    says: '不用加中文引号',
  },
  { why: 'a dash', from: '- id: huanwei', to: '— id: huanwei', says: '短横要用英文的 -' },
  { why: 'full-width blanks', from: '    name: 环卫所', to: '　　name: 环卫所', says: '空格是全角的' },
  {
    why: 'blanks of a web page',
    from: '    name: 环卫所',
    to: '\u00a0\u00a0\u00a0\u00a0name: 环卫所',
    says: '网页上拷来的',
  },
  { why: 'a full-width #', from: '# 街道部门。', to: '＃ 街道部门。', says: '要用英文的 #' },
  { why: 'an @ without quotes', from: 'name: 环卫所', to: 'name: @环卫所', says: '要加引号' },
  { why: 'two versions merged', from: 'office: 孙', to: '<<<<<<< HEAD\noffice: 孙', says: '合并两份文件' },
]

test.each(SLIPS)('one problem names $why, at its line', (row) => {
  expectRefused('roster.yaml', row)
  const folder = dataFolder()
  edit(folder, 'roster.yaml', row)
  expect(problemsOf(() => loadOffice(folder))).toHaveLength(1)
})

test('a field that is not there is told as such, with where to take it from', () => {
  const folder = dataFolder()
  edit(folder, 'limits.yaml', { from: 'retentionDays: 365', to: '' })
  expect(problemsOf(() => loadOffice(folder))).toEqual([
    expect.stringMatching(/limits\.yaml 第 \d+ 行，retentionDays：没有写这一项，应是 1 到 3650/),
    expect.stringContaining('程序自带的 data 文件夹'),
  ])
})

test('a file under another name is pointed at', () => {
  const folder = dataFolder()
  renameSync(join(folder, 'limits.yaml'), join(folder, 'Limits.yaml.txt'))
  expect(problemsOf(() => loadOffice(folder))).toEqual([
    expect.stringMatching(/limits\.yaml：找不到这个文件，它应在 .*那里有 Limits\.yaml\.txt/),
  ])
})

describe('a file that cannot be read at all', () => {
  test.each([
    { why: 'missing', breaks: (path: string) => rmSync(path), says: '找不到这个文件' },
    {
      why: 'larger than 2 MB',
      breaks: (path: string) => truncateSync(path, 2 * 1024 * 1024 + 1),
      says: '文件超过 2 MB',
    },
    {
      why: 'saved as GBK',
      breaks: (path: string) => writeFileSync(path, Buffer.from('b0acc0cf', 'hex')),
      says: '不是 UTF-8',
    },
    {
      why: 'empty blocks where the power went off',
      breaks: (path: string) => writeFileSync(path, Buffer.alloc(4096)),
      says: '断电',
    },
    {
      why: 'a folder',
      breaks: (path: string) => {
        rmSync(path)
        mkdirSync(path)
      },
      says: '这里应是一个文件',
    },
    {
      why: 'empty',
      breaks: (path: string) => writeFileSync(path, ''),
      says: '应是一组带名字的项：office、units、people',
    },
    {
      why: 'nested without end',
      breaks: (path: string) => writeFileSync(path, '['.repeat(20_000)),
      says: '',
    },
    { why: 'made to explode', breaks: (path: string) => writeFileSync(path, explosive()), says: '引用' },
  ])('$why', ({ breaks, says }) => {
    const folder = dataFolder()
    breaks(join(folder, 'roster.yaml'))
    const said = problemsOf(() => loadOffice(folder))
    expect(said.length).toBeGreaterThan(0)
    for (const problem of said) expect(problem).toMatch(/^· roster\.yaml/)
    expect(said[0]).toContain(says)
  })
})

/** Ten lists of ten references each to the list before: 10^10 words once expanded. */
function explosive(): string {
  const levels = Array.from({ length: 10 }, (_, level) => {
    const items = Array.from({ length: 10 }, () => (level === 0 ? 'x' : `*a${level - 1}`))
    return `a${level}: &a${level} [${items.join(', ')}]`
  })
  return levels.join('\n')
}
