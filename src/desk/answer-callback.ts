import type { Actor } from '../domain/actor.ts'
import { ownersOf } from '../domain/roster.ts'
import type { Satisfaction, Ticket } from '../domain/ticket.ts'
import { WORDS_AT_STATION } from '../templates/messages/confidential.ts'
import {
  closedForLead,
  secondRound,
  secondRoundForAssist,
  secondRoundForStation,
  TWICE_DISSATISFIED,
} from '../templates/messages/progress.ts'
import { addText } from './add-text.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { flagRisks } from './flag-risks.ts'
import { unlearnWording } from './learn-wording.ts'
import { maskForGroup, mayReadInGroup } from './masked-content.ts'
import { notify, roomOf, stationRoom } from './notify.ts'
import { tellOrder } from './order-supervision.ts'

export interface CallbackAnswer {
  ticketId: number
  /** The citizen, or a clerk on their behalf. */
  actor: Actor
  solved: boolean
  satisfaction: Satisfaction
  /** What else was said. */
  remark: string
}

/**
 * Records what the citizen says: a good answer closes the ticket, any other opens the next round with its
 * own limit; the second one makes a supervision order.
 *
 * @throws {DeskError} `refused`
 */
export async function answerCallback(outer: Desk, request: CallbackAnswer): Promise<Ticket> {
  return transact(outer, async (desk) => {
    const { ticketId, actor, solved, satisfaction, remark } = request
    const textId = remark ? await addText(desk, { ticketId, actor, kind: 'remark', body: remark }) : undefined
    const { after, events } = await changeTicket(desk, {
      ticketId,
      actor,
      command: { type: 'answer_callback', solved, satisfaction, ...(textId !== undefined && { textId }) },
    })
    if (after.state === 'closed') await tellClosed(desk, after)
    else {
      await unlearnWording(desk, after.id)
      await tellNextRound(desk, after, await maskForGroup(desk, after, remark))
    }
    if (events.some((event) => event.type === 'supervision_ordered'))
      await tellOrder(desk, after, TWICE_DISSATISFIED)
    return after.state === 'closed' ? after : flagRisks(desk, after)
  })
}

async function tellClosed(desk: Desk, ticket: Ticket): Promise<void> {
  const notice = { kind: 'closed', ...closedForLead(ticket), keepsTillMorning: true } as const
  if (ticket.lead) await notify(desk, ticket, { ...notice, target: roomOf(desk, ticket.lead.unitId) })
  await notify(desk, ticket, { ...notice, target: stationRoom(desk) })
}

async function tellNextRound(desk: Desk, ticket: Ticket, remark: string): Promise<void> {
  const setting = { office: desk.office, now: desk.clock.now() }
  const isOpen = !ticket.lead || mayReadInGroup(desk, ticket, ticket.lead.unitId)
  if (ticket.lead) {
    await notify(desk, ticket, {
      target: roomOf(desk, ticket.lead.unitId),
      kind: 'round',
      text: secondRound(setting, ticket, isOpen ? remark : WORDS_AT_STATION),
      mentions: ownersOf(desk.office.roster, ticket.lead.unitId).map(({ id }) => id),
    })
  }
  for (const { unitId } of ticket.assists) {
    await notify(desk, ticket, {
      target: roomOf(desk, unitId),
      kind: `round-assist:${unitId}`,
      text: secondRoundForAssist(setting, ticket),
      mentions: ownersOf(desk.office.roster, unitId).map(({ id }) => id),
    })
  }
  const text = secondRoundForStation(setting, ticket, isOpen ? '' : remark)
  await notify(desk, ticket, { target: stationRoom(desk), kind: 'round', text })
}
