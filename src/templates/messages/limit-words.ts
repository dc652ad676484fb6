import type { Limit } from '../../domain/limits.ts'

/** A limit as limits.yaml writes it: `5 个工作日`, `4 工作小时`, `30 工作分钟`, `24 小时`. */
export function limitWords(limit: Limit): string {
  if ('workingDays' in limit) return `${limit.workingDays} 个工作日`
  if ('workingMinutes' in limit) return hoursOrMinutes(limit.workingMinutes, '工作')
  return hoursOrMinutes(limit.minutes, '')
}

/** Working time that passed: `15 工作小时`, `1 工作小时 20 分钟`, `40 工作分钟`. */
export function workingLengthWords(minutes: number): string {
  const odd = minutes % 60
  if (minutes < 60 || odd === 0) return hoursOrMinutes(minutes, '工作')
  return `${Math.floor(minutes / 60)} 工作小时 ${odd} 分钟`
}

function hoursOrMinutes(minutes: number, what: string): string {
  return minutes >= 60 && minutes % 60 === 0 ? `${minutes / 60} ${what}小时` : `${minutes} ${what}分钟`
}
