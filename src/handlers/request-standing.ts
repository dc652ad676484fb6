import type { Answer, Inbound } from '../bot/handler.ts'
import { defineHandler, isAddressed } from '../bot/handler.ts'
import type { Desk } from '../desk/desk.ts'
import type { StandingRequest } from '../desk/unit-requests.ts'
import { newsOfRequests, requestsAbout } from '../desk/unit-requests.ts'
import type { Actor } from '../domain/actor.ts'
import { hasPart } from '../domain/actor.ts'
import { unitById } from '../domain/roster.ts'
import { CODE } from '../domain/ticket-reference.ts'
import { DAY_MS } from '../domain/time.ts'
import { TICKETS_SENT_PRIVATELY } from '../templates/messages/answers.ts'
import { neverRequested, nothingRequested, requestsStanding } from '../templates/messages/requests.ts'
import { actorOf } from './actor.ts'
import { isOverseersPlace } from './overseers-place.ts'
import type { Named } from './reading.ts'
import { ticketInQuote, undecorated } from './reading.ts'
import { isOfThisPlace, shownHere } from './shown-here.ts'
import { whichTickets } from './which-ticket.ts'

const WHOSE =
  '(?:我们?|俺们?|咱们?|本单位|那个?|这个?|上午|下午|昨天|刚才|之前|申请|报|提|问一?下|请问|看看|的|[\\s,，])*'
const KIND = '(?:(?<extension>延期|延时)|(?<back>退单|退件))'
const STATION = '(?:还|都|给|到底|现在|工作站|站里|上面|领导|您们?|你们)*'
const DECIDE = '(?:审?批|批复|同意|通过|答复|回复|准)'
const ENDS = '(?:了|呢|啊|呀)*'
/** 批了没, 同意了吗, 批不批, 咋还没批, 什么时候批: may be all that is said. */
const IS_DECIDED = [
  `${STATION}${DECIDE}(?:下来|过|完|好)?了?(?:没有?|吗|么|不)`,
  `${STATION}(?:批不批|批没批|同意(?:不|没)同意|准不准|准没准)`,
  `(?:咋|怎么|为啥|为什么)${STATION}(?:老|一直|也)*(?:没有?|不)${DECIDE}(?:下来)?`,
  `${STATION}没有?${DECIDE}(?:下来)?(?:吗|么)`,
  `${STATION}(?:啥|什么)时候(?:能|才|会)*${DECIDE}(?:下来)?`,
].join('|')
/** Behind 延期, 退单 only. */
const HOW_IS_IT = `${STATION}(?:怎么样|咋样|怎样|啥情况|什么情况|咋说|怎么说|有(?:结果|信儿?|消息|回音|回复|答复|说法)了?(?:没有?|吗|么)|到哪一?步|下来了?(?:没有?|吗|么))`
const ASKED = new RegExp(
  `^${WHOSE}(?:${KIND}(?:的?(?:申请|事儿?|请求|报告))?[的\\s,，]*(?:${IS_DECIDED}|${HOW_IS_IT})|(?:${IS_DECIDED}))${ENDS}[?？]*$`,
  'u',
)
const DAYS = /(?:\d{1,2}|[一二两三四五六七八九十])\s*个?(?:工作日|天)的?/gu
const TICKET = new RegExp(
  `(?:工单|短号)?\\s*#?(?<!\\d)(${CODE})号?(?:工单|单子?|[那这]件|件)?的?[\\s,，、和跟]*`,
  'gu',
)
/** Longer is no such question, and patterns of many ways to read a line are not tried on it. */
const MOST = 30

type Kind = 'extension' | 'return' | 'any'

interface Args {
  named: Named
  kind: Kind
}

/** 延期批了没, 1号的退单同意了吗, 批了没有: by the unit that asked for it. */
export const requestStanding = defineHandler<Args>({
  name: 'request-standing',
  usage: {
    say: '延期批了没',
    does: '看本单位的延期、退单申请批了没有（也可以问「退单同意了吗」）',
    for: ['unit'],
  },
  verbs: [],

  match({ type, text, sender }) {
    if (type !== 'text' || sender.kind !== 'staff' || text.length > MOST) return undefined
    const codes: number[] = []
    const said = undecorated(text)
      .replace(DAYS, '')
      .replace(TICKET, (_, code: string) => {
        codes.push(Number(code))
        return ''
      })
    const groups = ASKED.exec(said)?.groups
    if (!groups) return undefined
    const kind = groups.extension ? 'extension' : groups.back ? 'return' : 'any'
    return { named: { codes: [...new Set(codes)], numbers: [] }, kind }
  },

  async answer(desk, inbound, { named, kind }) {
    const actor = actorOf(inbound)
    if (!actor || inbound.sender.kind !== 'staff') return undefined
    const quoted = inbound.quote ? ticketInQuote(inbound.quote.text) : { codes: [], numbers: [] }
    const isNamed = [named, quoted].some(({ codes, numbers }) => codes.length + numbers.length > 0)
    if (isNamed) return answerAbout(desk, inbound, { named, kind, actor })
    // 批了没有 under somebody's words, or to somebody else, is theirs.
    const isTalk = kind === 'any' && !isAddressed(inbound) && (inbound.quote || inbound.mentioned.length > 0)
    const units = inbound.sender.person.positions.filter(
      ({ role }) => role !== 'clerk' && role !== 'supervisor',
    )
    if (isTalk || units.length === 0) return undefined
    const ids = units.map(({ unitId }) => unitId)
    const news = (await newsOfRequests(desk, ids)).filter(isOf(kind))
    const fresh = news.filter((one) => isFresh(desk, one))
    if (fresh.length > 0) return told(desk, inbound, fresh)
    if (news.length > 0 && (kind !== 'any' || isAddressed(inbound))) return told(desk, inbound, news)
    return isAddressed(inbound) ? { text: nothingRequested(kind) } : undefined
  },
})

/** Waited for still, or answered since yesterday. */
function isFresh({ clock }: Desk, { request: { decided } }: StandingRequest): boolean {
  return decided === undefined || clock.now() - decided.at <= DAY_MS
}

function isOf(kind: Kind) {
  return ({ request }: StandingRequest): boolean => kind === 'any' || request.kind === kind
}

async function answerAbout(
  desk: Desk,
  inbound: Inbound,
  { named, kind, actor }: Args & { actor: Actor },
): Promise<Answer | undefined> {
  const found = await whichTickets(desk, inbound, { named, waiting: async () => [], many: true })
  if ('answer' in found) return isAddressed(inbound) || inbound.quote ? found.answer : undefined
  const isTheirs = found.tickets.some((ticket) => hasPart(actor, ticket))
  const standing: StandingRequest[] = []
  for (const ticket of found.tickets)
    standing.push(...(await requestsAbout(desk, ticket, actor)).filter(isOf(kind)))
  if (standing.length > 0) return told(desk, inbound, standing)
  return isAddressed(inbound) || isTheirs
    ? {
        text: neverRequested(
          found.tickets.map(({ code }) => code),
          kind,
        ),
      }
    : undefined
}

/** In a group of neither the unit that asked nor the station it is told in private. */
function told(desk: Desk, inbound: Inbound, standing: readonly StandingRequest[]): Answer {
  const { place } = inbound
  const isHere = standing.every(
    ({ request }) =>
      isOverseersPlace(desk, inbound) ||
      (place.kind === 'room' && unitById(desk.office.roster, request.unitId)?.room === place.topic),
  )
  const here = isHere ? inbound : { ...inbound, place: { kind: 'private' } as const }
  const setting = { office: desk.office, now: desk.clock.now() }
  const lines = standing.map((one) => {
    const [shown] = isOfThisPlace(desk, here, one.ticket) ? shownHere(desk, here, [one.ticket]) : []
    return { ...one, subject: shown?.subject }
  })
  const text = requestsStanding(setting, lines)
  return isHere ? { text } : { text: TICKETS_SENT_PRIVATELY, privately: text }
}
