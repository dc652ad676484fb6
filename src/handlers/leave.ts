import type { Inbound } from '../bot/handler.ts'
import { defineHandler, isAddressed } from '../bot/handler.ts'
import type { Desk } from '../desk/desk.ts'
import { endLeave, recordLeave } from '../desk/record-leave.ts'
import type { Person } from '../domain/roster.ts'
import { peopleNamed, personById } from '../domain/roster.ts'
import { readSpokenDays } from '../domain/spoken-days.ts'
import { localDayOf } from '../domain/time.ts'
import {
  deputyNeeded,
  leaveDaysUnclear,
  leaveEnded,
  leaveRecorded,
  noLeave,
} from '../templates/messages/leave.ts'
import { personIn } from './person-in.ts'
import { undecorated } from './reading.ts'

/** 请假, 我请病假, 替李强请假. */
const LEAVE =
  /^(?:我(?:要|想)?|(?:替|帮|给)\s*([^\s请休]{0,10}?)\s*)?(?:请[年病事婚产]?假|休[年病]?假)[\s:：,，]*([\s\S]*)$/
/** 我明天请假, 周四到周五休假: the days before the word. */
const DAYS_FIRST =
  /^我?\s*((?:(?:今天)?(?:上午|下午|晚上)|[今明后]|大后)天?(?:后天|两天|[至到-]\S{1,6}?)?|[本这下]*个?(?:周|星期|礼拜)[一二三四五六日天](?:[至到-]\S{1,4}?)?|\d{1,2}[月日号]\S{0,12}?)\s*(?:我?(?:要|想|得)?)(?=请[年病事婚产]?假|休[年病]?假)/u
/** 李强替我: no 由 before the name. */
const BARE_DEPUTY =
  /(?:^|[\s,，。;；])@?(\p{Script=Han}{2,4})(?:代|替|顶)(?:我|替我|班|我的班|一下)*(?=$|[\s,，。;；])/u
/** 由赵春燕代, 让赵春燕替我; the name is gone where it was an @-mention: 由代. */
const DEPUTY =
  /(?:由|让|请|交给|委托)\s*@?([^\s,，。@]{0,20}?)\s*(?:代|替|顶|接|负责)(?:替|理|管|办|班|岗|我|他|她|一下)*(?=$|[\s,，。;；])/
/** 赵春燕代: typed in one go, so that it was taken for the mention. */
const DEPUTY_TAIL = /(?:代|替|顶|接|负责)(?:替|理|管|办|班|岗|我|他|她|一下)*[。.,，]?$/

interface Args {
  /** Who goes, if not the sender; '' where an @-mention says it. */
  person?: string
  /** As written; '' where an @-mention says it. */
  deputy?: string
  days: string
}

/** 请假 11月24日-26日 由@赵春燕代 */
export const leave = defineHandler<Args>({
  name: 'leave',
  usage: {
    say: '请假 11月24日-26日 由@赵春燕 代',
    does: '请假期间提醒发给代班的同事（负责人可以替别人请：请假 @李强 明天 由@赵春燕 代）',
    for: ['unit', 'station', 'supervision'],
  },
  // 请问 and 请看 are one sign away: no misspelling is asked back.
  verbs: [],

  match(inbound) {
    if (inbound.sender.kind !== 'staff') return undefined
    const said = undecorated(inbound.text)
    const first = DAYS_FIRST.exec(said)
    const [line, person, after = ''] = LEAVE.exec(first ? said.slice(first[0].length) : said) ?? []
    if (line === undefined) return undefined
    const rest = first ? `${first[1]} ${after}`.replace(/^(?:上午|下午|晚上)/, '今天') : after
    const clause = DEPUTY.exec(rest) ?? BARE_DEPUTY.exec(rest)
    const isTyped = inbound.mentioned.some((name) => DEPUTY_TAIL.test(name)) && /由|让|请\s*$/.test(rest)
    const days = rest.replace(DEPUTY, ' ').replace(BARE_DEPUTY, ' ')
    const args = { days, ...(person !== undefined && { person }) }
    if (clause) return { ...args, deputy: clause[1] ?? '' }
    if (isTyped) return { ...args, deputy: '' }
    // 我明天请假 among colleagues is news; who stands in makes it a request.
    if (first && inbound.place.kind === 'room' && !inbound.mentionsBot) return undefined
    return isMeant(inbound, rest) ? args : undefined
  },

  async answer(desk, inbound, args) {
    const by = senderIn(desk, inbound)
    if (!by) return undefined
    const { roster } = desk.office
    const mentioned = inbound.mentioned.map((name) => mentionedName(desk, name))
    const deputyName = args.deputy === '' ? mentioned.pop() : args.deputy
    const personName = args.person || mentioned[0]
    const person = personName === undefined ? by : personIn(roster, personName, by)
    const colleague = colleagueOf(desk, person)
    if (!deputyName) return { text: deputyNeeded(colleague) }
    const deputy = personIn(roster, deputyName, person)
    const now = desk.clock.now()
    const days = readSpokenDays(args.days, localDayOf(now))
    if (!days) return { text: leaveDaysUnclear(colleague) }
    const request = { person, deputy, by, from: days.from, to: days.to }
    await recordLeave(desk, request)
    return { text: leaveRecorded(now, request) }
  },
})

/** 销假 */
export const leaveOver = defineHandler<{ person?: string }>({
  name: 'leave-over',
  usage: { say: '销假', does: '提前回来，提醒还发给本人', for: ['unit', 'station', 'supervision'] },
  verbs: [],

  match(inbound) {
    if (inbound.sender.kind !== 'staff') return undefined
    const [, typed = ''] = /^我?销假(?:了)?[\s:：,，]*([^\s]{0,12})$/.exec(undecorated(inbound.text)) ?? []
    if (!/^我?销假/.test(undecorated(inbound.text)) || /[^\p{L}-]/u.test(typed)) return undefined
    return typed === '' ? {} : { person: typed }
  },

  async answer(desk, inbound, { person: typed }) {
    const by = senderIn(desk, inbound)
    if (!by) return undefined
    const named = inbound.mentioned[0] ?? typed
    const person = named === undefined ? by : personIn(desk.office.roster, named, by)
    const ended = await endLeave(desk, { person, by })
    const isOwn = by.id === person.id
    return { text: ended.length === 0 ? noLeave(person, isOwn) : leaveEnded(person, isOwn) }
  },
})

/** Talk about leave runs on from the word (请假条); what is meant names days after it, or the bot. */
function isMeant(inbound: Inbound, rest: string): boolean {
  if (isAddressed(inbound)) return true
  const runsOn = /^我?请[年病事婚产]?假(?![\d一二三四五六七八九十今明后大周星礼本下从到])[\p{L}]/u
  return !runsOn.test(undecorated(inbound.text)) && readSpokenDays(rest, localDayOf(inbound.at)) !== undefined
}

/** Who wrote, as the roster has them: without the positions of those they stand in for. */
function senderIn(desk: Desk, { sender }: Inbound): Person | undefined {
  return sender.kind === 'staff' ? personById(desk.office.roster, sender.person.id) : undefined
}

function mentionedName(desk: Desk, name: string): string {
  return peopleNamed(desk.office.roster, name).length > 0 ? name : name.replace(DEPUTY_TAIL, '')
}

function colleagueOf(desk: Desk, person: Person): string | undefined {
  const units = person.positions.map(({ unitId }) => unitId)
  return desk.office.roster.people.find(
    ({ id, positions }) => id !== person.id && positions.some(({ unitId }) => units.includes(unitId)),
  )?.name
}
