import type { Responsibility } from '../../domain/responsibility.ts'
import type { AdditionProblem } from '../../domain/responsibility-addition.ts'
import type { Ticket } from '../../domain/ticket.ts'
import type { Setting } from './words.ts'
import { unitName } from './words.ts'

const EXAMPLE = '补清单 祠堂修缮 牵头 社会办 协办 建管办 关键词 祠堂 匾额'

/** 补清单 alone: what the list lacks, and how to add it. */
export function gapsAndUsage(gaps: readonly Ticket[]): string {
  const lines = gaps.map(({ code, subject }) => `#${code} ${subject}`)
  return [
    ...(gaps.length > 0 ? ['责任清单没有写、两个单位都退过的：', ...lines] : ['现在没有清单缺口']),
    `要补一条，请这样写：「${EXAMPLE}」`,
  ].join('\n')
}

export const RULE_UNREADABLE = `没看明白，请写上事项、牵头单位和关键词：「${EXAMPLE}」`

/** The rule as understood, before it counts. */
export function ruleShown(setting: Setting, entry: Responsibility): string {
  const assists = entry.assistUnitIds.map((unitId) => unitName(setting, unitId)).join('、')
  return [
    `责任清单要补一条：${entry.matter}`,
    `牵头：${unitName(setting, entry.leadUnitId)}${assists ? `　协办：${assists}` : ''}`,
    `说到这些词就是它：${entry.keywords.join('、')}`,
    '对的话请回「确认」，不对就重写一遍',
  ].join('\n')
}

export function ruleAdded({ matter }: Responsibility, fitting: readonly Ticket[]): string {
  const now = fitting.map(({ code }) => `#${code}`).join(' ')
  const [first] = fitting
  const next = first ? `。现在待派的 ${now} 也是这类事，同意请回「派 ${first.code}」` : ''
  return `已补进责任清单：${matter}，以后同类的事照它建议${next}`
}

/** 责任清单: each class with its matters and who leads. */
export function listByClass(setting: Setting, matters: readonly Responsibility[]): string {
  const classes = Map.groupBy(matters, ({ path }) => path?.[0] ?? '街道自己补的')
  const lines = [...classes].map(([name, own]) => {
    const units = Map.groupBy(own, ({ leadUnitId }) => leadUnitId)
    const parts = [...units].map(
      ([unitId, some]) => `${some.map(({ matter }) => matter).join('、')}（${unitName(setting, unitId)}）`,
    )
    return `${name}：${parts.join('，')}`
  })
  return ['责任清单（括号里是主办单位）：', ...lines, '想看一条请回「责任清单 垃圾」'].join('\n')
}

/** 责任清单 垃圾: the matters of that word in full. */
export function matterDetails(setting: Setting, matters: readonly Responsibility[]): string {
  return matters.map((entry) => detailsOf(setting, entry)).join('\n')
}

export function nothingInList(word: string): string {
  return `责任清单里没有「${word}」。工作站可以回「补清单」补一条`
}

function detailsOf(setting: Setting, entry: Responsibility): string {
  const { matter, path, leadUnitId, assistUnitIds, workingDays, basis, keywords } = entry
  const assists = assistUnitIds.map((unitId) => unitName(setting, unitId)).join('、')
  return [
    `${[...(path ?? []), matter].join(' › ')}：${unitName(setting, leadUnitId)}主办${assists ? `，${assists}协办` : ''}`,
    ...(workingDays === undefined ? [] : [`${workingDays} 个工作日（${basis ?? ''}）`]),
    `说到：${keywords.join('、')}`,
  ].join('；')
}

export function additionRefused(setting: Setting, problem: AdditionProblem): string {
  switch (problem.code) {
    case 'matter_length':
      return '事项名请写 2 到 20 个字'
    case 'matter_known':
      return `责任清单里已有「${problem.entry.matter}」，由${unitName(setting, problem.entry.leadUnitId)}牵头。要改请改 responsibilities.yaml`
    case 'unit_does_not_handle':
      return `${problem.unit.name}不办件，牵头和协办请写部门、管区或村`
    case 'no_keywords':
      return `请写上关键词，群众平时怎么说就怎么写：「${EXAMPLE}」`
    case 'keyword_length':
      return `关键词「${problem.word}」请写 2 到 20 个字，一个字的词太容易碰上`
    case 'keyword_known':
      return `关键词「${problem.word}」已经归「${problem.entry.matter}」（${unitName(setting, problem.entry.leadUnitId)}），换一个更具体的说法`
  }
}
