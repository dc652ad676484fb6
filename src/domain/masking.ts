import { houseNumbers } from './house-numbers.ts'
import { isIdNumber } from './id-number.ts'
import type { Span } from './personal-numbers.ts'
import { personalNumbers } from './personal-numbers.ts'
import { personalSigns } from './personal-signs.ts'
import { COMPOUND_SURNAMES, RARER_SURNAMES, SURNAMES } from './surnames.ts'

export { containsPhone } from './personal-numbers.ts'

/** What is known about a caller and must not be read in a group. */
export interface KnownPerson {
  names?: readonly string[]
  phones?: readonly string[]
  addresses?: readonly string[]
  /** Figures that look like numbers of people and are not: the ticket's own platform number. */
  keep?: readonly string[]
}

interface Secret extends Span {
  mask: string
}

const HIDDEN = '***'
const HIDDEN_HOUSE = '**号'

/**
 * The text as a group may read it: mobile and landline numbers, ID and card numbers, house numbers, number
 * plates and the known person's name, phone and address are hidden, however they are broken up. Dates, times,
 * amounts, 12345 and the `keep` figures stay. Where it might be either, it is hidden. Masking twice is masking
 * once.
 */
export function maskText(text: string, known: KnownPerson = {}): string {
  const kept = keptSpans(text, known.keep ?? [])
  const secrets = [...patternSecrets(text), ...knownSecrets(text, known)].filter(
    (secret) => !kept.some(({ from, to }) => from <= secret.from && secret.to <= to),
  )
  return hide(text, secrets)
}

/** The last step before a text goes to a group: like `maskText`, but the ticket numbers of cards stay. */
export function maskForRoom(text: string): string {
  const keep = [...text.matchAll(/工单编号[：:]\s*([\w\u4e00-\u9fff-]{6,32})/g)].map(
    (found) => found[1] ?? '',
  )
  return maskText(text, { keep })
}

/** 王桂兰 → 王**: enough to know whom one talks about, not who it is. */
export function maskName(name: string): string {
  const [first = '', ...others] = name
  return first + '*'.repeat(Math.min(others.length, 2))
}

function patternSecrets(text: string): Secret[] {
  return [
    ...[...personalNumbers(text), ...personalSigns(text)].map((span) => ({ ...span, mask: HIDDEN })),
    ...introductions(text),
    ...houseNumbers(text).map((span) => ({ ...span, mask: HIDDEN_HOUSE })),
  ]
}

/** 我叫王桂兰: people say who they are, also where nobody has written it into the record. */
const INTRODUCED = new RegExp(
  `(?:我|俺|本人)(?:名字|姓名)?(?:叫做?|名叫|是)?\\s*((?:${COMPOUND_SURNAMES}|[${SURNAMES}${RARER_SURNAMES}])[\\u4e00-\\u9fff]{1,2})(?=[，。,、；;：:！!？?\\s]|$)`,
  'dg',
)
/** 我叫王桂兰住村东头: what a name runs on with. Only behind 叫: 本人于今年 and 我方 name nobody. */
const RUNNING_ON = new RegExp(
  `(?:我|俺|本人)(?:名字|姓名)?(?:叫做?|名叫)\\s*((?:${COMPOUND_SURNAMES}|[${SURNAMES}${RARER_SURNAMES}])[\\u4e00-\\u9fff]{1,2})(?=[\\d（(]|家?住|家在|今年|现年|电话|手机|来自|身份证)`,
  'dg',
)
/** 我姓王，叫桂兰 */
const IN_TWO = new RegExp(
  `姓(?:${COMPOUND_SURNAMES}|[${SURNAMES}${RARER_SURNAMES}])[，,\\s]*(?:名叫?|叫)([\\u4e00-\\u9fff]{1,2})`,
  'dg',
)
/** Behind 我是 a name has three signs; 我是石门, 我是高屯村的 tell where from. */
const SAYS_NAME = /叫|本人/
const NO_NAME = /[村街镇区路店厂校庄里口户的了人生员主工师边旁头]$/

function introductions(text: string): Secret[] {
  const given = [...text.matchAll(IN_TWO)].map(({ indices }) => {
    const [from = 0, to = 0] = indices?.[1] ?? []
    return { from, to, mask: '*'.repeat(to - from) }
  })
  const whole = [...text.matchAll(INTRODUCED), ...text.matchAll(RUNNING_ON)].flatMap((found) => {
    const [from = 0, to = 0] = found.indices?.[1] ?? []
    const isName = SAYS_NAME.test(found[0].slice(0, from - to)) || to - from > 2
    if (!isName || NO_NAME.test(found[0])) return []
    return [{ from: from + 1, to, mask: '*'.repeat(to - from - 1) }]
  })
  return [...given, ...whole]
}

function knownSecrets(text: string, { names = [], phones = [], addresses = [] }: KnownPerson): Secret[] {
  return [
    ...names.flatMap((name) => (name.length < 2 ? [] : spansOf(text, name, maskName(name)))),
    ...phones.flatMap((phone) => (phone.length < 7 ? [] : spansOf(text, phone, HIDDEN))),
    ...addresses.flatMap((address) => (address.length < 4 ? [] : spansOf(text, address, HIDDEN))),
  ]
}

const BLANK = /[\s\u200b]/
/** Between two signs of the words as much as a phone or a hurried typist puts there. */
const MOST_BLANKS = 2

/** Every place where the words stand, blanks between their signs or not. */
function spansOf(text: string, words: string, mask: string): Secret[] {
  const signs = words.replace(/\s+/g, '')
  const places: number[] = []
  let compact = ''
  for (let index = 0; index < text.length; index += 1) {
    if (BLANK.test(text.charAt(index))) continue
    compact += text.charAt(index)
    places.push(index)
  }
  const spans: Secret[] = []
  for (let at = compact.indexOf(signs); at !== -1; ) {
    const own = places.slice(at, at + signs.length)
    const isOne = own.every((place, nth) => nth === 0 || place - (own[nth - 1] ?? 0) <= MOST_BLANKS + 1)
    if (isOne) spans.push({ from: own[0] ?? 0, to: (own.at(-1) ?? 0) + 1, mask })
    at = compact.indexOf(signs, at + (isOne ? signs.length : 1))
  }
  return spans
}

/** Where the figures to keep stand by themselves. One that reads as a person's number is not kept. */
function keptSpans(text: string, keep: readonly string[]): Span[] {
  return keep
    .filter(
      (figure) => figure.length >= 6 && !/^1[3-9]\d{9}$/.test(figure) && !isIdNumber(figure.toUpperCase()),
    )
    .flatMap((figure) => spansOf(text, figure, ''))
    .filter(({ from, to }) => !/[A-Za-z\d]/.test(text.charAt(from - 1) + text.charAt(to)))
}

/** The text with the secrets hidden; where several meet, one mask stands for all. */
function hide(text: string, secrets: readonly Secret[]): string {
  let hidden = ''
  let end = 0
  for (const { from, to, mask } of secrets.toSorted(
    (one, other) => one.from - other.from || other.to - one.to,
  )) {
    if (from >= end) hidden += text.slice(end, from) + mask
    end = Math.max(end, to)
  }
  return hidden + text.slice(end)
}
