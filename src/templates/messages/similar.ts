import { dayWords } from '../../domain/deadline-words.ts'
import type { Ticket } from '../../domain/ticket.ts'
import type { EpochMs } from '../../domain/time.ts'
import { listLine } from './card.ts'
import type { Setting } from './words.ts'
import { unitName } from './words.ts'

/** 举一反三: what is said of tickets that report the same. */
export interface SimilarView {
  tickets: readonly Ticket[]
  people: number
  villageIds: readonly string[]
  from: EpochMs
  to: EpochMs
  middle: Ticket
  ownerId?: string
}

/** A card names a few; the command shows all. */
const MOST_NAMED = 4
/** As many as one reads on a phone. */
const MOST_LISTED = 12
/** Of one thing; a message holds no thousands. */
const MOST_OF_ONE = 40

/** The line on the station's card of a new ticket. */
export function joinsForStation(setting: Setting, ticket: Ticket, similar: SimilarView): string {
  const others = openOnes(similar).filter(({ id }) => id !== ticket.id)
  const owner = ownerWords(setting, similar)
  return `与 ${codesOf(others)} 同一件事（${similar.middle.subject}），${countWords(similar)}${owner}；全部请回「同类 ${ticket.code}」`
}

/** The line on a unit's card: only tickets that it has itself. */
export function joinsForUnit(others: readonly Ticket[]): string {
  return `与 ${codesOf(others)} 同一件事（${others[0]?.subject ?? ''}），可以一并办理`
}

/** 同类: everything open that is one thing, the hottest first. */
export function similarList(setting: Setting, matters: readonly SimilarView[]): string {
  if (matters.length === 0) return '没有两件以上未办结、说的是同一件事的工单'
  const more = matters.length > MOST_LISTED ? [`还有 ${matters.length - MOST_LISTED} 组`] : []
  return [
    `说的是同一件事的未办结工单 ${matters.length} 组，一并办、一并回：`,
    ...matters.slice(0, MOST_LISTED).map((matter) => `· ${matterLines(setting, matter)}`),
    ...more,
    `看一组请回「同类」加里面任一件的短号，例如「同类 ${openOnes(matters[0] as SimilarView)[0]?.code ?? ''}」`,
  ].join('\n')
}

/** 同类 17: the tickets of one thing. */
export function similarTicketsOf(setting: Setting, similar: SimilarView): string {
  const open = openOnes(similar)
  const closed = similar.tickets.length - open.length
  return [
    matterLines(setting, similar),
    ...open.slice(0, MOST_OF_ONE).map((ticket) => {
      const lead = ticket.lead ? ` · ${unitName(setting, ticket.lead.unitId)}` : ''
      return `${listLine(setting, ticket)}${lead}`
    }),
    ...(open.length > MOST_OF_ONE ? [`还有 ${open.length - MOST_OF_ONE} 件`] : []),
    ...(closed > 0 ? [`已办结 ${closed} 件`] : []),
  ].join('\n')
}

export function noneSimilar({ code, subject }: Ticket): string {
  return `#${code} ${subject}：近来没有说同一件事的工单`
}

export const SIMILAR_FOR_OVERSEERS = '同类工单由工作站和街道负责同志看'
export const SIMILAR_SENT_PRIVATELY = '同类工单已私聊发您'

/** How many tickets of how many people, where, since when, and who should lead. */
export function similarWords(setting: Setting, similar: SimilarView): string {
  const closed = similar.tickets.length - openOnes(similar).length
  const counts = `${countWords(similar)}${closed > 0 ? `（已办结 ${closed}）` : ''}`
  return `${counts}${placeWords(setting, similar)}，${spanWords(similar)}${ownerWords(setting, similar)}`
}

function matterLines(setting: Setting, similar: SimilarView): string {
  const open = openOnes(similar)
  const words = similarWords(setting, similar)
  return `${similar.middle.subject}：${words}\n　${codesOf(open, MOST_OF_ONE)}`
}

function openOnes({ tickets }: SimilarView): Ticket[] {
  return tickets.filter(({ state }) => state !== 'closed')
}

function codesOf(tickets: readonly Ticket[], most = MOST_NAMED): string {
  const named = tickets.slice(0, most).map(({ code }) => `#${code}`)
  return `${named.join('、')}${tickets.length > most ? ` 等 ${tickets.length} 件` : ''}`
}

function countWords({ tickets, people }: SimilarView): string {
  return `共 ${tickets.length} 件、${people} 人反映`
}

function placeWords(setting: Setting, { villageIds }: SimilarView): string {
  return villageIds.length === 0 ? '' : `，${villageIds.map((id) => unitName(setting, id)).join('、')}`
}

function spanWords({ from, to }: SimilarView): string {
  const [first, last] = [dayWords(from), dayWords(to)]
  return first === last ? first : `${first}至${last}`
}

function ownerWords(setting: Setting, { ownerId }: SimilarView): string {
  return ownerId === undefined ? '' : `，建议${unitName(setting, ownerId)}牵头`
}
