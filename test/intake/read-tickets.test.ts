import { readFileSync } from 'node:fs'
import { utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { workbookOf } from '../../src/export/xlsx.ts'
import { zipOf } from '../../src/export/zip.ts'
import { readTickets } from '../../src/intake/read-tickets.ts'
import { PNG, withPassword } from '../support/bad-tables.ts'
import type { ExpectedRow } from '../support/intake-fixtures.ts'
import { INTAKE_FIXTURES } from '../support/intake-fixtures.ts'
import { largeExport } from '../support/large-export.ts'
import { sampleStreet } from '../support/sample-street.ts'
import { at } from '../support/time.ts'
import { filesIn } from '../support/zip.ts'

const HEADINGS = sampleStreet().office.headings

describe('exports as platforms make them', () => {
  test.each(INTAKE_FIXTURES)('$name', ({ name, rows }) =>
    isReadAs(readFileSync(`test/fixtures/intake/${name}`), rows),
  )

  test.each([largeExport('xlsx'), largeExport('gb18030')])('$name', ({ bytes, rows }) =>
    isReadAs(bytes(), rows),
  )
})

/** Row by row. */
async function isReadAs(bytes: Uint8Array, rows: readonly ExpectedRow[]): Promise<void> {
  const sheet = await readTickets(bytes, HEADINGS)
  if ('problem' in sheet) throw new Error(sheet.problem)
  expect(sheet.faulty).toEqual([])
  const read = sheet.rows.map(({ line, ticket, content, citizen, isClosed }) => ({
    line,
    number: ticket.number,
    content,
    ...(citizen && { phone: citizen.phone }),
    ...(citizen?.name && { name: citizen.name }),
    ...(ticket.platformDeadline !== undefined && { deadline: ticket.platformDeadline }),
    ...(ticket.urgency === 'urgent' && { urgent: true }),
    ...(ticket.kind !== 'help' && { kind: ticket.kind }),
    ...(ticket.matter !== undefined && { matter: ticket.matter }),
    ...(isClosed && { closed: true }),
  }))
  // Seconds count, but the platform's limits are told to the minute.
  const minutes = read.map((row) =>
    'deadline' in row ? { ...row, deadline: Math.floor((row.deadline ?? 0) / 60_000) } : row,
  )
  expect(minutes).toEqual(
    rows.map((row) => (row.deadline ? { ...row, deadline: at(row.deadline) / 60_000 } : row)),
  )
}

const HEAD = ['工单编号', '诉求内容', '联系电话', '办结时限']

function csvOf(...rows: string[]): Uint8Array {
  return Buffer.from([HEAD.join(','), ...rows].join('\n'))
}

async function faultsOf(bytes: Uint8Array) {
  const sheet = await readTickets(bytes, HEADINGS)
  if ('problem' in sheet) throw new Error(sheet.problem)
  return sheet.faulty.flatMap(({ faults }) => faults)
}

test.each([
  { why: 'no number', row: ',路灯坏了,,', column: '工单编号', fault: 'missing' },
  { why: 'nothing told', row: 'A1,,,', column: '诉求内容', fault: 'missing' },
  { why: 'rounded phone', row: 'A1,路灯坏了,1.38E+10,', column: '联系电话', fault: 'digits_lost' },
  { why: 'rounded number', row: '3.7E+19,路灯坏了,,', column: '工单编号', fault: 'digits_lost' },
  { why: 'no such day', row: 'A1,路灯坏了,,2026-02-30', column: '办结时限', fault: 'unreadable_date' },
  { why: 'a word for a day', row: 'A1,路灯坏了,,下周三', column: '办结时限', fault: 'unreadable_date' },
  { why: 'three digits', row: 'A1,路灯坏了,123,', column: '联系电话', fault: 'unreadable_phone' },
])(
  'a row with $why is told with line, column and reason; the others go in',
  async ({ row, column, fault }) => {
    const sheet = await readTickets(csvOf('OK1,井盖松了,,', row), HEADINGS)
    expect(sheet).toMatchObject({
      rows: [{ ticket: { number: 'OK1' } }],
      faulty: [{ faults: [{ line: 3, column, fault }] }],
    })
  },
)

test('a formula is never worked out: its row is faulty', async () => {
  const sheet = utils.aoa_to_sheet([HEAD, ['A1', '路灯坏了', '', '']])
  sheet.B2 = { t: 's', v: '路灯坏了', f: 'HYPERLINK("http://x")' }
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, '表')
  const bytes = write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array
  expect(await faultsOf(bytes)).toEqual([{ line: 2, column: '诉求内容', fault: 'formula' }])
})

test('a corrected table of faulty rows is read like any other', async () => {
  const titles = ['哪里有误', ...HEAD].map((title) => ({ title, width: 10 }))
  const bytes = workbookOf([
    { name: '有误', columns: titles, rows: [['没有填', 'A1', '=路灯坏了', '13900000001', '']] },
  ])
  expect(await readTickets(bytes, HEADINGS)).toMatchObject({
    rows: [{ ticket: { number: 'A1' }, content: '=路灯坏了' }],
  })
})

/** The archive with two bytes of its directory's end, of its first entry there, or of that file's own header changed. */
function forged(
  archive: Uint8Array,
  change: { in: 'end' | 'entry' | 'header'; at: number; value: number },
): Buffer {
  const bytes = Buffer.from(archive)
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  const base = { end, entry: bytes.readUInt32LE(end + 16), header: 0 }[change.in]
  bytes.writeUInt16LE(change.value, base + change.at)
  return bytes
}

/** A workbook that could be read, were it not for what lies in it beside the table. */
const bomb = () =>
  zipOf([
    { path: 'xl/media/a.xml', content: ' '.repeat(120_000_000) },
    ...[...filesIn(plainBook())].map(([path, content]) => ({ path, content })),
  ])
/** What an .ods says in a few bytes takes gigabytes once each row stands by itself. */
const REPEATED =
  '<office:document-content><office:body><office:spreadsheet><table:table table:name="a"><table:table-row table:number-rows-repeated="9"><table:table-cell table:number-columns-repeated="9" office:value-type="string"><text:p>工单编号</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>'

const plainBook = () => workbookOf([{ name: 'a', columns: [{ title: 'b', width: 9 }], rows: [] }])

test.each([
  { why: 'a picture named .xlsx', bytes: () => PNG, problem: 'not_a_table' },
  { why: 'a zip bomb', bytes: bomb, problem: 'unpacks_too_large' },
  {
    why: 'a zip bomb that its directory does not count',
    bytes: () => forged(bomb(), { in: 'end', at: 10, value: 0 }),
    problem: 'broken',
  },
  {
    why: 'a part that its directory calls unpacked',
    bytes: () => forged(plainBook(), { in: 'entry', at: 10, value: 0 }),
    problem: 'broken',
  },
  {
    why: 'a size of gigabytes that it only declares',
    bytes: () => forged(plainBook(), { in: 'header', at: 24, value: 0xff00 }),
    problem: 'unpacks_too_large',
  },
  {
    why: 'a name that its directory does not say',
    bytes: () => forged(plainBook(), { in: 'header', at: 30, value: 0x2f2f }),
    problem: 'broken',
  },
  {
    why: 'a table of OpenDocument, whose rows may be repeated without end',
    bytes: () =>
      zipOf([
        { path: 'META-INF/manifest.xml', content: '<manifest:manifest/>' },
        { path: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
        { path: 'content.xml', content: REPEATED },
      ]),
    problem: 'not_a_table',
  },
  {
    why: 'an archive in the archive',
    bytes: () => zipOf([{ path: 'Index.zip', content: '工单编号,诉求内容\nA1,路灯坏了' }]),
    problem: 'not_a_table',
  },
  { why: 'macros', bytes: () => zipOf([{ path: 'xl/vbaProject.bin', content: 'x' }]), problem: 'macro' },
  { why: 'a password', bytes: withPassword, problem: 'password' },
  { why: '200 MB', bytes: () => Buffer.alloc(200 * 1024 * 1024), problem: 'too_large' },
  { why: 'a cut file', bytes: () => plainBook().subarray(0, 700), problem: 'broken' },
  { why: 'another zip', bytes: () => zipOf([{ path: 'a.txt', content: 'a' }]), problem: 'broken' },
  { why: 'no headings', bytes: () => Buffer.from('姓名,年龄\n甲,3'), problem: 'no_headings' },
  { why: 'headings only', bytes: () => csvOf(), problem: 'no_rows' },
  { why: 'nothing', bytes: () => new Uint8Array(), problem: 'no_rows' },
])('a file with $why is refused: $problem', async ({ bytes, problem }) => {
  expect(await readTickets(bytes(), HEADINGS)).toEqual({ problem })
})

test('whatever the bytes, there is an answer', async () => {
  // The reader of old files mentions records that it does not know.
  const said = vi.spyOn(console, 'error').mockReturnValue()
  onTestFinished(() => said.mockRestore())
  const book = Buffer.from(readFileSync('test/fixtures/intake/01-plain.xlsx'))
  const old = Buffer.from(readFileSync('test/fixtures/intake/05-old.xls'))
  const spoilt = fc
    .tuple(
      fc.constantFrom(book, old),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 20 }),
    )
    .map(([base, changes]) => {
      const bytes = Buffer.from(base)
      for (const [where, value] of changes) bytes[where % bytes.length] = value
      return bytes
    })
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 400 }), spoilt), async (bytes) => {
      const sheet = await readTickets(bytes, HEADINGS)
      expect('problem' in sheet || sheet.rows.length + sheet.faulty.length > 0).toBe(true)
    }),
    { numRuns: 200, seed: 5 },
  )
})

test('the line by which a ticket is known holds no part of a phone number or a name, wherever it is cut', async () => {
  for (let before = 1; before < 40; before += 1) {
    const words = `${'村'.repeat(before)}13900001234王桂兰`
    const sheet = await readTickets(
      Buffer.from(`工单编号,诉求内容,来电人,联系电话\nA1,${words},王桂兰,13900001234`),
      HEADINGS,
    )
    const subject = 'problem' in sheet ? '' : sheet.rows[0]?.ticket.subject
    expect(subject).not.toMatch(/\d|桂/)
  }
})
