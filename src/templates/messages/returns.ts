import { dayWords } from '../../domain/deadline-words.ts'
import type { ReturnReason, ReturnRecord } from '../../domain/returns.ts'
import { isGoingRound, RETURN_REASONS } from '../../domain/returns.ts'
import type { Ticket } from '../../domain/ticket.ts'
import type { Setting } from './words.ts'
import { excerpt, headline, unitName } from './words.ts'

export const RETURN_WORDS: Readonly<Record<ReturnReason, string>> = {
  not_ours: '不归本单位管',
  elsewhere: '不在本街道',
  unclear: '地点或情况不清',
  duplicate: '重复件',
  legal: '已进入诉讼、仲裁、复议等程序',
}

/** The list of reasons, because none was to be read in what was written. */
export function returnReasonNeeded(code: number | string): string {
  const list = RETURN_REASONS.map((reason, at) => `${at + 1}. ${RETURN_WORDS[reason]}`)
  return ['退单要写明是哪一种原因：', ...list, `例如「退单 ${code} 1 道路归建管办管，转建管办」`].join('\n')
}

/** To the station: who asks for what, and what the list says. */
export function returnAsked(
  setting: Setting,
  ticket: Ticket,
  said: { reason: string; byList?: { matter: string; unitId: string } },
): string {
  const { code, pendingReturn: asked } = ticket
  const to = asked?.toUnitId === undefined ? undefined : unitName(setting, asked.toUnitId)
  return [
    `${unitName(setting, asked?.unitId ?? '')} 申请退单${to ? `，建议转${to}` : ''}：${said.reason}`,
    headline(ticket),
    ...(isGoingRound(ticket) ? [`这是第 ${ticket.returns?.length} 次申请退单，已同时报督查`] : []),
    ...(said.byList
      ? [`责任清单「${said.byList.matter}」：由${unitName(setting, said.byList.unitId)}主办`]
      : []),
    `同意请回「同意退单 ${code}${to ? ` 转 ${to}` : ''}」，改派请回「派 ${code} ${to ?? '单位名'}」，不同意请回「不同意 ${code} 理由」`,
    `工单编号：${ticket.number}`,
  ].join('\n')
}

/** To supervisors, from the second return on: all returns of the ticket on one card. */
export function goingRound(
  setting: Setting,
  ticket: Ticket,
  history: readonly { record: ReturnRecord; words: string }[],
): string {
  const { code } = ticket
  return [
    `这件工单已是第 ${history.length} 次申请退单，请您定归谁办：`,
    headline(ticket),
    ...history.map((one, at) => `${at + 1}. ${historyLine(setting, one)}`),
    `定给某单位请回「派 ${code} 单位名」，同意退单请回「同意退单 ${code}」，不同意请回「不同意 ${code} 理由」`,
    `工单编号：${ticket.number}`,
  ].join('\n')
}

function historyLine(setting: Setting, { record, words }: { record: ReturnRecord; words: string }): string {
  const { unitId, at, reason, toUnitId, outcome } = record
  const why = reason ? `${RETURN_WORDS[reason]}，` : ''
  const to = toUnitId ? `，建议转${unitName(setting, toUnitId)}` : ''
  const became = outcome === 'granted' ? '已同意' : outcome === 'refused' ? '未同意' : '待答复'
  return `${dayWords(at)} ${unitName(setting, unitId)}：${why}「${excerpt(words, 40)}」${to}（${became}）`
}

/** 退单统计. */
export function returnCounts(
  setting: Setting,
  days: number,
  counts: readonly {
    unitId: string
    asked: number
    granted: number
    refused: number
    reasons: ReadonlyMap<ReturnReason, number>
  }[],
): string {
  if (counts.length === 0) return `近 ${days} 天没有退单`
  const lines = counts.map(({ unitId, asked, granted, refused, reasons }) => {
    const why = [...reasons].map(([reason, count]) => `${RETURN_WORDS[reason]} ${count}`).join('、')
    const outcome = `同意 ${granted}，不同意 ${refused}`
    return `${unitName(setting, unitId)}：申请 ${asked} 件次，${outcome}${why ? `（${why}）` : ''}`
  })
  return [`近 ${days} 天退单：`, ...lines].join('\n')
}
