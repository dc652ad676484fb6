import { describe, test } from 'vitest'
import { onTheStreet, PLAIN } from '../support/in-process.ts'

const it = onTheStreet()

/** A ticket is in 环卫所's group at 9:00 on Monday, not signed for. */
async function dispatched(ticket: { urgency?: 'urgent' } = {}): Promise<void> {
  await it.opens({ ...PLAIN, ...ticket })
  await it.street.room('huanwei').hears('新工单')
}

async function atWork(): Promise<void> {
  const huanwei = it.street.room('huanwei')
  await dispatched()
  await it.street.person('li-qiang').says('收到', { in: huanwei })
  await huanwei.hears('已签收')
  await it.street.person('li-qiang').says('已联系 1', { in: huanwei })
  await huanwei.hears('已记录：已联系')
}

describe('what is bad now (督办)', () => {
  test('a supervisor asks in private', async () => {
    const { street } = it
    const supervisor = street.person('fang-zhengping')
    await supervisor.says('督办')
    await supervisor.privately.hears('现在没有超期')
    await dispatched()
    await supervisor.says('督办清单')
    await supervisor.privately.hears('督办简报（11月23日）', '待签收 1', '待签收：\n#1', '催办 短号')
  })

  test('the station in its own group', async () => {
    const { street } = it
    const station = street.room('station')
    await dispatched()
    await street.person('zhou-min').says('督办', { in: station })
    await station.hears('督办简报', '待签收：\n#1')
  })

  test('nobody else: between people of a unit it is talk', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    await street.person('li-qiang').says('督办', { in: huanwei })
    await huanwei.hearsNothing()
    await street.person('li-qiang').says('督办')
    await street.person('li-qiang').privately.hears('由街道负责同志和工作站看', '我的工单')
  })
})

describe('urging (催办)', () => {
  test('reaches the owner, again also the head, and counts on with the reminders', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    const supervisor = street.person('fang-zhengping')
    await dispatched()
    await street.windTo('2026-11-23 09:30')
    await huanwei.hears('#1·催1 还没有签收')
    await supervisor.says('催办 1')
    await supervisor.privately.hears('#1 已在环卫所群里催办')
    await huanwei.hears('@环卫所-李强', '#1·催2', '方正平 催办', '收到请回「收到 1」')
    await supervisor.says('催一下 1')
    await supervisor.privately.hears('#1 您 09:30 刚催过，10:00 以后可以再催')
    await street.windTo('2026-11-23 10:00')
    await supervisor.says('催办 1')
    await supervisor.privately.hears('已在环卫所群里催办')
    await huanwei.hears('@环卫所-李强', '@环卫所-郭长河', '#1·催3')
    await street.windTo('2026-11-23 11:00')
    await huanwei.hears('@环卫所-郭长河', '#1·催4 还没有签收')
  })

  test('by a clerk too, and what the owner quotes in answer becomes a note', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    await atWork()
    await street.person('zhou-min').says('催办 1')
    await street.person('zhou-min').privately.hears('已在环卫所群里催办')
    const push = await huanwei.hears('热线工作站 周敏 催办', '进展请引用这条说一句')
    await street.person('li-qiang').says('正在清理，下午弄完', { in: huanwei, quoting: push })
    await huanwei.hears('#1 已记录进展')
  })

  test('not by the unit, not after the reply, and at night only from the morning on', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    await atWork()
    await street.person('li-qiang').says('催办 1', { in: huanwei })
    await huanwei.hears('督办、催办、销号由街道负责同志或工作站来做')
    await street.windTo('2026-11-23 21:00')
    await street.person('fang-zhengping').says('催办 1')
    await street.person('fang-zhengping').privately.hears('已在环卫所群里催办，明天 08:00 发出')
    await huanwei.hearsNothing()
    await street.windTo('2026-11-24 08:00')
    await huanwei.hears('#1·催1')
    await street
      .person('li-qiang')
      .says('回复 1 公厕已打扫干净，安排专人每天两遍，已电话告知', { in: huanwei })
    await huanwei.hears('回复已提交')
    await street.room('station').hears('待审核')
    await street.person('fang-zhengping').says('催办 1')
    await street.person('fang-zhengping').privately.hears('#1 现在是「待审核」，不用再催承办单位')
  })

  test('what was done in the night is not urged any more in the morning', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    await atWork()
    await street.windTo('2026-11-23 21:00')
    await street.person('fang-zhengping').says('催办 1')
    await street.person('fang-zhengping').privately.hears('明天 08:00 发出')
    await street.person('li-qiang').says('回复 1 公厕已打扫干净，安排专人每天两遍', { in: huanwei })
    await huanwei.hears('回复已提交')
    await street.windTo('2026-11-24 08:00')
    await huanwei.hearsNothing()
    await street.room('station').hears('待审核')
  })
})

describe('an order (督办 17 …)', () => {
  test('the time in its words is its deadline; unanswered, it is reminded of', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    const supervisor = street.person('fang-zhengping')
    await atWork()
    await supervisor.says('督办 1 请明天中午前上门')
    await supervisor.privately.hears('#1 督办已发给环卫所，要求 明天 12:00 前答复')
    await huanwei.hears(
      '@环卫所-郭长河',
      '督办单 #1-1：请明天中午前上门',
      '请在 明天 12:00 前答复',
      '督办回复 1 情况',
    )
    await street.windTo('2026-11-24 08:40')
    await huanwei.hears('环卫所今日工单', '督办未答复：', '#1 艾老村 公厕没人打扫', '今天 12:00 前答复')
    await street.room('station').hears('督办未答复 1')
    for (const id of ['fang-zhengping', 'luo-aihua']) {
      await street
        .person(id)
        .privately.hears('督办未答复：', '#1 艾老村 公厕没人打扫 · 环卫所 · 今天 12:00 前答复')
    }
    await street.windTo('2026-11-24 10:00')
    await huanwei.hears('@环卫所-郭长河', '#1·催1 督办单还没有答复', '答复期限 今天 12:00')
    await street.windTo('2026-11-24 12:00')
    await huanwei.hears('@环卫所-郭长河', '#1·催2 督办单还没有答复')
    await supervisor.privately.hears('#1·催2 请您过问：督办单还没有答复')
    await street.person('luo-aihua').privately.hears('#1·催2')
  })

  test('answered: the station and who ordered it read it; cleared: the unit reads it', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    const supervisor = street.person('fang-zhengping')
    await atWork()
    await supervisor.says('督办 1 请明天中午前上门')
    await supervisor.privately.hears('督办已发给环卫所')
    const order = await huanwei.hears('督办单 #1-1')
    await supervisor.says('销号 1')
    await supervisor.privately.hears('#1 的督办单承办单位还没有答复', '销号 1 已电话核实办完')
    await street
      .person('li-qiang')
      .says('回复 1 公厕已打扫干净，安排专人每天两遍', { in: huanwei, quoting: order })
    await huanwei.hears('回复已提交', '督办单还没答复，请再回「督办回复 1 情况」')
    await street.room('station').hears('待审核')
    await street.person('guo-changhe').says('督办回复 1 已上门，电话 13912345678，明天清完', { in: huanwei })
    await huanwei.hears('#1 督办答复已报工作站和督查，等销号')
    await street.room('station').hears('督办单 #1-1 已答复（环卫所 郭长河）：已上门', '销号 1')
    await supervisor.privately.hears('督办单 #1-1 已答复（环卫所 郭长河）：已上门', '明天清完', '督办 1 要求')
    await street.windTo('2026-11-24 12:00')
    await huanwei.hearsNothing()
    await street.room('station').hears('待审核：#1')
    await street.room('station').hears('#1·催1 回复还没有审核')
    await supervisor.says('销号 1 现场看过了')
    await supervisor.privately.hears('#1 督办单已销号，已告知环卫所')
    await huanwei.hears('#1 督办单已销号（方正平）：现场看过了', '艾老村 公厕没人打扫')
    await supervisor.says('销号 1')
    await supervisor.privately.hears('#1 没有还没销号的督办单')
  })

  test('by the order’s card quoted with what was done', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    await atWork()
    await street.person('zhou-min').says('督办 1 @李强 两小时内到现场看看')
    await street.person('zhou-min').privately.hears('要求 今天 11:00 前答复，由李强答复')
    const order = await huanwei.hears('@环卫所-李强', '督办单 #1-1：两小时内到现场看看')
    await street.person('zhao-chunyan').says('收到，马上去', { in: huanwei })
    await street
      .person('li-qiang')
      .says('已经到现场了，正在打扫，十一点能弄完', { in: huanwei, quoting: order })
    await huanwei.hears('#1 督办答复已报工作站和督查')
    await street.room('station').hears('督办单 #1-1 已答复（环卫所 李强）：已经到现场了')
    for (const id of ['fang-zhengping', 'luo-aihua']) {
      await street.person(id).privately.hears('督办单 #1-1 已答复')
    }
  })

  test('somebody of another unit cannot be made to answer; who is not asked cannot answer', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    const supervisor = street.person('fang-zhengping')
    await atWork()
    await supervisor.says('督办 1 @徐浩 明天上门')
    await supervisor.privately.hears('#1 由环卫所主办，「徐浩」不是环卫所的人，督办没有发出')
    await supervisor.says('督办 1 @李强明天上午10点前上门')
    await supervisor.privately.hears('要求 明天 10:00 前答复，由李强答复')
    await huanwei.hears('@环卫所-李强', '督办单 #1-1：明天上午10点前上门')
    await supervisor.says('督办 1 今天早上8点前上门')
    await supervisor.privately.hears('#1 督办的答复时间已经过了')
    await street.person('xu-hao').says('督办回复 1 已经办完了')
    await street.person('xu-hao').privately.hears('#1 没有派给您的单位（主办：环卫所）')
  })

  test('in the evening an order for the same evening is not kept until the morning', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    const supervisor = street.person('fang-zhengping')
    await atWork()
    await street.windTo('2026-11-23 20:30')
    await supervisor.says('督办 1 两小时内到现场')
    await supervisor.privately.hears('督办已发给环卫所，要求 今天 22:30 前答复')
    await huanwei.hears('督办单 #1-1')
    await supervisor.says('督办 1 明天下班前办完')
    await supervisor.privately.hears('督办已发给环卫所，明天 08:00 发出，要求 明天 17:30 前答复')
    await huanwei.hearsNothing()
    await street.windTo('2026-11-24 08:00')
    await street.unheard()
  })

  test('it outlives its ticket', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    const supervisor = street.person('fang-zhengping')
    await atWork()
    await supervisor.says('督办 1 请明天中午前上门')
    await supervisor.privately.hears('督办已发给环卫所')
    await huanwei.hears('督办单 #1-1')
    await street.person('zhou-min').says('撤单 1 诉求人来电撤回')
    await street.unheard()
    await street.person('guo-changhe').says('督办回复 1 诉求人已撤回，现场也已打扫干净', { in: huanwei })
    await huanwei.hears('#1 督办答复已报')
    await street.room('station').hears('督办单 #1-1 已答复')
    await supervisor.privately.hears('督办单 #1-1 已答复')
    await supervisor.says('销号 1')
    await supervisor.privately.hears('#1 督办单已销号，已告知环卫所')
    await huanwei.hears('督办单已销号')
  })
})

describe('what is said under a reminder', () => {
  test('in private, 收到 signs', async () => {
    const { street } = it
    const qiang = street.person('li-qiang')
    await dispatched()
    for (const time of ['09:30', '11:00', '14:30']) {
      await street.windTo(`2026-11-23 ${time}`)
      await street.unheard()
    }
    await street.windTo('2026-11-23 15:30')
    const nag = await qiang.privately.hears('#1·催4 还没有签收，也没有联系诉求人')
    await qiang.says('收到', { quoting: nag })
    await qiang.privately.hears('#1 已签收')
  })

  test('in private, plain words become a note', async () => {
    const { street } = it
    const qiang = street.person('li-qiang')
    await atWork()
    for (const time of ['25 11:50', '26 08:45']) {
      await street.windTo(`2026-11-${time}`)
      await street.unheard()
    }
    await street.windTo('2026-11-27 17:30')
    const nag = await qiang.privately.hears('#1·催3 〔黄牌〕还没有回复')
    await street.person('guo-changhe').privately.hears('#1·催3')
    await qiang.says('周一上午就弄完', { quoting: nag })
    await qiang.privately.hears('#1 已记录进展')
  })

  test('of several tickets in one message, which one is asked', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    await dispatched()
    await dispatched()
    await street.windTo('2026-11-23 09:30')
    const nags = await huanwei.hears('#1·催1', '#2·催1')
    await street.person('li-qiang').says('马上去看看', { in: huanwei, quoting: nags })
    await huanwei.hears('请问是哪一件', '#1', '#2')
    await street.person('li-qiang').says('2', { in: huanwei })
    await huanwei.hears('#2 已签收并记录')
    await street.person('li-qiang').says('这是谁家的', { in: huanwei, quoting: nags })
    await huanwei.hearsNothing()
  })

  test('a supervisor’s own reminder asks for nothing; a short word under an order is a note', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    const supervisor = street.person('fang-zhengping')
    await dispatched()
    await street.windTo('2026-11-23 14:30')
    await street.room('huanwei').hears('#1·催')
    const nag = await supervisor.privately.hears('请您过问')
    await street.person('luo-aihua').privately.hears('请您过问')
    await supervisor.says('知道了，已经安排', { quoting: nag })
    await supervisor.privately.hears('没太明白。您可以说：「督办')
    await supervisor.says('督办 请今天上门', { quoting: nag })
    await supervisor.privately.hears('#1 督办已发给环卫所，要求 今天 17:30 前答复')
    const order = await huanwei.hears('督办单 #1-1')
    await street.person('li-qiang').says('马上去看看', { in: huanwei, quoting: order })
    await huanwei.hears('#1 已记录进展')
  })
})

describe('the ladder of one ticket (台阶)', () => {
  test('tells of each rung when it was said, when it will be, or why not', async () => {
    const { street } = it
    const clerk = street.person('zhou-min')
    await dispatched()
    await street.windTo('2026-11-23 09:30')
    await street.room('huanwei').hears('#1·催1')
    await clerk.says('台阶 1')
    await clerk.privately.hears(
      '环卫所，待签收\n期限：11月30日 17:30 前',
      '提醒过：\n· 今天 09:30 经办人：未签收\n',
      '往后，办了就不再提醒：\n· 今天 11:00 负责人：未签收\n',
      '· 周五 17:30 经办人、负责人：未回复〔黄牌〕',
      '· 12月2日 08:40 负责人、督查：未回复〔督办单〕',
      '现在不提醒：',
      '· 签收后才算：办理中',
      '· 没有督办单：督办未答复 2 级',
    )
    await street.person('li-qiang').says('收到', { in: street.room('huanwei') })
    await street.room('huanwei').hears('已签收')
    await clerk.says('台阶 1')
    await clerk.privately.hears('· 今天 09:30 经办人：未签收', '· 已签收：未签收 3 级')
    await street.person('li-qiang').says('台阶 1')
    await street.person('li-qiang').privately.hears('这一步由热线工作站')
  })

  test('while the clock stands still, and put off', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    const clerk = street.person('zhou-min')
    await atWork()
    await street.person('li-qiang').says('等诉求人 1 本人出差，周四回来', { in: huanwei })
    await huanwei.hears('计时暂停')
    await clerk.says('台阶 1')
    await clerk.privately.hears('· 计时暂停，接着走后再算：办理中、未回复 ')
  })
})
