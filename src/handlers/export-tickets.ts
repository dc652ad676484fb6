import type { Answer, Inbound } from '../bot/handler.ts'
import { defineHandler, isAddressed } from '../bot/handler.ts'
import type { Desk } from '../desk/desk.ts'
import type { Exported } from '../desk/export-tickets.ts'
import { exportTickets as exportThem } from '../desk/export-tickets.ts'
import { latestExports } from '../desk/latest-exports.ts'
import { holdsRole, oversees } from '../domain/actor.ts'
import { DeskError } from '../domain/errors.ts'
import { monthOf } from '../domain/months.ts'
import { nearestUnitName, unitByName } from '../domain/roster.ts'
import type { NamedSpan } from '../domain/spoken-span.ts'
import { readSpokenSpan } from '../domain/spoken-span.ts'
import type { ExportScope } from '../templates/messages/ticket-table.ts'
import {
  EXPORT_FOR_OVERSEERS,
  EXPORT_SENT_PRIVATELY,
  EXPORT_UNCLEAR,
  exportsMade,
  nothingToExport,
  tableReady,
} from '../templates/messages/ticket-table.ts'
import { actorOf } from './actor.ts'
import { clerkAtDesk } from './clerks-place.ts'
import { undecorated } from './reading.ts'

/** 导出本月工单, 把10月的工单导出来, 10月的工单台账. */
const ASKED =
  /^(?!帮助)(?:请|麻烦|帮我|帮忙|给我|能不能|可以)*(?:把|将)?(?<before>[\p{L}\d\s]{0,16}?)(?:导出来?|导一下|导一?份)(?:一下|一份|个)?[\s:：,，]*(?<after>[\p{L}\d\s,，、]{0,24})$/u
const LEDGER =
  /^(?:请|麻烦|帮我|给我|我?要|来|发|做|出)*(?:一?[份个张])?(?<before>[\p{L}\d\s]{0,16}?)(?:的)?工单(?:台账|明细表?|总表|表格|表)[\s:：,，]*(?<after>[\p{L}\d\s]{0,16})$/u
const FILLER =
  /(?:所有|全部|这个|收到|收|办|主办)?的?(?:工单|单子|台账|明细|数据|清单|列表|表格?|excel|xlsx)|一下|一份|(?:发?给我|发我|我)(?=\s|$)|[的吧呗了啊]$|^(?:成|为)/giu
/** 导出 at the very beginning is said to the bot even where the rest is not understood; 导出来了吗, 导出的表 are talk. */
const PLAIN = /^导出(?!来|好|完|了|的|得|不|失败|没|有|是|后|时|错|要|需)/u

/** 导出, 导出本月工单, 导出 10月 环卫所: tickets as a table. */
export const exportTickets = defineHandler<{ words: string; isPlain: boolean }>({
  name: 'export-tickets',
  usage: {
    say: '导出 10月 环卫所',
    does: '工单做成 Excel 表（本月、上周、今年，也可以只要一个单位的），不带姓名、电话、门牌',
    for: ['station', 'supervision'],
  },
  verbs: ['导出'],

  match({ text, quote, sender, type }) {
    if (quote || sender.kind !== 'staff' || type !== 'text') return undefined
    const said = undecorated(text)
    const found = (ASKED.exec(said) ?? LEDGER.exec(said))?.groups
    if (!found || /记录/.test(said)) return undefined
    return { words: `${found.before} ${found.after}`.trim(), isPlain: PLAIN.test(said) }
  },

  async answer(desk, inbound, { words, isPlain }) {
    const { span, name } = scopeMeant(desk, words)
    const { roster } = desk.office
    const unit = name === '' ? undefined : unitByName(roster, name)
    const isMeant = isAddressed(inbound) || (isPlain && isDesk(desk, inbound))
    const isUnclear = name !== '' && !unit
    if (isUnclear && !isMeant) return undefined
    const actor = actorOf(inbound)
    if (actor?.kind !== 'staff' || !oversees(actor))
      return isAddressed(inbound) ? { text: EXPORT_FOR_OVERSEERS } : undefined
    const near = isUnclear ? nearestUnitName(roster, name) : undefined
    if (near !== undefined) throw new DeskError('unknown_unit', { name, near })
    if (isUnclear) return { text: EXPORT_UNCLEAR }
    // A clerk's group or private chat, a supervisor's private chat; elsewhere only what is plainly asked, in private.
    if (!isDesk(desk, inbound) && !isPlain && !isAddressed(inbound)) return undefined
    const hasContent = holdsRole(actor, 'clerk')
    const scope = { span, ...(unit && { unitId: unit.id }) }
    const made = await exportThem(desk, { personId: actor.personId, ...scope, hasContent })
    return answerFor(desk, inbound, scope, { ...made, hasContent })
  },
})

/** 导出记录: who was given which table. */
export const exportLog = defineHandler({
  name: 'export-log',
  usage: { say: '导出记录', does: '谁在什么时候导出过工单表', for: ['station', 'supervision'] },
  verbs: [],

  match({ text, quote, sender }) {
    const isAsked = /^(?:查|看)?(?:看|一下)?(?:工单)?导出(?:的)?记录$/u.test(undecorated(text))
    return isAsked && !quote && sender.kind === 'staff' ? {} : undefined
  },

  async answer(desk, inbound) {
    const actor = actorOf(inbound)
    if (!actor || !oversees(actor) || !isDesk(desk, inbound)) return undefined
    return {
      text: exportsMade({ office: desk.office, now: desk.clock.now() }, await latestExports(desk)),
    }
  },
})

/** Where what is exported may lie open: a clerk's group, a private chat. */
function isDesk(desk: Desk, inbound: Inbound): boolean {
  return inbound.place.kind === 'private' || clerkAtDesk(desk, inbound) !== undefined
}

function answerFor(
  desk: Desk,
  inbound: Inbound,
  scope: ExportScope,
  made: Exported & { hasContent: boolean },
): Answer {
  const setting = { office: desk.office, now: desk.clock.now() }
  if (!made.file) return { text: nothingToExport(setting, scope) }
  const text = tableReady(setting, scope, made)
  return isDesk(desk, inbound)
    ? { text, files: [made.file] }
    : { text: EXPORT_SENT_PRIVATELY, privately: text, files: [made.file] }
}

/** This month unless another span is named; a unit's name only if nothing else is said. */
function scopeMeant({ clock }: Desk, words: string): { span: NamedSpan; name: string } {
  const now = clock.now()
  const spoken = readSpokenSpan(words, now)
  const name = (spoken?.rest ?? words)
    .replace(FILLER, ' ')
    .replace(/(?:份|的|收到|收)(?=\s|$)/gu, ' ')
    .replace(/[\s,，、]+/g, '')
  return { span: spoken?.span ?? { month: monthOf(now) }, name }
}
