/** Longer messages are cut: nobody types a command of this length. */
export const MAX_TEXT_LENGTH = 10_000

/** Zero-width, bidirectional and other format characters, and controls but tab and newline. */
const INVISIBLE = /[\p{Cf}\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFC\uFFFD]/gu
/** The odd spaces that phones and puppets put in: no-break, U+2005 after an @, ideographic. */
const ODD_SPACES = /[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g
/** `1️⃣` is a digit with two marks behind it. */
const KEYCAP_MARKS = /[\uFE0F\u20E3]/g
const CIRCLED = '①②③④⑤⑥⑦⑧⑨'

/**
 * The text as a program can compare it: full-width letters, digits and signs made half-width (but Chinese
 * commas and stops kept), emoji digits made digits, invisible characters gone, spaces made plain.
 */
export function normalise(text: string): string {
  return text
    .slice(0, MAX_TEXT_LENGTH)
    .replace(/\r\n?/g, '\n')
    .replace(INVISIBLE, '')
    .replace(KEYCAP_MARKS, '')
    .replace(ODD_SPACES, ' ')
    .replace(/[①-⑨]/g, (sign) => String(CIRCLED.indexOf(sign) + 1))
    .replace(/[！-～]/g, (sign) =>
      '，！？：；（）'.includes(sign) ? sign : String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xfee0),
    )
    .trim()
}
