import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadOffice } from '../../src/office/load-office.ts'
import { dataFolder } from './data-folder.ts'
import type { Row } from './refusals.ts'
import { expectRefused, problemsOf } from './refusals.ts'

const SYNTAX: Row[] = [
  { why: 'a tab', from: '  - 08:30-12:00', to: '\t- 08:30-12:00', says: '缩进只能用空格，不能用 Tab' },
  { why: 'a key twice', from: 'daysOff: []', to: 'spans: [08:30-12:00]', says: '同一项写了两次' },
  {
    why: 'a quote left open',
    from: 'workdays: []',
    to: 'workdays: ["2026-01-01]',
    below: 'elsewhere',
    says: '格式不对',
  },
  { why: 'a second document', from: 'workdays: []', to: '---\nworkdays: []', says: '单独一行的 ---' },
  { why: 'a reference to nothing', from: 'workdays: []', to: 'workdays: *days', says: '要加引号' },
]

test.each(SYNTAX)('YAML is refused for $why', (row) => expectRefused('calendar.yaml', row))

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
