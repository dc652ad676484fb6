import { describe, expect, test } from 'vitest'
import { explainLadder } from '../../src/desk/explain-ladder.ts'
import { findTicket } from '../../src/desk/find-ticket.ts'
import { takeIn } from '../../src/desk/take-in.ts'
import { BOT } from '../../src/domain/actor.ts'
import { onTheStreet, PLAIN } from '../support/in-process.ts'
import { at } from '../support/time.ts'

const it = onTheStreet()

/** Dispatched to 环卫所 on Monday the 23rd at nine; its limit is Monday the 30th. */
async function atWork(): Promise<void> {
  const huanwei = it.street.room('huanwei')
  await it.opens(PLAIN)
  await huanwei.hears('新工单')
  await it.street.person('li-qiang').says('收到', { in: huanwei })
  await huanwei.hears('已签收')
  await it.street.person('li-qiang').says('已联系 1', { in: huanwei })
  await huanwei.hears('已记录：已联系')
}

async function ticketOne() {
  const ticket = await findTicket(it.desk, 1)
  if (!ticket) throw new Error('no ticket #1')
  return ticket
}

/** The platform's table says of the ticket that it is urgent. */
function sentAsUrgent(number: string): Promise<string> {
  const row = {
    line: 1,
    ticket: { number, kind: 'complaint', urgency: 'urgent', subject: PLAIN.subject, secret: false },
    content: PLAIN.content,
    says: { title: true, content: true },
    isClosed: false,
  } as const
  return takeIn(it.desk, row, { actor: BOT, isOneOfMany: false })
}

describe('a ticket becomes urgent after intake (加急)', () => {
  test.each([
    '1 加急',
    '加急 1',
    '把1改成紧急',
    '请把 1 改为紧急件',
    '1号改紧急',
    '#1 特急',
    '1 要加急处理',
    '给1加急',
    '1加个急',
    '1 急！',
    '紧急！1',
  ])('the station says it as people do: %s', async (said) => {
    const station = it.street.room('station')
    await atWork()
    await it.street.person('zhou-min').says(said, { in: station })
    await station.hears('#1 已改为紧急件', '环卫所群里已通知', '期限提前到明天 17:30')
    await it.street
      .room('huanwei')
      .hears('@环卫所-李强', '改为紧急件（热线工作站 周敏）', '〔紧急〕', '期限：明天 17:30', '工单编号：')
  })

  test.each(['1 紧急 水管爆了', '1 水管爆了，加急', '加急 1：水管爆了', '1 紧急，水管爆了'])(
    'what has happened goes with it: %s',
    async (said) => {
      await atWork()
      await it.street.person('zhou-min').says(said)
      await it.street.person('zhou-min').privately.hears('#1 已改为紧急件')
      await it.street.room('huanwei').hears('最新情况：水管爆了', '请马上处理')
    },
  )

  test('under the card of the ticket too', async () => {
    const station = it.street.room('station')
    await atWork()
    await it.street.person('zhou-min').says('查 1', { in: station })
    const card = await station.hears('#1')
    await it.street.person('zhou-min').says('这个改成紧急', { in: station, quoting: card })
    await station.hears('#1 已改为紧急件')
    await it.street.room('huanwei').hears('改为紧急件')
  })

  test('a supervisor does it in private; the station hears of it', async () => {
    await atWork()
    await it.street.person('fang-zhengping').says('1 加急 诉求人又来电')
    await it.street.person('fang-zhengping').privately.hears('#1 已改为紧急件')
    await it.street
      .room('station')
      .hears('改为紧急件（街道督查组 方正平）', '最新情况：诉求人又来电', '群里已通知')
    await it.street.room('huanwei').hears('改为紧急件（街道督查组 方正平）')
  })

  test('several at once, each with its answer', async () => {
    const { street } = it
    await atWork()
    await it.opens(PLAIN)
    await street.unheard()
    await street.person('zhou-min').says('1 加急 2 加急')
    await street.person('zhou-min').privately.hears('#1、#2 已改为紧急件')
    await street.unheard()
  })

  test('noted only, it is not hurried: whoever may is told how', async () => {
    const { street } = it
    await atWork()
    await street.person('zhou-min').says('备注 1 诉求人又来电，水都淹到屋里了')
    await street.person('zhou-min').privately.hears('#1 已记录', '急的请回「加急 1」')
    await street.person('li-qiang').says('备注 1 水都淹到屋里了', { in: street.room('huanwei') })
    const told = await street.room('huanwei').hears('#1 已记录')
    expect(told.text).not.toContain('加急')
  })

  test('sent again as urgent by the platform: the urgent rungs count from then, not from the dispatch', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    const number = await it.opens(PLAIN)
    await huanwei.hears('新工单')
    await street.windTo('2026-11-23 09:25')
    expect(await sentAsUrgent(number)).toBe('updated')
    await street.windTo('2026-11-23 09:26')
    await huanwei.hears('改为紧急', '期限：明天 17:30')
    await street.windTo('2026-11-23 09:34')
    await huanwei.hearsNothing()
    await street.windTo('2026-11-23 09:35')
    await huanwei.hears('#1·催1', '还没有签收')
    await street.person('zhou-min').says('为什么超期 1')
    await street.person('zhou-min').privately.hears('市平台改为紧急件，时限 1 个工作日')
  })

  test('the platform’s table, sent again and again, does not undo what the station has said of it', async () => {
    const { street } = it
    const number = await it.opens({ ...PLAIN, urgency: 'urgent' })
    await street.person('zhou-min').says('不急了 1 看错了，没有漏水')
    await street.unheard()
    expect(await sentAsUrgent(number)).toBe('repeated')
    expect(await it.eventTypes(1)).not.toContain('urgency_raised')
  })

  test('every unit at work on it is told, each what it owes', async () => {
    const { street } = it
    await atWork()
    await street.person('zhou-min').says('协办 1 建管办')
    await street.person('zhou-min').privately.hears('建管办')
    await street.room('jianguan').hears('请协办')
    await street.person('zhou-min').says('加急 1')
    await street.person('zhou-min').privately.hears('环卫所、建管办群里已通知')
    await street.room('huanwei').hears('请马上处理，办完请引用本条回')
    await street.room('jianguan').hears('请马上处理，收到请回「收到 1」')
  })

  test('at night it is told at once, to who is on duty as well', async () => {
    const { street } = it
    await atWork()
    await street.windTo('2026-11-23 22:30')
    await street.unheard()
    await street.person('zhou-min').says('加急 1 水管爆了')
    await street.person('zhou-min').privately.hears('已改为紧急件')
    await street.room('huanwei').hears('改为紧急件', '水管爆了')
  })

  test('a second time it says so and tells nobody', async () => {
    const { street } = it
    await atWork()
    await street.person('zhou-min').says('加急 1')
    await street.person('zhou-min').privately.hears('已改为紧急件')
    await street.room('huanwei').hears('改为紧急件')
    await street.person('sun-lei').says('1 紧急')
    await street.person('sun-lei').privately.hears('#1 已经是紧急件', '催办 1')
    await street.room('huanwei').hearsNothing()
    expect((await it.eventTypes(1)).filter((type) => type === 'urgency_raised')).toHaveLength(1)
  })

  test('not dispatched yet: the ladder of urgent tickets counts from now, and so will the limit', async () => {
    const { street } = it
    const station = street.room('station')
    await it.opens({ ...PLAIN, matter: '别的事', subject: '说不清的事', content: '说不清的事' })
    await station.hears('#1')
    await street.person('zhou-min').says('1 加急', { in: station })
    await station.hears('#1 已改为紧急件，还没有派件', '派 1 单位')
    await street.windTo('2026-11-23 09:10')
    await station.hears('#1·催1', '还没有派')
    await street.person('zhou-min').says('派 1 环卫所', { in: station })
    await station.hears('#1')
    await street.room('huanwei').hears('新工单', '期限：明天 17:30')
    await street.person('zhou-min').says('为什么超期 1', { in: station })
    await station.hears('周敏改为紧急件，派件后再定期限', '投诉紧急件时限 1 个工作日，期限到11月24日 17:30')
  })
})

describe('the limit and the reminders follow', () => {
  test('counted from then, and explained', async () => {
    const { street } = it
    await atWork()
    await street.windTo('2026-11-25 10:00')
    await street.unheard()
    await street.person('zhou-min').says('1 加急')
    await street.person('zhou-min').privately.hears('期限提前到明天 17:30')
    await street.room('huanwei').hears('期限：明天 17:30')
    await street.person('zhou-min').says('为什么超期 1')
    await street
      .person('zhou-min')
      .privately.hears('周敏改为紧急件，时限 1 个工作日，期限提前到11月26日 17:30', '现在：明天 17:30')
    const ladder = await explainLadder(it.desk, await ticketOne(), 'terminal')
    expect(ladder).toContain('〔紧急〕')
    expect(ladder).toContain('今天 10:00 改为紧急件，紧急件才有的各级从那时算起')
    expect(ladder).toContain('明天 17:30')
    await street.windTo('2026-11-26 17:31')
    await street.room('huanwei').hears('#1·催1', '已经超期')
    await street.unheard()
  })

  test('who has not signed is chased as for an urgent ticket, from now on and not at once', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    await it.opens(PLAIN)
    await huanwei.hears('新工单')
    await street.windTo('2026-11-23 09:20')
    await street.person('zhou-min').says('加急 1')
    await street.unheard()
    await street.windTo('2026-11-23 09:29')
    await huanwei.hearsNothing()
    await street.windTo('2026-11-23 09:30')
    await huanwei.hears('#1·催1', '还没有签收')
    await street.windTo('2026-11-23 09:50')
    await huanwei.hears('#1·催2', '@环卫所-郭长河')
  })

  test('a limit that is sooner, or has passed, stays', async () => {
    const { street } = it
    await atWork()
    await street.windTo('2026-11-30 11:00')
    await street.unheard()
    await street.person('zhou-min').says('加急 1')
    await street.person('zhou-min').privately.hears('期限仍是今天 17:30（本来就够早）')
    expect((await ticketOne()).deadline).toBe(at('2026-11-30 17:30'))
    await street.person('zhou-min').says('为什么超期 1')
    await street.person('zhou-min').privately.hears('周敏改为紧急件，原来的期限更早，不变')
    await street.unheard()
  })

  test('while the clock stands still for the citizen: they have rung, so it goes on', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    await atWork()
    await street.person('li-qiang').says('等诉求人 1 出差了', { in: huanwei })
    await huanwei.hears('计时暂停')
    await street.windTo('2026-11-24 11:00')
    await street.unheard()
    await street.person('zhou-min').says('加急 1 又来电了')
    await street.person('zhou-min').privately.hears('不再等诉求人', '期限提前到明天 17:30')
    await huanwei.hears('期限：明天 17:30')
    const { waiting, clock, deadline } = await ticketOne()
    expect({ waiting, clock: clock?.state, deadline }).toEqual({
      waiting: undefined,
      clock: 'running',
      deadline: at('2026-11-25 17:30'),
    })
    await street.person('zhou-min').says('为什么超期 1')
    await street.person('zhou-min').privately.hears('改为紧急件，时限 1 个工作日，期限提前到11月25日 17:30')
  })
})

describe('back again (不急了)', () => {
  test.each(['取消1的加急', '把1调回普通', '1 不紧急了，弄错了'])('%s too', async (said) => {
    const { street } = it
    await atWork()
    await street.person('zhou-min').says('加急 1')
    await street.unheard()
    await street.person('zhou-min').says(said)
    await street.person('zhou-min').privately.hears('#1 已改回普通件')
    await street.room('huanwei').hears('工作站改回普通件')
  })

  test('by a clerk: the limit is given back, the reason kept, the unit told', async () => {
    const { street } = it
    await atWork()
    await street.person('zhou-min').says('加急 1')
    await street.room('huanwei').hears('改为紧急件')
    await street.windTo('2026-11-23 11:00')
    await street.unheard()
    await street.person('zhou-min').says('1 不急了 已经关上阀门')
    await street.person('zhou-min').privately.hears('#1 已改回普通件，期限改回')
    await street.room('huanwei').hears('工作站改回普通件', '工单编号：')
    expect((await ticketOne()).deadline).toBe(at('2026-11-30 17:30'))
    await street.person('zhou-min').says('为什么超期 1')
    await street.person('zhou-min').privately.hears('周敏改回普通件，期限改回11月30日 17:30')
  })

  test('a limit that has passed is not given back', async () => {
    const { street } = it
    await atWork()
    await street.person('zhou-min').says('加急 1')
    await street.windTo('2026-11-25 10:00')
    await street.unheard()
    await street.person('zhou-min').says('不急了 1')
    await street.person('zhou-min').privately.hears('#1 已改回普通件，期限不变')
    await street.room('huanwei').hears('工作站改回普通件，期限不变')
    expect((await ticketOne()).deadline).toBe(at('2026-11-24 17:30'))
  })

  test('a supervisor is told whose step it is, an ordinary ticket stays one', async () => {
    const { street } = it
    await atWork()
    await street.person('zhou-min').says('不急了 1')
    await street.person('zhou-min').privately.hears('#1 本来就是普通件')
    await street.person('zhou-min').says('加急 1')
    await street.person('zhou-min').privately.hears('已改为紧急件')
    await street.person('fang-zhengping').says('1 不急了')
    await street.person('fang-zhengping').privately.hears('由热线工作站的同志来做')
    await street.unheard()
    expect((await ticketOne()).urgency).toBe('urgent')
  })
})

describe('who may not, and what is talk', () => {
  test('a unit among itself talks; asked of the bot, it hears who does it', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    await atWork()
    for (const talk of ['1 加急', '加急 1', '1 很急啊', '不急了'])
      await street.person('li-qiang').says(talk, { in: huanwei })
    await huanwei.hearsNothing()
    await street.person('li-qiang').says('加急 1')
    await street.person('li-qiang').privately.hears('由街道负责同志或工作站来做')
    expect((await ticketOne()).urgency).toBe('normal')
  })

  test.each([
    '紧急通知 明天停水',
    '加急',
    '不急了',
    '1 紧急停水通知发了吗',
    '1号加急赶工',
    '3 加急费谁出',
    '紧急',
    '这事不急了',
    '1楼很急',
  ])('of a clerk in the station: %s', async (talk) => {
    const station = it.street.room('station')
    await atWork()
    await it.street.unheard()
    await it.street.person('zhou-min').says(talk, { in: station })
    await station.hearsNothing()
    expect((await ticketOne()).urgency).toBe('normal')
  })

  test('what a unit says of its own haste is a note of its work', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    await atWork()
    await street.person('li-qiang').says('1 加急处理了，车已经派过去', { in: huanwei })
    await huanwei.hears('#1 已记录')
    expect((await ticketOne()).urgency).toBe('normal')
  })

  test('what the unit has replied to, or is closed, is not made urgent, and the way is said', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    await atWork()
    await street
      .person('li-qiang')
      .says('回复 1 垃圾已经全部清走，现场也消毒了，以后每天巡查一次', { in: huanwei })
    await street.unheard()
    await street.person('zhou-min').says('加急 1')
    await street.person('zhou-min').privately.hears('承办单位已回复', '驳回 1 原因')
  })

  test('of a 举报 a village group does not read what the caller says', async () => {
    const { street } = it
    await it.opens({
      ...PLAIN,
      kind: 'report',
      matter: '别的事',
      subject: '举报事项',
      content: '举报有人乱占地',
    })
    await street.unheard()
    await street.person('zhou-min').says('派 1 艾老村 仍派')
    await street.unheard()
    await street.person('zhou-min').says('加急 1 王大山又在挖地基')
    await street.person('zhou-min').privately.hears('已改为紧急件')
    const told = await street.room('ailao').hears('改为紧急件')
    expect(told.text).not.toContain('地基')
    expect(told.text).toContain('请私聊问工作站')
  })

  test('no phone and no name reaches the group', async () => {
    const { street } = it
    await atWork()
    await street.person('zhou-min').says('加急 1 王桂兰 13805310001 又来电，水漫到屋里了')
    await street.person('zhou-min').privately.hears('已改为紧急件')
    const told = await street.room('huanwei').hears('水漫到屋里了')
    expect(told.text).not.toMatch(/13805310001|王桂兰/)
  })
})
