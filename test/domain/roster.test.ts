import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { DutyShift, Roster } from '../../src/domain/roster.ts'
import { onDuty, peopleNamed } from '../../src/domain/roster.ts'
import { loadOffice } from '../../src/office/load-office.ts'
import { CALENDAR } from '../support/small-office.ts'
import { at } from '../support/time.ts'

const { roster } = loadOffice(join(import.meta.dirname, '../../data'))

test.each([
  { why: 'a name', written: '李强', ids: ['li-qiang'] },
  { why: 'as chosen from the group', written: '环卫所-李强', ids: ['li-qiang'] },
  { why: 'behind what people call the unit', written: '环卫-李强', ids: ['li-qiang'] },
  { why: 'with the sign', written: '@李强', ids: ['li-qiang'] },
  { why: 'only half a name', written: '强', ids: [] },
  { why: 'nothing', written: '', ids: [] },
])('a person is found by $why', ({ written, ids }) => {
  expect(peopleNamed(roster, written).map(({ id }) => id)).toEqual(ids)
})

describe('on duty', () => {
  const NIGHT = '2026-11-24 22:00'
  const HOLIDAY = '2026-10-03 10:00'
  const street: DutyShift = { days: 'off', personIds: ['zhou'] }
  const own: DutyShift = { unitId: 'huanwei', days: 'off', personIds: ['li'] }
  const national: DutyShift = { days: { from: '2026-10-01', to: '2026-10-07' }, personIds: ['sun'] }

  function on(duty: DutyShift[], when: string, unitId = 'huanwei'): string[] {
    const small: Roster = { office: '样街道', units: [], people: [], duty }
    return onDuty(small, unitId, { now: at(when), calendar: CALENDAR })
  }

  test.each([
    { why: 'the street’s at night', duty: [street], when: NIGHT, ids: ['zhou'] },
    { why: 'the unit’s own before the street’s', duty: [street, own], when: NIGHT, ids: ['li'] },
    { why: 'in whatever order they stand', duty: [own, street], when: NIGHT, ids: ['li'] },
    { why: 'named days before the general shift', duty: [street, national], when: HOLIDAY, ids: ['sun'] },
    { why: 'the unit’s own even before named days', duty: [national, own], when: HOLIDAY, ids: ['li'] },
    { why: 'named days only on those days', duty: [national], when: NIGHT, ids: [] },
    { why: 'at weekends by day', duty: [street], when: '2026-11-28 10:00', ids: ['zhou'] },
    { why: 'over lunch', duty: [street], when: '2026-11-24 12:30', ids: ['zhou'] },
    {
      why: 'the general shift on the night before named days',
      duty: [street, national],
      when: '2026-10-01 02:00',
      ids: ['zhou'],
    },
    {
      why: 'named days through their last night',
      duty: [street, national],
      when: '2026-10-08 02:00',
      ids: ['sun'],
    },
    { why: 'nobody while people work', duty: [street, own], when: '2026-11-24 10:00', ids: [] },
    { why: 'nobody on a Sunday that is worked', duty: [street], when: '2026-09-20 10:00', ids: [] },
    { why: 'nobody where nobody was named', duty: [], when: NIGHT, ids: [] },
  ])('$why', ({ duty, when, ids }) => {
    expect(on(duty, when)).toEqual(ids)
  })

  test('another unit has none of it', () => {
    expect(on([own], NIGHT, 'jianguan')).toEqual([])
  })

  test('several take turns, a day each, and each gets their day', () => {
    const shift: DutyShift = { days: 'off', personIds: ['a', 'b', 'c'] }
    const nights = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']
    const [first, second, third, fourth] = nights.map((day) => on([shift], `${day} 22:00`)[0])
    expect(new Set([first, second, third])).toEqual(new Set(['a', 'b', 'c']))
    expect(fourth).toBe(first)
    expect(on([shift], '2026-11-25 03:00')).toEqual([first])
  })
})
