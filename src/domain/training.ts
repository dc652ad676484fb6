import type { FaultCode } from './perfunctory.ts'
import { PERFUNCTORY_FROM } from './perfunctory.ts'
import type { TicketEvent } from './ticket-events.ts'

/** A reply and what was said of it. */
export interface JudgedReply {
  ticketId: number
  matter: string
  contentTextId: number
  replyTextId: number
  /** The citizen's words when called back, and why the station sent it back. */
  saidTextIds: readonly number[]
  /** What the check found in a bad one when it was submitted. */
  faults: readonly FaultCode[]
  isGood: boolean
  /** The more of it the better, or the worse. */
  weight: number
}

/** A good and a bad reply about the same matter. */
export interface ReplyPair {
  matter: string
  best: JudgedReply
  worst: JudgedReply
}

/**
 * How the ticket's replies were judged: a first reply that satisfied at once is good; one that the citizen refused or
 * the station sent back is bad, the worse the more often.
 */
export function judgedReplies(ticketId: number, events: readonly TicketEvent[]): JudgedReply[] {
  const [opened] = events
  if (opened?.type !== 'opened' || opened.matter === undefined) return []
  const { matter, contentTextId } = opened
  const judged: JudgedReply[] = []
  let reply: Extract<TicketEvent, { type: 'replied' }> | undefined
  let refusals = 0
  for (const event of events) {
    if (event.type === 'replied') reply = event
    if (!reply || (event.type !== 'rejected' && event.type !== 'callback_answered')) continue
    const isContent = event.type === 'callback_answered' && event.solved && event.satisfaction === 'satisfied'
    const isBad = event.type === 'rejected' || !event.solved || event.satisfaction === 'dissatisfied'
    // Good is what satisfied without a second try; a reply that was once refused teaches nothing about writing.
    if (!isBad && !(isContent && refusals === 0)) continue
    if (isBad) refusals += 1
    judged.push({
      ticketId,
      matter,
      contentTextId,
      replyTextId: reply.textId,
      saidTextIds: event.textId === undefined ? [] : [event.textId],
      faults: isBad ? (reply.check?.faults ?? []) : [],
      isGood: !isBad,
      weight: isBad
        ? refusals + (event.type === 'callback_answered' ? 1 : 0) + (isPerfunctory(reply) ? 2 : 0)
        : event.textId === undefined
          ? 0
          : 1,
    })
  }
  return judged
}

/** The check says in words what is wrong with it: the most is learned from that. */
function isPerfunctory({ check }: Extract<TicketEvent, { type: 'replied' }>): boolean {
  return check !== undefined && check.score >= PERFUNCTORY_FROM
}

/** For each matter with both, its best beside its worst; those with the worst first. */
export function replyPairs(replies: readonly JudgedReply[], most: number): ReplyPair[] {
  const pairs = [...Map.groupBy(replies, ({ matter }) => matter)].flatMap(([matter, own]) => {
    const top = (isGood: boolean): JudgedReply | undefined =>
      own
        .filter((one) => one.isGood === isGood)
        .sort((one, other) => other.weight - one.weight || one.ticketId - other.ticketId)[0]
    const [best, worst] = [top(true), top(false)]
    return best && worst ? [{ matter, best, worst }] : []
  })
  return pairs
    .sort((one, other) => other.worst.weight - one.worst.weight || (one.matter < other.matter ? -1 : 1))
    .slice(0, most)
}
