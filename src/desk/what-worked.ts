import { pairsShared } from '../domain/character-pairs.ts'
import { maskForRoom } from '../domain/masking.ts'
import { checkReply, PERFUNCTORY_FROM } from '../domain/perfunctory.ts'
import type { Ticket } from '../domain/ticket.ts'
import { DAY_MS, instantOn } from '../domain/time.ts'
import type { Warning } from '../domain/warning.ts'
import { isLike } from '../domain/warning.ts'
import { eventsOf } from '../store/events.ts'
import { textBody } from '../store/texts.ts'
import { ticketsOfMatter } from '../store/ticket-counts.ts'
import { actsOfWarnings, warningsSince } from '../store/warnings.ts'
import type { Desk } from './desk.ts'
import { maskForGroup } from './masked-content.ts'

/** What was done about a matter the last times, and people were satisfied with; masked as for a group. */
export interface WorkedThen {
  /** 已部署 of the last season's warning. */
  deployed: readonly string[]
  /** Replies that closed a ticket at once, with the notes of how. */
  replies: readonly { code: number; reply: string; note?: string }[]
}

const MOST_REPLIES = 2
/** Newest first; more would be read for nothing. */
const LOOKED_AT = 24
const YEAR_DAYS = 364
const YEARS = 3
/** Replies that share so much are one: another village, another day. */
const ALIKE = 0.6

export async function whatWorked(desk: Desk, warning: Warning): Promise<WorkedThen> {
  const tickets: Ticket[] = []
  for (let year = 1; year <= YEARS && tickets.length < LOOKED_AT; year += 1) {
    const back = year * YEAR_DAYS * DAY_MS
    const span = {
      from: instantOn(warning.fromDay, 0) - back,
      until: instantOn(warning.toDay, 0) + DAY_MS - back,
    }
    tickets.push(...(await ticketsOfMatter(desk.db, warning, span)).filter(isPraised))
  }
  const praised: WorkedThen['replies'][number][] = []
  for (const ticket of tickets.slice(0, LOOKED_AT)) {
    const reply = await textOf(desk, ticket, ticket.reply?.textId)
    if (reply === undefined || isPerfunctory(reply)) continue
    const note = await noteOf(desk, ticket)
    praised.push({ code: ticket.code, reply, ...(note !== undefined && { note }) })
  }
  const replies: WorkedThen['replies'][number][] = []
  // Those that say how it was done come first.
  for (const one of praised.toSorted((a, b) => Number(b.note !== undefined) - Number(a.note !== undefined))) {
    const isNew = replies.every(({ reply }) => reply !== one.reply && pairsShared(reply, one.reply) < ALIKE)
    if (isNew && replies.length < MOST_REPLIES) replies.push(one)
  }
  return { deployed: await deployedThen(desk, warning), replies }
}

/** Solved and satisfied in the first round: what a unit is glad to read again. */
function isPraised({ outcome, round, reply }: Ticket): boolean {
  return (
    reply !== undefined && round === 1 && outcome?.solved === true && outcome.satisfaction === 'satisfied'
  )
}

/** Some are content whatever is written to them; nobody learns from it. */
function isPerfunctory(reply: string): boolean {
  return checkReply(reply).score >= PERFUNCTORY_FROM
}

async function noteOf(desk: Desk, ticket: Ticket): Promise<string | undefined> {
  const noted = (await eventsOf(desk.db, ticket.id)).findLast(
    (event) =>
      ((event.type === 'noted' && event.fileId === undefined) || event.type === 'visited') &&
      event.textId !== undefined,
  )
  return noted && 'textId' in noted ? textOf(desk, ticket, noted.textId) : undefined
}

async function textOf(desk: Desk, ticket: Ticket, textId: number | undefined): Promise<string | undefined> {
  const body = textId === undefined ? undefined : await textBody(desk.db, desk.seal, textId)
  return body === undefined ? undefined : maskForGroup(desk, ticket, body)
}

async function deployedThen(desk: Desk, warning: Warning): Promise<string[]> {
  const earlier = (await warningsSince(desk.db, warning.kind, '')).filter(
    (one) => one.id < warning.id && isLike(one, warning) && one.state === 'ended',
  )
  const last = earlier.at(-1)
  if (!last) return []
  const acts = (await actsOfWarnings(desk.db, [last.id])).filter(({ kind }) => kind === 'deployed')
  const texts: string[] = []
  for (const { textId } of acts) {
    const body = textId === undefined ? undefined : await textBody(desk.db, desk.seal, textId)
    if (body !== undefined) texts.push(maskForRoom(body))
  }
  return texts
}
