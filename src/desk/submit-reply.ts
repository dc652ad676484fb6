import type { Actor } from '../domain/actor.ts'
import { DeskError } from '../domain/errors.ts'
import type { ReplyCheck } from '../domain/perfunctory.ts'
import { checkReply, isHard } from '../domain/perfunctory.ts'
import type { Ticket } from '../domain/ticket.ts'
import { latestReplies, textBody } from '../store/texts.ts'
import { ticketById } from '../store/tickets.ts'
import { hasOpenPlaceholder } from '../templates/knowledge/index.ts'
import { checkForReviewer } from '../templates/messages/perfunctory.ts'
import { toReview } from '../templates/messages/progress.ts'
import { addText } from './add-text.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { knowledgeNow } from './knowledge-now.ts'
import { noteReply } from './learn-wording.ts'
import { maskForGroup } from './masked-content.ts'
import { notify, stationRoom } from './notify.ts'

/** As many earlier replies are compared, to see one that was only copied. */
const REPLIES_COMPARED = 40

/** What became of a reply: submitted, or stopped as perfunctory, and then nothing has changed. */
export interface Submission {
  ticket: Ticket
  check: ReplyCheck
  isStopped: boolean
}

/**
 * 回复 of the lead unit; the station is asked to review it. What is plainly perfunctory (回复敷衍) is stopped unless
 * the writer insists with a reason, which the reviewer sees.
 *
 * @param request.insisted the reason
 * @throws {DeskError} `open_placeholder` if a 【…】 of a template is not filled; `refused`
 */
export async function submitReply(
  outer: Desk,
  request: { ticketId: number; actor: Actor; reply: string; insisted?: string },
): Promise<Submission> {
  if (hasOpenPlaceholder(request.reply)) throw new DeskError('open_placeholder', {})
  try {
    return await transact(outer, (desk) => submit(desk, request))
  } catch (error) {
    if (error instanceof Stopped) return { ticket: error.ticket, check: error.check, isStopped: true }
    throw error
  }
}

/** Undoes what the transaction has written: whoever may not reply at all is told that first. */
class Stopped extends Error {
  readonly ticket: Ticket
  readonly check: ReplyCheck

  constructor(ticket: Ticket, check: ReplyCheck) {
    super('the reply is perfunctory')
    this.ticket = ticket
    this.check = check
  }
}

async function submit(
  desk: Desk,
  { ticketId, actor, reply, insisted }: { ticketId: number; actor: Actor; reply: string; insisted?: string },
): Promise<Submission> {
  const check = await checkOf(desk, ticketId, reply)
  const textId = await addText(desk, { ticketId, actor, kind: 'reply', body: reply })
  const reason = { ticketId, actor, kind: 'reason' as const, body: insisted ?? '' }
  const insistedTextId = insisted === undefined ? undefined : await addText(desk, reason)
  const command = {
    type: 'reply',
    textId,
    check: { ...check, ...(insistedTextId !== undefined && { insistedTextId }) },
  } as const
  const { before, after } = await changeTicket(desk, { ticketId, actor, command })
  if (insisted === undefined && check.faults.some(isHard)) throw new Stopped(before, check)
  await noteReply(desk, ticketId, reply)
  const setting = { office: desk.office, now: desk.clock.now() }
  const masked = await maskForGroup(desk, after, reply)
  const why = insisted === undefined ? undefined : await maskForGroup(desk, after, insisted)
  await notify(desk, after, {
    target: stationRoom(desk),
    kind: 'replied',
    text: toReview(setting, after, masked, checkForReviewer(check.score, check.faults, why)),
  })
  return { ticket: after, check, isStopped: false }
}

async function templateBodies(desk: Desk): Promise<string[]> {
  const { entries } = await knowledgeNow(desk)
  return entries.filter(({ kind }) => kind === 'template').map(({ body }) => body)
}

async function checkOf(desk: Desk, ticketId: number, reply: string): Promise<ReplyCheck> {
  const ticket = await ticketById(desk.db, ticketId)
  if (!ticket) throw new DeskError('ticket_not_found', { id: ticketId })
  const content = await textBody(desk.db, desk.seal, ticket.contentTextId)
  return checkReply(reply, {
    complaint: `${ticket.subject} ${ticket.matter ?? ''} ${content ?? ''}`,
    isVisited: ticket.visitedAt !== undefined,
    others: await latestReplies(desk.db, desk.seal, { count: REPLIES_COMPARED, exceptOf: ticketId }),
    templates: await templateBodies(desk),
  })
}
