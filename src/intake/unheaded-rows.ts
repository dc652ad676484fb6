import type { IntakeField } from '../domain/intake.ts'
import type { EpochMs } from '../domain/time.ts'
import type { Told } from './labelled-text.ts'
import { momentOf } from './values.ts'

/** As few cells as a copied row of the platform's list has. */
const FEWEST_CELLS = 3
const NUMBER = /^[A-Za-z]{0,4}-?\d{12,24}$/
const PHONE = /^(?:(?:\+?86)?1\d{10}|0\d{2,3}-?\d{7,8})$/
const KIND = /^(?:投诉|举报|咨询|求助|建议|意见|表扬|感谢)(?:类|件|工单)?$/
const URGENCY = /^(?:特急|紧急|加急|普通|一般|平急|非紧急)$/
const NAME = /^(?:\p{Script=Han}{1,3}(?:先生|女士|小姐|同志)|匿名)$|^\p{Script=Han}{2,4}$/u
const PLACE = /[村镇街路区屯庄]$|[村街路]\S{0,12}(?:号|排|楼|单元|室)/u
/** Words shorter than this tell no matter. */
const FEWEST_SIGNS = 6

/**
 * Rows copied from the platform's list without its heading: each cell is known by what it looks like, the longest is
 * what the ticket is about.
 *
 * @returns nothing unless every row begins or ends with, or holds, a ticket number among other cells
 */
export function unheadedRows(text: string, now: EpochMs): Told[][] {
  const rows = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('\t').map((cell) => cell.trim()))
  const areTickets = rows.every(
    (cells) => cells.length >= FEWEST_CELLS && cells.filter((cell) => NUMBER.test(cell)).length === 1,
  )
  return areTickets ? rows.map((cells) => toldOf(cells, now)) : []
}

function toldOf(cells: readonly string[], now: EpochMs): Told[] {
  const left = new Set(cells.filter((cell) => cell !== ''))
  const told: Told[] = []
  const take = (field: IntakeField, value: string | undefined): void => {
    if (value === undefined) return
    left.delete(value)
    told.push({ field, label: '', value })
  }
  const one = (fits: (cell: string) => boolean): string | undefined => [...left].find(fits)
  take(
    'number',
    one((cell) => NUMBER.test(cell)),
  )
  take(
    'phone',
    one((cell) => PHONE.test(cell)),
  )
  take(
    'kind',
    one((cell) => KIND.test(cell)),
  )
  take(
    'urgency',
    one((cell) => URGENCY.test(cell)),
  )
  take('deadline', latest([...left], now))
  const words = [...left].filter((cell) => cell.length >= FEWEST_SIGNS && /\p{Script=Han}/u.test(cell))
  take('content', words.sort((first, second) => second.length - first.length)[0])
  take(
    'name',
    one((cell) => NAME.test(cell) && !PLACE.test(cell)),
  )
  take(
    'address',
    one((cell) => PLACE.test(cell)),
  )
  return told
}

/** Of several moments (called, passed on, due) the limit is the last, if it is still to come. */
function latest(cells: readonly string[], now: EpochMs): string | undefined {
  const moments = cells.flatMap((cell) => {
    const at = /\d{4}[-/.年]/.test(cell) ? momentOf({ value: cell }, 0) : undefined
    return typeof at === 'number' && at > now ? [{ cell, at }] : []
  })
  return moments.sort((first, second) => second.at - first.at)[0]?.cell
}
