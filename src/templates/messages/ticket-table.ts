import { dayWords, momentWords } from '../../domain/deadline-words.ts'
import type { NamedSpan } from '../../domain/spoken-span.ts'
import type { EpochMs } from '../../domain/time.ts'
import { namedSpanWords } from './span-words.ts'
import type { Setting } from './words.ts'
import { personName, unitName } from './words.ts'

/** 导出: tickets as a table. */

type Format = 'text' | 'count' | 'percent' | 'moment'

/** Heads of the table, which is read on a screen; 诉求内容 stands only in the station's. */
export const TICKET_COLUMNS = {
  number: { title: '工单编号', width: 22 },
  code: { title: '短号', width: 8 },
  kind: { title: '类型', width: 7 },
  urgency: { title: '急缓', width: 7 },
  origin: { title: '来源', width: 10 },
  matter: { title: '事项', width: 11 },
  village: { title: '属地', width: 9 },
  subject: { title: '标题', width: 18 },
  content: { title: '诉求内容', width: 36 },
  lead: { title: '主办', width: 13 },
  assists: { title: '协办', width: 13 },
  received: { title: '收件时间', width: 17, format: 'moment' },
  dispatched: { title: '派件时间', width: 17, format: 'moment' },
  acknowledged: { title: '签收时间', width: 17, format: 'moment' },
  replied: { title: '回复时间', width: 17, format: 'moment' },
  closed: { title: '办结时间', width: 17, format: 'moment' },
  deadline: { title: '期限', width: 17, format: 'moment' },
  late: { title: '是否超期', width: 10 },
  round: { title: '第几次办理', width: 11, format: 'count' },
  solved: { title: '是否解决', width: 10 },
  satisfied: { title: '是否满意', width: 10 },
  state: { title: '状态', width: 9 },
  ending: { title: '怎么办结的', width: 15 },
} as const satisfies Record<string, { title: string; width: number; format?: Format }>

export type TicketColumn = keyof typeof TICKET_COLUMNS

export const ORIGIN_WORDS = { platform: '12345平台', office: '街道自收', in_house: '未诉先办' } as const
export const URGENCY_SHOWN = { normal: '普通', urgent: '紧急' } as const
export const YES_NO = { yes: '是', no: '否' } as const

export interface ExportScope {
  span: NamedSpan
  unitId?: string
}

export function tableName(setting: Setting, scope: ExportScope): string {
  return `工单 ${scopeWords(setting, scope)}`
}

/** The same table as a file's name. */
export function tableFileName(setting: Setting, scope: ExportScope): string {
  return `${tableName(setting, scope).replace(/\s+/g, '-')}.xlsx`
}

/** With the table. */
export function tableReady(
  setting: Setting,
  scope: ExportScope,
  { rows, found, hasContent }: { rows: number; found: number; hasContent: boolean },
): string {
  const cut =
    found > rows
      ? `共 ${found} 件，一次最多 ${rows} 件：表里是最近收的 ${rows} 件，早的请按月、按周或按单位导出`
      : `共 ${rows} 件`
  const without = hasContent
    ? '不带姓名、电话、门牌；举报件、保密件不写内容'
    : '不带诉求内容，也不带姓名、电话、门牌'
  return `${scopeWords(setting, scope)}收的工单，${cut}\n表里${without}。这次导出已登记，请不要转到群外`
}

export function nothingToExport(setting: Setting, scope: ExportScope): string {
  return `${scopeWords(setting, scope)}没有收到工单，没有可导出的。别的月份或单位这样写：「导出 10月」「导出 10月 环卫所」`
}

export const EXPORT_UNCLEAR =
  '没看明白导出哪些。请这样写：「导出本月工单」「导出 上周」「导出 10月 环卫所」。超期、不满意的在表里按列筛；不带姓名、电话、门牌'
export const EXPORT_FOR_OVERSEERS = '导出由工作站和街道负责同志来做。看本单位的请回「我的工单」「三率」'
export const EXPORT_SENT_PRIVATELY = '工单表已私聊发您'

/** 导出记录. */
export function exportsMade(
  setting: Setting,
  made: readonly {
    at: EpochMs
    personId: string
    span: { from: EpochMs; until: EpochMs }
    unitId?: string
    rows: number
  }[],
): string {
  if (made.length === 0) return '还没有导出过工单表'
  const lines = made.map(({ at, personId, span, unitId, rows }) => {
    const days = `${dayWords(span.from)}至${dayWords(span.until - 1)}`
    const unit = unitId === undefined ? '' : `${unitName(setting, unitId)} `
    return `· ${momentWords(setting.now, at)} ${personName(setting, personId)}：${unit}${days}收的 ${rows} 件`
  })
  return [`最近 ${made.length} 次导出：`, ...lines].join('\n')
}

function scopeWords(setting: Setting, { span, unitId }: ExportScope): string {
  const when = namedSpanWords(span)
  return unitId === undefined ? when : `${when} ${unitName(setting, unitId)}`
}
