import { afterEach, beforeEach, expect, test } from 'vitest'
import { eventsOfLife, writeLife } from '../support/history.ts'
import type { InProcess } from '../support/in-process.ts'
import { openInProcess } from '../support/in-process.ts'
import { at } from '../support/time.ts'

const PLAIN = { matter: '公共厕所', subject: '艾老村 公厕没人打扫', content: '村口公厕好几天没人打扫了。' }

let it: InProcess

beforeEach(async () => {
  it = await openInProcess({ at: '2026-11-23 09:00' })
})

afterEach(async () => {
  await it.street.ends()
})

/** What 李强 is told when he asks in private, line by line. */
async function told(question = '为什么超期 1'): Promise<string[]> {
  const li = it.street.person('li-qiang')
  await li.says(question)
  return (await li.privately.hears('期限这样来的')).text.split('\n')
}

async function does(said: string, at?: string): Promise<void> {
  if (at) await it.street.windTo(at)
  await it.street.unheard()
  await it.street.person('li-qiang').says(said, { in: it.street.room('huanwei') })
}

async function clerkDoes(said: string, at?: string): Promise<void> {
  if (at) await it.street.windTo(at)
  await it.street.unheard()
  await it.street.person('zhou-min').says(said, { in: it.street.room('station') })
}

test('a plain ticket: when it was dispatched, what the limit is and which days do not count', async () => {
  await it.opens(PLAIN)
  await it.street.unheard()
  expect(await told()).toEqual([
    '#1 〔投诉〕艾老村 公厕没人打扫，期限这样来的：',
    '11月23日 09:00 派给环卫所，投诉普通件时限 5 个工作日，期限到11月30日 17:30',
    '　其中不算：周末 11月28日至29日',
    '现在：11月30日 17:30 前（还有 5 个工作日）',
  ])
})

test('pauses, an extension, a rejected reply and being overdue, each with its time', async () => {
  await it.opens(PLAIN)
  await does('收到', '2026-11-23 09:20')
  await does('等诉求人 1 本人出差', '2026-11-24 10:00')
  await it.street.windTo('2026-11-24 11:00')
  await it.street.unheard()
  expect((await told()).at(-1)).toBe(
    '现在：计时暂停（等诉求人），已停 1 工作小时，接着走时期限按停的时间顺延',
  )
  await does('已联系 1', '2026-11-25 10:20')
  await does('延期 1 2天 等配件', '2026-11-27 09:00')
  await clerkDoes('同意延期 1', '2026-11-27 10:00')
  await does('回复 1 已打扫干净，已电话告知诉求人，诉求人表示认可', '2026-12-03 10:00')
  await clerkDoes('驳回 1 没写什么时候打扫的', '2026-12-03 14:00')
  await it.street.windTo('2026-12-07 09:30')
  await it.street.unheard()
  expect(await told('1 为什么超期了')).toEqual([
    '#1 〔投诉〕艾老村 公厕没人打扫，期限这样来的：',
    '11月23日 09:00 派给环卫所，投诉普通件时限 5 个工作日，期限到11月30日 17:30',
    '　其中不算：周末 11月28日至29日',
    '11月23日 09:20 李强签收',
    '11月24日 10:00 计时暂停：等诉求人',
    '11月25日 10:20 计时接着走（等诉求人结束）：停了 7 工作小时 50 分钟，期限顺延到12月2日 08:50',
    '11月27日 09:00 申请延期 2 个工作日',
    '11月27日 10:00 工作站同意延期，期限到12月4日 17:30',
    '12月3日 10:00 环卫所李强回复，按期，计时停',
    '12月3日 14:00 工作站退回重写，原期限接着算',
    '现在：已超期 1 个工作日（原定 周五 17:30）',
  ])
})

test('over National Day the holiday is named, and the Sunday that is worked for it', async () => {
  await it.street.ends()
  it = await openInProcess({ at: '2026-09-18 09:00' })
  await it.opens(PLAIN)
  await it.street.unheard()
  const [, dispatched, skipped] = await told('期限 1')
  expect(dispatched).toContain('期限到9月24日 17:30')
  expect(skipped).toBe('　其中不算：周末 9月19日；调休上班要算：9月20日')
  await it.opens({ ...PLAIN })
  await it.street.unheard()
  await it.street.windTo('2026-09-29 09:00')
  await it.opens({ ...PLAIN })
  await it.street.unheard()
  const [, later, holiday] = await told('期限 3')
  expect(later).toContain('期限到10月12日 17:30')
  expect(holiday).toBe('　其中不算：国庆节 10月1日至7日、周末 10月11日；调休上班要算：10月10日')
})

test('the platform’s own limit is said to be that, and sending it on keeps it', async () => {
  await it.opens({ ...PLAIN, platformDeadline: at('2026-11-26 12:00') })
  await clerkDoes('派 1 建管办', '2026-11-23 10:00')
  await it.street.unheard()
  const zhou = it.street.person('zhou-min')
  await zhou.says('期限 1')
  const lines = (await zhou.privately.hears('期限这样来的')).text.split('\n')
  expect(lines.slice(1)).toEqual([
    '11月23日 09:00 派给环卫所，按市平台定的期限，期限到11月26日 12:00',
    '11月23日 10:00 转给建管办，期限不变',
    '现在：周四 12:00 前（还有 3 个工作日）',
  ])
})

test('for the units at work on it, the station and supervisors only', async () => {
  await it.opens(PLAIN)
  await it.street.unheard()
  const other = it.street.person(it.street.room('jianguan').memberOf('建管办'))
  await other.says('为什么超期 1')
  await other.privately.hears('#1 没有派给您的单位')
  const fang = it.street.person('fang-zhengping')
  await fang.says('为什么到期 1')
  await fang.privately.hears('期限这样来的')
})

test('talk about limits is left alone', async () => {
  const huanwei = it.street.room('huanwei')
  for (const said of ['期限太紧了', '怎么超期这么多件', '期限的事回头说'])
    await it.street.person('li-qiang').says(said, { in: huanwei })
  await huanwei.hearsNothing()
})

test('answered after hours and closed: late though no working time passed, and nothing is counted any more', async () => {
  const life =
    'opened 11-13 09:00; lead huanwei 11-13 09:00 due 11-20 17:30; signed huanwei 11-13 09:10; ' +
    'replied huanwei 11-21 10:00; approved 11-22 09:00; said solved satisfied 11-22 10:00; closed satisfied 11-22 10:00'
  await writeLife(
    it.desk,
    eventsOfLife(life, { number: 'P1001', subject: '艾老村 公厕没人打扫' }),
    '没人打扫。',
  )
  expect(await told('为什么超期 1001')).toContain(
    '11月21日 10:00 环卫所李强回复，过了期限（在下班以后），计时停',
  )
  const huanwei = it.street.room('huanwei')
  await it.street.person('li-qiang').says('查 1001', { in: huanwei })
  const { text } = await huanwei.hears('期限：11月20日 17:30（已办结，不再计时）')
  expect(text).not.toContain('已超期')
})
