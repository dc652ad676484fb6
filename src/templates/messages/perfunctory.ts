import type { FaultCode } from '../../domain/perfunctory.ts'
import type { Ticket } from '../../domain/ticket.ts'

/** What is wrong, and how to mend it. */
const FAULTS: Readonly<Record<FaultCode, readonly [reason: string, hint: string]>> = {
  empty: ['没有实际内容', '写清看到了什么、做了什么、结果怎样'],
  passed_on: ['只说转给了别人', '写清转给谁、谁负责、什么时候有结果、怎么联系'],
  sent_elsewhere: ['只让诉求人去找别处', '说明为什么不归本单位，给出那边的电话和地址'],
  points_elsewhere: ['只说以前答复过', '把答复的内容再写一遍'],
  asks_again: ['只向诉求人要情况', '先打电话问清楚，再写办理结果'],
  vague: ['只有打算，没有结果', '写清谁去办、哪天办完；已办的写结果'],
  truncated: ['好像没写完', '看看后面是不是少了一段'],
  rude: ['语气不妥', '换成平和的说法，先体谅再解释'],
  bare_template: ['套用模板，没写这一件的现场情况', '写清到现场看到了什么、当天做了什么'],
  thin: ['写得太简单', '补上现场情况、处理结果、有没有告知诉求人'],
  no_act: ['看不出核实、处理、联系了没有', '补上做了什么，或者依据的规定'],
  no_date: ['答应了要办，没写什么时候', '写上哪天办完'],
  off_topic: ['和反映的问题对不上', '看看是不是贴错了工单'],
  copied: ['和另一件工单的回复几乎一样', '写上这一件的地点、时间和结果'],
  unchanged_template: ['和模板一字不差，只填了空', '加一两句这一件才有的情况：看到了什么、怎么跟诉求人说的'],
  no_visit: ['写了到现场，可没有到场记录', '去过请回「到场」补记'],
}

/** A line a fault, short enough for a phone: · 写得太简单：补上现场情况… */
function faultLines(faults: readonly FaultCode[]): string[] {
  return faults.map((fault) => `· ${FAULTS[fault].join('：')}`)
}

export function faultReason(fault: FaultCode): string {
  return FAULTS[fault][0]
}

/** The reply was stopped: why, how to mend it, and the way to insist. */
export function replyStopped(ticket: Ticket, faults: readonly FaultCode[]): string {
  return [
    `#${ticket.code} 的回复先没有提交，怕诉求人不满意：`,
    ...faultLines(faults),
    `改好后重新回「回复 ${ticket.code} …」；确实只能这样回，请回「坚持提交 理由」`,
  ].join('\n')
}

/** Under the answer that a reply was submitted; nothing if there is nothing to say. */
export function replyHints(faults: readonly FaultCode[]): string {
  if (faults.length === 0) return ''
  return ['', '还可以写得更好（不影响提交）：', ...faultLines(faults)].join('\n')
}

/** On the reviewer's card. */
export function checkForReviewer(score: number, faults: readonly FaultCode[], insisted?: string): string[] {
  if (faults.length === 0) return []
  const why = faults.map(faultReason).join('、')
  return [
    `系统提示：${why}（敷衍程度 ${score}/100）`,
    ...(insisted === undefined ? [] : [`承办人坚持提交，理由：${insisted}`]),
  ]
}

export const INSIST_NEEDS_REASON = '请写上理由，例如「坚持提交 诉求人已当面认可」'
export const NOTHING_TO_INSIST_ON = '没有等着您坚持提交的回复；超过半小时请重新回「回复 短号 办理情况」'
