import type { Actor } from '../domain/actor.ts'
import { ownersOf } from '../domain/roster.ts'
import type { Ticket } from '../domain/ticket.ts'
import { dispatchedToAssist } from '../templates/messages/progress.ts'
import { photosFor } from './attach-photos.ts'
import type { Change } from './change-ticket.ts'
import { changeTicket } from './change-ticket.ts'
import { refuseNamed, tellWordsInPrivate } from './confidential.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { contentForUnit } from './masked-content.ts'
import { notify, roomOf } from './notify.ts'
import { similarForUnits } from './similar-tickets.ts'

/**
 * 协办: more units help (1+N); each gets its own card and acknowledges for itself. All are asked, or none.
 *
 * @throws {DeskError} `refused`, `unit_is_named`
 */
export async function addAssist(
  outer: Desk,
  request: { ticketId: number; actor: Actor; unitIds: readonly string[]; mayBeNamed?: boolean },
): Promise<Ticket> {
  return transact(outer, async (desk) => {
    const { ticketId, actor, unitIds } = request
    const changes: Change[] = []
    for (const unitId of unitIds) {
      changes.push(await changeTicket(desk, { ticketId, actor, command: { type: 'add_assist', unitId } }))
    }
    const [first, last] = [changes[0], changes.at(-1)]
    if (!first || !last) throw new Error('no unit to ask')
    if (!request.mayBeNamed) await refuseNamed(desk, first.before, { verb: 'assist', unitIds })
    await tellAssists(desk, last.after, unitIds)
    return last.after
  })
}

async function tellAssists(desk: Desk, ticket: Ticket, unitIds: readonly string[]): Promise<void> {
  const setting = { office: desk.office, now: desk.clock.now() }
  const others = await similarForUnits(desk, ticket)
  const photos = (await photosFor(desk, ticket, 'unit')).length
  for (const unitId of unitIds) {
    const content = await contentForUnit(desk, ticket, unitId)
    await notify(desk, ticket, {
      target: roomOf(desk, unitId),
      kind: `assist:${unitId}`,
      text: dispatchedToAssist(setting, ticket, content, { others: others(unitId), photos }),
      mentions: ownersOf(desk.office.roster, unitId).map(({ id }) => id),
    })
    await tellWordsInPrivate(desk, ticket, unitId)
  }
}
