import { afterEach, beforeEach, describe, expect, test } from 'vitest'
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

/** A ticket comes in at 9:00 on Monday and is in 环卫所's group; its limit is Monday 17:30 a week on. */
async function dispatched(ticket: Partial<typeof PLAIN> & { urgency?: 'urgent' } = {}): Promise<void> {
  await it.opens({ ...PLAIN, ...ticket })
  await it.street.room('huanwei').hears('新工单')
}

/** The same, signed for and the caller called at once. */
async function atWork(): Promise<void> {
  const huanwei = it.street.room('huanwei')
  await dispatched()
  await it.street.person('li-qiang').says('收到', { in: huanwei })
  await huanwei.hears('已签收')
  await it.street.person('li-qiang').says('已联系 1', { in: huanwei })
  await huanwei.hears('已记录：已联系')
}

async function supervisorsHear(...words: string[]): Promise<void> {
  for (const id of ['fang-zhengping', 'luo-aihua']) await it.street.person(id).privately.hears(...words)
}

describe('nobody signs for it', () => {
  test('the owner after half an hour, the head after two, the supervisors after four hours', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    await dispatched()
    await street.windTo('2026-11-23 09:29')
    await huanwei.hearsNothing()
    await street.windTo('2026-11-23 09:30')
    await huanwei.hears('@环卫所-李强', '#1·催1 还没有签收', '收到请回「收到 1」')
    await street.windTo('2026-11-23 11:00')
    await huanwei.hears('@环卫所-郭长河', '#1·催2 还没有签收')
    // Lunch does not count: four working hours end at 14:30.
    await street.windTo('2026-11-23 14:29')
    await supervisorsHearNothing()
    await street.windTo('2026-11-23 14:30')
    await supervisorsHear('#1·催3 请您过问：还没有签收', '主办：环卫所，未签收', '催办 1')
  })

  test('however often supervision runs, each is said once', async () => {
    const { street } = it
    await dispatched()
    await street.windTo('2026-11-23 09:30')
    await street.room('huanwei').hears('#1·催1')
    await street.windTo('2026-11-23 09:31')
    await street.windTo('2026-11-23 10:59')
    await street.room('huanwei').hearsNothing()
  })

  test('an urgent one by the clock, in the middle of the night, and whoever is on duty too', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    await street.windTo('2026-11-23 23:00')
    await dispatched({ urgency: 'urgent' })
    await street.windTo('2026-11-23 23:10')
    await huanwei.hears('@环卫所-李强', /@环卫所-赵春燕|@环卫所-李强/, '#1·催1 还没有签收')
    await street.windTo('2026-11-23 23:30')
    await huanwei.hears('@环卫所-郭长河', '#1·催2')
    await street.windTo('2026-11-24 00:00')
    await supervisorsHear('#1·催3', '还没有签收')
  })

  async function supervisorsHearNothing(): Promise<void> {
    for (const id of ['fang-zhengping', 'luo-aihua']) await it.street.person(id).privately.hearsNothing()
  }
})

test('the caller is to be contacted: the owner after half a day, the head at the end of the next', async () => {
  const { street } = it
  const huanwei = street.room('huanwei')
  await dispatched()
  await street.person('li-qiang').says('收到', { in: huanwei })
  await huanwei.hears('已签收')
  await street.windTo('2026-11-23 15:30')
  await huanwei.hears('@环卫所-李强', '#1·催1 还没有联系诉求人', '联系过请回「已联系 1」')
  await street.windTo('2026-11-24 17:30')
  await huanwei.hears('@环卫所-郭长河', '#1·催2 还没有联系诉求人')
})

test('a note that says so counts as contact', async () => {
  const { street } = it
  const huanwei = street.room('huanwei')
  await dispatched()
  await street.person('li-qiang').says('收到', { in: huanwei })
  await huanwei.hears('已签收')
  await street.person('li-qiang').says('备注 1 已和诉求人电话联系，约好明天上午去看', { in: huanwei })
  await huanwei.hears('#1 已记录')
  await street.windTo('2026-11-24 17:30')
  await huanwei.hearsNothing()
})

describe('signed for and then silent', () => {
  test('asked for progress; an answer in plain words becomes a note', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    await atWork()
    await street.windTo('2026-11-25 11:50')
    const nag = await huanwei.hears('@环卫所-李强', '#1·催1 进展如何？')
    await street.person('li-qiang').says('正在清理，明天上午能弄完', { in: huanwei, quoting: nag })
    await huanwei.hears('#1 已记录进展')
  })

  test('also without quoting, but talk between people is left alone', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    await atWork()
    await street.windTo('2026-11-25 11:50')
    await huanwei.hears('进展如何？')
    await street.person('zhao-chunyan').says('中午一起吃饭吗', { in: huanwei })
    await street.person('li-qiang').says('好的', { in: huanwei })
    await street.person('li-qiang').says('周末聚餐你们去吗', { in: huanwei })
    await street.person('li-qiang').says('明天谁值班呢', { in: huanwei })
    await huanwei.hearsNothing()
    await street.person('li-qiang').says('垃圾已经拉走一车，下午再拉一车', { in: huanwei })
    await huanwei.hears('#1 已记录进展')
  })
})

test.each([
  { says: '2已收到', hears: ['#2 已签收'] },
  { says: '3、2已收到', hears: ['#3、#2 已签收'] },
  { says: '2 已联系', hears: ['#2 已签收并记录：已联系诉求人'] },
  { says: '已经联系 2', hears: ['#2 已签收并记录：已联系诉求人'] },
  {
    says: '2 回复 您好，11月25日已安排保洁员把公厕打扫消毒，以后每天两遍，已和您电话联系确认。',
    hears: ['#2 回复已提交'],
  },
])('after 进展如何？ of one ticket, $says is said of the other', async ({ says, hears }) => {
  const { street } = it
  const huanwei = street.room('huanwei')
  await atWork()
  await street.windTo('2026-11-25 11:40')
  await it.opens(PLAIN)
  await it.opens(PLAIN)
  await street.windTo('2026-11-25 11:50')
  await street.unheard()
  await street.person('li-qiang').says(says, { in: huanwei })
  await huanwei.hears(...hears)
  await street.unheard()
  expect(await it.eventTypes(1)).not.toContain('noted')
})

/** Nobody heeds two reminders in the group: the third goes to the people, not to the group. */
async function thirdInARow(): Promise<void> {
  const { street } = it
  const huanwei = street.room('huanwei')
  await atWork()
  await street.windTo('2026-11-25 11:50')
  await huanwei.hears('进展如何？')
  await street.windTo('2026-11-26 08:45')
  await huanwei.hears('#1·催2 时限过半')
  await street.windTo('2026-11-27 17:30')
  await huanwei.hearsNothing()
  await street.person('li-qiang').privately.hears('#1·催3 〔黄牌〕还没有回复', '还有 1 个工作日')
  await street.person('guo-changhe').privately.hears('#1·催3 〔黄牌〕')
}

describe('a reminder in private', () => {
  beforeEach(thirdInARow)

  test('is answered by the next plain words, the next morning too', async () => {
    const qiang = it.street.person('li-qiang')
    await it.street.windTo('2026-11-28 08:00')
    await qiang.says('正在处理，配件到了就装')
    await qiang.privately.hears('#1 已记录进展')
    await qiang.says('中午吃啥')
    await qiang.privately.hears('没太明白')
  })

  test('is answered later too, when it is asked which ticket is meant', async () => {
    const qiang = it.street.person('li-qiang')
    await it.opens(PLAIN)
    await it.street.windTo('2026-11-30 08:00')
    await it.street.unheard()
    await qiang.says('正在处理，配件到了就装')
    await qiang.privately.hears('请问是哪一件', '#1', '#2')
    await qiang.says('1')
    await qiang.privately.hears('#1 已记录')
  })

  test('takes long words for the reply, once asked', async () => {
    const qiang = it.street.person('li-qiang')
    await qiang.says(
      '您好，11月25日已安排保洁员把公厕里外打扫消毒，以后每天两遍，已和您电话联系确认，感谢监督。',
    )
    await qiang.privately.hears('#1', '回复')
    await qiang.says('是')
    await qiang.privately.hears('#1 回复已提交')
    await it.street.room('station').hears('待审核')
  })
})

describe('before and after the limit', () => {
  test('yellow card, four hours, one hour, overdue, red card, order, every morning', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    await thirdInARow()
    await street.windTo('2026-11-30 08:40')
    await huanwei.hears('@环卫所-李强', '环卫所今日工单（11月30日）：今天到期 1，已超期 0，待签收 0', '#1')
    await street.room('station').hears('全街道今日工单', '今天到期 1')
    await supervisorsHear('督办简报', '今天到期：', '#1')
    await street.windTo('2026-11-30 13:30')
    await street.person('li-qiang').privately.hears('#1·催4')
    await street.windTo('2026-11-30 16:30')
    await street.person('li-qiang').privately.hears('#1·催5')
    await street.person('guo-changhe').privately.hears('#1·催5')
    await street.windTo('2026-11-30 17:30')
    await street.person('li-qiang').privately.hears('#1·催6')
    await street.person('guo-changhe').privately.hears('#1·催6')
    await supervisorsHear('#1·催6 请您过问：还没有回复')
    await street.windTo('2026-12-01 08:40')
    await hearsMorning('已超期 1')
    await street.windTo('2026-12-02 08:40')
    await huanwei.hears('今日工单')
    await huanwei.hears('@环卫所-郭长河', '督办单 #1-1：超期两个工作日仍未回复', '督办回复 1 情况')
    await street.room('station').hears('全街道今日工单')
    await street.room('station').hears('2027 年的放假')
    await supervisorsHear(
      '督办简报',
      '〔红牌〕#1',
      '新出督办单 1 件（超期两个工作日仍未回复，明天 17:30 前答复）',
    )
    await street
      .person('li-qiang')
      .says('回复 1 公厕已打扫干净，安排专人每天两遍，已电话告知', { in: huanwei })
    await huanwei.hears('回复已提交')
    await street.room('station').hears('待审核')
  })

  async function hearsMorning(counts: string): Promise<void> {
    await it.street.room('huanwei').hears('环卫所今日工单', counts)
    await it.street.room('station').hears('全街道今日工单', counts)
    await supervisorsHear('督办简报', counts)
  }

  test('what fell due while the bot was away is said once, in the day’s list', async () => {
    const { street } = it
    await dispatched()
    await street.windTo('2026-12-01 09:00')
    await street.room('huanwei').hears('已超期 1，待签收 1', '已超期 1 个工作日')
    await street.room('station').hears('已超期 1')
    await supervisorsHear('督办简报', '已超期 1')
    // What the list said in their place were no reminders: this is the first.
    await street.person('fang-zhengping').says('催办 1')
    await street.room('huanwei').hears('#1·催1 ')
    await street.person('fang-zhengping').privately.hears('#1 已在环卫所群里催办')
  })
})

describe('not hated', () => {
  test('three reminders at once are a list that one answer settles; the supervisors read a list too', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    for (const subject of ['公厕没人打扫', '垃圾桶满了', '路边堆了旧沙发']) await dispatched({ subject })
    await street.windTo('2026-11-23 09:30')
    await huanwei.hears(
      '@环卫所-李强',
      '还没有签收（3 件）：',
      '#1·催1 公厕没人打扫 · 11月30日 17:30 前（还有 5 个工作日）',
      '#2·催1 垃圾桶满了 · ',
      '#3·催1 路边堆了旧沙发 · ',
      '收到请回「收到 1 2 3」',
    )
    await street.windTo('2026-11-23 11:00')
    await huanwei.hears('还没有签收（3 件）', '#1·催2')
    await street.windTo('2026-11-23 14:30')
    await supervisorsHear(
      '请您过问：还没有签收（3 件）：',
      '#2·催3 垃圾桶满了 · 环卫所 · 11月30日 17:30 前',
      '要求请回「督办 短号 要求」，催一下请回「催办 短号」',
    )
    await street.person('li-qiang').says('收到 1 2 3', { in: huanwei })
    await huanwei.hears('#1', '#2', '#3', '已签收')
  })

  test('who has read on the day’s list that it is not signed for is not told so again twenty minutes later', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    await street.windTo('2026-11-23 18:00')
    await dispatched()
    await street.windTo('2026-11-24 08:40')
    await huanwei.hears('待签收：#1（请回「收到 1」）')
    await street.room('station').hears('待签收 1')
    await supervisorsHear('待签收')
    await street.windTo('2026-11-24 10:29')
    await huanwei.hearsNothing()
    await street.windTo('2026-11-24 10:30')
    await huanwei.hears('@环卫所-郭长河', '#1·催1 还没有签收')
  })

  test('that the limit itself is reached is said all the same right after the list', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    await street.windTo('2026-11-23 16:50')
    await it.opens({ ...PLAIN, platformDeadline: at('2026-11-24 09:00') })
    await street.windTo('2026-11-24 08:40')
    await street.unheard()
    await street.windTo('2026-11-24 09:00')
    await huanwei.hears('@环卫所-李强', '#1·催', '时限已到')
    await supervisorsHear('#1·催')
  })

  test('a list of callers not yet called is answered at once too', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    const qiang = street.person('li-qiang')
    for (const subject of ['公厕没人打扫', '垃圾桶满了', '路边堆了旧沙发']) await dispatched({ subject })
    await qiang.says('收到 1 2 3', { in: huanwei })
    await huanwei.hears('#1', '#2', '#3', '已签收')
    await street.windTo('2026-11-23 15:30')
    const list = await huanwei.hears('还没有联系诉求人（3 件）：', '联系过请回「已联系 1 2 3」')
    await qiang.says('已联系 1 2', { in: huanwei })
    await huanwei.hears('#1、#2 已记录：已联系诉求人')
    await qiang.says('已联系', { in: huanwei, quoting: list })
    await huanwei.hears('#1、#2、#3 已记录：已联系诉求人')
    await street.windTo('2026-11-24 11:00')
    await huanwei.hearsNothing()
  })
})

test('an urgent ticket that nobody signs for on Friday night is told again on Saturday', async () => {
  const { street } = it
  const huanwei = street.room('huanwei')
  await street.windTo('2026-11-27 21:00')
  await it.opens({ ...PLAIN, urgency: 'urgent' })
  await huanwei.hears('新工单，请签收', '〔紧急〕')
  await street.windTo('2026-11-27 23:30')
  await street.unheard()
  await street.windTo('2026-11-28 09:00')
  await huanwei.hears('@环卫所-郭长河', '还没有签收')
  await street.person('fang-zhengping').privately.hears('请您过问：还没有签收')
  await street.unheard()
})
