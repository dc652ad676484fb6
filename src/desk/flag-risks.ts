import { BOT } from '../domain/actor.ts'
import type { RiskFacts } from '../domain/risk.ts'
import { risksOf } from '../domain/risk.ts'
import type { Ticket } from '../domain/ticket.ts'
import { DAY_MS } from '../domain/time.ts'
import { textBody } from '../store/texts.ts'
import { countOfCitizen, countOfPlace } from '../store/tickets.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'

/**
 * Notes why the ticket is likely to end dissatisfied (预警, 夏阳街道办法 (2022)), so that the ladder can tell the
 * unit's head early. Nothing is written when nothing new speaks for it.
 *
 * @returns the ticket as it then stands
 */
export async function flagRisks(desk: Desk, ticket: Ticket): Promise<Ticket> {
  const { risk } = desk.office.limits
  const since = desk.clock.now() - risk.withinDays * DAY_MS
  const { citizenId } = ticket
  const risks = risksOf(
    ticket,
    {
      content: (await textBody(desk.db, desk.seal, ticket.contentTextId)) ?? '',
      ofCaller: citizenId === undefined ? 0 : await countOfCitizen(desk.db, citizenId, since),
      ...(await countsOfPlace(desk, ticket)),
      wasPerfunctory: (ticket.rejections ?? 0) + (ticket.poorReplies ?? 0) > 0,
    },
    risk,
  )
  const known = new Set(ticket.risks ?? [])
  if (risks.every((reason) => known.has(reason))) return ticket
  const { after } = await changeTicket(desk, {
    ticketId: ticket.id,
    actor: BOT,
    command: { type: 'flag', risks },
  })
  return after
}

async function countsOfPlace(
  { db, clock, office }: Desk,
  { villageId, matter }: Ticket,
): Promise<Pick<RiskFacts, 'ofPlace' | 'ofPlaceBefore'>> {
  if (villageId === undefined || matter === undefined) return { ofPlace: 0, ofPlaceBefore: 0 }
  const span = office.limits.risk.withinDays * DAY_MS
  const since = clock.now() - span
  return {
    ofPlace: await countOfPlace(db, { villageId, matter }, { since, before: Number.MAX_SAFE_INTEGER }),
    ofPlaceBefore: await countOfPlace(db, { villageId, matter }, { since: since - span, before: since }),
  }
}
