import { join } from 'node:path'
import { expect, test } from 'vitest'
import { matchesOf } from '../../src/domain/responsibility.ts'
import { ownersOf, stationOf, supervisorsOf, unitByName } from '../../src/domain/roster.ts'
import { TICKET_KINDS, URGENCIES } from '../../src/domain/ticket.ts'
import { instantOn, MINUTE_MS } from '../../src/domain/time.ts'
import type { WorkingCalendar } from '../../src/domain/working-calendar.ts'
import { isWorkingDay, isWorkingTime } from '../../src/domain/working-calendar.ts'
import { loadOffice, OfficeDataError } from '../../src/office/load-office.ts'
import { dataFolder, edit, SHIPPED } from './data-folder.ts'

const MONDAY = instantOn('2026-01-05', 0)

test('the shipped street is whole', () => {
  const { roster, responsibilities, limits, calendar } = loadOffice(SHIPPED)
  const count = (kind: string) => roster.units.filter((unit) => unit.kind === kind).length
  expect([count('department'), count('district'), count('village')]).toEqual([10, 4, 12])
  expect(stationOf(roster)?.room).toBe('孙耿街道热线工作站')
  expect(supervisorsOf(roster)).toHaveLength(2)
  expect(responsibilities.matters.length).toBeGreaterThanOrEqual(30)
  expect(
    ['08:29', '08:30', '12:00', '13:29', '13:30', '17:30'].map((time) => worksAt(calendar, time)),
  ).toEqual([false, true, false, false, true, false])
  expect(limits.handling).toHaveLength(TICKET_KINDS.length * URGENCIES.length)
})

test('people find units by the names they use', () => {
  const { roster } = loadOffice(SHIPPED)
  expect(unitByName(roster, '城管')?.id).toBe('zhifa')
  expect(unitByName(roster, '环卫')?.id).toBe('huanwei')
  expect(ownersOf(roster, 'huanwei').map(({ alias }) => alias)).toEqual(['环卫所-李强'])
})

test('limits written for people are read as the domain counts them', () => {
  const { limits } = loadOffice(SHIPPED)
  expect(limits.handling).toContainEqual({ kind: 'complaint', urgency: 'normal', limit: { workingDays: 5 } })
  const rung = (kind: string) => limits.ladder.find((one) => one.kind === kind)
  expect(rung('unacknowledged')).toEqual({
    kind: 'unacknowledged',
    urgencies: ['normal'],
    time: { at: 'mark', mark: 'dispatched', offset: { workingMinutes: 30 }, before: false },
    while: 'unacknowledged',
    targets: ['owner'],
  })
  expect(rung('warning')).toMatchObject({
    time: { at: 'mark', mark: 'deadline', offset: { workingDays: 1 }, before: true },
    card: 'yellow',
  })
  expect(rung('overdue')?.targets).toEqual(['owner', 'head', 'supervisor'])
  expect(rung('silent')?.time).toEqual({ at: 'silent', share: 0.4 })
  expect(rung('half')?.time).toEqual({ at: 'gone', share: 0.5 })
  expect(rung('red')).toMatchObject({ time: { at: 'morning', nth: 1, daily: false }, card: 'red' })
  expect(rung('overdue-order')?.order).toEqual({ workingDays: 1 })
  expect(rung('overdue-daily')?.time).toEqual({ at: 'morning', nth: 3, daily: true })
  expect(limits.clock).toEqual({ pauseFor: ['citizen'], waitForCitizen: { workingDays: 3 } })
  expect(limits.digestMinute).toBe(520)
  expect(limits.quietHours).toEqual({ fromMinute: 1200, toMinute: 480, daysOff: true })
  expect(limits.dispatch.automatic).toBe(true)
  expect(limits.callback).toEqual({
    askAgainAfter: { minutes: 1440 },
    linkTries: 3,
    unreachableAfterCalls: 3,
    basicCountsAsSatisfied: true,
  })
})

test.each([
  { why: 'dumped rubbish', text: '有人在房子东边倒垃圾', matter: '垃圾倾倒' },
  { why: 'a light that is out', text: '村口路灯黑了好几天', matter: '路灯' },
  { why: 'a word of no matter', text: '今天天气很好', matter: undefined },
])('the responsibility list knows how people say it: $why', ({ text, matter }) => {
  expect(matchesOf(loadOffice(SHIPPED).responsibilities, text)[0]?.entry.matter).toBe(matter)
})

test.each([
  {
    why: 'full-width digits',
    file: 'limits.yaml',
    from: 'secondHandling: 3 工作日',
    to: 'secondHandling: ３工作日',
  },
  {
    why: '个 before the unit',
    file: 'limits.yaml',
    from: 'returnWithin: 2 工作日',
    to: 'returnWithin: 2个工作日',
  },
  { why: '是 for true', file: 'limits.yaml', from: 'automatic: true', to: 'automatic: 是' },
  { why: '至 in a span', file: 'calendar.yaml', from: '13:30-17:30', to: '13：30 至 17：30' },
  { why: 'a list left empty', file: 'calendar.yaml', from: 'daysOff: []', to: 'daysOff:' },
  { why: 'a file saved by Windows', file: 'calendar.yaml', from: 'daysOff: []', to: '\r\ndaysOff: []\r' },
])('accepts $why', ({ file, from, to }) => {
  const folder = dataFolder()
  const { limits, calendar } = loadOffice(SHIPPED)
  edit(folder, file, { from, to })
  const edited = loadOffice(folder)
  expect(edited.limits).toEqual(limits)
  expect(edited.calendar.planOf(MONDAY)).toEqual(calendar.planOf(MONDAY))
})

test('the office decides about its own days', () => {
  const folder = dataFolder()
  edit(folder, 'calendar.yaml', { from: 'daysOff: []', to: 'daysOff: [2026-03-12]' })
  edit(folder, 'calendar.yaml', { from: 'workdays: []', to: 'workdays:\n  - 2026-03-14' })
  const { calendar } = loadOffice(folder)
  expect(['2026-03-12', '2026-03-13', '2026-03-14'].map((day) => isWorkingDay(calendar, day))).toEqual([
    false,
    true,
    true,
  ])
})

test('no quiet hours, if the office wants none', () => {
  const folder = dataFolder()
  edit(folder, 'limits.yaml', { from: 'quietHours: 20:00-08:00', to: 'quietHours: 不设' })
  const { quietHours } = loadOffice(folder).limits
  expect(quietHours.fromMinute).toBe(quietHours.toMinute)
})

test('a room and an alias stay as they are written, because chats compare them letter by letter', () => {
  const folder = dataFolder()
  edit(folder, 'roster.yaml', { from: 'room: 孙耿街道·环卫所', to: 'room: 孙耿街道·环卫所！Ａ' })
  expect(unitByName(loadOffice(folder).roster, '环卫所')?.room).toBe('孙耿街道·环卫所！Ａ')
})

test('everything wrong in all files is said at once', () => {
  const folder = dataFolder()
  edit(folder, 'roster.yaml', { from: 'kind: 管区', to: 'kind: 片区' })
  edit(folder, 'limits.yaml', { from: 'retentionDays: 365', to: 'retentionDays: 一年' })
  edit(folder, 'calendar.yaml', { from: '08:30-12:00', to: '八点半到十二点' })
  const error = errorOf(folder)
  expect(error.problems.map(({ file }) => file)).toEqual(['roster.yaml', 'limits.yaml', 'calendar.yaml'])
  expect(error.message.split('\n')[0]).toBe('数据文件有 3 处要改：')
})

test('a folder that is not there is named', () => {
  const folder = join(SHIPPED, 'no-such-folder')
  expect(errorOf(folder).problems.map(({ file }) => file)).toEqual([folder])
})

test('an empty folder names every file', () => {
  const error = errorOf(join(SHIPPED, 'knowledge'))
  expect(error.problems.map(({ file }) => file)).toEqual([
    'roster.yaml',
    'responsibilities.yaml',
    'limits.yaml',
    'calendar.yaml',
    'sending-limits.yaml',
    'import-headings.yaml',
  ])
})

function worksAt(calendar: WorkingCalendar, time: string): boolean {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return isWorkingTime(calendar, MONDAY + (hour * 60 + minute) * MINUTE_MS)
}

function errorOf(folder: string): OfficeDataError {
  try {
    loadOffice(folder)
  } catch (error) {
    if (error instanceof OfficeDataError) return error
    throw error
  }
  throw new Error('the folder was accepted')
}
