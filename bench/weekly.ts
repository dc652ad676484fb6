import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { countRates } from '../src/desk/count-rates.ts'
import { weeklyBytes } from '../src/desk/weekly-files.ts'
import { weeklyReport } from '../src/desk/weekly-list.ts'
import type { TicketEvent, TicketEventBody } from '../src/domain/ticket-events.ts'
import { HOUR_MS } from '../src/domain/time.ts'
import { openDatabase } from '../src/store/database.ts'
import { at } from '../test/support/time.ts'
import { fill } from './fill.ts'
import { filledFolder } from './folders.ts'
import type { Sample } from './measure.ts'
import { timed } from './measure.ts'
import type { Figure } from './report.ts'
import { spread } from './report.ts'
import { NOW, yearDesk } from './year-desk.ts'

const TICKETS = 100_000
const YEAR_BEGINS = '2025-11-23 00:00'
const STEP_MS = Math.floor((365 * 24 * HOUR_MS) / TICKETS)
const ROUNDS = 9
const STARTS = 5
/** The newest week, and one of the summer before. */
const NEWEST = '2026-11-16'
const OLD = '2026-06-01'
/** As many in a hundred end badly as in a street that has every reason to hold a meeting. */
const UNITS = ['huanwei', 'jianguan', 'nongye', 'zhifa', 'shehui', 'gongre', 'sifa']

/** The weekly list of a street with 100 000 tickets a year, its picture and table, and a month's figures. */
export async function weeklyFigures(): Promise<Figure[]> {
  const dir = await filledFolder(`year-${TICKETS}`, async (folder) => {
    await (await openDatabase(folder)).close()
    fill(folder, TICKETS, at(YEAR_BEGINS), { stepMs: STEP_MS, lifeOf })
  })
  const { desk, close } = await yearDesk(dir)
  const samples = async (work: () => Promise<unknown>): Promise<Sample[]> => {
    const all: Sample[] = []
    for (let round = 0; round < ROUNDS; round += 1) all.push(await timed(work))
    return all
  }
  const report = await weeklyReport(desk, NEWEST)
  const items = report.units.reduce((sum, { evidence }) => sum + evidence.length, 0)
  const list = await samples(() => weeklyReport(desk, NEWEST))
  const files = await samples(() => weeklyBytes(desk, report))
  const old = await samples(() => weeklyReport(desk, OLD))
  const month = await samples(() => countRates(desk, { period: { month: '2026-10' }, group: 'unit' }))
  await close()
  const charts = Array.from({ length: STARTS }, () => chartsOf(dir))
  rmSync(dir, { recursive: true })
  return [
    { what: `tickets on the list of the newest week, of ${TICKETS} in the year`, value: items, unit: '' },
    ...spread('the list of the newest week', list, { p50AtMost: 2_000 }),
    ...spread('its picture and table', files, { p50AtMost: 300 }),
    ...spread('the list of a week half a year ago', old, { p50AtMost: 2_000 }),
    ...spread('三率 of a month, with the two it is compared with', month),
    ...spread(
      `the first chart of a process, of ${STARTS}`,
      charts.flatMap(([first]) => (first ? [first[1]] : [])),
      { p50AtMost: 300 },
    ),
    ...spread(
      'a later one',
      charts.flatMap(([, ...later]) => later.map(([, sample]) => sample)),
      { p50AtMost: 300 },
    ),
  ]
}

/** The charts drawn in a process of their own, in the order they were drawn. */
function chartsOf(dir: string): [name: string, sample: Sample][] {
  const script = join(import.meta.dirname, 'first-chart.ts')
  return JSON.parse(execFileSync(process.execPath, [script, dir], { encoding: 'utf8' }))
}

/** Ten in a hundred late, five sent back, five with a second round, two still open. */
function lifeOf(id: number, start: number): TicketEvent[] {
  const lot = (id * 7919) % 100
  const unitId = UNITS[id % UNITS.length] ?? 'huanwei'
  const lateHours = lot < 10 ? 40 : 0
  const steps: [hour: number, body: TicketEventBody][] = [
    [0, { type: 'opened', ...facts(id) }],
    [0, { type: 'dispatched', leadUnitId: unitId, assistUnitIds: [], deadline: start + 120 * HOUR_MS }],
    [1, { type: 'acknowledged', unitId, personId: 'li-qiang', role: 'lead' }],
    [4, { type: 'contacted', unitId }],
    [9, { type: 'visited', unitId }],
    [30, { type: 'noted', unitId, textId: id }],
  ]
  const reply = (hour: number): void => {
    steps.push([hour, { type: 'replied', unitId, personId: 'li-qiang', textId: id }])
  }
  // Old open ones would be out of codes.
  if (lot < 98 || id < TICKETS - 9_000) {
    reply(90 + lateHours)
    if (lot >= 10 && lot < 15) {
      steps.push([95, { type: 'rejected', textId: id }])
      reply(100)
    }
    steps.push([135, { type: 'approved' }], [136, { type: 'callback_asked', via: 'chat' }])
    if (lot >= 15 && lot < 20) {
      steps.push(
        [140, { type: 'callback_answered', solved: false, satisfaction: 'dissatisfied', textId: id }],
        [140, { type: 'round_opened', round: 2, deadline: start + 212 * HOUR_MS }],
      )
      reply(180)
    }
    steps.push(
      [190, { type: 'callback_answered', solved: true, satisfaction: 'satisfied' }],
      [190, { type: 'closed', reason: 'satisfied' }],
    )
  }
  const events = steps.map(([hour, body]) => ({ ...body, at: start + hour * HOUR_MS, actor: 'bot' }))
  return events.filter((event) => event.at < at(NOW))
}

function facts(id: number) {
  return {
    number: `3701002025${String(id).padStart(10, '0')}`,
    code: ((id - 1) % 9999) + 1,
    kind: 'complaint' as const,
    urgency: 'normal' as const,
    subject: '艾老村 垃圾清运不及时',
    matter: '垃圾清运',
    villageId: 'ailao',
    secret: false,
    contentTextId: id,
  }
}
