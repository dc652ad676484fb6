import type { Chance } from '../../src/domain/chance.ts'
import { chanceOf } from '../../src/domain/chance.ts'
import { MINUTE_MS } from '../../src/domain/time.ts'

const HOUR_MS = 60 * MINUTE_MS

/** What people answer to 进展如何. */
export const PROGRESS_SAID = '正在处理，配件到了就装'

/** How the people whom one ticket meets are going to treat it. Times are on the clock, from dispatch. */
export interface Habits {
  /** How long they let it lie before signing. */
  signsAfterMs: number
  /** How many reminders it takes before they sign at all. */
  signsAfterNags: number
  contacts: boolean
  worksForMs: number
  /** How many reminders it takes before they reply at all. */
  repliesAfterNags: number
  asks: 'nothing' | 'return' | 'extension'
  isGranted: boolean
  isRejected: boolean
  answersForOrders: boolean
}

/** @param round a second handling is treated anew */
export function habitsFor(seed: string, number: string, round: number): Habits {
  const chance = chanceOf(seed, 'habits', number, round)
  const asking = chance.next()
  return {
    signsAfterMs: chance.is(0.9) ? 0 : chance.between(1, 6) * HOUR_MS,
    signsAfterNags: chance.is(0.95) ? 0 : chance.between(1, 3),
    contacts: chance.is(0.9),
    worksForMs: (chance.is(0.6) ? chance.between(2, 24) : chance.between(24, 24 * 7)) * HOUR_MS,
    repliesAfterNags: chance.is(0.95) ? 0 : chance.between(1, 6),
    asks: asking < 0.03 ? 'return' : asking < 0.09 ? 'extension' : 'nothing',
    isGranted: chance.is(0.6),
    isRejected: chance.is(0.06),
    answersForOrders: chance.is(0.9),
  }
}

/** What a citizen answers to the callback, and after how long; nothing: never. */
export function citizensAnswer(chance: Chance): { afterMs: number; text: string } | undefined {
  if (chance.is(0.15)) return undefined
  const said = chance.next()
  const text =
    said < 0.72
      ? '1'
      : said < 0.84
        ? '2'
        : said < 0.88
          ? '满意，谢谢你们'
          : said < 0.94
            ? '3'
            : said < 0.98
              ? '没解决，还是老样子'
              : '再说吧'
  return { afterMs: chance.between(5, 30 * 60) * MINUTE_MS, text }
}
