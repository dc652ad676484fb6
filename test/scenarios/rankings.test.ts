import { beforeEach, describe, expect, test } from 'vitest'
import { onTheStreet } from '../support/in-process.ts'

const it = onTheStreet()

const TOILET = {
  matter: '公共厕所',
  subject: '艾老村 公厕没人打扫',
  villageId: 'ailao',
  content: '公厕没人扫。',
}
const LAMP = { matter: '路灯', subject: '大路村 路灯不亮', villageId: 'dalu', content: '路灯不亮。' }

/** Three of 艾老村 at 环卫所 and two of 大路村 at 建管办, all on Monday the 23rd; one of 艾老村 that nobody has. */
beforeEach(async () => {
  for (let count = 0; count < 3; count += 1) await it.opens(TOILET)
  for (let count = 0; count < 2; count += 1) await it.opens(LAMP)
  await it.opens({ matter: undefined, subject: '猫', content: '家里的猫爬到树上下不来。' })
  await it.street.unheard()
})

describe('what comes most (哪个村投诉最多)', () => {
  test.each([
    '哪个村投诉最多',
    '哪个村工单最多？',
    '本月哪个村来的最多',
    '投诉最多的村是哪个',
    '各村投诉排名',
    '11月哪几个村反映最多',
  ])('the station asks: %s', async (said) => {
    const station = it.street.room('station')
    await it.street.person('zhou-min').says(said, { in: station })
    const answer = await station.hears(
      '哪个村工单最多（2026年11月，截至11月23日 09:00，收件 6 件）',
      '1. 艾老村 4 件\n2. 大路村 2 件',
      '「三率 按村」',
    )
    expect(answer.text.split('\n').length).toBeLessThanOrEqual(9)
  })

  test.each([
    { says: '哪类事最多', hears: ['哪类事工单最多', '1. 公共厕所 3 件', '「图表 热力」'] },
    { says: '啥问题最多', hears: ['1. 公共厕所 3 件'] },
    { says: '反映最集中的问题是什么', hears: ['1. 公共厕所 3 件'] },
    { says: '今年哪类事最多', hears: ['2026年，截至', '1. 公共厕所 3 件'] },
    { says: '哪个管区工单最多', hears: ['1. 后张管区 4 件'] },
    { says: '哪个单位工单最多', hears: ['1. 环卫所 3 件', '2. 建管办 2 件', '另有 1 件还没派给单位'] },
    { says: '上周哪个村投诉最多', hears: ['11月16日－11月22日没有工单'] },
    { says: '艾老村啥事最多', hears: ['艾老村哪类事工单最多', '收件 4 件', '1. 公共厕所 3 件'] },
    {
      says: '环卫所哪类事最多',
      hears: ['环卫所哪类事工单最多', '收件 3 件', '1. 公共厕所 3 件', '「三率 环卫所」'],
    },
    { says: '群众反映最强烈的是什么问题', hears: ['1. 公共厕所 3 件'] },
    { says: '这个月到现在哪个村投诉最多', hears: ['1. 艾老村 4 件'] },
    { says: '老百姓反映最多的是啥', hears: ['1. 公共厕所 3 件'] },
    { says: '哪个村这个月投诉多', hears: ['1. 艾老村 4 件'] },
    { says: '哪个部门老超期', hears: ['没有超期的'] },
    { says: '满意率最低的单位', hears: ['没有不满意的'] },
    { says: '今年哪个单位最慢', hears: ['按月或按周算'] },
  ])('a supervisor in private: $says', async ({ says, hears }) => {
    const fang = it.street.person('fang-zhengping')
    await fang.says(says)
    await fang.privately.hears(...hears)
  })
})

describe('who is slow (哪个单位最慢)', () => {
  test.each(['哪个单位最慢', '最慢的单位', '哪个部门办得最慢', '谁办得最慢'])(
    'nobody is late yet: by how soon they sign: %s',
    async (said) => {
      await it.street.windTo('2026-11-23 09:10')
      await it.street.person('li-qiang').says('收到 1 2 3', { in: it.street.room('huanwei') })
      await it.street.windTo('2026-11-23 11:00')
      await it.street.person('xu-hao').says('收到 4 5', { in: it.street.room('jianguan') })
      await it.street.unheard()
      const fang = it.street.person('fang-zhengping')
      await fang.says(said)
      await fang.privately.hears(
        '都没有超期，按签收快慢排',
        '1. 建管办 一半在 2 工作小时内签收（2 件）\n2. 环卫所 一半在 10 工作分钟内签收（3 件）',
        '「督办」',
      )
    },
  )

  test('who is late comes first, with how many of how many', async () => {
    await it.street.windTo('2026-11-30 18:00')
    await it.street.unheard()
    const fang = it.street.person('fang-zhengping')
    await fang.says('哪个单位最慢')
    await fang.privately.hears('1. 环卫所 3 件超期 3 件\n2. 建管办 2 件超期 2 件')
    await fang.says('哪个单位超期最多')
    await fang.privately.hears('哪个单位超期最多', '1. 环卫所 超期 3 件（共 3 件）')
    await fang.says('哪个单位不满意最多')
    await fang.privately.hears('没有不满意的，或者还没有回访')
    await fang.says('哪个单位退单最多')
    await fang.privately.hears('没有退单')
  })

  test('on the first of a month the last one tells more', async () => {
    await it.street.windTo('2026-12-01 10:00')
    await it.street.unheard()
    const fang = it.street.person('fang-zhengping')
    await fang.says('哪个村投诉最多')
    await fang.privately.hears('哪个村工单最多（2026年11月，收件 6 件）', '1. 艾老村 4 件')
  })
})

describe('who may not, and what is talk', () => {
  test('in a unit’s group nobody is shown to all: an overseer who asks the bot reads it in private', async () => {
    const huanwei = it.street.room('huanwei')
    await it.street.person('zhou-min').says('哪个单位最慢', { in: huanwei })
    await huanwei.hearsNothing()
    await it.street
      .person('zhou-min')
      .says('@回声筒 哪个村投诉最多', { in: huanwei, mentioning: ['huisheng'] })
    await it.street.unheard()
  })

  test('a unit hears whose question it is', async () => {
    const qiang = it.street.person('li-qiang')
    await qiang.says('哪个单位最慢')
    await qiang.privately.hears('由街道负责同志和工作站看', '「三率」')
    await qiang.says('哪个单位最慢', { in: it.street.room('huanwei') })
    await it.street.room('huanwei').hearsNothing()
  })

  test.each([
    '哪个村最远',
    '哪个村人最多',
    '谁最慢谁请客',
    '这几个村哪个最难缠',
    '谁最好说话',
    '哪个单位最近搬了',
    '最慢的那个是我',
    '今天人最多',
    '哪个单位最好',
    '谁最慢',
    '哪个村最多',
    '你们谁事多',
    '这个村事最多的那家',
  ])('between clerks: %s', async (talk) => {
    const station = it.street.room('station')
    await it.street.person('zhou-min').says(talk, { in: station })
    await station.hearsNothing()
  })
})
