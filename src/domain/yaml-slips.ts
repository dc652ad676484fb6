/** What a Chinese keyboard, a web page or a Windows editor puts into a YAML file, told from the line alone. */
export interface Slip {
  /** From 1. */
  line: number
  hint: string
}

/** How far above the line where a parser stumbles the cause may stand, in lines that say something. */
const LINES_BACK = 3

/**
 * What most likely made the parser stumble at this line: it notices an open quote at the end of the file, an open
 * bracket a line later, and a full-width colon where the next key comes.
 *
 * @param line where the parser stumbled, from 1
 */
export function slipNear(text: string, line: number): Slip | undefined {
  const lines = text.split(/\r?\n|\r/)
  const at = Math.min(line, lines.length) - 1
  const near = [at, ...before(lines, at), at + 1]
  for (const index of near) {
    const hint = slipIn(lines[index] ?? '')
    if (hint !== undefined) return { line: index + 1, hint }
  }
  const open = lines.slice(0, at + 1).findIndex((one) => isOpen(one))
  return open < 0 ? undefined : { line: open + 1, hint: '引号没有成对，前后各要一个' }
}

/** The lines above that say something, nearest first. */
function before(lines: readonly string[], at: number): number[] {
  const found: number[] = []
  for (let index = at - 1; index >= 0 && found.length < LINES_BACK; index -= 1) {
    if (/\S/.test(lines[index] ?? '') && !/^\s*#/.test(lines[index] ?? '')) found.push(index)
  }
  return found
}

const KEY = String.raw`^[\s-]*[\p{L}\p{N}_-]+`

/** In the order in which they are told apart: a line with several is right once the first is mended and the next shows. */
const SLIPS: readonly { sign: RegExp; hint: string }[] = [
  { sign: /^(?:<{7}|={7}$|>{7})/, hint: '这是合并两份文件时留下的记号，请留下对的那一份，把这样的行都删掉' },
  { sign: /^\s*\t/, hint: '缩进只能用空格，不能用 Tab' },
  {
    sign: /^ *[\u00A0\u3000]|:[\u00A0\u3000]/u,
    hint: '这里的空格是全角的，或是从网页上拷来的，请换成普通的空格',
  },
  { sign: /^\s*[—–－−]/u, hint: '列表前面的短横要用英文的 -，后面空一格' },
  { sign: /^\s*＃/u, hint: '说明前面要用英文的 #' },
  { sign: new RegExp(`${KEY}\\s*：(?!.*:(?:\\s|$))`, 'u'), hint: '冒号要用英文的 :，后面空一格' },
  { sign: /^[\s-]*[A-Za-z\p{Script=Han}][\w\p{Script=Han}]*:[^\s/]/u, hint: '冒号后面要空一格' },
  { sign: /[｛｝［］]|:\s*【/u, hint: '括号要用英文的 [ ] 或 { }' },
  { sign: /[[{][^"'\]}]*，/u, hint: '括号里的逗号要用英文的 ,' },
  { sign: /:\s+[@`%]/, hint: '这个符号开头的字要加引号' },
]

function slipIn(line: string): string | undefined {
  if (/^\s*#/.test(line)) return undefined
  const found = SLIPS.find(({ sign }) => sign.test(line))
  if (found) return found.hint
  const bare = line.replace(/"[^"]*"|'[^']*'/g, '').replace(/\s#.*$/, '')
  for (const [open, close] of ['[]', '{}']) {
    if (bare.split(open ?? '').length !== bare.split(close ?? '').length) return '括号没有成对，前后各要一个'
  }
  return undefined
}

/** A quote that begins a value and does not end in the line. */
function isOpen(line: string): boolean {
  if (/^\s*#/.test(line)) return false
  const bare = line.replace(/"[^"]*"|'[^']*'/g, '')
  return /(?:^|[\s[{,:-])["']/.test(bare)
}
