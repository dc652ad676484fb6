import { characterPairs, pairsShared } from './character-pairs.ts'
import type { ClauseKind } from './reply-clauses.ts'
import { clausesOf, substanceOf } from './reply-clauses.ts'
import { unchangedTemplate } from './template-likeness.ts'

/** What is wrong with a reply; its words are in templates/messages/perfunctory.ts. */
export type FaultCode =
  | 'empty'
  | 'passed_on'
  | 'sent_elsewhere'
  | 'points_elsewhere'
  | 'asks_again'
  | 'vague'
  | 'truncated'
  | 'rude'
  | 'bare_template'
  | 'thin'
  | 'no_act'
  | 'no_date'
  | 'off_topic'
  | 'copied'
  | 'unchanged_template'
  | 'no_visit'

/** 回复敷衍的检查: what speaks against a reply, and how much. */
export interface ReplyCheck {
  /** 0: nothing to say against it; from `PERFUNCTORY_FROM` on it counts as perfunctory; at most 100. */
  score: number
  /** Each once, the gravest first. */
  faults: readonly FaultCode[]
}

/** What is known beside the reply. What is left out is not looked at. */
export interface ReplyFacts {
  complaint?: string
  /** Whether somebody has recorded a visit (到场). */
  isVisited?: boolean
  /** Replies to other tickets. */
  others?: readonly string[]
  /** Bodies of reply templates. */
  templates?: readonly string[]
}

/** From this score on a reply is perfunctory (回复敷衍). */
export const PERFUNCTORY_FROM = 50

/** They stop a reply; who means it says so (坚持提交). All others only warn. */
const HARD: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'empty',
  'passed_on',
  'sent_elsewhere',
  'points_elsewhere',
  'asks_again',
  'vague',
  'truncated',
  'rude',
  'bare_template',
])

/**
 * Fewer Chinese characters than this, greeting, thanks, 收悉 and 已转 not counted, tell nobody anything. Half of it is
 * enough for a bare fact (已修好，路灯亮了) unless the rest only passes the matter on.
 */
const LEAST_SUBSTANCE = 14
const BARE_FACT = 7
/** Below this a reply is thin: it leaves out what was found, what was done, or whether the citizen knows. */
const THIN = 24
const COPIED_FROM = 0.9
/** What a template leaves to be told about this ticket, and the fewest signs that tell something. */
const SITE = '现场情况'
const LEAST_ABOUT_SITE = 8
const SOFT_POINTS = 9

/** A reply with too little in it fails for what it does instead, the commonest first. */
const INSTEAD: readonly [ClauseKind, FaultCode][] = [
  ['passed_on', 'passed_on'],
  ['points_elsewhere', 'points_elsewhere'],
  ['asks_again', 'asks_again'],
  ['sent_elsewhere', 'sent_elsewhere'],
  ['vague', 'vague'],
]

const RUDE =
  /(?:你|您)(?:自己|本人)?(?:活该|无理取闹|胡搅蛮缠|没事找事|纯属捏造|懂不懂|爱找谁找谁|少管闲事|想多了)|无理取闹|胡搅蛮缠|没事找事|刁民|爱告不告|随(?:你|您)便|跟我们没关系|不关我们的?事|别再打/
const ACT =
  /核实|核查|查看|查明|经查|调查|检查|处理|处置|办理|清理|清运|维修|修复|修好|更换|疏通|打扫|整改|解决|完成|拆除|发放|到账|调解|协商|告知|联系|解释|说明|答复|规定|依据|按照|政策|标准|条例/
/** 拉走了三车, 换了六盏灯, 给暖气片放了气, 告诉了来电人: what was done, as people say it. */
const DID =
  /[拉换修装清扫挖铺补拆剪抽通冲洗搬挪盖埋填焊接放测量劝停关调送][^，。；！]{0,6}?(?:了|走|完|好|上|净|掉)|放气|清洗|安装|告诉|道歉|沟通|劝离|去看过|巡查|巡逻|排查|打电话|通电话/
const PROMISE =
  /(?:将|会|准备|计划|拟|下一步|后续)[^，。；]{0,24}(?:安排|处理|维修|整改|清理|更换|解决|完成|施工|实施|上门|巡查)/
const DAY =
  /\d+\s*[月日号天点时周]|[一二两三四五六七八九十]+(?:日|号|天|周|个月|小时|个工作日)|今天|明天|后天|本周|下周|本月|下月|月底|年底|年内|春节前|每天|每日|每周|定期|当天/
const VISIT = /到(?:了|达)?现场|现场(?:核实|查看|处置|处理|勘查|勘察)|上门/

/**
 * Checks a reply before it reaches review, by rules that can be said in words. Never throws.
 *
 * What a reply says is counted without what says nothing (`reply-clauses.ts`): on replies to mayors read by hand that
 * tells perfunctory ones better than their length (`npm run bench:perfunctory`).
 */
export function checkReply(reply: string, facts: ReplyFacts = {}): ReplyCheck {
  const clauses = clausesOf(reply)
  const substance = substanceOf(clauses)
  const told = clauses.filter(({ kind }) => kind === 'substance')
  const text = told.map((clause) => clause.text).join('，')
  const kinds = new Set(clauses.map(({ kind }) => kind))
  const instead = INSTEAD.find(([kind]) => kinds.has(kind))?.[1]
  const faults: FaultCode[] = []
  const note = (isSo: boolean, fault: FaultCode): void => {
    if (isSo && !faults.includes(fault)) faults.push(fault)
  }
  if (substance < LEAST_SUBSTANCE && instead) faults.push(instead)
  else note(substance < BARE_FACT, 'empty')
  note(isTruncated(reply, substance), 'truncated')
  note(RUDE.test(reply), 'rude')
  const isEmpty = faults.length > 0
  const fromTemplate = templateFault(reply, facts.templates)
  note(fromTemplate === 'bare_template', 'bare_template')
  note(!isEmpty && substance < THIN, 'thin')
  note(!isEmpty && !ACT.test(reply) && !DID.test(reply), 'no_act')
  note(!isEmpty && PROMISE.test(reply) && !DAY.test(reply), 'no_date')
  note(!isEmpty && isOffTopic(text, facts.complaint), 'off_topic')
  note(facts.others?.some((other) => pairsShared(reply, other) >= COPIED_FROM) ?? false, 'copied')
  note(fromTemplate === 'unchanged_template', 'unchanged_template')
  note(facts.isVisited === false && VISIT.test(reply), 'no_visit')
  return { score: scoreOf(substance, faults, instead !== undefined), faults }
}

/** Whether the fault stops a reply until somebody insists on it. */
export function isHard(fault: FaultCode): boolean {
  return HARD.has(fault)
}

/** The less a reply says the higher; a hard fault alone makes it perfunctory, three soft ones do not. */
function scoreOf(substance: number, faults: readonly FaultCode[], doesInstead: boolean): number {
  const bySubstance = Math.max(0, 48 - substance - (doesInstead ? 0 : 8))
  const soft = faults.filter((fault) => !isHard(fault)).length * SOFT_POINTS
  const hard = faults.some(isHard)
  const score = hard ? Math.max(62, 92 - 2 * substance) + soft : Math.min(48, bySubstance * 0.8 + soft)
  return Math.round(Math.min(100, Math.max(0, score)))
}

/** A template in which only the blanks were filled; worse where hardly anything tells of the site. */
function templateFault(reply: string, templates: readonly string[] = []): FaultCode | undefined {
  for (const template of templates) {
    const unchanged = unchangedTemplate(reply, template, SITE)
    if (!unchanged) continue
    const { signsAbout = LEAST_ABOUT_SITE } = unchanged
    return signsAbout < LEAST_ABOUT_SITE ? 'bare_template' : 'unchanged_template'
  }
  return undefined
}

/** The letter ends before it says what it announces. */
function isTruncated(reply: string, substance: number): boolean {
  const end = reply.trim()
  return (
    /[：:、，,]$/.test(end) ||
    (substance < THIN && /如下\s*[：:。]?(?:\d{4}年\d{1,2}月\d{1,2}日)?$/.test(end))
  )
}

/** Nothing that the complaint speaks of comes back in the reply; short complaints are not judged. */
function isOffTopic(told: string, complaint: string | undefined): boolean {
  if (complaint === undefined) return false
  const asked = characterPairs(complaint)
  const answered = characterPairs(told)
  if (asked.size < 8 || answered.size < 12) return false
  return ![...answered].some((pair) => asked.has(pair))
}
