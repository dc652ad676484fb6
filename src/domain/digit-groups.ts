/** Digits that stand together in a text, whatever their script. */
export interface DigitGroup {
  from: number
  to: number
  /** Plain digits; an X at the end, as ID numbers have it, stays. */
  digits: string
  /** Only a sign and blanks part it from the group before, so that both may be pieces of one number. */
  isJoined: boolean
  /** It belongs to what reads as a date or a time of day. */
  isMoment: boolean
}

const CHINESE = '零〇一壹幺二贰三叁四肆五伍六陆七柒八捌九玖'
const CHINESE_VALUES = '001112233445566778899'
const DIGITS = new RegExp(
  String.raw`[\d０-９𝟎-𝟿①-⑨⓪${CHINESE}]+(?:[xXｘＸ](?![A-Za-zＡ-Ｚａ-ｚ\d０-９${CHINESE}]))?`,
  'gu',
)
/** People part a number by blanks and signs (138 - 0000 - 1357, 138...0000), not by words; `#` begins another number, `%` and `¥` an amount. */
const GAP =
  /^(?:[^\p{L}\p{N}#＃%％℃¥￥$]{1,2}|[^\S\n]{0,3}(?:([-－—–_~～./·…|])\1{0,4}|[,，、/])?[^\S\n]{0,3})$/u
/**
 * `13:30`, `2026-11-24`, `1974.10`, `8/16`. Not matched inside `13:81:23`, `1965-03-12-345`: one sign all through
 * makes groups of one number.
 */
const MOMENT = new RegExp(
  [
    String.raw`(?<![\d:：])(?:[01]?\d|2[0-3])[:：][0-5]\d(?:[:：][0-5]\d)?(?![\d:：])`,
    String.raw`(?<!\d)(?:19|20)\d\d([./-])(?:0?[1-9]|1[0-2])(?:\1(?:0?[1-9]|[12]\d|3[01]))?(?!\d|\1\d)`,
    String.raw`(?<![\d/])(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])(?![\d/])`,
  ].join('|'),
  'g',
)

/** All groups of digits in the text, in order. */
export function digitGroups(text: string): DigitGroup[] {
  const moments = [...text.matchAll(MOMENT)].map(({ index, 0: found }) => ({
    from: index,
    to: index + found.length,
  }))
  const groups: DigitGroup[] = []
  let next = 0
  for (const { index: from, 0: found } of text.matchAll(DIGITS)) {
    const to = from + found.length
    while ((moments[next]?.to ?? to) < to) next += 1
    const moment = moments[next]
    const before = groups.at(-1)
    groups.push({
      from,
      to,
      digits: plainDigits(found),
      isJoined: before !== undefined && GAP.test(text.slice(before.to, from)),
      isMoment: moment !== undefined && moment.from <= from && to <= moment.to,
    })
  }
  return groups
}

function plainDigits(found: string): string {
  return [...found]
    .map((sign) => CHINESE_VALUES[CHINESE.indexOf(sign)] ?? sign.normalize('NFKC').toUpperCase())
    .join('')
}
