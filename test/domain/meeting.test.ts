import { describe, expect, test } from 'vitest'
import { anonymised } from '../../src/domain/anonymise.ts'
import { replay } from '../../src/domain/apply.ts'
import { decisionState, hardTickets, hotMatters } from '../../src/domain/meeting.ts'
import type { Ticket } from '../../src/domain/ticket.ts'
import { judgedReplies, replyPairs } from '../../src/domain/training.ts'
import { eventsOfLife } from '../support/history.ts'
import { sampleStreet } from '../support/sample-street.ts'
import { at } from '../support/time.ts'

const NOW = at('2026-11-23 09:00')

function ticketOf(id: number, life: string, change: Partial<Ticket> = {}): Ticket {
  return { ...replay(id, eventsOfLife(life, { number: `M${1000 + id}`, matter: '路灯' })), ...change }
}

test('what a meeting talks about: three rounds, many units, the oldest', () => {
  const young = Array.from({ length: 6 }, (_, index) => ticketOf(10 + index, `opened 11-2${index % 3} 10:00`))
  const hard = hardTickets(
    [
      ticketOf(1, 'opened 11-22 09:00', { round: 3 }),
      ticketOf(2, 'opened 11-22 10:00', {
        lead: { unitId: 'huanwei' },
        assists: [{ unitId: 'zhifa' }, { unitId: 'sifa' }],
      }),
      ticketOf(3, 'opened 09-01 09:00', { round: 3 }),
      ticketOf(4, 'opened 11-22 11:00', {
        round: 2,
        lead: { unitId: 'huanwei' },
        assists: [{ unitId: 'sifa' }],
      }),
      ...young,
    ],
    NOW,
  )
  expect(hard[0]).toMatchObject({ ticket: { id: 3 }, reasons: ['three_rounds', 'oldest'], openDays: 83 })
  const reasons = new Map(hard.map(({ ticket, reasons }) => [ticket.id, reasons]))
  expect(reasons.get(1)).toEqual(['three_rounds'])
  expect(reasons.get(2)).toEqual(['many_units'])
  expect(reasons.has(4)).toBe(false)
  // What came in this week is young, however few there are.
  expect([...reasons.values()].filter((all) => all.includes('oldest'))).toHaveLength(1)
})

test('hot matters: of the last two weeks, beside the two before', () => {
  const day = (date: string, matter: string, count: number, villageId = 'ailao') => ({
    day: `2026-${date}`,
    matter,
    count,
    villageId,
  })
  const hot = hotMatters(
    [
      day('11-23', '路灯', 2),
      day('11-10', '路灯', 1, 'gaotun'),
      day('11-09', '路灯', 4),
      day('10-27', '路灯', 1),
      day('10-26', '路灯', 9),
      day('11-20', '供暖', 5),
      day('11-20', '物业管理', 1),
    ],
    NOW,
    5,
  )
  expect(hot.map(({ matter, count, before }) => [matter, count, before])).toEqual([
    ['供暖', 5, 0],
    ['路灯', 3, 5],
  ])
  expect(hot[1]?.villages).toEqual([
    { villageId: 'ailao', count: 2 },
    { villageId: 'gaotun', count: 1 },
  ])
})

test.each([
  { why: 'done, late or not', decision: { doneAt: 1, dueDay: '2026-11-01' }, state: 'done' },
  { why: 'its last day', decision: { dueDay: '2026-11-23' }, state: 'open' },
  { why: 'the day after', decision: { dueDay: '2026-11-22' }, state: 'overdue' },
  { why: 'no limit', decision: {}, state: 'open' },
])('a decision is $state: $why', ({ decision, state }) => {
  expect(decisionState({ id: 1, meetingDay: '2026-11-09', textId: 1, ...decision }, NOW)).toBe(state)
})

describe('replies for the training', () => {
  const START = 'opened 11-09 09:00; lead huanwei 11-09 09:00 due 11-16 17:30; replied 11-10 10:00'
  const judged = (id: number, life: string, matter = '路灯') =>
    judgedReplies(id, eventsOfLife(`${START}; ${life}`, { number: `T${1000 + id}`, matter }))

  test.each([
    { why: 'satisfied at once', life: 'said solved satisfied 11-11 10:00', good: [true] },
    { why: '基本满意 teaches nothing', life: 'said solved basic 11-11 10:00', good: [] },
    { why: 'refused by the citizen', life: 'said unsolved dissatisfied 11-11 10:00', good: [false] },
    {
      why: 'sent back, then satisfied: only what was sent back',
      life: 'rejected 11-10 11:00; replied 11-10 15:00; said solved satisfied 11-11 10:00',
      good: [false],
    },
  ])('$why', ({ life, good }) => {
    expect(judged(1, life).map(({ isGood }) => isGood)).toEqual(good)
  })

  test('a pair is of one matter; the worst is who was refused most often', () => {
    const pairs = replyPairs(
      [
        ...judged(1, 'said solved satisfied 11-11 10:00'),
        ...judged(2, 'rejected 11-10 11:00'),
        ...judged(3, 'rejected 11-10 11:00; replied 11-10 12:00; said unsolved dissatisfied 11-11 10:00'),
        ...judged(4, 'said solved satisfied 11-11 10:00', '供暖'),
      ],
      5,
    )
    expect(pairs.map(({ matter, best, worst }) => [matter, best.ticketId, worst.ticketId])).toEqual([
      ['路灯', 1, 3],
    ])
  })
})

test('nobody can be recognised', () => {
  const { roster } = sampleStreet().office
  const text = '环卫所李强（13812345678）到艾老村3排12号，环卫所-李强与综合行政执法中队、高屯村一起清运。'
  const words = anonymised(text, roster, { person: '某同志', unit: '某单位', village: '某村' })
  expect(words).toBe('某单位某同志（***）到某村**号，某同志与某单位、某村一起清运。')
})
