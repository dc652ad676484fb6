import type { Exclusion, LeftOutReason, RatesFormula } from '../domain/rates.ts'
import { limit, list, oneOf, record, wholeNumber } from './fields.ts'

const COUNT_BY: Readonly<Record<string, RatesFormula['countBy']>> = { 收件: 'received', 办结: 'closed' }
const ANSWERS: Readonly<Record<string, RatesFormula['answer']>> = { 末次: 'last', 首次: 'first' }
const UNREACHABLE: Readonly<Record<string, RatesFormula['unreachable']>> = {
  不算: 'left_out',
  算不满意: 'dissatisfied',
}
const LEFT_OUT: Readonly<Record<string, LeftOutReason & Exclusion>> = {
  撤回: 'withdrawn',
  重复诉求: 'repeat',
  重复录入: 'duplicate',
  不属于本街道: 'not_ours',
}

/** The `rates` part of limits.yaml. */
export const ratesSchema = record({
  countBy: oneOf(COUNT_BY),
  contactWithin: limit(),
  answer: oneOf(ANSWERS),
  unreachable: oneOf(UNREACHABLE),
  leaveOut: list(oneOf(LEFT_OUT), '应是不算的情形的列表，写成 [撤回, 重复录入] 这样；没有就写 []'),
  fewest: wholeNumber(1, 100, '件'),
})
