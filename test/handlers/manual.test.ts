import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withCommandTable } from '../../src/handlers/command-table.ts'
import { usagesFor } from '../../src/handlers/help.ts'
import { handlers } from '../../src/handlers/index.ts'

test('the printed manual says what the handlers do', () => {
  const manual = readFileSync(join(import.meta.dirname, '../../docs/manual.zh-CN.md'), 'utf8')
  expect(withCommandTable(manual), 'run npm run manual').toBe(manual)
})

test('no intent is asked, or shown in help and manual, twice', () => {
  const names = handlers.map(({ name }) => name)
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})

test.each([
  { who: 'unit', first: '收到 17' },
  { who: 'station', first: '派 17 环卫所' },
  { who: 'supervision', first: '督办' },
] as const)(
  'the table of $who begins with what is said every day, and has no line twice',
  ({ who, first }) => {
    const lines = usagesFor(handlers, [who]).map(({ say, does }) => `${say} ${does}`)
    expect(lines[0]).toMatch(new RegExp(`^${first}`))
    expect(new Set(lines).size).toBe(lines.length)
  },
)
