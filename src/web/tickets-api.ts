import { z } from 'zod'
import type { Desk } from '../desk/desk.ts'
import { maskForGroup } from '../desk/masked-content.ts'
import { revealCitizen } from '../desk/reveal-citizen.ts'
import { publishEvent, publishTicket, publishUnit } from '../domain/published-ticket.ts'
import type { Ticket } from '../domain/ticket.ts'
import { isoOf } from '../domain/time.ts'
import { eventsAfter, eventsOf } from '../store/events.ts'
import { textBody } from '../store/texts.ts'
import { ticketByNumber } from '../store/tickets.ts'
import { ApiRefusal } from './api-refusal.ts'
import type { ApiRoute } from './api-route.ts'
import { defineRoute } from './api-route.ts'
import { takenInOf } from './take-in-request.ts'
import {
  newTicket,
  revealedCitizen,
  revealRequest,
  takenIn,
  ticketBatch,
  ticketEvent,
  ticketNumber,
  ticketWithReply,
} from './ticket-schemas.ts'

const EVENTS_A_PAGE = 100
const MOST_EVENTS_A_PAGE = 500

/** States, and ends, of a ticket whose reply the station has let pass. */
const REVIEWED: readonly string[] = ['approved', 'calling_back', 'satisfied', 'exempt', 'unreachable']

const byNumber = z.object({ number: ticketNumber })

/** What other programs may do with tickets. */
export function ticketRoutes(desk: Desk): ApiRoute[] {
  return [...writing(desk), ...reading(desk)]
}

function writing(desk: Desk): ApiRoute[] {
  return [
    defineRoute({
      method: 'post',
      path: '/tickets',
      operationId: 'takeInTicket',
      summary: '送一件工单；同一编号再送就是更新',
      scope: 'tickets:write',
      body: newTicket,
      answers: {
        200: { description: '编号已经有了：更新了，或没有变化。', schema: takenIn },
        201: { description: '新收了一件。', schema: takenIn },
      },
      refusals: [422],
      async answer({ caller, body }) {
        const [taken] = await takenInOf(desk, caller, [body])
        return { status: taken?.result === 'created' ? 201 : 200, body: taken }
      },
    }),
    defineRoute({
      method: 'post',
      path: '/tickets/batch',
      operationId: 'takeInTickets',
      summary: '一次送多件，全收或全不收',
      description: '有一件不对就一件也不收，改好整批再送：已经收下的不会重复。',
      scope: 'tickets:write',
      body: ticketBatch,
      answers: {
        200: { description: '全部收下，按送来的顺序。', schema: z.object({ results: z.array(takenIn) }) },
      },
      refusals: [422],
      answer: async ({ caller, body }) => ({
        status: 200,
        body: { results: await takenInOf(desk, caller, body.tickets, '$.tickets') },
      }),
    }),
    defineRoute({
      method: 'post',
      path: '/tickets/{number}/reveal',
      operationId: 'revealCitizen',
      summary: '查诉求人的姓名电话，写明用途，记入办理记录',
      description: '举报和要求保密的工单一律不给（409 caller_is_secret）。',
      scope: 'citizens:read',
      params: byNumber,
      body: revealRequest,
      answers: { 200: { description: '诉求人。', schema: revealedCitizen } },
      refusals: [404, 409, 422],
      async answer({ caller, params, body }) {
        const ticket = await known(desk, params.number)
        const { name, scopes } = caller
        const { citizen } = await revealCitizen(desk, {
          ticketId: ticket.id,
          actor: { kind: 'caller', name, scopes },
          purpose: body.purpose,
        })
        if (!citizen) throw new ApiRefusal(404, 'no_citizen', '这件工单没有留下诉求人，或已到期删除')
        return { status: 200, body: citizen }
      },
    }),
  ]
}

function reading(desk: Desk): ApiRoute[] {
  return [
    defineRoute({
      method: 'get',
      path: '/tickets/{number}',
      operationId: 'readTicket',
      summary: '一件工单现在的状态、时限、承办单位和审核通过的回复',
      scope: 'tickets:read',
      params: byNumber,
      answers: { 200: { description: '工单。', schema: ticketWithReply } },
      refusals: [404],
      answer: async ({ params }) => ({
        status: 200,
        body: await withReply(desk, await known(desk, params.number)),
      }),
    }),
    defineRoute({
      method: 'get',
      path: '/tickets/{number}/events',
      operationId: 'readTicketEvents',
      summary: '一件工单的办理过程，从先到后',
      scope: 'tickets:read',
      params: byNumber,
      answers: {
        200: { description: '办理过程。', schema: z.object({ events: z.array(ticketEvent) }) },
      },
      refusals: [404],
      async answer({ params }) {
        const { id } = await known(desk, params.number)
        const events = await eventsOf(desk.db, id)
        const told = events.map((event, at) =>
          publishEvent(desk.office, { ticketId: id, seq: at + 1, event }),
        )
        return { status: 200, body: { events: told } }
      },
    }),
    defineRoute({
      method: 'get',
      path: '/events',
      operationId: 'readEvents',
      summary: '所有工单的新动静，适合定时来取',
      description: '第一次 after 写 0 或不写；以后写上一次答复里的 next，就不会漏也不会重。',
      scope: 'tickets:read',
      query: z.object({
        after: z.coerce.number().int().min(0).default(0).meta({ description: '从哪里接着取。' }),
        limit: z.coerce.number().int().min(1).max(MOST_EVENTS_A_PAGE).default(EVENTS_A_PAGE),
      }),
      answers: {
        200: {
          description: '按发生的先后；没有新动静时 events 是空的。',
          schema: z.object({
            events: z.array(ticketEvent.extend({ ticket: z.string() })),
            next: z.int().meta({ description: '下一次的 after。' }),
          }),
        },
      },
      refusals: [422],
      async answer({ query }) {
        const placed = await eventsAfter(desk.db, query.after, query.limit)
        const events = placed.map((one) => ({ ticket: one.number, ...publishEvent(desk.office, one) }))
        return { status: 200, body: { events, next: placed.at(-1)?.cursor ?? query.after } }
      },
    }),
  ]
}

async function known(desk: Desk, number: string): Promise<Ticket> {
  const ticket = await ticketByNumber(desk.db, number)
  if (!ticket) throw new ApiRefusal(404, 'unknown_ticket', '没有这个编号的工单')
  return ticket
}

async function withReply(desk: Desk, ticket: Ticket) {
  const { reply } = ticket
  const isReviewed = REVIEWED.includes(ticket.closeReason ?? ticket.state)
  const text = reply && isReviewed ? await textBody(desk.db, desk.seal, reply.textId) : undefined
  return {
    ...publishTicket(desk.office, ticket),
    ...(reply &&
      text !== undefined && {
        reply: {
          unit: publishUnit(desk.office, reply.unitId),
          at: isoOf(reply.at),
          text: await maskForGroup(desk, ticket, text),
        },
      }),
  }
}
