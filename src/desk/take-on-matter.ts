import type { Actor } from '../domain/actor.ts'
import { unitById } from '../domain/roster.ts'
import type { Ticket } from '../domain/ticket.ts'
import { subjectOf } from '../intake/values.ts'
import { citizenData } from '../store/citizens.ts'
import { ticketById, ticketByNumber } from '../store/tickets.ts'
import type { KeptMatter } from '../store/told-matters.ts'
import { mattersOffered, settleToldMatter, toldMatter } from '../store/told-matters.ts'
import { refusedForTeller, subjectOfPrivate, takenOnForTeller } from '../templates/messages/in-house.ts'
import { acknowledgeTicket } from './acknowledge-ticket.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { maskedMatter, namesOfCitizen } from './masked-content.ts'
import { announce } from './notify.ts'
import { IN_HOUSE, officeNumberFor } from './office-number.ts'
import { openTicket } from './open-ticket.ts'

/** What villagers told and these villages may take on, in masked words. */
export async function mattersWaiting(
  desk: Desk,
  villageIds: readonly string[],
): Promise<(KeptMatter & { words: string })[]> {
  const waiting: (KeptMatter & { words: string })[] = []
  for (const told of await mattersOffered(desk.db, desk.seal, villageIds)) {
    waiting.push({ ...told, words: await maskedMatter(desk, told) })
  }
  return waiting
}

/**
 * 受理: the village takes on what was told, and it becomes a ticket of the office's own. Who leads it is said by the
 * responsibility list, unless the village handles it itself.
 *
 * @param request.villageIds those of whoever says it
 * @returns the ticket; undefined if nothing of that number waits for one of the villages
 */
export async function takeOnMatter(
  outer: Desk,
  request: { id: number; actor: Actor; villageIds: readonly string[]; isOwn: boolean },
): Promise<Ticket | undefined> {
  return transact(outer, async (desk) => {
    const told = await offeredTo(desk, request)
    if (!told) return undefined
    const { text: content, villageId, matter, citizenId } = told
    const isPrivate = told.contact !== undefined
    const data = citizenId === undefined ? undefined : await citizenData(desk.db, desk.seal, citizenId)
    const from = `${villageId} ${citizenId ?? ''}`
    const number = await officeNumberFor(desk, { content, from }, IN_HOUSE)
    const known = await ticketByNumber(desk.db, number)
    const { id: ticketId } =
      known ??
      (await openTicket(desk, {
        ticket: {
          number,
          kind: 'help',
          urgency: 'normal',
          // The subject is read in groups, the village's own among them: of what was told in private, no word.
          subject: isPrivate
            ? subjectOfPrivate(settingOf(desk), villageId, matter)
            : subjectOf('', placed(desk, content, villageId), await namesOfCitizen(desk, citizenId)),
          villageId,
          // Who told it in private was promised that nobody says who it was.
          secret: isPrivate,
          inHouse: true,
          ...(matter !== undefined && { matter }),
        },
        content,
        ...(citizenId !== undefined && data && { citizen: { id: citizenId, ...data } }),
        ...(request.isOwn && { leadUnitId: villageId }),
        actor: request.actor,
      }))
    if (!known && request.isOwn) await acknowledgeTicket(desk, { ticketId, actor: request.actor })
    await settleToldMatter(desk.db, told.id, { state: 'taken', ticketId })
    const ticket = await ticketById(desk.db, ticketId)
    if (ticket) await tellTeller(desk, told, takenOnForTeller(settingOf(desk), ticket))
    return ticket
  })
}

/** 不受理: nothing is opened. @returns false if nothing of that number waits for one of the villages */
export async function refuseMatter(
  outer: Desk,
  request: { id: number; villageIds: readonly string[]; reason: string },
): Promise<boolean> {
  return transact(outer, async (desk) => {
    const told = await offeredTo(desk, request)
    if (!told) return false
    await settleToldMatter(desk.db, told.id, { state: 'refused' })
    await tellTeller(desk, told, refusedForTeller(settingOf(desk), told.villageId, request.reason))
    return true
  })
}

async function offeredTo(
  desk: Desk,
  { id, villageIds }: { id: number; villageIds: readonly string[] },
): Promise<(KeptMatter & { text: string; villageId: string }) | undefined> {
  const told = await toldMatter(desk.db, desk.seal, id)
  const { text, villageId } = told ?? {}
  if (told?.state !== 'offered' || text === undefined || villageId === undefined) return undefined
  return villageIds.includes(villageId) ? { ...told, text, villageId } : undefined
}

/** Who told it in private hears of it there; in a group everybody reads the answer. */
export async function tellTeller(
  desk: Desk,
  { id, contact, citizenId }: KeptMatter,
  text: string,
): Promise<void> {
  if (contact === undefined) return
  const target = citizenId === undefined ? { contact } : { citizen: citizenId }
  const about = { key: `told.${id}` }
  await announce(desk, [{ about, target, kind: 'told-outcome', text, priority: 2 }])
}

/** The village's people know where 村口 is; other units must read it. */
function placed({ office }: Desk, content: string, villageId: string): string {
  const name = unitById(office.roster, villageId)?.name ?? ''
  return content.includes(name) ? content : `${name} ${content}`
}

function settingOf({ office, clock }: Desk) {
  return { office, now: clock.now() }
}
