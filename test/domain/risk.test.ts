import { expect, test } from 'vitest'
import type { RiskFacts } from '../../src/domain/risk.ts'
import { risksOf } from '../../src/domain/risk.ts'
import type { Ticket } from '../../src/domain/ticket.ts'

const NOTHING: RiskFacts = {
  content: '村口公厕好几天没人打扫。',
  ofCaller: 1,
  ofPlace: 1,
  ofPlaceBefore: 0,
  wasPerfunctory: false,
}
const TICKET = { round: 1 } as Ticket

function risks(facts: Partial<RiskFacts>) {
  return risksOf(TICKET, { ...NOTHING, ...facts }, { repeats: 3, withinDays: 30 })
}

test.each([
  { why: 'two may be chance', ofPlace: 2, warned: false },
  { why: 'the third', ofPlace: 3, warned: true },
  { why: 'the head has just been warned', ofPlace: 4, warned: false },
  { why: 'twice as many', ofPlace: 6, warned: true },
  { why: 'and twice as many again', ofPlace: 12, warned: true },
  { why: 'it comes up so often every month', ofPlace: 3, ofPlaceBefore: 5, warned: false },
  { why: 'as many as before', ofPlace: 6, ofPlaceBefore: 6, warned: false },
  { why: 'more than usual', ofPlace: 6, ofPlaceBefore: 4, warned: true },
])('$ofPlace of one place and matter, $ofPlaceBefore before: $why', ({ why: _why, warned, ...facts }) => {
  expect(risks(facts)).toEqual(warned ? ['same_place'] : [])
})

test('each further ticket of a caller counts: every one may be another unit’s', () => {
  expect(risks({ ofCaller: 3 })).toEqual(['same_caller'])
  expect(risks({ ofCaller: 4 })).toEqual(['same_caller'])
})
