import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|vue|mjs)$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
}

const SOURCES = filesBelow('src')
const TESTS = filesBelow('test')

/** The file without comments, which may show Chinese as examples. */
function codeOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
}

const PAGE = 'src/web/client/'

const BANS = [
  {
    ban: /\bDate\.now\(\)|\bnew Date\(\)|\bperformance\.now\(\)/,
    instead: 'take `now` as an argument, or ask Clock.now() (src/clock.ts)',
    allowed: ['src/clock.ts', PAGE],
  },
  {
    ban: /\bnew Date\(/,
    instead: 'the helpers of src/domain/time.ts',
    allowed: ['src/domain/time.ts', PAGE],
  },
  { ban: /\bprocess\.env\b/, instead: 'readConfig() of src/config.ts', allowed: ['src/config.ts'] },
  { ban: /\bconsole\./, instead: 'the logger of src/log.ts', allowed: ['src/cli/'] },
  { ban: /\bMath\.random\b/, instead: 'a random function given from outside', allowed: ['src/app.ts', PAGE] },
  {
    // Tried at each sign of a long run, it takes the square of the run's length, and everybody waits.
    ban: /[/|]\[(?:\\.|[^\]\\\n])*\][+*]\$[/|]|[/|](?:\\s|\.)[+*]\$[/|]/,
    instead: 'the same after (?<!…), so that the end is tried only from where it begins',
    allowed: [],
  },
  { ban: /\b(?:FIXME|TODO|XXX)\b/, instead: 'an issue', allowed: [] },
  { ban: /\bv-html\b|\.innerHTML\b/, instead: 'text, which Vue escapes', allowed: [] },
  {
    ban: /\b(?:selectFrom|insertInto|updateTable|deleteFrom)\(|\bsql`/,
    instead: 'a function of src/store',
    allowed: ['src/store/'],
  },
  {
    ban: /['"`][^'"`\n]*[\u4e00-\u9fff]{2}/,
    instead: 'a sentence in src/templates/messages',
    allowed: [
      'src/templates/',
      'src/handlers/',
      'src/office/',
      'src/domain/',
      'src/config.ts',
      'src/env-file.ts',
      'src/bot/local/',
      'src/bot/puppet.ts',
      'src/web/',
      'src/desk/draft-reply.ts',
      'src/desk/link-citizen.ts',
    ],
  },
]

describe('house rules', () => {
  test.each(BANS)('no $ban in src: use $instead', ({ ban, allowed }) => {
    const offenders = SOURCES.filter((file) => !allowed.some((start) => file.startsWith(start))).filter(
      (file) => ban.test(codeOf(file)),
    )
    expect(offenders).toEqual([])
  })

  test('no test is skipped or alone', () => {
    const offenders = TESTS.filter((file) => file !== 'test/tidy.test.ts').filter((file) =>
      /\b(?:test|it|describe)\.(?:only|skip|todo)\b/.test(codeOf(file)),
    )
    expect(offenders).toEqual([])
  })

  test('no file is longer than 400 lines', () => {
    const long = [...SOURCES, ...TESTS].filter(
      (file) => readFileSync(join(ROOT, file), 'utf8').split('\n').length > 400,
    )
    expect(long, 'look for the missing concept').toEqual([])
  })
})
