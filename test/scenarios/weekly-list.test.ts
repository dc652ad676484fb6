import { afterEach, beforeEach, expect, test } from 'vitest'
import type { LocalMessage } from '../../src/bot/local/chat.ts'
import { weeklyBytes } from '../../src/desk/weekly-files.ts'
import { weeklyReport } from '../../src/desk/weekly-list.ts'
import { eventsOfLife, writeLife } from '../support/history.ts'
import type { InProcess } from '../support/in-process.ts'
import { openInProcess } from '../support/in-process.ts'

let it: InProcess

beforeEach(async () => {
  it = await openInProcess({ at: '2026-11-20 15:00' })
})

afterEach(async () => {
  await it.street.ends()
})

const START = (unit: string) =>
  `opened 11-09 09:00; lead ${unit} 11-09 09:00 due 11-16 17:30; signed ${unit} 11-09 09:10; called 11-09 10:00`
const GOOD = 'said solved satisfied 11-18 10:00; closed satisfied 11-18 10:00'

/** What the citizen said: nobody may read who it was. */
const WORDS = '我叫王桂兰，电话 13812345678，住艾老村3排12号，说了三回还是没人管。'

async function life(code: number, text: string, subject: string): Promise<void> {
  await writeLife(
    it.desk,
    eventsOfLife(text, { number: `W${1000 + code}`, subject, villageId: 'ailao' }),
    WORDS,
  )
}

/** Last week: one late, one sent back, one of another unit late; one that nobody has to ask about. */
async function lastWeek(): Promise<void> {
  await life(
    1,
    `${START('huanwei')}; replied huanwei 11-17 10:30; approved 11-17 11:00; ${GOOD}`,
    '艾老村 垃圾清运',
  )
  await life(
    2,
    `${START('huanwei')}; replied huanwei 11-16 09:00; rejected 11-16 10:00; replied huanwei 11-16 11:00; ${GOOD}`,
    '艾老村 道路保洁',
  )
  await life(3, `${START('jianguan')}; replied jianguan 11-18 09:30; ${GOOD}`, '艾老村 路灯不亮')
  await life(4, `${START('sifa')}; replied sifa 11-10 09:30; ${GOOD}`, '艾老村 邻里纠纷')
}

/** The bot's own files among what was said: their names. */
async function hearsFiles(conversation: {
  hears(...words: string[]): Promise<LocalMessage>
}): Promise<string[]> {
  const files = [await conversation.hears(), await conversation.hears()]
  return files.map(({ file }) => file?.name ?? 'no file')
}

test('on Monday morning the supervision group gets list, picture and table, each unit its own part, once', async () => {
  const { street } = it
  await lastWeek()
  const ducha = street.room('ducha')
  await street.windTo('2026-11-23 08:59')
  await ducha.hearsNothing()
  await street.windTo('2026-11-23 09:00')
  await ducha.hears(
    '街道督查重点清单（11月16日－11月22日）：3 件，新列 3，结转 0，当周销号 0',
    '不满意 0，超时 2，回复敷衍 1，退单两次 0',
    '环卫所 2 件：\n#1001 艾老村 垃圾清运 · 超时 · 未约谈',
    '建管办 1 件：',
  )
  expect(await hearsFiles(ducha)).toEqual(['督查重点清单2026-11-16.png', '督查重点清单2026-11-16.xlsx'])
  const part = await street
    .room('huanwei')
    .hears(
      '环卫所列入街道督查重点清单（11月16日－11月22日）2 件',
      '超时：期限 11月16日 17:30，11月17日 10:30 才回复，超 2 工作小时',
      '回复敷衍：11月16日 10:00 工作站退回',
      '整改好了请回「整改 1001 情况」',
    )
  expect(part.text).not.toContain('路灯')
  expect(part.text).toContain('说了三回还是没人管')
  for (const secret of ['13812345678', '3排12号']) expect(part.text).not.toContain(secret)
  await street.room('jianguan').hears('建管办列入街道督查重点清单', '#1003')
  await street.windTo('2026-11-23 11:00')
  await street.windTo('2026-11-24 09:30')
})

test('an item lives: 约谈, 整改, 销号; what is not cleared is carried over with its age', async () => {
  const { street } = it
  await lastWeek()
  await street.windTo('2026-11-23 09:00')
  await street.unheard()
  const ducha = street.room('ducha')
  const huanwei = street.room('huanwei')
  await street.windTo('2026-11-24 10:00')
  const fang = street.person('fang-zhengping')
  await fang.says('约谈 环卫所 11月24日 郭长河，承诺 11月27日前整改到位', { in: ducha })
  await ducha.hears('已记：11月24日 约谈环卫所，承诺 11月27日 前，涉及 #1001 #1002')
  await huanwei.hears('11月24日 约谈已记：郭长河，承诺 11月27日前整改到位。涉及', '整改 1001 情况')

  await street.person('li-qiang').says('整改 1001 已重新上门，垃圾清完，诉求人认可', { in: huanwei })
  await huanwei.hears('#1001 整改已报督查组和工作站，等销号')
  await ducha.hears('#1001 报整改（环卫所 李强）：已重新上门', '销号 1001')
  await street.room('station').hears('#1001 报整改')
  await street.person('xu-hao').says('整改 1001 我们也看过了')
  await street.person('xu-hao').privately.hears('不是您单位的')

  await street.person('li-qiang').says('销号 1001', { in: huanwei })
  await huanwei.hears('由街道负责同志或工作站来做')
  await fang.says('销号 1001', { in: ducha })
  await ducha.hears('#1001 督查重点件已销号，已告知环卫所')
  await huanwei.hears('#1001 督查重点件已销号（方正平）')
  await fang.says('销号 1002', { in: ducha })
  await ducha.hears('还没有报整改。确实要销号，请写上理由')
  await fang.says('销号 1001', { in: ducha })
  await ducha.hears('没有还没销号的督办单和督查重点件')

  // Last week's list stays what it was; what has been done since stands below it.
  await fang.says('周清单', { in: ducha })
  await ducha.hears(
    '（11月16日－11月22日）：3 件',
    '#1001 艾老村 垃圾清运',
    '未约谈',
    '这以后到现在（下周清单里体现）：已约谈 #1001 #1002；已报整改 #1001；已销号 #1001',
  )
  await hearsFiles(ducha)

  await street.windTo('2026-11-30 09:00')
  await ducha.hears(
    '（11月23日－11月29日）：2 件，新列 0，结转 2，当周销号 1',
    '#1002 艾老村 道路保洁 · 结转（回复敷衍） · 第 2 周 · 已约谈（承诺 11月27日 前），承诺已过期',
    '#1003 艾老村 路灯不亮 · 结转（超时） · 第 2 周 · 未约谈',
  )
  await hearsFiles(ducha)
  await huanwei.hears('环卫所列入街道督查重点清单', '约谈：11月24日 郭长河')
  await street.room('jianguan').hears('第 2 周')
})

test('in the running week no promise is past before its day; 整改 and 销号 are heard behind the number', async () => {
  const { street } = it
  await lastWeek()
  await street.windTo('2026-11-24 10:00')
  await street.unheard()
  const ducha = street.room('ducha')
  const huanwei = street.room('huanwei')
  const fang = street.person('fang-zhengping')
  await fang.says('约谈 环卫所 11月24日 郭长河，承诺 11月27日前整改到位', { in: ducha })
  await street.unheard()
  await street.windTo('2026-11-24 10:30')
  await fang.says('周清单 本周', { in: ducha })
  const { text } = await ducha.hears('已约谈（承诺 11月27日 前）')
  expect(text).not.toContain('过期')
  await street.unheard()
  await street.person('li-qiang').says('1001 整改好了，垃圾清完，诉求人认可', { in: huanwei })
  await huanwei.hears('#1001 整改已报督查组和工作站')
  await ducha.hears('#1001 报整改（环卫所 李强）：垃圾清完，诉求人认可')
  await fang.says('1001销号', { in: ducha })
  await ducha.hears('#1001 督查重点件已销号')
  await street.unheard()
})

test('missed while the bot was off: made at the next start, once', async () => {
  const { street } = it
  await lastWeek()
  // Two weeks later: both lists are made, the newer is sent and carries the older's items.
  await street.windTo('2026-12-01 10:00')
  const ducha = street.room('ducha')
  await ducha.hears('（11月23日－11月29日）：3 件，新列 0，结转 3')
  await street.windTo('2026-12-01 10:30')
  const files = await hearsFiles(ducha)
  expect(files[1]).toBe('督查重点清单2026-11-23.xlsx')
  await street.room('huanwei').hears('第 2 周')
  await street.room('jianguan').hears('第 2 周')
})

test('asked for again, later, it is the same to the byte', async () => {
  const { street } = it
  await lastWeek()
  await street.windTo('2026-11-23 09:00')
  await street.unheard()
  const before = await weeklyReport(it.desk, '2026-11-16')
  const bytes = await weeklyBytes(it.desk, before)
  const fang = street.person('fang-zhengping')
  await fang.says('约谈 环卫所 郭长河')
  await fang.says('销号 1002 已电话核实')
  await street.windTo('2026-12-07 09:00')
  const after = await weeklyReport(it.desk, '2026-11-16')
  expect(after).toEqual(before)
  const again = await weeklyBytes(it.desk, after)
  expect(Buffer.from(again.table).equals(Buffer.from(bytes.table))).toBe(true)
  expect(Buffer.from(again.picture).equals(Buffer.from(bytes.picture))).toBe(true)
  await street.unheard()
  await fang.says('周清单 11月18日')
  await fang.privately.hears('街道督查重点清单（11月16日－11月22日）：3 件')
  expect(await hearsFiles(fang.privately)).toHaveLength(2)
})

test('the list as it is read out at the weekly meeting', async () => {
  const { street } = it
  await lastWeek()
  await street.windTo('2026-11-23 09:00')
  await street.unheard()
  const ducha = street.room('ducha')
  await street.person('fang-zhengping').says('周例会通报', { in: ducha })
  const { text } = await ducha.hears(
    '孙耿街道 12345 热线督查通报（11月16日－11月22日）',
    '当周列入督查重点清单 3 件，其中新列 3 件、结转 0 件，当周销号 0 件',
    '涉及：环卫所 2 件、建管办 1 件。',
  )
  expect(text).not.toMatch(/[〔〕]/)
  await street.person('li-qiang').says('周例会通报', { in: street.room('huanwei') })
})

test('a unit reads its own part, overseers the street’s list; in a unit’s group that goes in private', async () => {
  const { street } = it
  await lastWeek()
  await street.windTo('2026-11-23 09:00')
  await street.unheard()
  await street.person('li-qiang').says('周清单')
  const part = await street
    .person('li-qiang')
    .privately.hears('环卫所列入街道督查重点清单', '#1001', '#1002', '超 2 工作小时')
  expect(part.text).not.toContain('#1003')
  await street.person('ding-yi').says('周清单', { in: street.room('paichusuo') })
  await street.room('paichusuo').hears('上没有您单位的件')
  await street.person('zhou-min').says('周清单')
  await street.person('zhou-min').privately.hears('3 件')
  await hearsFiles(street.person('zhou-min').privately)
  await street.person('zhou-min').says('周清单 去年11月9日', { in: street.room('station') })
  await street.person('zhou-min').says('周清单 2025年11月9日', { in: street.room('station') })
  await street.room('station').hears('（11月3日－11月9日）没有要督查的件')
  await street.person('li-qiang').says('约谈 环卫所 郭长河')
  await street.person('li-qiang').privately.hears('约谈由街道负责同志和工作站来记')
  await street.person('li-qiang').says('约谈的事大家重视一下', { in: street.room('huanwei') })
  await street.person('li-qiang').says('整改要到位', { in: street.room('huanwei') })
  await street.room('huanwei').hearsNothing()
})

test('of a 举报 or what is to be kept secret no list has the words', async () => {
  const { street } = it
  const secret = {
    number: 'W1009',
    subject: '艾老村 路灯',
    villageId: 'ailao',
    kind: 'report',
    secret: true,
  } as const
  await writeLife(
    it.desk,
    eventsOfLife(`${START('ailao')}; replied ailao 11-18 09:30; ${GOOD}`, secret),
    WORDS,
  )
  await street.windTo('2026-11-23 09:00')
  const part = await street.room('ailao').hears('艾老村列入街道督查重点清单', '#1009', '内容不写进清单')
  expect(part.text).not.toContain('没人管')
  await street.unheard()
})
