const SEPARATORS = [',', '\t', ';'] as const

/**
 * The text of a .csv file: UTF-8 with or without mark, else GB18030.
 *
 * @returns undefined if it is no text
 */
export function textOf(bytes: Uint8Array): string | undefined {
  const text = decoded(bytes)
  return text === undefined || /[\u0000-\u0008\u000e-\u001f]/.test(text.slice(0, 4_000)) ? undefined : text
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    try {
      return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
    } catch {
      return undefined
    }
  }
}

/** Cells of comma, tab or semicolon separated text; quoted ones may hold separators, quotes and line ends. */
export function readDelimited(text: string, mostRows: number): string[][] {
  const separator = separatorOf(text)
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at <= text.length && rows.length <= mostRows) {
    const { cell, end } = text[at] === '"' ? quoted(text, at + 1) : { cell: '', end: at }
    const next = endOfCell(text, end, separator)
    row.push(plain(cell + text.slice(end, next)))
    if (text[next] !== separator) {
      rows.push(row)
      row = []
      if (next >= text.length) break
    }
    at = next + (text[next] === '\r' && text[next + 1] === '\n' ? 2 : 1)
  }
  return rows
}

function separatorOf(text: string): string {
  const head = text.slice(0, 4_000)
  const counts = SEPARATORS.map((sign) => head.split(sign).length)
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ','
}

/** The quoted cell that begins at `from`, and where it ends. An open quote ends with the text. */
function quoted(text: string, from: number): { cell: string; end: number } {
  const parts: string[] = []
  let at = from
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return { cell: parts.join('') + text.slice(at), end: text.length }
    parts.push(text.slice(at, quote))
    if (text[quote + 1] !== '"') return { cell: parts.join(''), end: quote + 1 }
    parts.push('"')
    at = quote + 2
  }
}

function endOfCell(text: string, from: number, separator: string): number {
  let at = from
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1
  return at
}

/** ="00123" and '00123 are how people keep Excel from counting with a number. */
function plain(cell: string): string {
  return cell.replace(/^="(.*)"$/s, '$1').replace(/^'(?=\d)/, '')
}
