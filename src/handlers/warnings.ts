import type { Answer, Inbound } from '../bot/handler.ts'
import { defineHandler, isAddressed } from '../bot/handler.ts'
import { warningCard } from '../desk/announce-warning.ts'
import { assignWarning, dismissWarning, reportDeployed, warningsFor } from '../desk/answer-warning.ts'
import type { Desk } from '../desk/desk.ts'
import { listWarnings, warningHistory } from '../desk/list-warnings.ts'
import type { Actor } from '../domain/actor.ts'
import { oversees } from '../domain/actor.ts'
import { readSpokenDays } from '../domain/spoken-days.ts'
import { localDayOf } from '../domain/time.ts'
import { isWaiting } from '../domain/warning.ts'
import {
  actLines,
  assignNeeded,
  deployedNoted,
  dismissReasonNeeded,
  NO_SUCH_WARNING,
  NOT_YOUR_WARNING,
  NOT_YOURS_TO_SEE,
  WARNING_FOR_OVERSEERS,
  WARNING_SETTLED,
  warningAssigned,
  warningDismissed,
  warningList,
  warningTextNeeded,
  whichWarning,
} from '../templates/messages/warning.ts'
import { actorOf } from './actor.ts'
import { undecorated } from './reading.ts'
import { unitsIn } from './units-in.ts'

/** 3, 3号, #3 behind the verb; in 已部署 3个村 it is no number of a warning. */
const NUMBER = '(?:\\s*#?(\\d{1,5})号?(?=$|[\\s,，:：。]|交|派))?[\\s,，:：]*'

/** 已部署, 已经部署了, 已部署好了; the 了 is no part of what was done. */
const DEPLOYED = '已(?:经)?部署(?:(?:好|完)?了?(?=$|[\\s,，:：。#\\d]))?'

const REFUSALS = {
  unknown: NO_SUCH_WARNING,
  settled: WARNING_SETTLED,
  not_overseer: WARNING_FOR_OVERSEERS,
  not_yours: NOT_YOUR_WARNING,
} as const

/** 现在有哪些预警, 未诉先办预警, 预警有哪些: the open ones. */
const LIST_ASKED =
  /^(?:(?:现在|最近|还)?有(?:哪些|什么|啥|几条)预警|未诉先办(?:的?预警)?(?:有哪些)?|预警(?:有哪些|有啥|有什么))[?？]?$/u

/** 预警: the open ones; 预警 3: one in full, with what was done about it. */
export const showWarnings = defineHandler<{ id?: number }>({
  name: 'show-warnings',
  usage: {
    say: '预警',
    does: '季节和集中的预警；「预警 3」看一条的全文和做过什么',
    for: ['unit', 'supervision', 'station'],
  },
  verbs: ['预警', '预警清单'],

  match({ text, quote, sender }) {
    if (quote || sender.kind !== 'staff') return undefined
    const said = undecorated(text)
    if (LIST_ASKED.test(said)) return {}
    const found = /^(?:季节|集中)?预警(?:清单)?\s*#?(\d{1,5})?号?$/.exec(said)
    return found ? { ...(found[1] !== undefined && { id: Number(found[1]) }) } : undefined
  },

  async answer(desk, inbound, { id }) {
    const actor = actorOf(inbound)
    if (!actor) return undefined
    const setting = { office: desk.office, now: desk.clock.now() }
    if (id === undefined) return { text: warningList(setting, await listWarnings(desk, actor)) }
    const found = await warningHistory(desk, id)
    if (!found) return { text: NO_SUCH_WARNING }
    const isOwn = (await warningsFor(desk, actor)).some((one) => one.id === id)
    if (!isOwn && !oversees(actor)) return { text: NOT_YOURS_TO_SEE }
    const card = await warningCard(desk, found.warning)
    return { text: [card, ...actLines(setting, found.acts)].join('\n') }
  },
})

/** 已部署 3 已和养殖户签承诺书; the card quoted; the number left out where only one waits. */
export const deployed = defineHandler<{ id?: number; text: string }>({
  name: 'report-deployed',
  usage: { say: '已部署 3 做了什么', does: '报预警的部署情况（引用预警直接写也行）', for: ['unit'] },
  verbs: ['已部署'],

  match(inbound) {
    const found = reading(inbound, `${DEPLOYED}${NUMBER}`)
    if (!found || isTalk(inbound)) return undefined
    const id = numberMeant(inbound, found[1])
    return { ...(id !== undefined && { id }), text: found[2] ?? '' }
  },

  async answer(desk, inbound, { id: named, text }) {
    const actor = actorOf(inbound)
    if (!actor) return undefined
    const setting = { office: desk.office, now: desk.clock.now() }
    const id = named ?? (await onlyWaiting(desk, actor))
    if (id === undefined) {
      const waiting = (await warningsFor(desk, actor)).filter(isWaiting)
      // Said among people where nothing waits: not for the bot.
      const isMeant = waiting.length > 0 || isAddressed(inbound)
      return !isMeant ? undefined : { text: whichWarning(setting, waiting) }
    }
    if (text === '') return { text: warningTextNeeded(id) }
    const noted = await reportDeployed(desk, actor, { id, text })
    return { text: typeof noted === 'string' ? REFUSALS[noted] : deployedNoted(setting, noted) }
  },
})

/** 预警 3 交给 环卫所 12月5日前; 交给 环卫所 under the quoted card. */
export const assign = defineHandler<{ id: number; words: string }>({
  name: 'assign-warning',
  usage: {
    say: '预警 3 交给 环卫所 12月5日前',
    does: '把预警交给一个单位办，写明几日前部署好',
    for: ['supervision', 'station'],
  },
  verbs: ['预警'],

  match(inbound) {
    const named = reading(inbound, `预警${NUMBER}(?:交给|交办|派给)[\\s:：]*`)
    if (named?.[1] !== undefined) return { id: Number(named[1]), words: named[2] ?? '' }
    const quoted = reading(inbound, '(?:交给|交办|派给)[\\s:：]*()')
    const id = quoted && numberMeant(inbound, undefined)
    return id === undefined ? undefined : { id, words: quoted?.[2] ?? '' }
  },

  async answer(desk, inbound, { id, words }) {
    const actor = actorOf(inbound)
    if (!actor) return undefined
    const [name = ''] = words.split(/[\s,，、:：]+/)
    const [unit] = name === '' ? [] : unitsIn(desk.office.roster, [name])
    if (!unit) return { text: assignNeeded(id) }
    const today = localDayOf(desk.clock.now())
    const due = readSpokenDays(words.slice(name.length), today)?.to
    const assigned = await assignWarning(desk, actor, {
      id,
      unitId: unit.id,
      ...(due !== undefined && due >= today && { dueDay: due }),
    })
    const setting = { office: desk.office, now: desk.clock.now() }
    return { text: typeof assigned === 'string' ? REFUSALS[assigned] : warningAssigned(setting, assigned) }
  },
})

/** 不用预警 3 施工停水，已通知到户 */
export const dismiss = defineHandler<{ id: number; reason: string }>({
  name: 'dismiss-warning',
  usage: {
    say: '不用预警 3 理由',
    does: '这条不用管，写明理由；以后件数多得多了才再报',
    for: ['supervision', 'station'],
  },
  verbs: ['不用预警'],

  match(inbound) {
    const found = reading(inbound, `不(?:用|必|需要?)预警${NUMBER}`)
    const id = found && numberMeant(inbound, found[1])
    return id === undefined ? undefined : { id, reason: found?.[2] ?? '' }
  },

  async answer(desk, inbound, { id, reason }): Promise<Answer | undefined> {
    const actor = actorOf(inbound)
    if (!actor) return undefined
    if (reason === '') return { text: dismissReasonNeeded(id) }
    const done = await dismissWarning(desk, actor, { id, reason })
    const setting = { office: desk.office, now: desk.clock.now() }
    return { text: typeof done === 'string' ? REFUSALS[done] : warningDismissed(setting, done) }
  },
})

/** What staff wrote behind the verb: its group 1 is the number, group 2 the words. */
function reading({ text, sender }: Inbound, verb: string): RegExpExecArray | undefined {
  if (sender.kind !== 'staff') return undefined
  return new RegExp(`^${verb}(.*)$`, 'su').exec(undecorated(text)) ?? undefined
}

/** 已部署警力 among people in a group: the words run on from the verb, no card, no bot's name. */
function isTalk({ text, quote, mentionsBot, place }: Inbound): boolean {
  if (quote || mentionsBot || place.kind === 'private') return false
  const rest = undecorated(text).replace(new RegExp(`^${DEPLOYED}`, 'u'), '')
  return /^\p{L}/u.test(rest)
}

/** The number in the words, else that of the quoted card. */
function numberMeant({ quote }: Inbound, written: string | undefined): number | undefined {
  if (written !== undefined) return Number(written)
  const quoted = /预警 (\d{1,5}) · (?:季节|集中)/.exec(quote?.text ?? '')?.[1]
  return quoted === undefined ? undefined : Number(quoted)
}

async function onlyWaiting(desk: Desk, actor: Actor): Promise<number | undefined> {
  const [only, ...others] = (await warningsFor(desk, actor)).filter(isWaiting)
  return others.length === 0 ? only?.id : undefined
}
