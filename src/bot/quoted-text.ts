/** A message as a puppet delivers it, taken apart. */
export interface SplitText {
  /** What was quoted and whose words they are; the name is empty where the puppet gives none. */
  quote?: { name: string; text: string }
  /** What the sender said themself. */
  text: string
}

/** Real puppets write 「」; other protocols and people who copy use these. */
const CLOSING: Readonly<Record<string, string>> = { '「': '」', '『': '』', '“': '”', '"': '"' }
/** The line between a quoted message and the reply: 15 dashes with spaces, or at least five of any kind. */
const DIVIDER = /\n[ \t]*(?:[-–—─_][ \t]?){5,}(?:\n|$)/g
/** So many dashes with spaces are no line of people's own. */
const SURE_DIVIDER = /^\n(?:- ){10,}-/
/** Names in chats are short; a colon further on belongs to the words. */
const LONGEST_NAME = 40

/**
 * Takes apart a quoted reply as puppets deliver it: `「name：content」\n- - … -\nreply`. A quote within the
 * quoted text stays inside it. A text that is no quoted reply comes back as it is.
 */
export function splitQuote(text: string): SplitText {
  const opening = text.charAt(0)
  const closing = CLOSING[opening]
  if (closing === undefined) return splitXml(text) ?? { text }
  const end = endOfQuote(text, { opening, closing })
  if (!end) return { text }
  return { quote: nameAndWords(text.slice(1, end.at)), text: text.slice(end.next).trim() }
}

interface QuoteEnd {
  /** Where the closing bracket stands. */
  at: number
  /** Where the reply begins. */
  next: number
}

/**
 * The first divider at which as many brackets are closed as were opened: inner quotes come before it, and a
 * quote inside the reply behind it. If people's own brackets upset the count, the last divider that can be one;
 * where the platform cut a long quote short, that needs no closing bracket.
 */
function endOfQuote(text: string, brackets: { opening: string; closing: string }): QuoteEnd | undefined {
  let last: QuoteEnd | undefined
  let depth = 0
  let counted = 0
  for (const divider of text.matchAll(DIVIDER)) {
    const quoted = text.slice(counted, divider.index)
    depth += count(quoted, brackets.opening) - count(quoted, brackets.closing)
    counted = divider.index
    const next = divider.index + divider[0].length
    const at = divider.index - (quoted.length - quoted.trimEnd().length) - 1
    if (text.charAt(at) === brackets.closing && at > 0) {
      last = { at, next }
      if (depth <= 0) return last
    } else if (brackets.opening === '「' && SURE_DIVIDER.test(divider[0])) {
      last = { at: divider.index, next }
    }
  }
  return last
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1
}

/** Puppets part name and words by `：`; a plain colon counts where it comes first and a blank follows. */
function nameAndWords(quoted: string): { name: string; text: string } {
  const head = (quoted.split('\n', 1)[0] ?? '').slice(0, LONGEST_NAME)
  const wide = head.indexOf('：')
  const spaced = head.search(/:\s/)
  const isWide = wide >= 0 && (spaced < 0 || wide < spaced)
  const at = isWide ? wide : spaced >= 0 ? spaced : head.indexOf(':')
  return { name: quoted.slice(0, Math.max(0, at)).trim(), text: wordsOf(quoted.slice(at + 1).trim()) }
}

/** The words of a quoted message; of a raw XML message (a file, a link, a quote) only its title. */
function wordsOf(content: string): string {
  if (!/^(?:<\?xml|<msg[\s>]|<appmsg[\s>])/.test(content)) return content
  return unescaped(element(content, 'title') ?? '')
}

/** A quote as some puppets pass it on untouched, in groups after the sender's id: `<msg>…<title>reply</title>…<refermsg>…`. */
function splitXml(text: string): SplitText | undefined {
  if (!/^\s*(?:[\w@-]{1,64}:\s*)?(?:<\?xml|<msg[\s>])/.test(text)) return undefined
  const quoted = element(text, 'refermsg')
  if (quoted === undefined) return undefined
  const reply = element(text.slice(0, text.indexOf('<refermsg>')), 'title') ?? ''
  return {
    quote: {
      name: unescaped(element(quoted, 'displayname') ?? ''),
      text: wordsOf(unescaped(element(quoted, 'content') ?? '').trim()),
    },
    text: unescaped(reply).trim(),
  }
}

/** What stands inside the first such element that is closed. */
function element(xml: string, name: string): string | undefined {
  const open = xml.indexOf(`<${name}>`)
  const close = xml.indexOf(`</${name}>`, open)
  return open < 0 || close < 0 ? undefined : xml.slice(open + name.length + 2, close)
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

function unescaped(xml: string): string {
  const data = /^\s*<!\[CDATA\[([\s\S]*)\]\]>\s*$/.exec(xml)?.[1]
  return data ?? xml.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ENTITIES[name] ?? '')
}
