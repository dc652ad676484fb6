import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withCommandTable } from '../../src/handlers/command-table.ts'

test('the printed manual says what the handlers do', () => {
  const manual = readFileSync(join(import.meta.dirname, '../../docs/manual.zh-CN.md'), 'utf8')
  expect(withCommandTable(manual), 'run npm run manual').toBe(manual)
})
