import type { Actor } from '../domain/actor.ts'
import { saysContacted } from '../domain/contact-words.ts'
import { ownersOf } from '../domain/roster.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { TicketCommand } from '../domain/ticket-commands.ts'
import type { TicketEvent } from '../domain/ticket-events.ts'
import { assistReported } from '../templates/messages/progress.ts'
import { addText } from './add-text.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { maskForGroup, mayReadInGroup } from './masked-content.ts'
import { notify, roomOf } from './notify.ts'

export interface Progress {
  ticketId: number
  actor: Actor
  /** 备注, 到场 or 已联系. */
  kind: 'note' | 'visit' | 'contact'
  text: string
  fileId?: number
  /** A note whose words tell of work done or begun stands for the acknowledgement that is still owed. */
  takesOn?: true
}

/**
 * Records what was done on the way, without a change of state: a note, a visit on site with photo, a call
 * to the citizen. A note that says the citizen was spoken to counts as the contact too. A visit and a call count as
 * the acknowledgement that the unit still owes.
 *
 * @throws {DeskError} `refused`
 */
export async function recordProgress(outer: Desk, progress: Progress): Promise<Ticket> {
  return transact(outer, async (desk) => {
    const { ticketId, actor, kind, text } = progress
    const needsText = text !== '' || kind === 'note'
    const textId = needsText ? await addText(desk, { ticketId, actor, kind: 'note', body: text }) : undefined
    const { after, events } = await changeTicket(desk, {
      ticketId,
      actor,
      command: commandFor(progress, textId),
    })
    await tellLead(desk, after, { events, text })
    if (kind !== 'note' || !saysContacted(text) || after.contactedAt !== undefined) return after
    // 备注 已和诉求人电话联系 is the contact, whatever the verb.
    const command = { type: 'contact', ...(textId !== undefined && { textId }) } as const
    return (await changeTicket(desk, { ticketId, actor, command })).after
  })
}

/** 1+N: what an assisting unit did is reported to the lead, who answers for the whole. */
async function tellLead(
  desk: Desk,
  ticket: Ticket,
  { events, text }: { events: readonly TicketEvent[]; text: string },
): Promise<void> {
  const [event] = events
  if (!event || !('unitId' in event) || !ticket.lead || text === '') return
  const unitId = ticket.assists.find((assist) => assist.unitId === event.unitId)?.unitId
  if (unitId === undefined) return
  const said = { unitId, text: await maskForGroup(desk, ticket, text) }
  const owners = ownersOf(desk.office.roster, ticket.lead.unitId).map(({ id }) => id)
  const notice = {
    kind: `assist-report:${unitId}`,
    text: assistReported({ office: desk.office, now: desk.clock.now() }, ticket, said),
  }
  // Of a 举报 nobody reads along.
  if (mayReadInGroup(desk, ticket, ticket.lead.unitId)) {
    await notify(desk, ticket, { ...notice, target: roomOf(desk, ticket.lead.unitId), mentions: owners })
    return
  }
  for (const staff of owners) await notify(desk, ticket, { ...notice, target: { staff } })
}

function commandFor({ kind, fileId, takesOn }: Progress, textId: number | undefined): TicketCommand {
  const file = fileId === undefined ? {} : { fileId }
  if (kind === 'note' && textId !== undefined)
    return { type: 'note', textId, ...file, ...(takesOn && { takesOn }) }
  const text = textId === undefined ? {} : { textId }
  return kind === 'contact' ? { type: 'contact', ...text } : { type: 'visit', ...text, ...file }
}
