import { beforeEach, describe, expect, test } from 'vitest'
import { onTheStreet } from '../support/in-process.ts'

const it = onTheStreet()

const TOILET = { matter: '公共厕所', subject: '艾老村 公厕没人打扫', content: '村口公厕好几天没人打扫了。' }
const DONE = '11月23日上午安排两名保洁员把公厕里外打扫消毒，以后每天两遍，已和来电人联系确认。'

describe('a clerk asks at the desk in the words of the trade', () => {
  test.each([
    { says: '督查清单', hears: '督查重点清单（11月16日' },
    { says: '上周的督查单', hears: '督查重点清单（11月16日' },
    { says: '还有几件没销号', hears: '督查重点清单（11月16日' },
    { says: '月报', hears: '10月' },
    { says: '10月月报', hears: '2026年10月' },
    { says: '本月满意率', hears: '2026年11月' },
    { says: '环卫所满意率', hears: '环卫所' },
    { says: '三率排名', hears: '2026年11月' },
    { says: '有哪些预警', hears: '现在没有预警' },
    { says: '预警有哪些？', hears: '现在没有预警' },
    { says: '待审核', hears: '现在没有等着工作站办的工单' },
    { says: '待回访', hears: '现在没有等着工作站办的工单' },
    { says: '本周多少件', hears: '本周收件 0 件' },
    { says: '环卫所的工单', hears: '环卫所：手上没有未办结的工单' },
    { says: '路灯归谁管', hears: '建管办' },
    { says: '会议决定', hears: '请写上定了什么、谁办' },
  ])('$says', async ({ says, hears }) => {
    const station = it.street.room('station')
    await it.street.person('zhou-min').says(says, { in: station })
    await station.hears(hears)
    await it.street.unheard()
  })

  test('how many came today, and where they stand', async () => {
    const station = it.street.room('station')
    const zhou = it.street.person('zhou-min')
    const huanwei = it.street.room('huanwei')
    for (let count = 0; count < 4; count += 1) await it.opens(TOILET)
    for (let count = 0; count < 2; count += 1)
      await it.opens({ matter: undefined, subject: '猫', content: '家里的猫爬到树上下不来。' })
    await it.street.person('li-qiang').says(`回复 1 ${DONE}`, { in: huanwei })
    await it.street.unheard()
    await zhou.says('今天来了多少件？', { in: station })
    await station.hears('今天收件 6 件', '待派 2，单位在办 3，待审核 1，待回访 0')
    await zhou.says('昨天几件', { in: station })
    await station.hears('昨天收件 0 件')
    await zhou.says('待审核', { in: station })
    await station.hears('等工作站办的 1 件', '#1')
  })
})

test('in the group of a unit the same words are talk', async () => {
  const huanwei = it.street.room('huanwei')
  for (const says of ['今天来了多少件', '待审核', '今天有大风预警', '咱们满意率不行啊', '还有几件没审'])
    await it.street.person('li-qiang').says(says, { in: huanwei })
  await huanwei.hearsNothing()
})

describe('said with the number of the ticket', () => {
  const station = () => it.street.room('station')
  const huanwei = () => it.street.room('huanwei')
  const clerk = () => it.street.person('zhou-min')
  const unit = () => it.street.person('li-qiang')

  beforeEach(async () => {
    await it.opens(TOILET)
    await it.street.unheard()
  })

  test.each(['1这个不归我们，建管办的事，退了吧', '1 供电公司的事，退了吧'])(
    '%s: asked back as 退单, and signs for nothing',
    async (says) => {
      await unit().says(says, { in: huanwei() })
      await huanwei().hears('您是想说「退单 1 ')
      expect(await it.eventTypes(1)).not.toContain('acknowledged')
    },
  )

  test('1收到，马上去 signs for it', async () => {
    await unit().says('1收到，马上去', { in: huanwei() })
    await huanwei().hears('#1 已签收')
    await it.street.unheard()
  })

  test('a clerk judges and calls back in plain words', async () => {
    await unit().says(`回复 1 ${DONE}`, { in: huanwei() })
    await it.street.unheard()
    await clerk().says('1打回去，没写谁去的', { in: station() })
    await station().hears('#1 已退回重写')
    await huanwei().hears('的回复被退回：没写谁去的')
    await unit().says(`回复 1 ${DONE}`, { in: huanwei() })
    await it.street.unheard()
    await clerk().says('1可以', { in: station() })
    await station().hears('您是想说「通过 1」吗')
    await clerk().says('是', { in: station() })
    await it.street.unheard()
    await clerk().says('1回访打不通', { in: station() })
    await station().hears('#1 已登记第 1 次没联系上')
    await it.street.unheard()
    await clerk().says('1回访了，解决了，满意', { in: station() })
    await station().hears('#1 回访已登记：已解决、满意')
    await it.street.unheard()
  })

  test('退单 is refused in plain words', async () => {
    await unit().says('退单 1 派错了', { in: huanwei() })
    await it.street.unheard()
    await clerk().says('1不能退，公厕归你们', { in: station() })
    await station().hears('#1 已答复：不同意')
    await huanwei().hears('工作站不同意退单，公厕归你们')
  })
})

test('what a meeting decided is listed with what came of it', async () => {
  const station = it.street.room('station')
  const zhou = it.street.person('zhou-min')
  await zhou.says('会议决定 环卫所 偷倒点装监控，12月1日前', { in: station })
  await it.street.unheard()
  await zhou.says('上次会上定的事落实了吗', { in: station })
  await station.hears('1. 偷倒点装监控', '环卫所 · 11月23日会议 · 12月1日 前', '还没有报落实情况')
  await it.street.person('li-qiang').says('上次会上定的事落实了吗', { in: it.street.room('huanwei') })
  await it.street.room('huanwei').hearsNothing()
})

describe('what falls due, and who has not signed', () => {
  test('明天到期的有哪些 names those of tomorrow, not of today', async () => {
    const station = it.street.room('station')
    const zhou = it.street.person('zhou-min')
    await it.opens({ ...TOILET, urgency: 'urgent' })
    await it.opens(TOILET)
    await it.street.unheard()
    await zhou.says('明天到期的有哪些', { in: station })
    const { text } = await station.hears('明天到期 1 件', '#1', '环卫所')
    expect(text).not.toContain('#2')
    await zhou.says('后天到期的有几件', { in: station })
    await station.hears('后天没有到期的工单')
  })

  test('of many unsigned each unit has one line; few are named with what they are about', async () => {
    const station = it.street.room('station')
    const zhou = it.street.person('zhou-min')
    await it.opens(TOILET)
    await it.street.unheard()
    await zhou.says('谁还没签收', { in: station })
    await station.hears('待签收：\n#1 艾老村 公厕没人打扫 · 环卫所')
    for (let count = 0; count < 9; count += 1) await it.opens(TOILET)
    await it.opens({ matter: '路灯', subject: '大路村 路灯不亮', content: '大路村的路灯不亮了。' })
    await it.street.unheard()
    await zhou.says('谁还没签收', { in: station })
    await station.hears('待签收 11 件：\n环卫所 10 件：#1 #2', ' 等\n建管办 1 件：#11')
  })
})
