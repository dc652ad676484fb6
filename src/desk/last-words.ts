import { DAY_MS, HOUR_MS } from '../domain/time.ts'
import { wasWrittenSince } from '../store/inbox.ts'
import { lastSentTo } from '../store/outbox.ts'
import type { Desk } from './desk.ts'

/** Later, a short word in the group is more likely about something else. */
const ANSWERED_WITHIN_MS = 2 * HOUR_MS
/** In private the bot's words stay the last until they are answered. */
const ANSWERED_IN_PRIVATE_WITHIN_MS = DAY_MS

/**
 * What the bot last said here to this person, if nobody else has said anything since: then 好的 answers
 * it as if it had been quoted. In a group the person must have been @-mentioned,
 * unless any colleague may answer.
 */
export async function lastWordsTo(
  desk: Desk,
  heard: { personId: string; topic: string | undefined; messageId: string; mayBeColleague?: boolean },
): Promise<string | undefined> {
  const { personId, topic, messageId, mayBeColleague = false } = heard
  const target = topic === undefined ? { staff: personId } : { room: topic }
  const within = topic === undefined ? ANSWERED_IN_PRIVATE_WITHIN_MS : ANSWERED_WITHIN_MS
  const since = desk.clock.now() - within
  const last = await lastSentTo(desk.db, desk.seal, { target, since })
  if (!last) return undefined
  const isToThem =
    topic === undefined ||
    mayBeColleague ||
    last.entries.some(({ message }) => message.mentions?.includes(personId))
  // What the bot answered is settled; only what it told by itself waits for a word.
  if (!isToThem || last.entries.some(({ kind }) => kind === 'answer')) return undefined
  const said = { conversation: topic ?? '', since: last.sentAt, besides: messageId }
  if (topic !== undefined && (await wasWrittenSince(desk.db, said))) return undefined
  return last.entries.map(({ message }) => message.text).join('\n\n')
}
