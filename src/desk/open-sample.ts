import { BOT } from '../domain/actor.ts'
import type { SampleCitizen, SampleTicket } from '../domain/samples.ts'
import { saveContact } from '../store/citizens.ts'
import { ticketByNumber } from '../store/tickets.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { aliasFor } from './link-citizen.ts'
import { openTicket } from './open-ticket.ts'

/** Opens a sample ticket as if the platform had sent it, once. @returns whether it was new */
export async function openSample(
  outer: Desk,
  sample: SampleTicket,
  citizen: SampleCitizen,
): Promise<boolean> {
  return transact(outer, async (desk) => {
    const { ticket, content } = sample
    if (await ticketByNumber(desk.db, ticket.number)) return false
    const { id, name, phone, address, chat } = citizen
    await openTicket(desk, {
      ticket,
      content,
      citizen: { id, name, phone, ...(address !== undefined && { address }) },
      actor: BOT,
    })
    if (chat) {
      const contact = { citizenId: id, alias: aliasFor(id), linkedAt: desk.clock.now(), linkedBy: 'samples' }
      await saveContact(desk.db, contact)
    }
    return true
  })
}
