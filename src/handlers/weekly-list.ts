import type { Answer, Inbound } from '../bot/handler.ts'
import { defineHandler } from '../bot/handler.ts'
import type { Desk } from '../desk/desk.ts'
import { weeklyFiles } from '../desk/weekly-files.ts'
import type { WeeklyReport } from '../desk/weekly-list.ts'
import { doneSince, weeklyReport } from '../desk/weekly-list.ts'
import type { Actor } from '../domain/actor.ts'
import { belongsTo, holdsRole, oversees } from '../domain/actor.ts'
import { readSpokenDays } from '../domain/spoken-days.ts'
import { readSpokenWeek } from '../domain/spoken-week.ts'
import { instantOn, localDayOf } from '../domain/time.ts'
import type { Week } from '../domain/weekly.ts'
import { lastListedWeek, weekOf } from '../domain/weekly.ts'
import {
  doneSinceWords,
  nothingListed,
  nothingOfYours,
  unitPart,
  WEEKLY_SENT_PRIVATELY,
  weeklyNotice,
  weeklyText,
} from '../templates/messages/weekly.ts'
import { actorOf } from './actor.ts'
import { isOverseersPlace } from './overseers-place.ts'
import { undecorated } from './reading.ts'

const NOT_CLEARED =
  /^(?:督查)?(?:清单|单)?(?:里|上)?(?:还有|还)?(?:几件|哪些|哪几件|多少件)?(?:没有?|未|待)销号的?(?:有哪些|有几件|工单)?(?:了|呢|吗)?[?？]?$/u

/** 周清单, 周清单 上周, 周清单 本周, 周清单 11月9日: the list of that week, made anew, with picture and table. */
export const weeklyList = defineHandler<{ words: string }>({
  name: 'weekly-list',
  usage: {
    say: '周清单',
    does: '街道督查重点清单和图、表，单位看自己的；可以写「上周」「本周」或那周的一天',
    for: ['unit', 'supervision', 'station'],
  },
  verbs: ['周清单', '重点清单', '督查清单'],

  match({ text, quote, sender }) {
    if (quote || sender.kind !== 'staff') return undefined
    const said = undecorated(text)
    const words = /^(?:督查)?(?:周|重点|督查)?(?:清单|督查单)(?=$|[\s,，:：\d上本])[\s,，:：]*(.*)$/u.exec(
      said.replace(/^(?:街道|每周|热线)+/, ''),
    )?.[1]
    if (words !== undefined && !/^清单/.test(said)) return { words }
    const before =
      /^(上+周|本周|这周|上+个?星期|这个?星期)的?(?:街道)?(?:督查重点|督查周|督查|重点)(?:清单|单)$/u.exec(
        said,
      )?.[1]
    if (before !== undefined) return { words: before }
    // 督查单里还有几件没销号: the list says of each what became of it.
    return NOT_CLEARED.test(said) ? { words: '' } : undefined
  },

  async answer(desk, inbound, { words }) {
    const week = weekMeant(desk, words)
    if (week === undefined) return undefined
    const actor = actorOf(inbound)
    if (!actor) return undefined
    const report = await weeklyReport(desk, week)
    if (!oversees(actor)) return ownPart(desk, inbound, actor, report)
    const text =
      report.units.length === 0
        ? nothingListed(week)
        : weeklyText({ office: desk.office, now: report.asOf }, report) +
          doneSinceWords(await doneSince(desk, report))
    const files = report.units.length === 0 ? [] : await weeklyFiles(desk, report)
    return isOverseersPlace(desk, inbound)
      ? { text, files }
      : { text: WEEKLY_SENT_PRIVATELY, privately: text, files }
  },
})

/** A unit reads its own part and nobody else's; in another group in private. */
function ownPart(desk: Desk, inbound: Inbound, actor: Actor, report: WeeklyReport): Answer {
  const setting = { office: desk.office, now: report.asOf }
  const { week } = report.list
  const own = report.units.filter(({ unitId }) => belongsTo(actor, unitId))
  const parts = own.map(({ unitId, evidence }) => unitPart(setting, week, unitId, evidence))
  const text = parts.length === 0 ? nothingOfYours(week) : parts.join('\n')
  const { place } = inbound
  const isOwnGroup =
    place.kind === 'private' ||
    desk.office.roster.units.some(({ id, room }) => belongsTo(actor, id) && room === place.topic)
  return isOwnGroup ? { text } : { text: WEEKLY_SENT_PRIVATELY, privately: text }
}

function weekMeant({ clock, office }: Desk, words: string): Week | undefined {
  const now = clock.now()
  const listed = lastListedWeek(now, office.calendar, office.limits.weeklyListMinute)
  if (words === '') return listed
  if (words === '本') return weekOf(now)
  const spoken = readSpokenWeek(words, now)
  if (spoken?.rest === '') return spoken.week
  const day = readSpokenDays(words, localDayOf(now))
  return day && day.rest === '' ? weekOf(instantOn(day.from, 0)) : undefined
}

/** 周例会通报, 周例会通报 上周: the list in the words that are read out at the meeting. */
export const weeklyMeetingNotice = defineHandler<{ words: string }>({
  name: 'weekly-notice',
  usage: { say: '周例会通报', does: '把重点清单写成例会上念的通报', for: ['supervision', 'station'] },
  verbs: ['周例会通报'],

  match({ text, quote, sender }) {
    if (quote || sender.kind !== 'staff') return undefined
    const words = /^周?例会通报(?=$|[\s\d上本])\s*(.*)$/u.exec(undecorated(text))?.[1]
    return words === undefined ? undefined : { words }
  },

  async answer(desk, inbound, { words }) {
    const week = weekMeant(desk, words)
    const actor = actorOf(inbound)
    const mayRead = actor && (holdsRole(actor, 'supervisor') || holdsRole(actor, 'clerk'))
    if (week === undefined || !mayRead) return undefined
    const report = await weeklyReport(desk, week)
    const isEmpty = report.units.length === 0
    const text = isEmpty
      ? nothingListed(week)
      : weeklyNotice({ office: desk.office, now: report.asOf }, report)
    return isOverseersPlace(desk, inbound) ? { text } : { text: WEEKLY_SENT_PRIVATELY, privately: text }
  },
})
