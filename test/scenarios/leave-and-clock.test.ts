import { describe, test } from 'vitest'
import { onTheStreet, PLAIN } from '../support/in-process.ts'

/** Of 建管办, which has no night duty of its own. */
const STREET_LIGHT = { matter: '路灯', subject: '高屯村 路灯不亮', content: '村口路灯坏了好几天。' }

const it = onTheStreet()

describe('值班', () => {
  test('an urgent ticket at night is told to whoever of the unit is on duty', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    await street.windTo('2026-11-25 22:00')
    await it.opens({ ...PLAIN, urgency: 'urgent' })
    await huanwei.hears('@环卫所-李强', '@环卫所-赵春燕', '新工单')
    await street.person('li-qiang').says('收到', { in: huanwei })
    await huanwei.hears('已签收')
  })

  test('a unit without its own duty has the street’s, told in private as they are not in its group', async () => {
    const { street } = it
    await street.windTo('2026-11-24 22:00')
    await it.opens({ ...STREET_LIGHT, urgency: 'urgent' })
    const card = await street.room('jianguan').hears('新工单')
    await street
      .person('sun-lei')
      .privately.hears('您值班，「孙耿街道·建管办」群里有件急的', '新工单', '〔紧急〕')
    await street
      .person(street.room('jianguan').memberOf('建管办'))
      .says('收到', { in: street.room('jianguan'), quoting: card })
    await street.room('jianguan').hears('已签收')
  })
})

/** A ticket in 环卫所's group on Monday at 9:00; its limit is Monday 17:30 a week on. */
async function dispatched(): Promise<void> {
  await it.opens(PLAIN)
  await it.street.room('huanwei').hears('@环卫所-李强', '新工单')
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

test('值班 of named days comes before the general shift', async () => {
  const { street, desk } = it
  const { roster } = desk.office
  const days = { from: '2026-11-23', to: '2026-11-24' }
  desk.office = {
    ...desk.office,
    roster: { ...roster, duty: [...roster.duty, { days, personIds: ['fang-zhengping'] }] },
  }
  await street.windTo('2026-11-24 22:00')
  await it.opens({ ...STREET_LIGHT, urgency: 'urgent' })
  await street.person('fang-zhengping').privately.hears('您值班，「孙耿街道·建管办」群里有件急的', '新工单')
  await street.room('jianguan').hears('新工单')
})

describe('请假', () => {
  test('the deputy is nagged and acts in the place of who is away; back on the day after', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    const [li, zhao] = [street.person('li-qiang'), street.person('zhao-chunyan')]
    await li.says('请假 11月23日-24日 由@赵春燕代', { in: huanwei, mentioning: ['zhao-chunyan'] })
    await huanwei.hears('已记下：您11月23日至24日请假，由赵春燕代', '11月25日起还发给您')
    await zhao.privately.hears('李强11月23日至24日请假，由您代')
    await it.opens(PLAIN)
    await huanwei.hears('@环卫所-赵春燕', '新工单', '（赵春燕代李强）')
    await street.windTo('2026-11-23 09:30')
    await huanwei.hears('@环卫所-赵春燕', '#1·催1 还没有签收', '（赵春燕代李强）')
    await zhao.says('收到', { in: huanwei })
    await huanwei.hears('已签收')
    await street.windTo('2026-11-25 09:00')
    await huanwei.hears('@环卫所-李强', '还没有联系诉求人')
  })

  test('the daily list reaches the deputy too', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    await street.person('li-qiang').says('请假 明天 由赵春燕代', { in: huanwei })
    await huanwei.hears('您11月24日请假，由赵春燕代')
    await street.person('zhao-chunyan').privately.hears('由您代')
    await dispatched()
    await street.windTo('2026-11-24 08:39')
    await street.unheard()
    await street.windTo('2026-11-24 08:40')
    await huanwei.hears('@环卫所-赵春燕', '今日工单', '（赵春燕代李强）')
    await street.unheard()
  })

  test('销假 ends it, and the deputy is told', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    const [li, zhao] = [street.person('li-qiang'), street.person('zhao-chunyan')]
    await li.says('请假到26日 由赵春燕替我')
    await li.privately.hears('您11月23日至26日请假，由赵春燕代')
    await zhao.privately.hears('由您代')
    await li.says('销假')
    await li.privately.hears('已销假')
    await zhao.privately.hears('李强已销假，不用再代了')
    await dispatched()
    await li.says('收到', { in: huanwei })
    await huanwei.hears('已签收')
    await li.says('销假')
    await li.privately.hears('没有记着的请假')
  })

  test('a head says it for somebody of the unit, in one go without a blank', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    await street.person('guo-changhe').says('请假 @李强 11月24日-26日 由@赵春燕代', { in: huanwei })
    await huanwei.hears('已记下：李强11月24日至26日请假，由赵春燕代', '销假 @李强')
    await street.person('zhao-chunyan').privately.hears('李强11月24日至26日请假')
    await street.person('li-qiang').privately.hears('郭长河替您记下：11月24日至26日请假')
    await street.person('guo-changhe').says('销假 @李强', { in: huanwei })
    await huanwei.hears('李强已销假')
    await street.person('zhao-chunyan').privately.hears('不用再代了')
    await street.person('li-qiang').privately.hears('郭长河替您销了假')
  })

  test('nobody but a head or a clerk says it for another', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    await street.person('zhao-chunyan').says('替李强请假 明天 由赵春燕代', { in: huanwei })
    await huanwei.hears('替李强请假、销假，要由本单位负责人或热线工作站来说')
    await street.person('zhou-min').says('替李强请假 明天 由赵春燕代')
    await street.person('zhou-min').privately.hears('李强11月24日请假，由赵春燕代')
    await street.person('zhao-chunyan').privately.hears('由您代')
    await street.person('li-qiang').privately.hears('周敏替您记下')
  })

  test('a deputy who is not in the group is told in private, and may do what is asked', async () => {
    const { street } = it
    const fan = street.person('fan-kai')
    // 沈建军 is of 沿河管区 and of 应急办, 范凯 only of 应急办.
    await street.person('shen-jianjun').says('请假 今天 由范凯代')
    await street.person('shen-jianjun').privately.hears('由范凯代')
    await fan.privately.hears('沈建军11月23日请假，由您代')
    await it.opens({ ...PLAIN, matter: '其他' })
    await street.room('station').hears('待派件')
    await street.person('zhou-min').says('派 1 沿河管区', { in: street.room('station') })
    await street.room('station').hears('已派沿河管区')
    await street.room('yanhe').hears('新工单', '（范凯代沈建军）')
    await fan.privately.hears('群里提到您', '新工单', '（范凯代沈建军）')
    await fan.says('收到 1')
    await fan.privately.hears('#1 已签收')
  })

  test.each([
    { said: '请假 11月24日-26日', hears: '请写上由谁代，例如「请假 11月24日-26日 由@赵春燕 代」' },
    { said: '请假 明天 由赵春艳代', hears: '花名册里没有叫「赵春艳」的人，是不是「赵春燕」？' },
    { said: '请假 明天 由张铁蛋代', hears: '花名册里没有叫「张铁蛋」的人' },
    { said: '请假 明天 由李强代', hears: '代班的人不能是请假的本人' },
    { said: '请假 明天 由周敏代', hears: '周敏和李强不在一个单位' },
    { said: '请假 11月18日-20日 由赵春燕代', hears: '这几天已经过去了' },
    { said: '请假 11月24日-3月1日 由赵春燕代', hears: '11月24日至2027年3月1日超过了 60 天' },
    { said: '请假 11月31日 由赵春燕代', hears: '没看明白是哪几天' },
    { said: '请假 由赵春燕代', hears: '没看明白是哪几天' },
  ])('$said: $hears', async ({ said, hears }) => {
    await it.street.person('li-qiang').says(said, { in: it.street.room('huanwei') })
    await it.street.room('huanwei').hears(hears)
  })

  test('a deputy who is away too is not taken', async () => {
    const { street } = it
    await street.person('zhao-chunyan').says('请假 25号到27号 由郭长河代')
    await street.person('zhao-chunyan').privately.hears('由郭长河代')
    await street.person('guo-changhe').privately.hears('由您代')
    await street.person('li-qiang').says('请假 明天到周五 由赵春燕代')
    await street.person('li-qiang').privately.hears('赵春燕11月25日至27日也请假了，请换一位同事代')
  })

  test('talk about leave is left alone', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    for (const said of ['请假条放哪儿了', '请假了，明天再说', '请问明天谁来', '我请假的事批了没'])
      await street.person('li-qiang').says(said, { in: huanwei })
    await huanwei.hearsNothing()
  })
})

describe('稍后提醒', () => {
  test('only one’s own rung waits; the head is told, and the head’s own rung comes all the same', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    await dispatched()
    await street.windTo('2026-11-23 09:30')
    const nag = await huanwei.hears('#1·催1 还没有签收')
    await street.person('li-qiang').says('两小时后再提醒', { in: huanwei, quoting: nag })
    await huanwei.hears('#1 今天 11:30 以前不再提醒您，这一轮还能推 1 次')
    await huanwei.hears('@环卫所-郭长河', '#1 李强把自己的提醒推到了今天 11:30（第 1 次）')
    await street.windTo('2026-11-23 11:00')
    await huanwei.hears('@环卫所-郭长河', '#1·催2 还没有签收')
    await street.windTo('2026-11-23 11:29')
    await huanwei.hearsNothing()
    await street.windTo('2026-11-23 11:30')
    // The third in a row is private.
    await street.person('li-qiang').privately.hears('#1·催3 还没有签收')
  })

  test('at most four working hours at once, twice a round', async () => {
    const { street } = it
    const li = street.person('li-qiang')
    await dispatched()
    await li.says('稍后提醒 1 明天下午')
    await li.privately.hears('#1 今天 14:30 以前不再提醒您（一次最多推 4 工作小时）')
    await street.room('huanwei').hears('推到了今天 14:30（第 1 次）')
    await li.says('1 半小时后提醒我')
    await li.privately.hears('今天 09:30 以前', '这一轮不能再推了')
    await street.room('huanwei').hears('（第 2 次）')
    await li.says('稍后提醒 1')
    await li.privately.hears('已经推迟过 2 次，不能再推')
  })

  test('never past the limit, and not once it is over', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    await atWork()
    await street.windTo('2026-11-30 16:00')
    await street.unheard()
    await street.person('li-qiang').says('稍后提醒 1 两小时后', { in: huanwei })
    await huanwei.hears('期限是今天 17:30，提醒不能推到期限之后')
    await street.windTo('2026-11-30 17:31')
    await street.unheard()
    await street.person('li-qiang').says('稍后提醒 1 两小时后', { in: huanwei })
    await huanwei.hears('已经超过期限，提醒不能再推迟')
  })

  test.each([
    { said: '稍后提醒 1 有空的时候', hears: '没看明白推到什么时候' },
    { said: '稍后提醒 9', hears: '没有找到工单 #9' },
  ])('$said: $hears', async ({ said, hears }) => {
    await dispatched()
    await it.street.person('li-qiang').says(said)
    await it.street.person('li-qiang').privately.hears(hears)
  })

  test('another unit’s reminders are theirs, and talk is left alone', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    await dispatched()
    const other = street.person(street.room('jianguan').memberOf('建管办'))
    await other.says('稍后提醒 1 半小时后')
    await other.privately.hears('由环卫所主办')
    await street.person('li-qiang').says('明天再提醒他吧', { in: huanwei })
    await huanwei.hearsNothing()
  })
})

describe('等诉求人', () => {
  test('the clock stands still, the deadline moves by the working time, 已联系 ends it', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    const li = street.person('li-qiang')
    await atWork()
    await street.windTo('2026-11-24 10:00')
    await li.says('等诉求人 1', { in: huanwei })
    await huanwei.hears('请写上原因，例如「等诉求人 1')
    await li.says('等诉求人 1 本人出差，周四回来', { in: huanwei })
    await huanwei.hears('#1 已记下等诉求人，计时暂停，最多到周五 17:30')
    await li.says('我的工单', { in: huanwei })
    await huanwei.hears('计时暂停（等诉求人）')
    await li.says('查 1', { in: huanwei })
    await huanwei.hears('期限：计时暂停（等诉求人）')
    await li.says('等诉求人 1 还没回来', { in: huanwei })
    await huanwei.hears('已经在等诉求人了')
    await street.windTo('2026-11-26 10:00')
    await li.says('已联系 1', { in: huanwei })
    // Two working days of seven and a half hours: from Monday 17:30 to Wednesday 17:30.
    await huanwei.hears('已联系诉求人。计时接着走，期限顺延到周三 17:30')
  })

  test('it ends by itself, and the unit is told in one line', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    await atWork()
    await street.windTo('2026-11-24 10:00')
    await street.person('li-qiang').says('等诉求人 1 手机一直没人接', { in: huanwei })
    await huanwei.hears('计时暂停')
    await street.windTo('2026-11-27 17:29')
    await huanwei.hearsNothing()
    await street.windTo('2026-11-27 17:30')
    await huanwei.hears(
      '@环卫所-李强',
      '#1 艾老村 公厕没人打扫：等诉求人已满 3 个工作日。计时接着走，期限顺延到',
    )
  })

  test('不等了 ends it too, and a reply', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    const li = street.person('li-qiang')
    await atWork()
    await li.says('不等了 1', { in: huanwei })
    await huanwei.hears('现在没有在等诉求人')
    await li.says('等诉求人 1 等他回来开门', { in: huanwei })
    await huanwei.hears('计时暂停')
    await street.windTo('2026-11-23 11:00')
    await li.says('不等了', { in: huanwei })
    await huanwei.hears('#1 不再等诉求人。计时接着走，期限顺延到')
    await li.says('等诉求人 1 又出门了', { in: huanwei })
    await huanwei.hears('计时暂停')
    await li.says('回复 1 已打扫干净，已电话告知诉求人，诉求人表示认可', { in: huanwei })
    await huanwei.hears('回复已提交')
    await street.room('station').hears('待审核')
  })

  test('while the clock stands still nothing is due, overdue or carded', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    await atWork()
    await street.windTo('2026-11-30 09:00')
    await street.unheard()
    await street.person('li-qiang').says('等诉求人 1 诉求人住院，出院再看现场', { in: huanwei })
    await huanwei.hears('计时暂停', '最多到周四 17:30')
    await street.windTo('2026-12-02 12:00')
    const said = await street.unheard()
    // Only named: in the lists of the station and the supervisors, if there is one.
    const chased = said.filter(({ text }) => text.includes('#1') && !text.includes('计时暂停：#1'))
    if (chased.length > 0) throw new Error(JSON.stringify(chased))
  })

  test('where limits.yaml says nothing of it, the wait is noted and the limit goes on', async () => {
    const { street, desk } = it
    const { clock } = desk.office.limits
    desk.office = { ...desk.office, limits: { ...desk.office.limits, clock: { ...clock, pauseFor: [] } } }
    await atWork()
    await street.person('li-qiang').says('等诉求人 1 出差了')
    await street.person('li-qiang').privately.hears('已记下等诉求人，办理时限照常走')
    await street.person('li-qiang').says('不等了 1')
    await street.person('li-qiang').privately.hears(/不再等诉求人$/)
  })

  test('where limits.yaml says so, it stands still while the station decides about a return', async () => {
    const { street, desk } = it
    const huanwei = street.room('huanwei')
    const { clock } = desk.office.limits
    desk.office = {
      ...desk.office,
      limits: { ...desk.office.limits, clock: { ...clock, pauseFor: ['return'] } },
    }
    await atWork()
    await street.person('li-qiang').says('退单 1 不归环卫所管', { in: huanwei })
    await huanwei.hears('退单申请已报')
    const asked = await street.room('station').hears('申请退单')
    await street.person('li-qiang').says('查 1', { in: huanwei })
    await huanwei.hears('期限：计时暂停（退单待定）')
    await street.windTo('2026-11-24 09:00')
    await street.unheard()
    await street.person('zhou-min').says('不同意 1 就是公厕', { in: street.room('station'), quoting: asked })
    await street.room('station').hears('不同意')
    await huanwei.hears('不同意退单')
    await street.person('li-qiang').says('查 1', { in: huanwei })
    await huanwei.hears('期限：12月1日 17:30 前')
  })
})
