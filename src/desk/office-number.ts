import { normalise } from '../domain/plain-text.ts'
import { localDayOf } from '../domain/time.ts'
import { lastOfficeNumber, officeNumberOf, saveOfficeNumber } from '../store/office-numbers.ts'
import { ticketByNumber } from '../store/tickets.ts'
import type { Desk } from './desk.ts'

/** 自建: `ZJ202611230001`, the first that the office itself took down that day. */
const TAKEN_DOWN = 'ZJ'
/** 未诉先办: `WS202611230001`. */
export const IN_HOUSE = 'WS'

/** Whether the office itself took it down. */
export function isTakenDown(number: string): boolean {
  return number.startsWith(TAKEN_DOWN)
}

interface Words {
  content: string
  /** Who tells it, as far as known: the same words of another are another matter. */
  from?: string
}

/** The number that these words were given before, unless that ticket is closed: then they tell of something new. */
export async function knownOfficeNumber(
  desk: Pick<Desk, 'db' | 'seal'>,
  words: Words,
): Promise<string | undefined> {
  const number = await officeNumberOf(desk.db, keyOf(desk, words))
  const ticket = number === undefined ? undefined : await ticketByNumber(desk.db, number)
  return ticket?.state === 'closed' ? undefined : number
}

/** A number of the office's own, always the same for the same words, so that a note pasted twice is one ticket. */
export async function officeNumberFor(
  desk: Pick<Desk, 'db' | 'seal' | 'clock'>,
  words: Words,
  prefix: typeof TAKEN_DOWN | typeof IN_HOUSE = TAKEN_DOWN,
): Promise<string> {
  const known = await knownOfficeNumber(desk, words)
  if (known !== undefined) return known
  const day = `${prefix}${localDayOf(desk.clock.now()).replaceAll('-', '')}`
  const last = await lastOfficeNumber(desk.db, day)
  const number = `${day}${String(Number(last?.slice(day.length) ?? 0) + 1).padStart(4, '0')}`
  await saveOfficeNumber(desk.db, keyOf(desk, words), number)
  return number
}

function keyOf({ seal }: Pick<Desk, 'seal'>, { content, from = '' }: Words): string {
  return seal.lookupKey('office-number', `${normalise(content).replace(/[\s\p{P}]+/gu, '')} ${from}`)
}
