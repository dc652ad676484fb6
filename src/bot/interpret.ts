import type { Desk } from '../desk/desk.ts'
import { withDeputyPositions } from '../domain/leave.ts'
import { normalise } from '../domain/plain-text.ts'
import { personById } from '../domain/roster.ts'
import { localDayOf } from '../domain/time.ts'
import { citizenIdByAlias } from '../store/citizens.ts'
import { leavesFrom } from '../store/leaves.ts'
import type { RawMessage } from './gateway.ts'
import type { Inbound, InboundFile, Sender } from './handler.ts'
import { splitQuote } from './quoted-text.ts'

/** `@李强 ` at any place, chosen or typed, but no mail address: who is addressed is no part of what is said. */
const MENTION = /(?<![\w.])@([^\s\u2005@]{1,30})(?:[\u2005 ]|$)/g

/** A message in the inbox: what came, and its file once stored. */
export interface Received {
  raw: RawMessage
  file?: InboundFile
}

/**
 * The message as handlers understand it.
 *
 * @param personId who of the roster sent it, if anybody
 */
export async function interpret(
  desk: Desk,
  received: Received,
  personId: string | undefined,
): Promise<Inbound> {
  const { raw, file } = received
  const { quote, text } = splitQuote(raw.text.replace(/\r\n?/g, '\n'))
  return {
    messageId: raw.messageId,
    place: raw.roomTopic === undefined ? { kind: 'private' } : { kind: 'room', topic: raw.roomTopic },
    sender: await senderOf(desk, raw, personId),
    ...(raw.senderName.trim() !== '' && { senderName: raw.senderName.trim() }),
    type: raw.type,
    text: normalise(text.replace(MENTION, '')),
    ...(quote && { quote: { name: quote.name, text: normalise(quote.text) } }),
    mentionsBot: raw.mentionsBot,
    mentioned: [...text.matchAll(MENTION)].map(([, name = '']) => normalise(name)),
    files: file ? [file] : [],
    at: raw.at,
  }
}

async function senderOf(desk: Desk, raw: RawMessage, personId: string | undefined): Promise<Sender> {
  const person = personId === undefined ? undefined : personById(desk.office.roster, personId)
  if (person) {
    const today = localDayOf(desk.clock.now())
    const absences = await leavesFrom(desk.db, today)
    return { kind: 'staff', person: withDeputyPositions(desk.office.roster, absences, person, today) }
  }
  const citizenId =
    raw.contactAlias === undefined ? undefined : await citizenIdByAlias(desk.db, raw.contactAlias)
  if (citizenId !== undefined) return { kind: 'citizen', citizenId, contact: raw.contactId }
  return { kind: 'stranger', contact: raw.contactId }
}
