import type { ForesightLimits } from '../domain/limits.ts'
import { readTimeOfDay, record, said, wholeNumber } from './fields.ts'

/** The `foresight` part of limits.yaml. */
export const foresightSchema = record({
  at: said(readTimeOfDay, '应写成 08:40 这样'),
  seasonWeeksAhead: wholeNumber(1, 12, '周'),
  seasonFalseAlarm: said((text) => readPercent(text, 0.1, 50), '应写成 5% 这样，0.1% 到 50%'),
  burstFalseAlarmsPerYear: wholeNumber(1, 200, '次'),
  plainRule: said(readPlainRule, '应写成 7 天 3 件 这样（最多 14 天），不要就写 不用'),
  afterDismissal: said((text) => readPercent(text, 100, 1000), '应写成 150% 这样，100% 到 1000%'),
})

/** `150%` as 1.5. */
function readPercent(text: string, min: number, max: number): number | undefined {
  const percent = Number(/^(\d{1,4}(?:\.\d)?)\s*%$/.exec(text)?.[1])
  return percent >= min && percent <= max ? percent / 100 : undefined
}

function readPlainRule(text: string): { rule: ForesightLimits['plainRule'] } | undefined {
  if (text === '不用') return { rule: undefined }
  const [, days = 0, count = 0] = (/^(\d{1,2})\s*天\s*(\d{1,3})\s*件$/.exec(text) ?? []).map(Number)
  return days >= 1 && days <= 14 && count >= 2 ? { rule: { days, count } } : undefined
}
