import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { InProcess } from '../support/in-process.ts'
import { openInProcess } from '../support/in-process.ts'

let it: InProcess

beforeEach(async () => {
  it = await openInProcess({ at: '2026-11-23 09:00' })
})

afterEach(async () => {
  await it.street.ends()
})

const PLAIN = { matter: '公共厕所', subject: '艾老村 公厕没人打扫', content: '村口公厕好几天没人打扫了。' }

const huanwei = () => it.street.room('huanwei')
const qiang = () => it.street.person('li-qiang')

describe('right after the bot’s own words, or under them, people answer as they do each other', () => {
  test.each(['好的', '知道了', '好的收到', '👌', '嗯嗯'])('%s signs for it', async (said) => {
    await it.opens(PLAIN)
    await huanwei().hears('新工单，请签收')
    await qiang().says(said, { in: huanwei() })
    await huanwei().hears('#1 已签收')
  })

  test.each(['马上安排人去', '在弄了', '已派人', '收到，明早七点去拉'])(
    '%s signs for it and is noted',
    async (said) => {
      await it.opens(PLAIN)
      const card = await huanwei().hears('新工单，请签收')
      await it.street.person('zhao-chunyan').says('今天谁值班', { in: huanwei() })
      await qiang().says(said, { in: huanwei(), quoting: card })
      await huanwei().hears('#1 已签收', '#1 已记录进展')
      expect(await it.eventTypes(1)).toContain('noted')
    },
  )

  test('搞定 is no reply, and that is said', async () => {
    await it.opens(PLAIN)
    const card = await huanwei().hears('新工单，请签收')
    await qiang().says('搞定', { in: huanwei(), quoting: card })
    await huanwei().hears('#1 已签收', '还没算回复，请回「回复 1 办理情况」')
  })

  test('of several new tickets 好的 signs for all that were told, 在弄了 is asked about', async () => {
    await it.opens(PLAIN)
    await it.opens({ ...PLAIN, subject: '大路村 公厕漏水' })
    await huanwei().hears('#1')
    await huanwei().hears('#2')
    await it.street.windTo('2026-11-23 09:31')
    const nag = await huanwei().hears('#1·催1', '#2·催1')
    await qiang().says('在弄了', { in: huanwei(), quoting: nag })
    await huanwei().hears('请问是哪一件', '#1', '#2')
    await qiang().says('2', { in: huanwei() })
    await huanwei().hears('#2 已签收并记录')
    await qiang().says('好的', { in: huanwei(), quoting: nag })
    await huanwei().hears('#1 已签收')
  })

  test('an assisting unit signs for its own part', async () => {
    const zhifa = it.street.room('zhifa')
    await it.opens(PLAIN)
    await huanwei().hears('#1')
    await it.street.person('zhou-min').says('协办 1 执法队', { in: it.street.room('station') })
    await it.street.unheard()
    await it.street.windTo('2026-11-23 11:01')
    const nag = await zhifa.hears('#1·催', '协办还没有签收')
    await huanwei().hears('#1·催')
    await it.street.person('zhang-peng').says('知道了', { in: zhifa, quoting: nag })
    await zhifa.hears('#1 协办已签收')
  })
})

describe('a group is for people all the same', () => {
  test.each([
    { why: 'somebody spoke in between', first: '中午一起吃饭吗', said: '好的' },
    { why: 'it is about something else', first: undefined, said: '好的，中午一起吃饭' },
    { why: 'it asks a colleague', first: undefined, said: '谁去看看' },
    { why: 'talk of what will be', first: undefined, said: '下午开会的材料准备好了' },
  ])('silent where $why', async ({ first, said }) => {
    await it.opens(PLAIN)
    await huanwei().hears('新工单，请签收')
    if (first) await it.street.person('zhao-chunyan').says(first, { in: huanwei() })
    await qiang().says(said, { in: huanwei() })
    await huanwei().hearsNothing()
  })

  test('a colleague who was not asked says 好的 to somebody else', async () => {
    await it.opens(PLAIN)
    await huanwei().hears('@环卫所-李强 新工单，请签收')
    await it.street.person('zhao-chunyan').says('好的', { in: huanwei() })
    await huanwei().hearsNothing()
  })

  test('收到 is what the bot asks for, so that any colleague may say it', async () => {
    await it.opens(PLAIN)
    await it.opens({ ...PLAIN, subject: '大路村 公厕漏水' })
    await huanwei().hears('#1')
    await huanwei().hears('@环卫所-李强', '#2')
    await it.street.person('zhao-chunyan').says('收到 在路上', { in: huanwei() })
    await huanwei().hears('#2 已签收', '#2 已记录进展')
  })

  test('three hours later 好的 means something else', async () => {
    await it.opens(PLAIN)
    await huanwei().hears('新工单，请签收')
    await it.street.windTo('2026-11-23 09:31')
    await huanwei().hears('#1·催1')
    await it.street.windTo('2026-11-23 10:31')
    await qiang().says('收到1', { in: huanwei() })
    await huanwei().hears('#1 已签收')
    await qiang().says('好的', { in: huanwei() })
    await huanwei().hearsNothing()
  })
})

describe('an order', () => {
  const orders = async () => {
    await it.opens(PLAIN)
    await huanwei().hears('#1')
    await qiang().says('收到', { in: huanwei() })
    await huanwei().hears('#1 已签收')
    await it.street.person('fang-zhengping').says('督办 1 请明天中午前上门')
    await it.street.person('fang-zhengping').privately.hears('督办已发给环卫所')
    return huanwei().hears('督办单 #1-1')
  }

  test.each(['收到', '好的', '知道了'])(
    '%s under it is heard, and the answer is still asked for',
    async (said) => {
      const order = await orders()
      await it.street.person('guo-changhe').says(said, { in: huanwei(), quoting: order })
      await huanwei().hears('#1 督办单请在 明天 12:00 前答复', '「督办回复 1 情况」')
    },
  )

  test('what is promised under it is noted, and the answer is still asked for', async () => {
    const order = await orders()
    await it.street.person('guo-changhe').says('好，明天中午前一定上门', { in: huanwei(), quoting: order })
    await huanwei().hears('#1 已记录进展。督办单要另外答复，请回「督办回复 1 情况」')
  })
})

describe('what was done stands for 收到', () => {
  test.each([
    { said: '已联系 1', hears: '#1 已签收并记录：已联系诉求人' },
    { said: '到场 1', hears: '#1 已签收并记录到场' },
    { said: '备注 1 正在清理', hears: '#1 已签收并记录' },
  ])('$said', async ({ said, hears }) => {
    await it.opens(PLAIN)
    await huanwei().hears('#1')
    await qiang().says(said, { in: huanwei() })
    await huanwei().hears(hears)
    await it.street.windTo('2026-11-23 11:30')
    await huanwei().hearsNothing()
  })

  test('a note of something else does not', async () => {
    await it.opens(PLAIN)
    await huanwei().hears('#1')
    await qiang().says('备注 1 不归我们管', { in: huanwei() })
    await huanwei().hears('#1 已记录')
    expect(await it.eventTypes(1)).not.toContain('acknowledged')
  })
})

describe('the ticket’s number and how it goes', () => {
  test.each([
    { said: '1 去看了没人，晚上再去一趟', hears: '#1 已签收并记录' },
    { said: '1号那个明天一早去拉走，跟老乡说好了', hears: '#1 已签收并记录' },
    { said: '1今天上午去看了', hears: '#1 已签收并记录' },
    { said: '1那个人联系过了', hears: '#1 已签收并记录' },
    { said: '1都收到了 明天去看', hears: '#1 已签收' },
    { said: '1 知道了', hears: '#1 已签收' },
    { said: '1处理完了', hears: '#1 已签收并记录' },
    { said: '1收到，替所长', hears: '#1 已签收' },
    { said: '1去蹲了，没人点', hears: '#1 已签收并记录' },
    { said: '1我也过去', hears: '#1 已签收并记录' },
    { said: '1阀门关了 水停了 明早焊', hears: '#1 已签收并记录' },
    { said: '1晚上才能去，白天看不出来', hears: '#1 已签收并记录' },
  ])('$said', async ({ said, hears }) => {
    await it.opens(PLAIN)
    await huanwei().hears('#1')
    await qiang().says(said, { in: huanwei() })
    await huanwei().hears(hears)
  })

  test('done is no reply yet, whatever the number looks like', async () => {
    await it.opens(PLAIN)
    await huanwei().hears('#1')
    await qiang().says('1号弄好了，里外都扫了', { in: huanwei() })
    await huanwei().hears('#1 已签收并记录。还没算回复，请回「回复 1 办理情况」')
  })

  test.each([
    '1 楼灯修好了',
    '1号上午开会，材料准备好',
    '1 台车已经到了',
    '1轮车拉走了',
    '1中队已到位',
    '1 放假了',
    '1 中午去吃饭吗',
  ])('none is meant: %s', async (said) => {
    await it.opens(PLAIN)
    await huanwei().hears('#1')
    await qiang().says(said, { in: huanwei() })
    await huanwei().hearsNothing()
  })
})

test('two lines of the same person are one answer', async () => {
  await it.opens(PLAIN)
  await huanwei().hears('新工单，请签收')
  await qiang().says('看见了', { in: huanwei() })
  await qiang().says('好的', { in: huanwei() })
  await huanwei().hears('#1 已签收')
})

test.each(['收倒', '受到', '签収'])('%s right after the bot’s own words is asked back', async (said) => {
  await it.opens(PLAIN)
  await huanwei().hears('新工单，请签收')
  await qiang().says(said, { in: huanwei() })
  await huanwei().hears('您是想说')
  await qiang().says('是', { in: huanwei() })
  await huanwei().hears('#1 已签收')
})

test('under the day’s list what is told is noted with its one ticket', async () => {
  await it.opens(PLAIN)
  await huanwei().hears('#1')
  await it.street.windTo('2026-11-23 09:31')
  await huanwei().hears('#1·催1')
  await qiang().says('收到', { in: huanwei() })
  await huanwei().hears('#1 已签收')
  await it.street.person('fang-zhengping').says('督办 1 请后天前上门')
  await huanwei().hears('督办单 #1-1')
  await it.street.unheard()
  await it.street.windTo('2026-11-24 08:40')
  const digest = await huanwei().hears('环卫所今日工单')
  await it.street.unheard()
  await qiang().says('我跟村里联系了，约好下午', { in: huanwei(), quoting: digest })
  await huanwei().hears('#1 已记录进展')
})

test('a long text under a card that is no reply yet is kept as progress', async () => {
  await it.opens(PLAIN)
  const card = await huanwei().hears('#1')
  await qiang().says('厕所的水管坏了，下午叫师傅来换，换好了再打扫', { in: huanwei(), quoting: card })
  await huanwei().hears('作为 #1', '只是说说进展请回「进展」')
  await qiang().says('进展', { in: huanwei() })
  await huanwei().hears('#1 已记录进展')
  expect(await it.eventTypes(1)).toEqual(expect.arrayContaining(['acknowledged', 'noted']))
})

test.each(['别催了', '晚点再说', '过会儿再弄'])('%s to a reminder hears how to put it off', async (said) => {
  await it.opens(PLAIN)
  await huanwei().hears('#1')
  await qiang().says(said, { in: huanwei() })
  await huanwei().hearsNothing()
  await it.street.windTo('2026-11-23 09:31')
  await huanwei().hears('#1·催1')
  await qiang().says(said, { in: huanwei() })
  await huanwei().hears('「稍后提醒 1 两小时后」', '「延期 1 天数 原因」')
})

test.each(['1', '供电所的线，不归我们'])(
  'after the reasons of a 退单 were listed, %s is one',
  async (said) => {
    await it.opens(PLAIN)
    await huanwei().hears('#1')
    await qiang().says('退单 1', { in: huanwei() })
    await huanwei().hears('退单要写明是哪一种原因')
    await qiang().says(said, { in: huanwei() })
    await huanwei().hears('#1 退单申请已报')
    await it.street.room('station').hears('申请退单')
  },
)

test('under a list what names its tickets is about these', async () => {
  for (const code of ['#1', '#2', '#3']) {
    await it.opens(PLAIN)
    await huanwei().hears(code)
  }
  await it.street.unheard()
  await it.street.windTo('2026-11-23 09:31')
  const list = await huanwei().hears('还没有签收（3 件）')
  await it.street.unheard()
  await qiang().says('1 3都联系了', { in: huanwei(), quoting: list })
  await huanwei().hears('#1、#3 已签收并记录：已联系诉求人')
})

test('收到 去了 in private is about the one that waits', async () => {
  await it.opens(PLAIN)
  await huanwei().hears('#1')
  await qiang().says('收到 去了')
  await qiang().privately.hears('#1 已签收', '#1 已记录进展')
})

test('two commands that are offered are two', async () => {
  await it.opens(PLAIN)
  await huanwei().hears('#1')
  await qiang().says('收得到信号吗')
  const answer = await qiang().privately.hears('没太明白')
  const [, one, other] = /「(.+?)」或「(.+?)」/.exec(answer.text) ?? []
  expect(one).not.toBe(other)
})

test('politeness to the bot is answered in kind, not with commands', async () => {
  for (const [said, hears] of [
    ['好的', '好的'],
    ['谢谢', '不客气'],
    ['辛苦了', '不客气'],
  ] as const) {
    await qiang().says(said)
    const answer = await qiang().privately.hears(hears)
    expect(answer.text).not.toContain('没太明白')
  }
})

test('the clerk on duty at night is told what to do, and what they say of it is kept', async () => {
  await it.street.windTo('2026-11-24 22:00')
  await it.opens({ matter: '路灯', subject: '大路村 路灯不亮', content: '路灯全黑了。', urgency: 'urgent' })
  await it.street.room('jianguan').hears('新工单，请签收')
  const clerk = it.street.person('sun-lei')
  await clerk.privately.hears('您值班', '请打电话过问一下，不用您签收', '#1')
  await clerk.says('知道了，我打电话问问')
  await clerk.privately.hears('#1 已记录')
  expect(await it.eventTypes(1)).toContain('noted')
})
