import { expect, test } from 'vitest'
import type { Sheet } from '../../src/export/xlsx.ts'
import { workbookOf } from '../../src/export/xlsx.ts'
import { WEEKLY_COLUMNS } from '../../src/templates/messages/weekly-table.ts'
import { at } from '../support/time.ts'
import { filesIn } from '../support/zip.ts'

const SHEET: Sheet = {
  name: '重点清单 11月16日',
  columns: [
    { title: '标题', width: 20 },
    { title: '件数', width: 8, format: 'count' },
    { title: '满意率', width: 8, format: 'percent' },
    { title: '期限', width: 18, format: 'moment' },
  ],
  rows: [
    ['=HYPERLINK("http://evil")', 12_345, 0.923, at('2026-11-16 17:30')],
    ['+86 @SUM(A1) -1', undefined, undefined, undefined],
    ['村口 <臭水沟> & “坑”\u0007', 1, 1, at('2026-11-16 00:00')],
  ],
}

function sheetXml(sheet: Sheet = SHEET): string {
  return filesIn(workbookOf([sheet])).get('xl/worksheets/sheet1.xml') ?? ''
}

test('what begins like a formula is text', () => {
  const xml = sheetXml()
  expect(xml).not.toContain('<f>')
  expect(xml).toContain('t="inlineStr"><is><t xml:space="preserve">=HYPERLINK(&quot;http://evil&quot;)</t>')
  expect(xml).toContain('>+86 @SUM(A1) -1</t>')
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'])(
  'a cell that begins so is text, and stays it when edited: %j',
  (cell) => {
    const xml = sheetXml({ ...SHEET, columns: SHEET.columns.slice(0, 1), rows: [[cell]] })
    expect(xml).not.toContain('<f>')
    expect(xml).toContain(`<c r="A2" s="6" t="inlineStr"><is><t xml:space="preserve">${cell}</t>`)
  },
)

test('signs that XML does not allow are taken out, others escaped', () => {
  expect(sheetXml()).toContain('>村口 &lt;臭水沟&gt; &amp; “坑”</t>')
})

test('the same sheets give the same bytes; columns past Z have their names', () => {
  const columns = Array.from({ length: 30 }, (_, index) => ({ title: `第${index}列`, width: 9 }))
  const wide = { name: '宽表', columns, rows: [] }
  expect(Buffer.from(workbookOf([SHEET, wide])).equals(Buffer.from(workbookOf([SHEET, wide])))).toBe(true)
  expect(sheetXml(wide)).toContain('r="AD1"')
})

test('a list prints on A4 in letters that can be read, each page with the name of the list', () => {
  for (const columns of Object.values(WEEKLY_COLUMNS)) {
    const width = columns.reduce((sum, column) => sum + column.width, 0)
    // Some 130 signs of eleven points fit on A4 on its side: smaller than seven points nobody reads.
    expect(width).toBeLessThanOrEqual(220)
  }
  expect(sheetXml()).toContain('<oddHeader>&amp;C&amp;A</oddHeader>')
})
