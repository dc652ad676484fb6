import type { EpochMs } from '../domain/time.ts'
import { DAY_MS, HOUR_MS } from '../domain/time.ts'
import { xmlText } from '../domain/xml-text.ts'
import { zipOf } from './zip.ts'

/** How a column's figures are shown. */
export type CellFormat = 'text' | 'count' | 'percent' | 'moment'

export interface Column {
  title: string
  /** In characters. */
  width: number
  format?: CellFormat
}

/** Text stays text whatever it begins with; a moment is an instant in epoch milliseconds, a percent a share 0–1. */
export type Cell = string | number | undefined

export interface Sheet {
  /** At most 31 characters, none of []:*?/\ */
  name: string
  columns: readonly Column[]
  rows: readonly (readonly Cell[])[]
}

/** More rows than Excel has, or longer cells, would make a file that it calls broken. */
const MOST_ROWS = 1_048_575
const MOST_CHARACTERS = 32_767

/** Numbers of `cellXfs` in the style sheet below. */
const STYLES: Readonly<Record<CellFormat, number>> = { text: 2, count: 3, percent: 4, moment: 5 }
const HEAD_STYLE = 1
/** Shown with the sign that says: this is text. */
const QUOTED_STYLE = 6

/** Days from Excel's first day to 1970. */
const EXCEL_EPOCH_DAYS = 25_569
const BEIJING_OFFSET_MS = 8 * HOUR_MS

/**
 * An Excel workbook: heads frozen, a filter on each column, number formats, wrapped text. The same sheets give the
 * same bytes. Everything that people wrote is kept as text, never as a formula, also where it begins with = + - or @.
 */
export function workbookOf(sheets: readonly Sheet[]): Uint8Array {
  return zipOf([
    { path: '[Content_Types].xml', content: contentTypes(sheets.length) },
    { path: '_rels/.rels', content: ROOT_RELATIONS },
    { path: 'xl/workbook.xml', content: workbookXml(sheets) },
    { path: 'xl/_rels/workbook.xml.rels', content: workbookRelations(sheets.length) },
    { path: 'xl/styles.xml', content: STYLE_SHEET },
    ...sheets.map((sheet, index) => ({
      path: `xl/worksheets/sheet${index + 1}.xml`,
      content: sheetXml(sheet),
    })),
  ])
}

/** `A`, `Z`, `AA`. */
function columnName(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}

function sheetXml({ columns, rows }: Sheet): string {
  const last = columnName(columns.length - 1)
  const shown = rows.slice(0, MOST_ROWS)
  const head = columns
    .map(({ title }, index) => textCell(`${columnName(index)}1`, title, HEAD_STYLE))
    .join('')
  const body = shown.map((row, index) => {
    const cells = row.map((cell, at) => cellXml(`${columnName(at)}${index + 2}`, cell, columns[at]?.format))
    return `<row r="${index + 2}" ht="${heightOf(row, columns)}" customHeight="1">${cells.join('')}</row>`
  })
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  return (
    `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${widths.join('')}</cols><sheetData><row r="1" ht="24" customHeight="1">${head}</row>` +
    `${body.join('')}</sheetData><autoFilter ref="A1:${last}${shown.length + 1}"/>` +
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
    // Printed, each page says of which list it is a part.
    '<headerFooter><oddHeader>&amp;C&amp;A</oddHeader><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>'
  )
}

/** In points. Not every program finds out by itself how high a row with wrapped text is. */
const LINE_HEIGHT = 15
const MOST_LINES = 20

function heightOf(row: readonly Cell[], columns: readonly Column[]): number {
  const lines = row.map((cell, index) =>
    typeof cell !== 'string' ? 1 : linesOf(cell, columns[index]?.width ?? cell.length),
  )
  return LINE_HEIGHT * Math.min(MOST_LINES, Math.max(1, ...lines))
}

/** A Chinese sign is as wide as two digits. */
function linesOf(text: string, width: number): number {
  const lengths = text
    .split('\n')
    .map((line) => [...line].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 0))
  return lengths.reduce((sum, length) => sum + Math.max(1, Math.ceil(length / (width - 1))), 0)
}

function cellXml(at: string, cell: Cell, format: CellFormat = 'text'): string {
  if (cell === undefined || cell === '') return `<c r="${at}" s="${STYLES[format]}"/>`
  if (typeof cell === 'string')
    return textCell(at, cell, /^[=+\-@\t\r]/.test(cell) ? QUOTED_STYLE : STYLES.text)
  const value = format === 'moment' ? serialOf(cell) : cell
  return `<c r="${at}" s="${STYLES[format]}"><v>${value}</v></c>`
}

function textCell(at: string, text: string, style: number): string {
  const kept = Array.from(text).slice(0, MOST_CHARACTERS).join('')
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(kept)}</t></is></c>`
}

function serialOf(at: EpochMs): number {
  return (at + BEIJING_OFFSET_MS) / DAY_MS + EXCEL_EPOCH_DAYS
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function contentTypes(sheets: number): string {
  const parts = Array.from(
    { length: sheets },
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`,
  )
  return (
    `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/>${parts.join('')}</Types>`
  )
}

const ROOT_RELATIONS =
  `${XML}<Relationships xmlns="${RELATIONS}">` +
  `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`

function workbookXml(sheets: readonly Sheet[]): string {
  const named = sheets.map(
    ({ name }, index) =>
      `<sheet name="${xmlText(name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31))}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )
  // The filter's range stands here too, else some programs show no arrows; each printed page begins with the heads.
  const filters = sheets.map(({ name, columns, rows }, index) => {
    const range = `$A$1:$${columnName(columns.length - 1)}$${Math.min(rows.length, MOST_ROWS) + 1}`
    const quoted = `'${xmlText(name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31)).replaceAll("'", "''")}'`
    return (
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${quoted}!${range}</definedName>` +
      `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${quoted}!$1:$1</definedName>`
    )
  })
  return (
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${named.join('')}</sheets>` +
    `<definedNames>${filters.join('')}</definedNames></workbook>`
  )
}

function workbookRelations(sheets: number): string {
  const parts = Array.from(
    { length: sheets },
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  )
  return (
    `${XML}<Relationships xmlns="${RELATIONS}">${parts.join('')}` +
    `<Relationship Id="rId${sheets + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`
  )
}

const TOP = '<alignment vertical="top" wrapText="1"/>'
const STYLE_SHEET =
  `${XML}<styleSheet xmlns="${MAIN}">` +
  '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/>' +
  '<numFmt numFmtId="165" formatCode="0.0%"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="DengXian"/></font>' +
  '<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="DengXian"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FF1F4E79"/><bgColor indexed="64"/></patternFill></fill></fills>' +
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>' +
  '<border><left style="thin"><color rgb="FFBFBFBF"/></left><right style="thin"><color rgb="FFBFBFBF"/></right>' +
  '<top style="thin"><color rgb="FFBFBFBF"/></top><bottom style="thin"><color rgb="FFBFBFBF"/></bottom><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center"/></xf>' +
  `<xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1">${TOP}</xf>` +
  `<xf numFmtId="3" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1">${TOP}</xf>` +
  `<xf numFmtId="165" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1">${TOP}</xf>` +
  `<xf numFmtId="164" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1">${TOP}</xf>` +
  `<xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" quotePrefix="1" applyNumberFormat="1" applyBorder="1" applyAlignment="1">${TOP}</xf>` +
  '</cellXfs></styleSheet>'
