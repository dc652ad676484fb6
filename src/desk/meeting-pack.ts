import type { Actor } from '../domain/actor.ts'
import { actorRef, belongsTo, oversees } from '../domain/actor.ts'
import { maskForRoom } from '../domain/masking.ts'
import type { Decision, DecisionState, HardTicket, HotMatter } from '../domain/meeting.ts'
import { decisionState, hardTickets, hotMatters, MEETING_EVERY_DAYS } from '../domain/meeting.ts'
import type { LocalDay } from '../domain/time.ts'
import { DAY_MS, localDayOf } from '../domain/time.ts'
import { decisionById, decisionsToReport, finishDecision, insertDecision } from '../store/decisions.ts'
import { textBody } from '../store/texts.ts'
import { countsByDay } from '../store/ticket-counts.ts'
import { openTickets } from '../store/tickets.ts'
import { decisionForUnit } from '../templates/messages/meeting.ts'
import { addText } from './add-text.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { maskedContent } from './masked-content.ts'
import { announce, roomOf } from './notify.ts'
import type { SimilarTickets } from './similar-tickets.ts'
import { similarTickets } from './similar-tickets.ts'

const MOST_MATTERS = 10
const MOST_SIMILAR = 8

/** What a 热线调度会 talks about. Everything that people wrote is masked as for a group. */
export interface MeetingPack {
  day: LocalDay
  hard: readonly (HardTicket & { content: string })[]
  hot: readonly HotMatter[]
  /** What two people or more report as one thing, the hottest first. */
  similar: readonly SimilarTickets[]
  decisions: readonly (Decision & { state: DecisionState; text: string; outcome?: string })[]
}

export async function meetingPack(desk: Desk): Promise<MeetingPack> {
  const now = desk.clock.now()
  const days = await countsByDay(desk.db, {
    from: now - (2 * MEETING_EVERY_DAYS + 1) * DAY_MS,
    until: now + 1,
  })
  const hard: (HardTicket & { content: string })[] = []
  const ofHotline = (await openTickets(desk.db)).filter(({ inHouse }) => !inHouse)
  for (const one of hardTickets(ofHotline, now))
    hard.push({ ...one, content: await maskedContent(desk, one.ticket) })
  const similar = (await similarTickets(desk, { forMeetings: true }))
    .filter(({ people }) => people > 1)
    .slice(0, MOST_SIMILAR)
  return {
    day: localDayOf(now),
    hard,
    hot: hotMatters(days, now, MOST_MATTERS),
    similar,
    decisions: await decisionsNow(desk),
  }
}

/** What the meetings decided: of the last one all, of those before what is not done. Masked as for a group. */
export async function decisionsNow(desk: Desk): Promise<MeetingPack['decisions']> {
  const read = async (textId: number | undefined): Promise<string | undefined> =>
    textId === undefined ? undefined : textBody(desk.db, desk.seal, textId)
  const decisions: MeetingPack['decisions'][number][] = []
  for (const decision of await decisionsToReport(desk.db)) {
    const outcome = await read(decision.outcomeTextId)
    decisions.push({
      ...decision,
      state: decisionState(decision, desk.clock.now()),
      text: maskForRoom((await read(decision.textId)) ?? ''),
      ...(outcome !== undefined && { outcome: maskForRoom(outcome) }),
    })
  }
  return decisions
}

/**
 * Notes what a meeting decided; the unit that is to do it reads it in its group.
 *
 * @returns its number, or why it was not noted
 */
export async function recordDecision(
  outer: Desk,
  actor: Actor,
  decision: { text: string; meetingDay: LocalDay; unitId?: string; dueDay?: LocalDay },
): Promise<number | 'not_overseer'> {
  if (!oversees(actor)) return 'not_overseer'
  return transact(outer, async (desk) => {
    const { text, ...facts } = decision
    const textId = await addText(desk, { ticketId: null, actor, kind: 'note', body: text })
    const at = desk.clock.now()
    const id = await insertDecision(desk.db, { ...facts, textId, at, actor: actorRef(actor) })
    if (facts.unitId !== undefined) {
      const words = decisionForUnit(id, { ...facts, text })
      const about = { key: `decision.${id}` }
      await announce(desk, [
        { about, target: roomOf(desk, facts.unitId), kind: 'decision', text: words, priority: 2 },
      ])
    }
    return id
  })
}

/** Notes what came of a decision: by the unit that had to do it, the station or a supervisor. */
export async function reportDecision(
  outer: Desk,
  actor: Actor,
  { id, text }: { id: number; text: string },
): Promise<'noted' | 'unknown' | 'not_yours'> {
  return transact(outer, async (desk) => {
    const decision = await decisionById(desk.db, id)
    if (!decision) return 'unknown'
    const isOwn = decision.unitId !== undefined && belongsTo(actor, decision.unitId)
    if (!isOwn && !oversees(actor)) return 'not_yours'
    const textId = await addText(desk, { ticketId: null, actor, kind: 'note', body: text })
    await finishDecision(desk.db, id, { doneAt: desk.clock.now(), textId })
    return 'noted'
  })
}
