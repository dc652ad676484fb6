import type { Answer, Inbound } from '../bot/handler.ts'
import { defineHandler } from '../bot/handler.ts'
import type { RequestKind } from '../desk/decide-request.ts'
import { decideRequest as decide } from '../desk/decide-request.ts'
import type { Desk } from '../desk/desk.ts'
import { unitByName } from '../domain/roster.ts'
import type { Ticket } from '../domain/ticket.ts'
import { grantWhat, requestDecided } from '../templates/messages/answers.ts'
import { clerkAtDesk } from './clerks-place.ts'
import { forEachTicket } from './for-each-ticket.ts'
import type { Named } from './reading.ts'
import { afterVerb, INSISTED, leadingTicket, readDays, undecorated } from './reading.ts'
import { unitsIn, wordsOf } from './units-in.ts'
import type { Search } from './which-ticket.ts'
import { waitingForStation, whichTickets } from './which-ticket.ts'

const WORDS: readonly { verb: string; kind: RequestKind; granted: boolean }[] = [
  { verb: '不同意退单', kind: 'return', granted: false },
  { verb: '不同意延期', kind: 'extension', granted: false },
  { verb: '同意退单', kind: 'return', granted: true },
  { verb: '同意延期', kind: 'extension', granted: true },
  { verb: '不同意', kind: 'any', granted: false },
  { verb: '同意', kind: 'any', granted: true },
]

/** 转 建管办 协办 派出所, after 同意退单 17. */
const TRANSFER = /^(?:并|请)?(?:转|改派|派)[给到]?\s*(.+)$/

/** 同意退单 17 转 建管办 / 同意延期 17 / 不同意 17 理由 */
export const decideRequest = defineHandler<{
  named: Named
  kind: RequestKind
  granted: boolean
  reason: string
  /** Nothing but 同意 or 不同意. */
  isBare?: true
}>({
  name: 'decide-request',
  usage: {
    say: '同意退单 17 转 建管办',
    does: '答复退单、延期（同意退单 17；同意延期 17；不同意 17 理由）',
    for: ['station', 'supervision'],
  },
  verbs: ['同意退单', '同意延期', '不同意'],

  match(inbound) {
    for (const { verb, kind, granted } of WORDS) {
      const rest = afterVerb(inbound.text, [verb])
      if (rest === undefined) continue
      const { rest: reason, ...named } = leadingTicket(rest)
      // A bare 同意 among people is talk; with a code or a quoted card it is an answer.
      const isAnswer =
        verb.length > 3 || named.codes.length + named.numbers.length > 0 || inbound.quote !== undefined
      if (isAnswer) return { named, kind, granted, reason }
      return /^不?同意(?:了|吧|的)?$/.test(undecorated(inbound.text))
        ? { named, kind, granted, reason: '', isBare: true }
        : undefined
    }
    return undefined
  },

  async answer(desk, inbound, { named, kind, granted, reason, isBare }) {
    // 不同意 alone is for the bot only at the station's desk while something is asked for.
    const isTalk = isBare && !inbound.mentionsBot && !clerkAtDesk(desk, inbound)
    if (isTalk) return undefined
    const search = { named, waiting: waitingForDecision(inbound, kind), silentWhenNone: true }
    // 同意 gives something away, so it is asked what for.
    if (isBare && granted) return askWhatFor(desk, inbound, search)
    return forEachTicket(desk, inbound, search, async ({ id }, actor) => {
      const [lead, ...others] = granted ? unitsIn(desk.office.roster, transferIn(desk, reason)) : []
      const transfer = lead && {
        leadUnitId: lead.id,
        assistUnitIds: others.map((unit) => unit.id),
        ...(INSISTED.test(reason) && { mayBeNamed: true }),
      }
      const days = readDays(reason)?.days
      const request = {
        ...{ ticketId: id, actor, kind, granted, reason },
        ...(transfer && { transfer }),
        ...(days !== undefined && { days }),
      }
      const decided = await decide(desk, request)
      const setting = { office: desk.office, now: desk.clock.now() }
      const outcome = { kind: decided.kind, granted, toUnitId: lead?.id }
      return requestDecided(setting, decided.ticket, outcome)
    })
  },
})

async function askWhatFor(desk: Desk, inbound: Inbound, search: Search): Promise<Answer | undefined> {
  const found = await whichTickets(desk, inbound, search)
  if ('answer' in found) return found.answer
  const [ticket] = found.tickets
  if (!ticket) return undefined
  return { text: grantWhat(ticket) }
}

/** The names of those it goes to: behind 转, or where nothing but units is said (同意退单 17 派出所). */
function transferIn(desk: Desk, reason: string): string[] {
  const said = reason.replace(INSISTED, '')
  const bare = wordsOf(said.replace(/^[给到归由]\s*/, ''))
  if (bare.every((word) => unitByName(desk.office.roster, word))) return bare
  return wordsOf(TRANSFER.exec(said)?.[1] ?? '')
}

function waitingForDecision(inbound: Inbound, kind: RequestKind) {
  const waiting = waitingForStation(inbound, ['dispatched', 'acknowledged'])
  return async (desk: Desk): Promise<Ticket[]> =>
    (await waiting(desk)).filter(
      ({ pendingReturn, pendingExtension }) =>
        (kind !== 'extension' && pendingReturn !== undefined) ||
        (kind !== 'return' && pendingExtension !== undefined),
    )
}
