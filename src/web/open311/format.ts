import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { xmlText } from '../../domain/xml-text.ts'

export const FORMATS = ['json', 'xml'] as const
export type Format = (typeof FORMATS)[number]

type Value = string | number | boolean | null | readonly string[] | readonly Row[]
export interface Row {
  [name: string]: Value
}

/** What a list and each of its rows are called in XML; JSON has the rows alone. */
export interface Names {
  list: string
  row: string
}

/** Rows as Open311 writes them, in the format that the path ends with. */
export function rowsAnswer(
  c: Context,
  rows: readonly Row[],
  { format, names, status = 200 }: { format: Format; names: Names; status?: ContentfulStatusCode },
): Response {
  return format === 'json' ? c.json(rows, status) : xml(c, listXml(names.list, names.row, rows), status)
}

/** One thing that is no list. */
export function rowAnswer(
  c: Context,
  row: Row,
  { format, name }: { format: Format; name: string },
): Response {
  return format === 'json' ? c.json(row) : xml(c, element(name, fieldsXml(row)), 200)
}

function xml(c: Context, body: string, status: ContentfulStatusCode): Response {
  return c.body(DECLARATION + body, status, { 'Content-Type': 'text/xml; charset=utf-8' })
}

const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'

function element(name: string, content: string): string {
  return content === '' ? `<${name}/>` : `<${name}>${content}</${name}>`
}

function listXml(list: string, row: string, rows: readonly (Row | string)[]): string {
  const items = rows.map((one) => element(row, typeof one === 'string' ? xmlText(one) : fieldsXml(one)))
  return element(list, items.join(''))
}

/** Rows inside a row are called as it says: `endpoints` holds each `endpoint`. */
function fieldsXml(row: Row): string {
  return Object.entries(row)
    .map(([name, value]) => {
      if (value === null) return element(name, '')
      if (typeof value === 'object') return listXml(name, name.replace(/s$/, ''), value)
      return element(name, xmlText(String(value)))
    })
    .join('')
}
