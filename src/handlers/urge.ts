import type { Answer, Inbound } from '../bot/handler.ts'
import { defineHandler, isAddressed } from '../bot/handler.ts'
import type { Desk } from '../desk/desk.ts'
import { openTicketsOf } from '../desk/find-ticket.ts'
import { badTickets } from '../desk/list-bad.ts'
import { MOST_URGED, urgeTickets } from '../desk/urge-tickets.ts'
import type { Actor } from '../domain/actor.ts'
import { oversees } from '../domain/actor.ts'
import { DeskError } from '../domain/errors.ts'
import type { Unit } from '../domain/roster.ts'
import { nearestUnitName, unitByName } from '../domain/roster.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { Refusal } from '../domain/ticket-commands.ts'
import { together } from '../templates/messages/answers.ts'
import { errorWords } from '../templates/messages/errors.ts'
import {
  leftToUrge,
  nothingToUrge,
  urged,
  urgedMany,
  WHICH_TO_URGE,
} from '../templates/messages/supervision.ts'
import { actorOf } from './actor.ts'
import { isOverseersPlace } from './overseers-place.ts'
import type { Named } from './reading.ts'
import { afterVerb, onlyTickets, undecorated } from './reading.ts'
import { whichTickets } from './which-ticket.ts'

const NOBODY: Named = { codes: [], numbers: [] }
const PARTICLES = /(?:一下|一催|下|吧|了)+$/

/** 催办 17 18, or a card quoted with 催办, 催一下. */
export const urge = defineHandler<{ named: Named }>({
  name: 'urge',
  usage: { say: '催办 17', does: '马上在主办单位群里催一次', for: ['supervision', 'station'] },
  verbs: ['催办'],

  match(inbound) {
    if (inbound.sender.kind !== 'staff') return undefined
    // 这些都催一下, under a list.
    const said = inbound.quote ? inbound.text.replace(/^(?:把|这些|这几件|都|全部?)+/u, '') : inbound.text
    const rest = afterVerb(said, ['催办', '催一下', '催一催', '催催', '催'])
    const named = rest === undefined ? undefined : onlyTickets(rest.replace(PARTICLES, ''))
    const isMeant =
      named && (named.codes.length + named.numbers.length > 0 || inbound.quote || inbound.mentionsBot)
    return isMeant ? { named } : undefined
  },

  async answer(desk, inbound, { named }) {
    const actor = actorOf(inbound)
    const search = { named, waiting: async () => [], many: true, silentWhenNone: true }
    const found = await whichTickets(desk, inbound, search)
    if (!actor || 'answer' in found) return 'answer' in found ? found.answer : undefined
    return { text: await urgeNamed(desk, found.tickets, actor) }
  },
})

async function urgeNamed(desk: Desk, tickets: readonly Ticket[], actor: Actor): Promise<string> {
  const setting = { office: desk.office, now: desk.clock.now() }
  const { urged: done, refused, left } = await urgeTickets(desk, { tickets, actor })
  const lines = [
    ...done.map((ticket) => urged(setting, ticket)),
    ...refused.map((error) => errorWords(setting, error)),
  ]
  return [together(lines), ...(left.length > 0 ? [leftToUrge(left, MOST_URGED)] : [])].join('\n')
}

/** Which of all tickets at work. */
type Which = keyof typeof WHICH_WORDS
const WHICH_WORDS = { unacknowledged: '没签收的', overdue: '超期的', dueToday: '今天到期的' } as const

const UNSIGNED = '(?<unacknowledged>(?:还|都)*(?:没有?|未|待)签收?)'
const OVERDUE = '(?<overdue>(?:已经?|都)*(?:超期|逾期|过期|超时))'
const DUE = '(?<dueToday>今天?(?:要|就|该)?到期)'
const KIND = new RegExp(`(?:${UNSIGNED}|${OVERDUE}|${DUE})了?`, 'u')
const PLEASE = '(?:请|麻烦|帮我?|给我|你|把|再|先|现在|\\s)*'
const TIMES = '(?:一?下|一遍|一催|一次|吧|了|\\s)*'
const VERB_FIRST = new RegExp(`^${PLEASE}(?:催办|催催|催)${TIMES}(?<what>\\P{N}+?)${TIMES}$`, 'u')
const VERB_LAST = new RegExp(`^${PLEASE}(?<what>\\P{N}*?)(?:给我)?(?:催办|催催|催|提醒)${TIMES}$`, 'u')
const ALL = /所有|全部|统统|[都全](?=$|[\s的])/u
const AROUND =
  /^(?:所有|全部|全街道|那些|这些|还|都|的|\s)+|(?:所有|全部|统统|那边|那里|他们|手上|工单|单子|单位|还|都|全|的|件|\s)+$/gu
/** Longer is no such command, and patterns of many ways to read a line are not tried on it. */
const MOST = 40

interface ManyArgs {
  which?: Which
  names: readonly string[]
  isAll: boolean
}

/** 没签收的都催一下, 催办 未签收, 催办 供热供水, 环卫所超期的催一遍: one message a group, and how many to who asked. */
export const urgeAll = defineHandler<ManyArgs>({
  name: 'urge-all',
  usage: {
    say: '催办 未签收',
    does: '没签收的（或「催办 超期」「催办 环卫所」）一句话全催，一次最多 20 件',
    for: ['supervision', 'station'],
  },
  verbs: [],

  match({ text, quote, sender, type }) {
    if (type !== 'text' || sender.kind !== 'staff' || quote || text.length > MOST) return undefined
    const said = undecorated(text)
    const what = (VERB_FIRST.exec(said) ?? VERB_LAST.exec(said))?.groups?.what?.trim()
    if (what === undefined) return undefined
    const kind = KIND.exec(what)?.groups ?? {}
    const which = (Object.keys(WHICH_WORDS) as Which[]).find((one) => kind[one] !== undefined)
    const names = what
      .replace(KIND, ' ')
      .split(/[\s、,，]+/u)
      .map((name) => name.replace(AROUND, '').replace(AROUND, ''))
      .filter((name) => name !== '')
    return { names, isAll: ALL.test(what), ...(which && { which }) }
  },

  async answer(desk, inbound, { which, names, isAll }) {
    const actor = actorOf(inbound)
    const isMeant = inbound.mentionsBot || isOverseersPlace(desk, inbound)
    if (!actor || !oversees(actor) || !isMeant) return undefined
    const units = names.flatMap((name) => unitsNamed(desk, name))
    if (units.some((unit) => !unit)) return notOfUnits(desk, inbound.text, names)
    const own = units.flatMap((unit) => unit ?? [])
    const ids = own.map(({ id }) => id)
    if (which) {
      const all = await badTickets(desk, which)
      const tickets = all.filter(({ lead }) => ids.length === 0 || (lead && ids.includes(lead.unitId)))
      return {
        text: await urgeEach(desk, {
          tickets,
          actor,
          what: own.map(({ name }) => name).join('、') + WHICH_WORDS[which],
        }),
      }
    }
    if (ids.length === 0) return isForBot(inbound) ? { text: WHICH_TO_URGE } : undefined
    const tickets = (await openTicketsOf(desk, ids)).filter(({ state, lead }) => {
      return lead && ids.includes(lead.unitId) && (state === 'dispatched' || state === 'acknowledged')
    })
    if (tickets.length === 0) return { text: nothingToUrge(own.map(({ name }) => name)) }
    if (isAll)
      return { text: await urgeEach(desk, { tickets, actor, what: own.map(({ name }) => name).join('、') }) }
    return urgeChosen(desk, inbound, { tickets, actor })
  },
})

/**
 * 催一下还没回复的 is everything at work, of which most is not due; 催办 水利局 names no unit.
 *
 * @throws {DeskError} `unknown_unit` with the name and the nearest known one
 */
function notOfUnits(
  { office: { roster } }: Desk,
  text: string,
  names: readonly string[],
): Answer | undefined {
  if (/[没未](?:有)?(?:回复|答复|办|处理)/u.test(text)) return { text: WHICH_TO_URGE }
  const [name, second] = names
  if (second !== undefined || name === undefined || !/^催办\s/.test(text)) return undefined
  throw new DeskError('unknown_unit', { name, near: nearestUnitName(roster, name) })
}

/** 全部催办 at the station's desk is said to nobody else; 都催一下 may be. */
function isForBot(inbound: Inbound): boolean {
  return inbound.text.includes('催办') || (isAddressed(inbound) && inbound.text.includes('催'))
}

/** 环卫所和建管办, unless that is the name of one. */
function unitsNamed({ office: { roster } }: Desk, name: string): (Unit | undefined)[] {
  const whole = unitByName(roster, name)
  return whole ? [whole] : name.split(/[和跟及]/u).map((one) => unitByName(roster, one))
}

/** 催一下建管办: the one ticket that it has at work; of several, which is asked, and 都催 is an answer. */
async function urgeChosen(
  desk: Desk,
  inbound: Inbound,
  { tickets, actor }: { tickets: Ticket[]; actor: Actor },
): Promise<Answer | undefined> {
  const search = { named: NOBODY, waiting: async () => tickets, all: '都催' }
  const found = await whichTickets(desk, { ...inbound, text: '催办' }, search)
  return 'answer' in found ? found.answer : { text: await urgeNamed(desk, found.tickets, actor) }
}

async function urgeEach(
  desk: Desk,
  { tickets, actor, what }: { tickets: readonly Ticket[]; actor: Actor; what: string },
): Promise<string> {
  const [dispatched, undispatched] = [tickets.filter(({ lead }) => lead), tickets.filter(({ lead }) => !lead)]
  const { urged: done, refused, left } = await urgeTickets(desk, { tickets: dispatched, actor })
  const again = refused.flatMap(urgedLately)
  const counts = {
    urged: done,
    lately: again.length,
    againAt: Math.min(...again),
    undispatched,
    left: left.length,
  }
  return urgedMany({ office: desk.office, now: desk.clock.now() }, what, counts)
}

/** From when on it may be urged again. */
function urgedLately({ params }: DeskError): number[] {
  const refusal = params.refusal as Refusal
  return refusal.code === 'urged_lately' ? [refusal.againAt] : []
}
