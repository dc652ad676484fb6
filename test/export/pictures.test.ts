import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drawCharts } from '../../src/desk/draw-charts.ts'
import { meetingPack, recordDecision } from '../../src/desk/meeting-pack.ts'
import { weeklyReport } from '../../src/desk/weekly-list.ts'
import { barsSvg, heatSvg, trendSvg, villagesSvg } from '../../src/export/charts.ts'
import { WIDTH } from '../../src/export/drawing.ts'
import { openFont } from '../../src/export/font.ts'
import { partSvg } from '../../src/export/pack-picture.ts'
import { pngOf } from '../../src/export/png.ts'
import { sheetSvg } from '../../src/export/sheet-picture.ts'
import { weeklySvg } from '../../src/export/weekly-picture.ts'
import { packParts, packTitle, sheetTitle } from '../../src/templates/messages/meeting.ts'
import type { TestDesk } from '../support/desk.ts'
import { openDesk } from '../support/desk.ts'
import { eventsOfLife, writeLife } from '../support/history.ts'
import type { PictureWords } from '../support/picture-words.ts'
import { collide, drawnWith } from '../support/picture-words.ts'
import type { Pixels } from '../support/png.ts'
import { readPng } from '../support/png.ts'

/** A phone shows 1080 pixels on some 360 points: this is the size of the small print that people still read. */
const SMALLEST = 26
const EDGE = 20
/** Longer than any that people write, so that something has to give. */
const LONG = '艾老村村东头老供销社对面生产路两侧排水沟堵塞污水外溢无人清理反映多次'
const WORDS = `${LONG}，${LONG}，${LONG}。`
const UNITS = ['huanwei', 'jianguan', 'nongye', 'zhifa', 'shehui', 'gongre', 'sifa']

let it: TestDesk

beforeAll(async () => {
  it = await openDesk()
  it.windTo('2026-11-23 10:00')
  for (let index = 0; index < 42; index += 1) {
    const unit = UNITS[(index * index) % UNITS.length] ?? 'huanwei'
    const life =
      `opened 11-11 09:00; lead ${unit} 11-11 09:00 due 11-16 17:30; replied ${unit} 11-17 10:30; ` +
      `said unsolved dissatisfied 11-18 10:00; round 2 11-18 10:00 due 11-25 17:30; replied ${unit} 11-19 09:00; ` +
      'rejected 11-19 10:00'
    const opening = { number: `Z${1000 + index}`, subject: LONG, villageId: 'ailao', matter: '雨污排水' }
    await writeLife(it.desk, eventsOfLife(life, opening), WORDS)
  }
  const actor = {
    kind: 'staff' as const,
    personId: 'fang-zhengping',
    positions: [{ unitId: 'ducha', role: 'supervisor' as const }],
  }
  await recordDecision(it.desk, actor, { text: WORDS, meetingDay: '2026-11-20', unitId: 'zhifa' })
})

afterAll(async () => it.close())

const given = { month: '2026-10', fewest: 5, isWhole: true }
const share = (count: number, of: number) => ({ count, of, excluded: new Map() })
const months = Array.from({ length: 12 }, (_, index) => `2025-${String(index + 1).padStart(2, '0')}`)
const setting = () => ({ office: it.desk.office, now: it.desk.clock.now() })

const packPart = (index: number) => async () => {
  const pack = await meetingPack(it.desk)
  const part = packParts(setting(), pack, 90)[index]
  if (!part) throw new Error(`no part ${index}`)
  return partSvg(packTitle(setting(), pack.day), part)
}

const PICTURES: readonly { what: string; shows: readonly string[]; draw: () => string | Promise<string> }[] =
  [
    {
      what: 'the weekly list',
      shows: ['街道督查重点清单', '环卫所', '超时', '不满意', '回复敷衍', '未约谈'],
      draw: async () => weeklySvg(setting(), await weeklyReport(it.desk, '2026-11-16')),
    },
    {
      what: 'bars by unit',
      shows: ['2026年10月各单位满意率', '环卫所', '95.0%（19/20）', '2/2'],
      draw: () =>
        barsSvg({
          ...given,
          shares: [
            ['环卫所', share(19, 20)],
            [LONG, share(1234, 1234)],
            ['司法所', share(2, 2)],
          ],
        }),
    },
    {
      what: 'the trend with last year’s line',
      shows: ['每月工单和上年同月', '近 12 个月', '上年同月', '12月', '2025', '228'],
      draw: () =>
        trendSvg({
          ...given,
          trend: {
            months,
            counts: [198, 195, 192, 163, 228, 194, 171, 205, 203, 192, 192, 12_345],
            yearBefore: [200, 214, 167, 163, 208, 206, 181, 190, 183, 152, 161, 214],
          },
        }),
    },
    {
      what: 'the heat map of matters by week',
      shows: ['每周各类事项', '牛羊啃青', '111', '8/3'],
      draw: () =>
        heatSvg({
          ...given,
          heat: {
            weeks: Array.from(
              { length: 13 },
              (_, index) =>
                `2026-${index < 5 ? '08' : '10'}-${['03', '10', '17', '24', '31', '05', '12', '19', '26', '02', '09', '16', '23'][index]}`,
            ),
            matters: Array.from({ length: 12 }, (_, index) => ({
              matter: index === 3 ? '牛羊啃青' : LONG,
              total: 12_345,
              counts: Array.from({ length: 13 }, (_unused, week) => (week === 4 ? 111 : week)),
            })),
          },
        }),
    },
    {
      what: 'the villages as tiles',
      shows: ['2026年10月各村工单', '后张管区', '艾老', '35（23）'],
      draw: () =>
        villagesSvg({
          ...given,
          districts: [
            {
              name: '后张管区',
              villages: [
                { name: '艾老村', count: 35, before: 23 },
                { name: LONG, count: 12_345, before: 12_345 },
                ...['高屯村', '卞家村', '大路村'].map((name, index) => ({ name, count: index, before: 0 })),
              ],
            },
          ],
        }),
    },
    { what: 'hard tickets of the meeting', shows: ['难点工单', '拖得最久'], draw: packPart(0) },
    {
      what: 'hot matters of the meeting',
      shows: ['热点事项', '雨污排水 42 件（0）', '上升'],
      draw: packPart(1),
    },
    { what: 'what many report', shows: ['多人反映的同一件事'], draw: packPart(2) },
    {
      what: 'the training sheet',
      shows: [
        '满意度提升培训材料（2026年10月）',
        '好的回复',
        '要改的回复',
        '垃圾清运',
        '检查：',
        '评价：没修',
      ],
      draw: () =>
        sheetSvg(sheetTitle('2026-10'), {
          month: '2026-10',
          pairs: ['垃圾清运', LONG].map((matter) => ({
            matter,
            best: { content: WORDS, reply: `您好，${WORDS}${WORDS}${WORDS}`, faults: [], said: '满意' },
            worst: {
              content: LONG,
              reply: '您好，已转村里处理。',
              faults: ['passed_on'],
              said: '没修，11月14日还问了一遍',
            },
          })),
        }),
    },
    { what: 'what the last meeting decided', shows: ['上次会议定的事', '办理中'], draw: packPart(3) },
  ]

describe.each(PICTURES)('the picture: $what', ({ shows, draw }) => {
  let words: PictureWords[]
  let picture: Pixels

  beforeAll(async () => {
    const drawn = await drawnWith(draw)
    words = drawn.words
    picture = readPng(pngOf(drawn.svg))
  })

  test('shows what it is about', () => {
    const all = words.map(({ text }) => text)
    for (const one of shows)
      expect(
        all.some((text) => text.includes(one)),
        one,
      ).toBe(true)
  })

  test('has every word inside its edges, none over another, none too small for a phone', () => {
    expect(picture.width).toBe(WIDTH)
    const { height } = picture
    const clipped = words.filter(
      ({ left, right, top, bottom }) => left < EDGE || right > WIDTH - EDGE || top < 8 || bottom > height - 8,
    )
    expect(clipped.map(({ text }) => text)).toEqual([])
    expect(words.filter(({ size }) => size < SMALLEST).map(({ text }) => text)).toEqual([])
    const colliding = words.flatMap((one, index) =>
      words.slice(index + 1).flatMap((other) => (collide(one, other) ? [`${one.text} / ${other.text}`] : [])),
    )
    expect(colliding).toEqual([])
  })

  test('has each word in its pixels, in a colour that stands out, and no sign as a box', () => {
    for (const line of words) {
      expect(contrastOf(picture, line), line.text).toBeGreaterThan(60)
      let x = line.left
      for (const sign of line.text) {
        expect(openFont().has(sign), sign).toBe(true)
        const width = openFont().widthOf(sign, line.size)
        // A box is empty inside; so is 口, and nothing else that is written here.
        if (/[\p{Script=Han}]/u.test(sign) && sign !== '口') {
          const inside = { ...line, left: x + width * 0.2, right: x + width * 0.8 }
          expect(contrastOf(picture, inside), `${sign} in ${line.text}`).toBeGreaterThan(60)
        }
        x += width
      }
    }
  })
})

/** Between the lightest and the darkest of the middle of the words: what tells them from their ground. */
function contrastOf(
  picture: Pixels,
  { left, right, top, bottom }: Omit<PictureWords, 'text' | 'size'>,
): number {
  const margin = (bottom - top) * 0.15
  let [dark, light] = [255, 0]
  for (let y = Math.ceil(top + margin); y < bottom - margin; y += 1)
    for (let x = Math.ceil(left); x < right; x += 1) {
      const grey = picture.greyAt(x, y)
      dark = Math.min(dark, grey)
      light = Math.max(light, grey)
    }
  return light - dark
}

test('the pictures that are sent are those: as wide as a phone asks for, the same each time', async () => {
  const sizes: number[] = []
  for (const { fileId } of await drawCharts(it.desk, ['trend', 'heat', 'villages'], '2026-11'))
    sizes.push(readPng(it.desk.files.read(fileId)).width)
  expect(sizes).toEqual([WIDTH, WIDTH, WIDTH])
})
