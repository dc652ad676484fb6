import type { Inbound } from '../bot/handler.ts'
import { defineHandler, placeKey, senderKey } from '../bot/handler.ts'
import { waitedFor, waitFor, waitNoMore } from '../desk/choices.ts'
import { readingOf } from '../desk/confidential.ts'
import type { Desk } from '../desk/desk.ts'
import type { Actor } from '../domain/actor.ts'
import type { UnitsAsked } from '../domain/confidential.ts'
import type { DeskError } from '../domain/errors.ts'
import type { Ticket } from '../domain/ticket.ts'
import { namedInPrivate, notByYou } from '../templates/messages/confidential.ts'
import { errorWords } from '../templates/messages/errors.ts'
import { undecorated } from './reading.ts'

/** 仍派 alone, after the bot asked whether a 举报 should go to whom it names. */
export const stillDispatch = defineHandler({
  name: 'still-dispatch',
  usage: {
    say: '仍派',
    does: '举报件、保密件的内容提到了要派的单位，确定没有关系',
    for: ['station', 'unit'],
  },
  verbs: [],

  match(inbound) {
    return /^仍(?:然|要)?派$/.test(undecorated(inbound.text)) ? {} : undefined
  },

  async answer(desk, inbound) {
    const asked = { person: senderKey(inbound.sender), conversation: placeKey(inbound) }
    const choice = await waitedFor(desk, asked)
    if (choice?.kind !== 'still_dispatch') return undefined
    await waitNoMore(desk, asked)
    return { rewrite: { text: choice.text, ...(choice.quote && { quote: choice.quote }) } }
  },
})

/**
 * What to say of an `unit_is_named`: whom a 举报 names is told where the sender may read it, in a group where others read along only
 * in private. 仍派 is waited for in that place.
 */
export async function askAboutNamed(
  desk: Desk,
  inbound: Inbound,
  { error, actor }: { error: DeskError; actor: Actor },
): Promise<{ line: string; privately?: string }> {
  const ticket = error.params.ticket as Ticket
  const named = error.params.asked as UnitsAsked
  const reading = await readingOf(desk, ticket, { actor, place: inbound.place })
  if ('refused' in reading) return { line: notByYou(ticket, named) }
  const words = errorWords({ office: desk.office, now: desk.clock.now() }, error)
  const place = reading.where === 'here' ? inbound.place : ({ kind: 'private' } as const)
  const asked = { person: senderKey(inbound.sender), conversation: placeKey({ ...inbound, place }) }
  await waitFor(desk, asked, {
    kind: 'still_dispatch',
    text: `${inbound.text} 仍派`,
    ...(inbound.quote && { quote: inbound.quote }),
  })
  if (reading.where === 'here') return { line: words }
  return { line: namedInPrivate(ticket, named), privately: words }
}
