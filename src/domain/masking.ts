/** What is known about a caller and must not be read in a group. */
export interface KnownPerson {
  names?: readonly string[]
  phones?: readonly string[]
  addresses?: readonly string[]
  /** Figures that look like numbers of people and are not: the ticket's own platform number. */
  keep?: readonly string[]
}

/** What may stand between the digits of a number as people write it: `138 0000-0000`, `138，0000，0000`. */
const GAP = '[\\s\\-－—_.,，、·•*/／|~～:：()（）]{0,2}'
const DIGIT = '[0-9０-９]'
const CHINESE_DIGITS = '零〇一二三四五六七八九幺'

function digitsApart(count: number): string {
  return Array.from({ length: count }, () => DIGIT).join(GAP)
}

const NOT_BEFORE = '(?<![0-9０-９])'
const NOT_AFTER = '(?![0-9０-９])'
/** 18 digits, the last perhaps X. */
const ID_18 = new RegExp(
  `${NOT_BEFORE}[1-9１-９]${GAP}${digitsApart(16)}${GAP}[0-9０-９XxＸｘ]${NOT_AFTER}`,
  'g',
)
const MOBILE = new RegExp(`[1１]${GAP}[3-9３-９]${GAP}${digitsApart(9)}`, 'g')
const LANDLINE = new RegExp(
  `${NOT_BEFORE}[0０]${GAP}[1-9１-９]${digitsApart(2)}?${GAP}${digitsApart(7)}${DIGIT}?${NOT_AFTER}`,
  'g',
)
const LOCAL_LINE = /(?<![0-9A-Za-z])[2-8]\d{7}(?![0-9])/g
const BANK_CARD = new RegExp(
  `${NOT_BEFORE}[0-9０-９]{4}(?:[\\s-][0-9０-９]{4}){3}(?:[\\s-]?[0-9０-９]{1,3})?${NOT_AFTER}`,
  'g',
)
const CHINESE_MOBILE = new RegExp(`[一幺][三四五六七八九][${CHINESE_DIGITS}]{9}`, 'g')
const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·\s]?[A-HJ-NP-Z0-9]{5,6}(?![A-Z0-9])/g
const HOUSE_NUMBER =
  /\d{1,4}\s*(?:号楼|栋|幢)(?:\s*\d{1,2}\s*单元)?(?:\s*\d{2,4}\s*(?:室|户|号)?)?|\d{1,2}\s*单元\s*\d{2,4}\s*(?:室|户|号)?|\d{1,3}\s*排\s*\d{1,3}\s*号|(?:门牌|门牌号)\s*\d{1,4}\s*号?|\d{1,4}\s*号院|(?<=[路街巷村庄])\s*\d{1,4}\s*号(?!楼|线|公路|机|井)/g

const HIDDEN = '***'
const HIDDEN_HOUSE = '**号'

/**
 * The text as a group may read it: phone, ID and card numbers, house numbers, number plates and the known
 * person's name and address are hidden. Dates, times, 12345 and the `keep` numbers stay. Masking twice is
 * masking once.
 */
export function maskText(text: string, known: KnownPerson = {}): string {
  const kept = (known.keep ?? []).filter((figure) => figure !== '')
  const parts = kept.length > 0 ? splitKeeping(text, kept) : [text]
  return parts.map((part) => (kept.includes(part) ? part : maskPart(part, known))).join('')
}

/** The last step before a text goes to a group: like `maskText`, but the ticket numbers of cards stay. */
export function maskForRoom(text: string): string {
  const keep = [...text.matchAll(/工单编号[：:]\s*([\w-]{6,32})/g)].map((found) => found[1] ?? '')
  return maskText(text, { keep })
}

function maskPart(text: string, known: KnownPerson): string {
  let masked = text
  for (const address of known.addresses ?? [])
    if (address.length >= 4) masked = masked.replaceAll(address, HIDDEN)
  for (const phone of known.phones ?? []) if (phone.length >= 7) masked = masked.replaceAll(phone, HIDDEN)
  for (const name of known.names ?? []) if (name.length >= 2) masked = masked.replaceAll(name, maskName(name))
  return masked
    .replace(BANK_CARD, HIDDEN)
    .replace(ID_18, HIDDEN)
    .replace(MOBILE, HIDDEN)
    .replace(CHINESE_MOBILE, HIDDEN)
    .replace(LANDLINE, HIDDEN)
    .replace(LOCAL_LINE, HIDDEN)
    .replace(PLATE, (plate) => `${plate.slice(0, 2)}${HIDDEN}`)
    .replace(HOUSE_NUMBER, HIDDEN_HOUSE)
}

/** 王桂兰 → 王**: enough to know whom one talks about, not who it is. */
export function maskName(name: string): string {
  return name.length < 2 ? name : `${name.slice(0, 1)}${'*'.repeat(Math.min(name.length - 1, 2))}`
}

/** Whether an 11-digit mobile number can be read in the text, however it is broken up. */
export function containsPhone(text: string): boolean {
  MOBILE.lastIndex = 0
  return MOBILE.test(text)
}

/** The text cut at every kept figure, the figures included. */
function splitKeeping(text: string, kept: readonly string[]): string[] {
  const escaped = kept.map((figure) => figure.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return text.split(new RegExp(`(${escaped.join('|')})`))
}
