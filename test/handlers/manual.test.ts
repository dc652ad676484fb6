import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withCommandTable } from '../../src/handlers/command-table.ts'
import { handlers } from '../../src/handlers/index.ts'

test('the printed manual says what the handlers do', () => {
  const manual = readFileSync(join(import.meta.dirname, '../../docs/manual.zh-CN.md'), 'utf8')
  expect(withCommandTable(manual), 'run npm run manual').toBe(manual)
})

test('no intent is asked, or shown in help and manual, twice', () => {
  const names = handlers.map(({ name }) => name)
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})
