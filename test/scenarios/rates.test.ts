import { expect, test } from 'vitest'
import { eventsOfLife, writeLife } from '../support/history.ts'
import { onTheStreet } from '../support/in-process.ts'

const it = onTheStreet()

let numbers = 0

/** Tickets of October, so many of them with a good end. */
async function october(unit: string, good: number, bad: number, villageId = 'ailao'): Promise<void> {
  for (let count = 0; count < good + bad; count += 1) {
    numbers += 1
    const end =
      count < good
        ? 'said solved satisfied 10-15 10:00; closed satisfied 10-15 10:00'
        : 'said unsolved dissatisfied 10-15 10:00; closed exempt 10-15 11:00'
    const life = `opened 10-12 09:00; lead ${unit} 10-12 09:10 due 10-19 17:30; signed ${unit} 10-12 09:40; called 10-12 10:10; replied ${unit} 10-14 10:00; ${end}`
    await writeLife(
      it.desk,
      eventsOfLife(life, { number: `R${1000 + numbers}`, villageId, matter: '垃圾清运' }),
    )
  }
}

test('a supervisor reads each figure with its counts, the change, and a ranking that two tickets do not lead', async () => {
  await october('huanwei', 19, 1)
  await october('sifa', 2, 0)
  await october('jianguan', 3, 3)
  const fang = it.street.person('fang-zhengping')
  await fang.says('三率 10月')
  const { text } = await fang.privately.hears(
    '孙耿街道2026年10月三率\n收件 28 件\n（上月、去年同月没有可比的数）',
    '响应率 100%（28/28）',
    '满意率 85.7%（24/28）',
    '首次联系用时（28 件）：一半在 1 工作小时内，最长 1 工作小时',
    '满意率排名（件数少的往后排）：\n1. 环卫所 95.0%（19/20）\n2. 建管办 50.0%（3/6）',
    '不到 5 件不排名：司法所 2/2',
    '基本满意算满意',
  )
  expect(text.length).toBeLessThan(900)
})

test('by village and by matter; a month without tickets', async () => {
  await october('huanwei', 5, 0, 'ailao')
  await october('huanwei', 3, 3, 'gaotun')
  const clerk = it.street.person('zhou-min')
  await clerk.says('三率 上月 按村')
  await clerk.privately.hears('1. 艾老村 100%（5/5）\n2. 高屯村 50.0%（3/6）')
  await clerk.says('三率 10月 高屯村')
  await clerk.privately.hears('高屯村2026年10月三率\n收件 6 件')
  await clerk.says('三率 后张管区 10月')
  await clerk.privately.hears('后张管区2026年10月三率\n收件 11 件')
  await clerk.says('三率 9月')
  await clerk.privately.hears('孙耿街道2026年9月没有工单')
})

test('a long ranking shows both ends: who is last is what a meeting asks', async () => {
  const villages = it.desk.office.roster.units.filter(({ kind }) => kind === 'village').map(({ id }) => id)
  for (const [index, villageId] of villages.slice(0, 12).entries())
    await october('huanwei', 12 - index, index, villageId)
  const clerk = it.street.person('zhou-min')
  await clerk.says('三率 上月 各村')
  const { text } = await clerk.privately.hears('\n1. ', '…… 中间 2 个', '\n12. ')
  expect(text).not.toContain('\n6. ')
})

test('满意率最低 is answered from the other end of the same ranking', async () => {
  await october('huanwei', 55, 3)
  await october('jianguan', 11, 1)
  const fang = it.street.person('fang-zhengping')
  await fang.says('三率 10月')
  await fang.privately.hears('1. 环卫所 94.8%（55/58）\n2. 建管办 91.7%（11/12）')
  await fang.says('10月哪个单位满意率最低')
  await fang.privately.hears('1. 建管办 满意 11 件（回访 12 件）\n2. 环卫所 满意 55 件（回访 58 件）')
})

test('a unit sees its own figures and nobody else’s', async () => {
  await october('huanwei', 4, 0)
  const huanwei = it.street.room('huanwei')
  const qiang = it.street.person('li-qiang')
  await qiang.says('三率 10月', { in: huanwei })
  const { text } = await huanwei.hears(
    '环卫所2026年10月三率\n收件 4 件\n（不到 5 件的不算百分比）',
    '满意率 4/4\n',
  )
  expect(text).not.toContain('%')
  expect(text.length).toBeLessThan(260)
  await qiang.says('三率 建管办', { in: huanwei })
  await huanwei.hears('只能看本单位的')
  const lili = it.street.person('zhang-lili')
  await lili.says('三率 10月 艾老村')
  await lili.privately.hears('艾老村2026年10月三率\n收件 4 件')
})

test('in a unit’s group the street’s figures go in private; talk about rates is left alone', async () => {
  await october('huanwei', 5, 0)
  const station = it.street.room('station')
  await it.street.person('zhou-min').says('三率 10月', { in: station })
  await station.hears('孙耿街道2026年10月三率')
  await it.street.person('zhou-min').says('三率这个月要冲一冲', { in: station })
  await it.street.person('zhou-min').says('三率 今年抓得紧', { in: station })
  await it.street.person('zhou-min').says('三率，大家都看看群公告，别落下', { in: station })
  await station.hearsNothing()
})

/** Tickets of the week before last and of last week: what is not answered yet is in no figure. */
async function weeks(): Promise<void> {
  const done = (day: string, count: number, end: string): string[] =>
    Array.from(
      { length: count },
      () =>
        `opened ${day} 09:00; lead huanwei ${day} 09:10 due 11-30 17:30; signed huanwei ${day} 09:40; called ${day} 10:10; replied huanwei ${day} 15:00; ${end}`,
    )
  const lives = [
    ...done('11-10', 6, 'said solved satisfied 11-11 10:00; closed satisfied 11-11 10:00'),
    ...done('11-17', 5, 'said solved satisfied 11-18 10:00; closed satisfied 11-18 10:00'),
    ...done('11-17', 1, 'said unsolved dissatisfied 11-18 10:00; closed exempt 11-18 11:00'),
    'opened 11-19 09:00; lead huanwei 11-19 09:10 due 11-26 17:30; signed huanwei 11-19 09:40; called 11-19 10:10',
  ]
  for (const [index, life] of lives.entries())
    await writeLife(it.desk, eventsOfLife(life, { number: `W${1000 + index}`, villageId: 'ailao' }))
}

async function opensToday(): Promise<void> {
  await it.opens()
  await it.street.unheard()
}

test('a week, asked for in the words of a weekly meeting, beside the week before', async () => {
  await weeks()
  const fang = it.street.person('fang-zhengping')
  for (const says of ['三率 上周', '上周三率', '三率 上个星期', '上周的三率怎么样']) {
    await fang.says(says)
    await fang.privately.hears(
      '孙耿街道11月16日－11月22日三率\n收件 7 件\n（升、降的是百分点）',
      '满意率 83.3%（5/6）\n　前一周 6/6，降 16.7',
      '不算在内：还没回访 1（解决率、满意率）',
    )
  }
  await opensToday()
  await fang.says('看看本周三率')
  const { text } = await fang.privately.hears(
    '还没有可算的：响应率、解决率、满意率\n不算在内：没到时限 1（响应率）；还没回访 1',
  )
  expect(text).not.toContain('百分点')
  await fang.says('三率 本周 环卫所')
  await fang.privately.hears('环卫所11月23日－11月29日三率\n收件 1 件，截至 11月23日 09:00')
  await fang.says('环卫所上上周三率')
  await fang.privately.hears('环卫所11月9日－11月15日三率\n收件 6 件')
  await fang.says('三率 上周三')
  await fang.privately.hears('三率按月或按周算')
  await it.street.person('zhou-min').says('咱们上周三率垫底了', { in: it.street.room('station') })
  await it.street.person('zhou-min').says('咱们的三率怎么样', { in: it.street.room('station') })
  await it.street.room('station').hearsNothing()
})

test('charts as pictures, all or one, for overseers only', async () => {
  await october('huanwei', 8, 2)
  await october('jianguan', 6, 1, 'gaotun')
  const fang = it.street.person('fang-zhengping')
  await fang.says('图表 10月')
  await fang.privately.hears('2026年10月图表：满意率、趋势、热力、各村')
  const names: (string | undefined)[] = []
  for (let count = 0; count < 4; count += 1) names.push((await fang.privately.hears()).file?.name)
  expect(names).toEqual(['满意率2026-10.png', '趋势2026-10.png', '热力2026-10.png', '各村2026-10.png'])
  const huanwei = it.street.room('huanwei')
  await it.street.person('zhou-min').says('图表 趋势', { in: it.street.room('station') })
  await it.street.room('station').hears('图表：趋势')
  expect((await it.street.room('station').hears()).type).toBe('image')
  await it.street.person('li-qiang').says('图表', { in: huanwei })
  await it.street.person('li-qiang').says('图表 做得不错', { in: huanwei })
  await huanwei.hearsNothing()
  await fang.says('图表 上周')
  await fang.privately.hears('图表按月画')
  await fang.says('图表 2024年3月')
  await fang.privately.hears('没有图可以画')
})
