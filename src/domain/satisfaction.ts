import { normalise } from './plain-text.ts'
import type { Word } from './satisfaction-lexicon.ts'
import { wordAt } from './satisfaction-lexicon.ts'
import type { Satisfaction } from './ticket.ts'

/** What the two questions have as answers so far. */
export interface KnownAnswer {
  solved?: boolean
  satisfaction?: Satisfaction
}

/**
 * What a citizen's words say about the two questions. `answer`: both are known. `partial`: one is, or the
 * words are of two minds; ask once more. `unclear`: nothing can be told from them. `remark` is what they say
 * beyond the verdict, in their own words.
 */
export type SatisfactionReading =
  | { kind: 'answer'; solved: boolean; satisfaction: Satisfaction; remark: string }
  | ({ kind: 'partial'; remark: string } & KnownAnswer)
  | { kind: 'unclear'; remark: string }

/**
 * Reads the answer to the callback's two questions: was it solved, are you satisfied.
 *
 * Satisfaction is never counted on doubt: an answer is `satisfied` or `basic` only if every word in it is
 * known and none is a negation, a complaint, a question, a mockery or a "but". 满意 alone says that it was solved
 * too; 没解决 and 不满意 are never good, whatever else is said.
 *
 * @param known what an earlier answer has told; a word on one question leaves the other as it was
 */
export function readSatisfaction(text: string, known: KnownAnswer = {}): SatisfactionReading {
  const clauses = clausesOf(normalise(text))
  const verdict = judge(signsOf(clauses), known)
  const remark = remarkOf(clauses)
  const solved = verdict.solved ?? known.solved
  const satisfaction = verdict.satisfaction ?? known.satisfaction
  const isNew = verdict.solved !== undefined || verdict.satisfaction !== undefined
  if (!isNew) return { kind: 'unclear', remark }
  if (solved !== undefined && satisfaction !== undefined)
    return { kind: 'answer', solved, satisfaction, remark }
  return {
    kind: 'partial',
    ...(solved !== undefined && { solved }),
    ...(satisfaction !== undefined && { satisfaction }),
    remark,
  }
}

interface Clause {
  text: string
  /** The kinds of its words, without those that change nothing: `NS` for 不太满意. */
  kinds: string
  /** It begins with 但是 or another "but". */
  isContrast: boolean
}

const SEPARATOR = /[\s，,。.、！!；;：:~()（）]/

/** A clause that waits for its end: `不 满意`, `结果：满意`, `态度，满意`. */
function isOpen({ kinds }: Clause, separator: string): boolean {
  if (/^A+$/.test(kinds)) return true
  return /^(?:[NO]+|R+)$/.test(kinds) && /[\s:：]/.test(separator)
}

/** The text in clauses. */
function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = []
  let current: Clause = { text: '', kinds: '', isContrast: false }
  const close = (next: Clause): void => {
    if (current.text !== '' || current.isContrast) clauses.push(current)
    current = next
  }
  const plain = text.replace(/\.{2,}|。{2,}|·{2,}/g, '…').replace(/\p{Emoji_Modifier}/gu, '')
  for (let at = 0; at < plain.length; ) {
    const sign = plain.charAt(at)
    if (SEPARATOR.test(sign)) {
      if (!isOpen(current, sign)) close({ text: '', kinds: '', isContrast: false })
      at += 1
      continue
    }
    const word = wordAt(plain, at)
    if (word.kind === 'C') close({ text: '', kinds: '', isContrast: true })
    else add(current, word)
    at += word.text.length
  }
  close({ text: '', kinds: '', isContrast: false })
  return clauses
}

/** A clause of more words is a story, not an answer: it is not read to its end and counts as doubtful. */
const MOST_WORDS = 60

function add(clause: Clause, word: Word): void {
  clause.text += word.text
  if (clause.kinds.length > MOST_WORDS) return
  if (clause.kinds.length === MOST_WORDS) word = { kind: 'K', text: word.text }
  if (word.kind === 'F' || (word.kind === '.' && clause.kinds.endsWith('.'))) return
  clause.kinds += word.kind
}

/** What the clauses say, taken together. */
interface Signs {
  choices: ReadonlySet<string>
  /** 不是4. */
  choiceDenied: boolean
  satisfied: boolean
  basic: boolean
  /** So-so, a local yes or no objection: good only with 解决了. */
  vague: boolean
  dissatisfied: boolean
  solved: boolean
  unsolved: boolean
  praise: boolean
  mild: boolean
  cursed: boolean
  mocked: boolean
  /** 不是不满意, 没有什么不满意: for the citizen to say what is meant. */
  doubled: boolean
  /** A bare 没有. */
  saidNo: boolean
  contrast: boolean
  /** A question, a hope, or a negation of nothing that is known. */
  unsure: boolean
  /** Words that the table doesn't know. */
  foreign: boolean
}

function signsOf(clauses: readonly Clause[]): Signs {
  const any = (test: (kinds: string) => boolean): boolean => clauses.some(({ kinds }) => test(kinds))
  const has = (pattern: RegExp): boolean => any((kinds) => pattern.test(kinds))
  const isSolved = (kinds: string): boolean => /(?<![NO][ARJ.]*)G/.test(kinds) || /^[RJ]*H[SQ]?$/.test(kinds)
  return {
    choices: new Set(clauses.flatMap(({ kinds }) => kinds.match(/[1-4]/g) ?? [])),
    choiceDenied: has(/[NO][^1-4]*[1-4]/),
    satisfied: any((kinds) => isOwn(kinds, 'S') || /^R*H?Q+$/.test(kinds)),
    basic: any((kinds) => isOwn(kinds, 'B')),
    vague: has(/^[R1-4]*(?:V|Z+|E)L?$/),
    dissatisfied: any((kinds) => /(?<![NO])X|[NO][^NOGHU]*[SBVQZ]/.test(kinds) && !isDoubled(kinds)),
    solved: any(isSolved),
    unsolved: any((kinds) => /U|[NO][ARJ.]*[GH]/.test(kinds) && !isDoubled(kinds)),
    praise: has(/P|A[^RNO]*[SQB]|[.J][^NO]*Q/),
    mild: has(/Y|[NO]P/),
    cursed: has(/W/),
    mocked: has(/M/),
    doubled: any(isDoubled),
    saidNo: has(/^O$/),
    contrast: clauses.some(({ isContrast }) => isContrast),
    unsure: any((kinds) => isUnsure(kinds, isSolved(kinds))),
    foreign: any((kinds) => /[.J]|^R+$/.test(kinds.replace(/[JR]+(?=[GU])/g, ''))),
  }
}

/** Said of the matter, not denied, and not said of people only (态度满意). */
function isOwn(kinds: string, kind: 'S' | 'B'): boolean {
  const at = kinds.indexOf(kind)
  return at >= 0 && !/[NO]|A[^R]*$|[.J]$/.test(kinds.slice(0, at))
}

/** 不是不满意; and 哪有不满意, which only asks. */
function isDoubled(kinds: string): boolean {
  return /[NOK][^S]*[NO][^GHU]*[SBVQ]/.test(kinds)
}

function isUnsure(kinds: string, isSolved: boolean): boolean {
  if (/K|[^BVZE2-4]L|^L/.test(kinds)) return true
  if (/[.J][SB]|S\.|T[^SRHG]*[SBQ]/.test(kinds)) return true
  if (kinds.includes('H') && !isSolved && !/[NO]/.test(kinds)) return true
  const open = kinds.replace(/[NO][^NO]*?[SBVQZGHPX]/g, '')
  return /[NO]/.test(open) && kinds !== 'O'
}

const BY_CHOICE: Readonly<Record<string, Required<KnownAnswer>>> = {
  1: { solved: true, satisfaction: 'satisfied' },
  2: { solved: true, satisfaction: 'basic' },
  3: { solved: true, satisfaction: 'dissatisfied' },
  4: { solved: false, satisfaction: 'dissatisfied' },
}

const NOTHING: KnownAnswer = {}
const UNSOLVED: KnownAnswer = { solved: false, satisfaction: 'dissatisfied' }

function judge(signs: Signs, known: KnownAnswer): KnownAnswer {
  if (signs.choices.size > 0) return judgeChoice(signs, known)
  const isGood = signs.satisfied || signs.basic
  if (signs.cursed) return UNSOLVED
  if (signs.doubled || (signs.dissatisfied && isGood)) return onlySolved(signs)
  if (signs.unsolved) {
    const isMixed = isGood || signs.vague || signs.praise || signs.contrast
    return isMixed && !signs.dissatisfied ? { solved: false } : UNSOLVED
  }
  // 不满意 without a word on whether it was solved counts as not solved.
  if (signs.dissatisfied) {
    return { solved: signs.solved || (known.solved ?? false), satisfaction: 'dissatisfied' }
  }
  if (signs.mocked) return NOTHING
  if (signs.saidNo) return isGood || signs.solved || signs.vague ? NOTHING : { solved: false }
  return judgeGood(signs, known)
}

/** A digit counts unless the words say otherwise; a good one only with words that are all understood. */
function judgeChoice(signs: Signs, known: KnownAnswer): KnownAnswer {
  const [choice = ''] = signs.choices
  const chosen = BY_CHOICE[choice]
  if (!chosen || signs.choices.size > 1 || signs.choiceDenied) return NOTHING
  const isGoodSaid = signs.satisfied || signs.basic
  if (chosen.satisfaction === 'dissatisfied') {
    if (isGoodSaid || signs.doubled || (signs.solved && !chosen.solved)) return NOTHING
    return signs.unsolved ? UNSOLVED : chosen
  }
  const isLess = choice === '1' && (signs.basic || signs.vague)
  const isContradicted = isLess || isClouded(signs) || signs.foreign || signs.mild || known.solved === false
  return isContradicted || isBad(signs) ? NOTHING : chosen
}

function isBad(signs: Signs): boolean {
  return signs.unsolved || signs.dissatisfied || signs.cursed || signs.mocked || signs.doubled || signs.saidNo
}

function isClouded(signs: Signs): boolean {
  return signs.unsure || signs.contrast
}

/** Nothing bad is said. What is left is good, half of an answer, or nothing. */
function judgeGood(signs: Signs, known: KnownAnswer): KnownAnswer {
  const solved = signs.solved ? { solved: true } : NOTHING
  const level = signs.basic || (signs.vague && !signs.satisfied) ? 'basic' : 'satisfied'
  const isSaid = signs.satisfied || signs.basic || signs.vague
  if (signs.unsure) return NOTHING
  if (!isSaid) return solved
  if (signs.contrast || signs.mild)
    return level === 'basic' && !signs.foreign ? { satisfaction: level } : solved
  if (signs.foreign) return signs.solved ? solved : { satisfaction: level }
  const isVague = signs.vague && !signs.satisfied && !signs.basic
  if (isVague && !signs.solved) return { satisfaction: level }
  return { solved: signs.solved || (known.solved ?? true), satisfaction: level }
}

/** Of two minds about satisfaction: what is plain about the other question stays. */
function onlySolved({ solved, unsolved, unsure }: Signs): KnownAnswer {
  if (unsolved) return { solved: false }
  return solved && !unsure ? { solved: true } : NOTHING
}

/** Clauses that say more than a verdict. */
function remarkOf(clauses: readonly Clause[]): string {
  return clauses
    .filter(({ kinds }) => !/^[1-4R]*(?:[NO]*[SBVQZEH]L?|G|[1-4]|O)?$/.test(kinds))
    .map(({ text }) => text)
    .join('，')
}
