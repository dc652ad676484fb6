/** Longer messages are cut: nobody types a command of this length. */
export const MAX_TEXT_LENGTH = 10_000

/** What phones, puppets and other systems end a line with. */
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g
/**
 * Zero-width, bidirectional and other characters that are not seen, halves of broken characters, the marks
 * of lost ones, and controls but tab and newline.
 */
const INVISIBLE =
  /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cs}\u0000-\u0008\u000E-\u001F\u007F-\u009F\uFFF9-\uFFFD]/gu
/** The mark that makes a digit a key: `1️⃣` is 1, a variation selector (invisible), and this. */
const KEYCAP = /\u20E3/g
/** The odd spaces that phones and puppets put in: no-break, U+2005 after an @, ideographic, blank Braille. */
const ODD_SPACES = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u2800\u3000]/g
/** `①`, `⑴`, `⒈`, `❶`, `➀`, `➊`, `⓵`, `🔟`: what input methods offer for a number. */
const ENCLOSED_NUMBER = /[①-⒛❶-❿➀-➓⓵-⓾🔟]/gu
/** Radicals and compatibility forms that PDF readers give for characters: they look the same and are not. */
const LOOKALIKES = /[⼀-⿕\uF900-\uFAFF𝟎-𝟿]/gu
const FULL_WIDTH = /[！-～]/g
/** Chinese punctuation has this width by right. */
const KEPT_WIDE = '，！？：；（）'
const FULL_WIDTH_SHIFT = 0xfee0

/**
 * The text as a program can compare it: full-width letters, digits and signs made half-width (but Chinese
 * commas, colons and stops kept), enclosed and emoji digits made digits, invisible characters gone, spaces and
 * line ends made plain, blanks at both ends cut. At most 10 000 characters; normalising twice is normalising once.
 */
export function normalise(text: string): string {
  const plain = cut(text)
    .replace(LINE_ENDS, '\n')
    .replace(INVISIBLE, '')
    .replace(KEYCAP, '')
    .replace(ODD_SPACES, ' ')
    .replace(LOOKALIKES, (sign) => sign.normalize('NFKC'))
    .replace(FULL_WIDTH, halfWidth)
    .replace(ENCLOSED_NUMBER, plainNumber)
    .trim()
  return cut(plain).trimEnd()
}

/** Never cuts a character of two halves in two. */
function cut(text: string): string {
  return text.slice(0, MAX_TEXT_LENGTH).replace(/[\uD800-\uDBFF]$/, '')
}

/** Full-width letters, digits and signs made half-width, one for one, so that positions stay. */
export function halfWidth(text: string): string {
  return text.replace(FULL_WIDTH, (sign) =>
    KEPT_WIDE.includes(sign) ? sign : String.fromCharCode(sign.charCodeAt(0) - FULL_WIDTH_SHIFT),
  )
}

/** The number of an enclosed sign, kept apart from digits around it: `第17①` must not become `第171`. */
function plainNumber(sign: string, at: number, text: string): string {
  const number = String(enclosedNumber(sign.codePointAt(0) ?? 0))
  const before = /\d/.test(text.charAt(at - 1)) ? ' ' : ''
  const after = /^[\d①-⒛❶-❿➀-➓⓵-⓾🔟]/u.test(text.slice(at + sign.length, at + sign.length + 2)) ? ' ' : ''
  return before + number + after
}

function enclosedNumber(codePoint: number): number {
  if (codePoint <= 0x249b) return ((codePoint - 0x2460) % 20) + 1
  if (codePoint >= 0x24f5 && codePoint <= 0x24fe) return codePoint - 0x24f5 + 1
  if (codePoint >= 0x2776 && codePoint <= 0x2793) return ((codePoint - 0x2776) % 10) + 1
  return 10
}
