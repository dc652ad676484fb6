import type { WorkSheet } from '@e965/xlsx'
import { utils, write } from '@e965/xlsx'

export type Value = string | number | null

export function sheetBytes(
  rows: readonly (readonly Value[])[],
  options: { type: 'xlsx' | 'biff8'; merges?: readonly string[]; touch?: (sheet: WorkSheet) => void },
): Uint8Array {
  const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]))
  if (options.merges) sheet['!merges'] = options.merges.map((range) => utils.decode_range(range))
  options.touch?.(sheet)
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, '工单')
  return write(book, { type: 'buffer', bookType: options.type, compression: true }) as Uint8Array
}

export function csv(rows: readonly (readonly Value[])[], separator = ',', end = '\r\n'): string {
  const cell = (value: Value): string =>
    /[",\n;\t]/.test(String(value ?? '')) ? `"${String(value).replaceAll('"', '""')}"` : String(value ?? '')
  return rows.map((row) => row.map(cell).join(separator)).join(end)
}

/** One after another, because Node encodes no GB18030 itself: the decoder's own table turned round. */
export function gb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030')
  const table = new Map<string, number[]>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail !== 0x7f) table.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
    }
  }
  return Uint8Array.from(
    [...text].flatMap((sign) => (sign < '\u0080' ? [sign.charCodeAt(0)] : (table.get(sign) ?? [0x3f]))),
  )
}
