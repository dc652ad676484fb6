import { afterEach, beforeEach, describe, test } from 'vitest'
import type { InProcess } from '../support/in-process.ts'
import { openInProcess } from '../support/in-process.ts'

let it: InProcess

beforeEach(async () => {
  it = await openInProcess({ at: '2026-11-23 09:00' })
})

afterEach(async () => {
  await it.street.ends()
})

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
    await it.opens(TOILET)
    await it.opens(TOILET)
    await it.opens({ matter: undefined, subject: '猫', content: '家里的猫爬到树上下不来。' })
    await it.street.person('li-qiang').says(`回复 1 ${DONE}`, { in: huanwei })
    await it.street.unheard()
    await zhou.says('今天来了多少件？', { in: station })
    await station.hears('今天收件 3 件', '待派 1，单位在办 1，待审核 1，待回访 0')
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
