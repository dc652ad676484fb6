import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { warningCard } from '../../src/desk/announce-warning.ts'
import type { Desk } from '../../src/desk/desk.ts'
import { drawCharts } from '../../src/desk/draw-charts.ts'
import { exportTickets } from '../../src/desk/export-tickets.ts'
import { packFiles, sheetFiles } from '../../src/desk/meeting-files.ts'
import { meetingPack, recordDecision, reportDecision } from '../../src/desk/meeting-pack.ts'
import type { SavedFile } from '../../src/desk/saved-file.ts'
import { trainingSheet } from '../../src/desk/training-sheet.ts'
import { recordInterview, reportRectified } from '../../src/desk/weekly-acts.ts'
import { weeklyFiles } from '../../src/desk/weekly-files.ts'
import { weeklyReport } from '../../src/desk/weekly-list.ts'
import type { Actor } from '../../src/domain/actor.ts'
import type { Warning } from '../../src/domain/warning.ts'
import { openFont } from '../../src/export/font.ts'
import { saveCitizen } from '../../src/store/citizens.ts'
import { insertList } from '../../src/store/weekly-items.ts'
import type { TestDesk } from '../support/desk.ts'
import { openDesk } from '../support/desk.ts'
import { eventsOfLife, writeLife } from '../support/history.ts'
import { at } from '../support/time.ts'
import { filesIn } from '../support/zip.ts'

const NAME = '王桂兰'
const PHONE = '13812345678'
const HOUSE = '3排12号'
/** What the citizen says, what the unit notes and replies, what is said at meetings: people write such things everywhere. */
const ABOUT_TICKET = `我叫${NAME}，电话 ${PHONE}，住艾老村${HOUSE}，说了三回还是没人管。`
/** Without a ticket nobody can know the name; numbers and houses show by themselves. */
const ABOUT_NOTHING = `去艾老村${HOUSE}看过，打 138 1234 5678 约好了`
const SECRETS = [NAME, '桂兰', PHONE, '1234 5678', '12345678', HOUSE]
const BOSS: Actor = {
  kind: 'staff',
  personId: 'fang-zhengping',
  positions: [{ unitId: 'ducha', role: 'supervisor' }],
}
const MEMBER: Actor = {
  kind: 'staff',
  personId: 'li-qiang',
  positions: [{ unitId: 'huanwei', role: 'member' }],
}

let it: TestDesk
/** Every line of words that a picture was drawn with. */
let drawn: string[]

beforeAll(async () => {
  it = await openDesk()
  it.windTo('2026-11-23 10:00')
  await saveCitizen(
    it.desk.db,
    it.desk.seal,
    { id: 'wang', name: NAME, phone: PHONE, address: `艾老村${HOUSE}` },
    0,
  )
  await badStreet(it.desk)
  const font = openFont()
  const outline = font.outlineOf
  drawn = []
  vi.spyOn(font, 'outlineOf').mockImplementation((text, place) => {
    drawn.push(text)
    return outline(text, place)
  })
})

afterAll(async () => {
  vi.restoreAllMocks()
  await it.close()
})

async function badStreet(desk: Desk): Promise<void> {
  const start = 'lead huanwei 11-09 09:00 due 11-16 17:30; signed huanwei 11-09 09:10; called 11-09 10:00'
  const lives = [
    'replied huanwei 11-17 10:30; said unsolved dissatisfied 11-18 10:00; round 2 11-18 10:00 due 11-25 17:30; replied huanwei 11-19 09:00; said unsolved dissatisfied 11-20 10:00; round 3 11-20 10:00 due 11-27 17:30',
    'replied huanwei 11-16 09:30; rejected 11-16 10:00; replied huanwei 11-16 11:00',
    'replied huanwei 11-12 10:00; said solved satisfied 11-13 10:00; closed satisfied 11-13 10:00',
  ]
  for (const [index, life] of lives.entries()) {
    const opening = {
      number: `Q${1001 + index}`,
      subject: '艾老村 垃圾清运',
      villageId: 'ailao',
      matter: '垃圾清运',
    }
    await writeLife(desk, eventsOfLife(`opened 11-09 09:00; ${start}; ${life}`, opening), ABOUT_TICKET)
  }
  const report = await weeklyReport(desk, '2026-11-16', { isMaking: true })
  await insertList(desk.db, '2026-11-16', desk.clock.now())
  const [ticket] = report.units.flatMap(({ evidence }) => evidence.map((one) => one.ticket))
  if (!ticket) throw new Error('nothing listed')
  const interview = { unitId: 'huanwei', codes: [], day: '2026-11-23', text: ABOUT_TICKET }
  expect(await recordInterview(desk, BOSS, interview)).not.toBe('not_listed')
  expect(await reportRectified(desk, MEMBER, { ticket, text: ABOUT_TICKET })).toBe('noted')
  const decision = { text: ABOUT_NOTHING, meetingDay: '2026-11-20', unitId: 'huanwei' }
  const id = await recordDecision(desk, BOSS, decision)
  if (typeof id !== 'number') throw new Error(id)
  expect(await reportDecision(desk, MEMBER, { id, text: ABOUT_NOTHING })).toBe('noted')
}

/** Everything that can be read in the files: the words of pictures, the parts of tables and documents, their names. */
async function wordsIn(make: () => Promise<readonly SavedFile[]>): Promise<string> {
  drawn.length = 0
  const files = await make()
  expect(files.length).toBeGreaterThan(0)
  const parts = files
    .filter(({ name }) => !name.endsWith('.png'))
    .flatMap(({ fileId }) => [...filesIn(it.desk.files.read(fileId)).values()])
  // Words may be broken over lines of a picture and runs of a document.
  const whole = [
    drawn.join('\n'),
    drawn.join(''),
    ...parts,
    ...parts.map((part) => part.replace(/<[^>]+>/g, '')),
  ]
  return [...whole, ...files.map(({ name }) => name)].join('\n')
}

const FILES: readonly { what: string; shows: string; make: (desk: Desk) => Promise<readonly SavedFile[]> }[] =
  [
    {
      what: 'the weekly list as picture and table',
      shows: '说了三回还是没人管',
      // The week's own list, and that of the next, which holds what was done meanwhile.
      make: async (desk) => {
        const files = await weeklyFiles(desk, await weeklyReport(desk, '2026-11-16'))
        return [...files, ...(await weeklyFiles(desk, await weeklyReport(desk, '2026-11-23')))]
      },
    },
    {
      what: 'the meeting pack as document and pictures',
      shows: '约好了',
      make: async (desk) => packFiles(desk, await meetingPack(desk)),
    },
    {
      what: 'the training sheet',
      shows: '还是没人管',
      make: async (desk) => sheetFiles(desk, await trainingSheet(desk, '2026-11')),
    },
    {
      what: 'the tickets as a table',
      shows: '还是没人管',
      make: async (desk) => {
        const asked = { personId: 'zhou-min', span: { month: '2026-11' }, hasContent: true }
        const { file } = await exportTickets(desk, asked)
        return file ? [file] : []
      },
    },
    {
      what: 'the charts',
      shows: '垃圾清运',
      make: (desk) => drawCharts(desk, ['bars', 'trend', 'heat', 'villages'], '2026-11'),
    },
  ]

test.each(FILES)('$what: no name, phone or house number', async ({ shows, make }) => {
  const words = await wordsIn(() => make(it.desk))
  expect(words).toContain(shows)
  expect(SECRETS.filter((secret) => words.includes(secret))).toEqual([])
})

test('the season’s card: what worked then is masked too', async () => {
  const warning: Warning = {
    id: 1,
    kind: 'season',
    matter: '垃圾清运',
    villageIds: ['ailao'],
    fromDay: '2027-11-01',
    toDay: '2027-11-28',
    state: 'open',
    raisedAt: at('2027-10-01 09:10'),
    unitId: 'huanwei',
    dueDay: '2027-10-25',
    measureDay: '2027-12-06',
    count: 3,
    evidence: {
      kind: 'season',
      past: [{ yearsAgo: 1, count: 3, villages: [{ villageId: 'ailao', count: 3 }] }],
    },
  }
  const card = await warningCard(it.desk, warning)
  expect(card).toContain('说了三回还是没人管')
  expect(SECRETS.filter((secret) => card.includes(secret))).toEqual([])
})

test('nothing of it was revealed to make them', async () => {
  const events = await it.desk.db
    .selectFrom('ticket_event')
    .select('type')
    .where('type', '=', 'revealed')
    .execute()
  expect(events).toEqual([])
})
