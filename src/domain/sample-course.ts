import type { Chance } from './chance.ts'
import type { Satisfaction } from './ticket.ts'

/** What people say while a ticket of the invented past is handled; each a list of wordings. */
export interface HandlingWords {
  /** 敷衍的回复, and why the station sent it back. */
  perfunctory: readonly string[]
  sentBack: readonly string[]
  /** Why a unit gave it back. */
  returned: readonly string[]
  /** When called back: it is not solved; it is, and they are not satisfied. */
  unsolved: readonly string[]
  displeased: readonly string[]
  /** 二次办理的回复. */
  second: readonly string[]
}

export interface HistoryAnswer {
  solved: boolean
  satisfaction: Satisfaction
  /** What the citizen said of it. */
  said?: string
}

/** How a ticket of the invented past was handled; lengths are working minutes after the step before. */
export interface HistoryCourse {
  /** A unit each that gave it back first: which of them, as a share of all. */
  returnedBy: readonly { lot: number; why: string }[]
  acknowledgedAfter: number
  /** Absent where nobody called the citizen. */
  contactedAfter?: number
  /** 备注: how it was done. */
  note?: string
  repliedAfter: number
  /** The reply came so long after the limit instead. */
  lateBy?: number
  /** A reply that said nothing came first; `why` where the station sent it back. */
  perfunctory?: { reply: string; why?: string }
  /** One a round; none where the citizen could not be reached. */
  answers: readonly HistoryAnswer[]
  /** Of the second round, where there was one. */
  secondReply?: string
}

const DAY = 480
/** So many in a hundred. */
const OFTEN = {
  returnedTwice: 0.015,
  returnedOnce: 0.03,
  uncalled: 0.04,
  calledLate: 0.1,
  late: 0.06,
  perfunctory: 0.05,
  sentBack: 0.6,
  noted: 0.3,
  unreachable: 0.03,
  unsolved: 0.05,
  displeased: 0.04,
  basic: 0.17,
  /** Of those with a second round. */
  stillUnsolved: 0.25,
  stillDispleased: 0.2,
} as const

/**
 * @param fill makes a sentence of a wording
 * @param notes what units note of what comes every year, which is handled with practice
 */
export function historyCourse(
  chance: Chance,
  words: HandlingWords,
  { fill, notes = [] }: { fill: (wording: string) => string; notes?: readonly string[] },
): HistoryCourse {
  const say = (wordings: readonly string[]): string => fill(chance.pick(wordings))
  const lot = chance.next()
  const returns = lot < OFTEN.returnedTwice ? 2 : lot < OFTEN.returnedTwice + OFTEN.returnedOnce ? 1 : 0
  const perfunctory = chance.is(OFTEN.perfunctory)
    ? { reply: say(words.perfunctory), ...(chance.is(OFTEN.sentBack) && { why: say(words.sentBack) }) }
    : undefined
  const called = chance.next()
  const isLate = chance.is(OFTEN.late)
  const isHasty = perfunctory !== undefined && perfunctory.why === undefined
  const first = answerOf(chance, words, say, { worse: isLate || isHasty ? 3 : notes.length > 0 ? 0.8 : 1 })
  const isRefused = !first.solved || first.satisfaction === 'dissatisfied'
  const isHeard = !chance.is(OFTEN.unreachable)
  return {
    returnedBy: Array.from({ length: returns }, () => ({ lot: chance.next(), why: say(words.returned) })),
    acknowledgedAfter: chance.between(5, 100),
    ...(called >= OFTEN.uncalled && {
      contactedAfter:
        called < OFTEN.uncalled + OFTEN.calledLate ? chance.between(500, 1200) : chance.between(10, 300),
    }),
    repliedAfter: chance.between(60, 3 * DAY),
    ...(isLate && { lateBy: chance.between(30, 2 * DAY) }),
    ...(perfunctory && { perfunctory }),
    ...(notes.length > 0 && chance.is(OFTEN.noted) && { note: say(notes) }),
    answers: !isHeard ? [] : isRefused ? [first, secondAnswer(chance, words, say)] : [first],
    ...(isHeard && isRefused && { secondReply: say(words.second) }),
  }
}

type Say = (wordings: readonly string[]) => string

function answerOf(
  chance: Chance,
  words: HandlingWords,
  say: Say,
  { worse }: { worse: number },
): HistoryAnswer {
  const lot = chance.next() / worse
  if (lot < OFTEN.unsolved) {
    // Who had it explained may be content all the same.
    const satisfaction = chance.is(0.2) ? 'basic' : 'dissatisfied'
    return { solved: false, satisfaction, said: say(words.unsolved) }
  }
  if (lot < OFTEN.unsolved + OFTEN.displeased)
    return { solved: true, satisfaction: 'dissatisfied', said: say(words.displeased) }
  return { solved: true, satisfaction: chance.is(OFTEN.basic) ? 'basic' : 'satisfied' }
}

function secondAnswer(chance: Chance, words: HandlingWords, say: Say): HistoryAnswer {
  const lot = chance.next()
  if (lot < OFTEN.stillUnsolved)
    return { solved: false, satisfaction: 'dissatisfied', said: say(words.unsolved) }
  if (lot < OFTEN.stillUnsolved + OFTEN.stillDispleased)
    return { solved: true, satisfaction: 'dissatisfied', said: say(words.displeased) }
  return { solved: true, satisfaction: chance.is(0.4) ? 'basic' : 'satisfied' }
}
