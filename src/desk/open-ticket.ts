import type { Actor } from '../domain/actor.ts'
import { actorRef, BOT } from '../domain/actor.ts'
import { applyEvent } from '../domain/apply.ts'
import type { Caller } from '../domain/caller.ts'
import { withNewer } from '../domain/caller.ts'
import { kindByWords } from '../domain/confidential.ts'
import { DeskError } from '../domain/errors.ts'
import { maskText } from '../domain/masking.ts'
import type { DispatchOption } from '../domain/proposal.ts'
import { secrecyWords, surenessOf, urgentWords, villageIn } from '../domain/proposal.ts'
import { planReminders } from '../domain/reminders.ts'
import { responsibilityFor } from '../domain/responsibility.ts'
import { unitById } from '../domain/roster.ts'
import type { NewTicket, Ticket } from '../domain/ticket.ts'
import type { TicketEvent } from '../domain/ticket-events.ts'
import { citizenData, citizenIdByPhone, saveCitizen } from '../store/citizens.ts'
import { rescheduleReminders } from '../store/reminders.ts'
import { attachText, insertText } from '../store/texts.ts'
import { insertTicket, nextCode, ticketByNumber } from '../store/tickets.ts'
import { confidentialSubject } from '../templates/messages/confidential.ts'
import { dispatchedByLikeness, toDispatch } from '../templates/messages/proposal.ts'
import { attachPhotos } from './attach-photos.ts'
import { namedIn } from './confidential.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { dispatchTicket } from './dispatch-ticket.ts'
import { introducedIn, maskedContent, namesOfCitizen } from './masked-content.ts'
import { notify, stationRoom } from './notify.ts'
import type { Proposal } from './propose-dispatch.ts'
import { proposeDispatch } from './propose-dispatch.ts'
import { responsibilitiesNow } from './responsibilities.ts'
import { tellWebhooks } from './tell-webhooks.ts'

export interface OpenRequest {
  ticket: Omit<NewTicket, 'citizenId'>
  /** The citizen's own words; sealed, shown masked. */
  content: string
  /** `id` only where the caller is known from elsewhere; else one is found by phone or made from the number. */
  citizen?: Caller & { id?: string }
  actor: Actor
  /** Many come at once: no card of its own, one message tells of all. */
  isOneOfMany?: boolean
  /** So many that the units get none either. */
  isOneOfHundreds?: boolean
  /** Urgent or not: enough of those that came with it have had their card. */
  staysQuiet?: boolean
  /** Photos that came with it. */
  fileIds?: readonly number[]
  /** Who handles it, whatever the responsibility list says: a village that takes on a matter of its own. */
  leadUnitId?: string
}

/**
 * 收件: opens the ticket, once per platform number. If its matter stands in the responsibility list and
 * limits.yaml allows, the bot dispatches it at once; else the station is asked.
 *
 * @throws {DeskError} `number_taken` if a ticket with this number was opened before
 */
export async function openTicket(outer: Desk, request: OpenRequest): Promise<Ticket> {
  return transact(outer, async (desk) => {
    const { number } = request.ticket
    if (await ticketByNumber(desk.db, number)) throw new DeskError('number_taken', { number })
    const opened = await insertOpened(desk, request)
    const { actor, fileIds = [] } = request
    const ticket = (await attachPhotos(desk, { ticketId: opened.id, actor, fileIds })) ?? opened
    if (request.leadUnitId !== undefined) {
      const { leadUnitId } = request
      return dispatchTicket(desk, {
        ticketId: ticket.id,
        actor: BOT,
        leadUnitId,
        assistUnitIds: [],
        isLeadAware: true,
      })
    }
    const { isOneOfMany, isOneOfHundreds, isBrief } = broughtWith(request)
    const entry =
      ticket.matter === undefined
        ? undefined
        : responsibilityFor(await responsibilitiesNow(desk), ticket.matter)
    const units = entry ? [entry.leadUnitId, ...entry.assistUnitIds] : []
    const isNamed = (await namedIn(desk, ticket, units)).length > 0
    if (entry && !isNamed && desk.office.limits.dispatch.automatic) {
      const { leadUnitId, assistUnitIds } = entry
      return dispatchTicket(desk, {
        ticketId: ticket.id,
        actor: BOT,
        leadUnitId,
        assistUnitIds,
        isOneOfMany: isBrief,
        isOneOfHundreds,
      })
    }
    const now = desk.clock.now()
    await rescheduleReminders(desk.db, ticket.id, planReminders(ticket, { ...desk.office, now }), now)
    if (isOneOfMany) return ticket
    const proposal = await proposeDispatch(desk, ticket, { isBrief })
    const sure = sureOption(desk, proposal)
    const isSafe =
      sure && (await namedIn(desk, ticket, [sure.leadUnitId, ...sure.assistUnitIds])).length === 0
    if (isSafe) return dispatchByLikeness(desk, ticket, sure)
    const content = await maskedContent(desk, ticket)
    const text = toDispatch({ office: desk.office, now }, ticket, content, {
      ...proposal,
      photos: fileIds.length,
    })
    await notify(desk, ticket, { target: stationRoom(desk), kind: 'received', text })
    return ticket
  })
}

/**
 * What is urgent, or sounds so, is told at once, however many come with it; among hundreds only what is called so, and in
 * brief: to look for what is like each of them would hold up the chat.
 */
function broughtWith(request: OpenRequest) {
  const { ticket, content, isOneOfMany = false, isOneOfHundreds = false, staysQuiet = false } = request
  const soundsUrgent = !isOneOfHundreds && urgentWords(`${ticket.subject} ${content}`) !== undefined
  const isPressing = !staysQuiet && (ticket.urgency === 'urgent' || soundsUrgent)
  return {
    isOneOfMany: isOneOfMany && !isPressing,
    isOneOfHundreds: isOneOfHundreds && !isPressing,
    isBrief: isOneOfHundreds || (isOneOfMany && !isPressing),
  }
}

/** The first choice, if limits.yaml lets the bot dispatch by what it learned and it is sure enough. */
function sureOption({ office }: Desk, { options: [first] }: Proposal): DispatchOption | undefined {
  const { bySimilarity, sureness } = office.limits.dispatch
  return bySimilarity && first && surenessOf(first) >= sureness ? first : undefined
}

async function dispatchByLikeness(desk: Desk, ticket: Ticket, option: DispatchOption): Promise<Ticket> {
  const { reasons: _reasons, ...units } = option
  const after = await dispatchTicket(desk, { ticketId: ticket.id, actor: BOT, ...units })
  const text = dispatchedByLikeness({ office: desk.office, now: desk.clock.now() }, after, option)
  await notify(desk, after, { target: stationRoom(desk), kind: 'dispatched-by-likeness', text })
  return after
}

async function insertOpened(desk: Desk, request: OpenRequest): Promise<Ticket> {
  const at = desk.clock.now()
  const actor = actorRef(request.actor)
  const { subject, ...sent } = request.ticket
  const facts = { ...sent, kind: kindByWords(sent.kind, `${subject} ${request.content}`) }
  const secret = facts.secret || facts.kind === 'report' || secrecyWords(request.content) !== undefined
  const citizenId = await knownCitizen(desk, request)
  const contentTextId = await insertText(desk.db, desk.seal, {
    ticketId: null,
    kind: 'content',
    author: actor,
    at,
    body: secret && !facts.inHouse ? withTitle(request) : request.content,
  })
  const villageId = facts.villageId ?? villageOf(desk, request)
  const event: TicketEvent = {
    type: 'opened',
    ...facts,
    subject:
      secret && !facts.inHouse
        ? confidentialSubject(unitById(desk.office.roster, villageId ?? '')?.name, facts)
        : maskText(subject, {
            names: [
              ...(await namesOfCitizen(desk, citizenId)),
              ...introducedIn(desk, `${subject}。${request.content}`),
            ],
          }),
    code: await nextCode(desk.db),
    ...(villageId !== undefined && { villageId }),
    secret,
    ...(citizenId !== undefined && { citizenId }),
    contentTextId,
    at,
    actor,
  }
  const ticket = await insertTicket(desk.db, (id) => ({ ticket: applyEvent(id, undefined, event), event }))
  await attachText(desk.db, contentTextId, ticket.id)
  await tellWebhooks(desk, undefined, ticket)
  return ticket
}

/** The title of what is to be kept secret is read in no list: where it says more than the words, it goes before them. */
function withTitle({ ticket: { subject }, content }: OpenRequest): string {
  const [begins = ''] = subject.replace(/\s/g, '').split('*')
  return content.replace(/\s/g, '').includes(begins.slice(0, 12)) ? content : `${subject}。${content}`
}

/** Where the matter lies by its words; only if they name no village, where the caller lives. */
function villageOf({ office }: Desk, { ticket, content, citizen }: OpenRequest): string | undefined {
  const words = `${ticket.subject} ${content}`
  const isSilent = !office.roster.units.some(({ kind, name }) => kind === 'village' && words.includes(name))
  return villageIn(office.roster, isSilent ? (citizen?.address ?? '') : words)?.id
}

/** Several of a family call from one phone: the newest name is told, all are masked. */
async function knownCitizen(desk: Desk, { citizen, ticket }: OpenRequest): Promise<string | undefined> {
  if (!citizen) return undefined
  const { db, seal } = desk
  const id = citizen.id ?? (await citizenIdByPhone(db, seal, citizen.phone)) ?? `c-${ticket.number}`
  const { name, phone, address } = citizen
  const sent = { name, phone, ...(address !== undefined && { address }) }
  const known = await citizenData(db, seal, id)
  await saveCitizen(db, seal, { id, ...(known ? withNewer(known, sent) : sent) }, desk.clock.now())
  return id
}
