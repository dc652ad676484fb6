/** What somebody has written of an entry so far. */
export interface EntryText {
  title?: string
  body?: string
  asks?: string[]
  keywords?: string[]
}

const ASKS = /^(?:问法|常见说法|说法)[：:]\s*(.+)$/
const KEYWORDS = /^(?:关键词|关键字)[：:]\s*(.+)$/
/** A longer first line, or one with a full stop, is the text itself. */
const LONGEST_TITLE = 40

/** Reads a title on the first line, the text below it, and lines 问法：…；… and 关键词：…、…, each if it is there. */
export function readEntryText(text: string): EntryText {
  const lines = text.split('\n')
  const asks = lines.flatMap((line) => partsOf(ASKS.exec(line.trim())?.[1], /[；;]/))
  const keywords = lines.flatMap((line) => partsOf(KEYWORDS.exec(line.trim())?.[1], /[、，,；;\s]/))
  const rest = lines.filter((line) => !ASKS.test(line.trim()) && !KEYWORDS.test(line.trim()))
  const [first = '', ...others] = rest.join('\n').trim().split('\n')
  const title = unquoted(first)
  const isTitle = title !== '' && title.length <= LONGEST_TITLE && !/[。！？]/.test(title)
  const body = (isTitle ? others : [first, ...others]).join('\n').trim()
  return {
    ...(isTitle && { title }),
    ...(body !== '' && { body }),
    ...(asks.length > 0 && { asks }),
    ...(keywords.length > 0 && { keywords }),
  }
}

/** 跳舞吵；大喇叭太响 — one way of putting it each. */
export function readAsks(text: string): string[] {
  return partsOf(text.replace(/^(?:问法|说法)[：:]/, ''), /[；;\n]/)
}

function partsOf(text: string | undefined, between: RegExp): string[] {
  return (text ?? '')
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function unquoted(text: string): string {
  return text.replace(/^[《「\s]+|(?<![》」：:\s])[》」：:\s]+$/g, '').trim()
}
