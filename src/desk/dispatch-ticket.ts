import type { Actor } from '../domain/actor.ts'
import type { Limit } from '../domain/limits.ts'
import { responsibilityFor } from '../domain/responsibility.ts'
import { ownersOf } from '../domain/roster.ts'
import type { Ticket } from '../domain/ticket.ts'
import { ticketById } from '../store/tickets.ts'
import {
  BY_RESPONSIBILITY,
  dispatchedToAssist,
  dispatchedToLead,
  takenAway,
} from '../templates/messages/progress.ts'
import { photosFor } from './attach-photos.ts'
import { changeTicket } from './change-ticket.ts'
import { refuseNamed, tellWordsInPrivate } from './confidential.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { flagRisks } from './flag-risks.ts'
import { contentForUnit } from './masked-content.ts'
import { notify, roomOf } from './notify.ts'
import { responsibilitiesNow } from './responsibilities.ts'
import { suggestTemplates } from './search-templates.ts'
import { similarForUnits } from './similar-tickets.ts'
import { nightDuty } from './stand-ins.ts'

export interface DispatchRequest {
  ticketId: number
  actor: Actor
  leadUnitId: string
  assistUnitIds: readonly string[]
  /** What it is about, where the platform did not say. */
  matter?: string
  /** Set by the clerk for this ticket; else the rules decide. */
  limit?: Limit
  /** Many come at once, without photos: their cards name neither templates nor what else is like it, which 模板 17 and 同类 tell. */
  isOneOfMany?: boolean
  /** Of hundreds that come at once no unit gets a card; one message tells each of all. */
  isOneOfHundreds?: boolean
  /** The lead took it on itself, and needs no card. */
  isLeadAware?: boolean
  /** The clerk was asked, and dispatches a 举报 to a unit that it names all the same. */
  mayBeNamed?: boolean
  /** Said as 同意退单 … 转 …, which is then how it is asked back. */
  isReturn?: boolean
}

/**
 * 派件, and 转办 when another unit had it: each unit gets its card in its group, a unit that loses the
 * ticket is told.
 *
 * @returns the ticket as dispatched
 * @throws {DeskError} `refused`, `unit_is_named`
 */
export async function dispatchTicket(outer: Desk, request: DispatchRequest): Promise<Ticket> {
  return transact(outer, async (desk) => {
    const { ticketId, actor, leadUnitId, assistUnitIds, matter, limit } = request
    const statutory = await statutoryLimit(desk, ticketId, matter)
    const { before, after } = await changeTicket(desk, {
      ticketId,
      actor,
      command: {
        type: 'dispatch',
        leadUnitId,
        assistUnitIds,
        ...(matter !== undefined && { matter }),
        ...(limit && { limit }),
        ...(statutory && { statutory }),
      },
    })
    if (!request.mayBeNamed) {
      const verb = request.isReturn ? 'return' : 'dispatch'
      await refuseNamed(desk, before, { verb, leadUnitId, assistUnitIds, ...(limit && { limit }) })
    }
    if (!request.isOneOfHundreds) await tellUnits(desk, { before, after }, request)
    return flagRisks(desk, after)
  })
}

async function statutoryLimit(
  desk: Desk,
  ticketId: number,
  proposed: string | undefined,
): Promise<{ limit: Limit; basis: string } | undefined> {
  const ticket = await ticketById(desk.db, ticketId)
  const matter = ticket?.matter ?? proposed
  const entry = matter === undefined ? undefined : responsibilityFor(await responsibilitiesNow(desk), matter)
  if (!entry || entry.workingDays === undefined) return undefined
  return { limit: { workingDays: entry.workingDays }, basis: entry.basis ?? BY_RESPONSIBILITY }
}

async function tellUnits(
  desk: Desk,
  { before, after }: { before: Ticket; after: Ticket },
  { isOneOfMany: isBrief = false, isLeadAware = false }: DispatchRequest,
): Promise<void> {
  const setting = { office: desk.office, now: desk.clock.now() }
  const others = isBrief ? () => [] : await similarForUnits(desk, after)
  const photos = isBrief ? 0 : (await photosFor(desk, after, 'unit')).length
  const mention = (unitId: string): string[] => [
    ...ownersOf(desk.office.roster, unitId).map(({ id }) => id),
    ...nightDuty(desk, after, unitId),
  ]
  if (after.lead && !isLeadAware) {
    const content = await contentForUnit(desk, after, after.lead.unitId)
    await notify(desk, after, {
      target: roomOf(desk, after.lead.unitId),
      kind: 'dispatched',
      text: dispatchedToLead(setting, after, content, {
        templates: isBrief ? [] : await suggestTemplates(desk, after, after.lead.unitId),
        others: others(after.lead.unitId),
        photos,
      }),
      mentions: mention(after.lead.unitId),
    })
    await tellWordsInPrivate(desk, after, after.lead.unitId)
  }
  const had = new Set(before.assists.map(({ unitId }) => unitId))
  for (const { unitId } of after.assists.filter((assist) => !had.has(assist.unitId))) {
    const content = await contentForUnit(desk, after, unitId)
    await notify(desk, after, {
      target: roomOf(desk, unitId),
      kind: `assist:${unitId}`,
      text: dispatchedToAssist(setting, after, content, { others: others(unitId), photos }),
      mentions: mention(unitId),
    })
    await tellWordsInPrivate(desk, after, unitId)
  }
  const keeps = new Set([after.lead, ...after.assists].map((held) => held?.unitId))
  for (const held of [before.lead, ...before.assists]) {
    if (!held || keeps.has(held.unitId)) continue
    await notify(desk, after, {
      target: roomOf(desk, held.unitId),
      kind: `taken:${held.unitId}`,
      text: takenAway(setting, after),
    })
  }
}
