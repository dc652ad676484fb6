/**
 * Writes the command table of docs/manual.zh-CN.md from the handlers' own help lines.
 * `node tools/manual.ts --check` only says whether it is up to date.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withCommandTable } from '../src/handlers/command-table.ts'

const path = join(import.meta.dirname, '../docs/manual.zh-CN.md')
const before = readFileSync(path, 'utf8')
const after = withCommandTable(before)

if (process.argv.includes('--check')) {
  if (after !== before) {
    console.error('docs/manual.zh-CN.md: the command table is out of date, run npm run manual')
    process.exitCode = 1
  }
} else {
  writeFileSync(path, after)
}
