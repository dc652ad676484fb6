import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeLeave, withDeputyPositions } from '../../src/domain/leave.ts'
import type { Person, Roster } from '../../src/domain/roster.ts'
import type { Absence } from '../../src/domain/standing-in.ts'
import { askedInstead } from '../../src/domain/standing-in.ts'
import { addDays } from '../../src/domain/time.ts'

const TODAY = '2026-11-23'

function person(id: string, ...positions: [string, Person['positions'][number]['role']][]): Person {
  return { id, name: id, alias: id, positions: positions.map(([unitId, role]) => ({ unitId, role })) }
}

const li = person('li', ['huanwei', 'member'])
const zhao = person('zhao', ['huanwei', 'member'])
const guo = person('guo', ['huanwei', 'head'])
const xu = person('xu', ['jianguan', 'member'])
const zhou = person('zhou', ['station', 'clerk'])
const dong = person('dong', ['xijie', 'head'])
const du = person('du', ['sungeng', 'member'])

const unit = { aliases: [], room: 'room' }
const roster: Roster = {
  office: '样街道',
  units: [
    { ...unit, id: 'station', name: '工作站', kind: 'station' },
    { ...unit, id: 'huanwei', name: '环卫所', kind: 'department' },
    { ...unit, id: 'jianguan', name: '建管办', kind: 'department' },
    { ...unit, id: 'sungeng', name: '孙耿管区', kind: 'district' },
    { ...unit, id: 'xijie', name: '西街村', kind: 'village', parentId: 'sungeng' },
  ],
  people: [li, zhao, guo, xu, zhou, dong, du],
  duty: [],
}

function away(personId: string, deputyId: string, fromDay = TODAY, toDay = fromDay): Absence {
  return { personId, deputyId, fromDay, toDay }
}

describe('a leave', () => {
  const plain = { person: li, deputy: zhao, by: li, from: '2026-11-24', to: '2026-11-26' }

  test.each([
    { why: 'one’s own', change: {} },
    { why: 'by the head', change: { by: guo } },
    { why: 'by a clerk', change: { by: zhou } },
    { why: 'with the head as deputy', change: { deputy: guo } },
    { why: 'of a village, with the 管区 as deputy', change: { person: dong, by: dong, deputy: du } },
    { why: 'that began yesterday', change: { from: '2026-11-22' } },
    { why: 'of sixty days', change: { to: '2027-01-22' } },
  ])('is taken down: $why', ({ change }) => {
    expect(judgeLeave(roster, [], { ...plain, ...change }, TODAY)).toBeUndefined()
  })

  test.each([
    { why: 'by a colleague', change: { by: zhao }, code: 'not_yours' },
    { why: 'by the head of another unit', change: { by: dong }, code: 'not_yours' },
    { why: 'with oneself', change: { deputy: li }, code: 'own_deputy' },
    { why: 'with another unit', change: { deputy: xu }, code: 'other_unit' },
    { why: 'of last week', change: { from: '2026-11-16', to: '2026-11-20' }, code: 'past' },
    { why: 'of sixty-one days', change: { to: '2027-01-23' }, code: 'too_long' },
  ])('is refused: $why', ({ change, code }) => {
    expect(judgeLeave(roster, [], { ...plain, ...change }, TODAY)?.code).toBe(code)
  })

  test('is refused only while the deputy is away too', () => {
    const absences = [away('zhao', 'guo', '2026-11-27', '2026-11-30')]
    expect(judgeLeave(roster, absences, plain, TODAY)).toBeUndefined()
    expect(judgeLeave(roster, absences, { ...plain, to: '2026-11-27' }, TODAY)?.code).toBe('deputy_away')
  })
})

describe('standing in', () => {
  test.each([
    { why: 'nobody is away', absences: [], asked: 'li' },
    { why: 'the deputy', absences: [away('li', 'zhao')], asked: 'zhao' },
    { why: 'the deputy’s deputy', absences: [away('zhao', 'guo'), away('li', 'zhao')], asked: 'guo' },
    { why: 'the later word', absences: [away('li', 'guo'), away('li', 'zhao')], asked: 'guo' },
    { why: 'not before the first day', absences: [away('li', 'zhao', '2026-11-24')], asked: 'li' },
    { why: 'not after the last', absences: [away('li', 'zhao', '2026-11-20', '2026-11-22')], asked: 'li' },
    {
      why: 'themselves, if each stands in for the other',
      absences: [away('li', 'zhao'), away('zhao', 'li')],
      asked: 'li',
    },
  ])('$why', ({ absences, asked }) => {
    expect(askedInstead(absences, 'li', TODAY)).toBe(asked)
  })

  const someone = fc.constantFrom('li', 'zhao', 'guo', 'xu', 'du')
  const absence = fc
    .record({ personId: someone, deputyId: someone, ahead: fc.integer({ min: -3, max: 3 }) })
    .map(({ ahead, ...who }) => ({
      ...who,
      fromDay: addDays(TODAY, ahead),
      toDay: addDays(TODAY, ahead + 2),
    }))

  test('whoever is away for whom, somebody is asked: one who is there, or the person after all', () => {
    fc.assert(
      fc.property(fc.array(absence, { maxLength: 8 }), someone, (absences, personId) => {
        const asked = askedInstead(absences, personId, TODAY)
        const isAway = absences.some(
          (one) => one.personId === asked && one.fromDay <= TODAY && TODAY <= one.toDay,
        )
        expect(asked === personId || !isAway).toBe(true)
      }),
    )
  })
})

test('a deputy has the positions of who is away, on those days only', () => {
  const absences = [away('dong', 'du', '2026-11-24', '2026-11-25')]
  const on = (day: string) =>
    withDeputyPositions(roster, absences, du, day).positions.map(({ unitId }) => unitId)
  expect(on('2026-11-23')).toEqual(['sungeng'])
  expect(on('2026-11-24')).toEqual(['sungeng', 'xijie'])
  expect(on('2026-11-26')).toEqual(['sungeng'])
})
