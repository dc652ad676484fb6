import { beforeEach, describe, expect, test } from 'vitest'
import { onTheStreet, PLAIN } from '../support/in-process.ts'

const it = onTheStreet()

const LAMP = { matter: '路灯', subject: '大路村 路灯不亮', content: '路灯不亮。' }

/** #1 and #2 are of 环卫所 and signed for, #3 of 建管办. */
beforeEach(async () => {
  await it.opens(PLAIN)
  await it.opens(PLAIN)
  await it.opens(LAMP)
  await it.street.person('li-qiang').says('收到 1 2', { in: it.street.room('huanwei') })
  await it.street.unheard()
})

async function isNoted(code: number): Promise<boolean> {
  return (await it.eventTypes(code)).includes('noted')
}

describe('what is done about several tickets is a note of each', () => {
  test.each([
    '1、2都安排人去了',
    '1 2 今天下午施工',
    '1和2已派人',
    '１、２都安排好了！',
    '1号和2号那两家都去看过了',
    '都安排人去了，1、2',
    '备注 1 2 已派人',
    '备注 1、2 明天能完',
    '好的，1、2都安排人去了',
  ])('%s', async (says) => {
    const huanwei = it.street.room('huanwei')
    await it.street.person('li-qiang').says(says, { in: huanwei })
    await huanwei.hears(/#1、#2 已记录$/)
    await huanwei.hearsNothing()
    expect(await isNoted(1)).toBe(true)
    expect(await isNoted(2)).toBe(true)
  })

  test('the same in private, and under the list of the day', async () => {
    const qiang = it.street.person('li-qiang')
    const huanwei = it.street.room('huanwei')
    await qiang.says('1和2下午去')
    await qiang.privately.hears('#1、#2 已记录')
    await qiang.says('我的工单', { in: huanwei })
    const list = await huanwei.hears('#1', '#2')
    await qiang.says('1、2都安排人去了', { in: huanwei, quoting: list })
    await huanwei.hears('#1、#2 已记录')
  })

  test('who called each caller need not be reminded to', async () => {
    const huanwei = it.street.room('huanwei')
    await it.street.person('li-qiang').says('1、2都联系上了，明天上门', { in: huanwei })
    await huanwei.hears('#1、#2 已记录：已联系诉求人')
    expect(await it.eventTypes(1)).toContain('contacted')
    expect(await it.eventTypes(2)).toContain('contacted')
  })

  test('联系不上 of both calls nobody', async () => {
    const huanwei = it.street.room('huanwei')
    await it.street.person('li-qiang').says('1、2联系不上，没人接', { in: huanwei })
    await huanwei.hears('#1、#2 已记录')
    expect(await it.eventTypes(1)).not.toContain('contacted')
  })

  test.each(['1、2都办完了', '1、2都弄好了', '1 2 都回复了'])(
    '%s is no reply, and how to give each one is said',
    async (says) => {
      const huanwei = it.street.room('huanwei')
      await it.street.person('li-qiang').says(says, { in: huanwei })
      await huanwei.hears('#1、#2 已记录', '还没算回复', '「回复 1 办理情况」', '「回复 2 办理情况」')
      expect(await it.eventTypes(1)).not.toContain('replied')
    },
  )

  test('a visit to each, of which photos come one by one', async () => {
    const huanwei = it.street.room('huanwei')
    await it.street.person('li-qiang').says('1、2都到现场了', { in: huanwei })
    await huanwei.hears('#1、#2 已记录到场', '先回「到场 1」')
    expect(await it.eventTypes(2)).toContain('visited')
  })

  test('one that is another unit’s is told, and keeps nothing from the other', async () => {
    const huanwei = it.street.room('huanwei')
    await it.street.person('li-qiang').says('1、3都安排人去了', { in: huanwei })
    await huanwei.hears('#1 已记录', '#3 没有派给您的单位')
    expect(await isNoted(1)).toBe(true)
    expect(await isNoted(3)).toBe(false)
  })

  test('one that does not exist keeps back all, and that is said', async () => {
    const huanwei = it.street.room('huanwei')
    await it.street.person('li-qiang').says('1、2、9都安排人去了', { in: huanwei })
    await huanwei.hears('没有找到工单 #9', '别的几件也还没有动')
    expect(await isNoted(1)).toBe(false)
  })

  test('one that is closed is told', async () => {
    const huanwei = it.street.room('huanwei')
    await it.street.person('zhou-min').says('撤单 2 诉求人不办了', { in: it.street.room('station') })
    await it.street.unheard()
    await it.street.person('li-qiang').says('1、2都安排人去了', { in: huanwei })
    await huanwei.hears('#1 已记录', '#2 已经办结')
  })

  test('a unit that assists notes too', async () => {
    const zhifa = it.street.room('zhifa')
    const station = it.street.room('station')
    await it.street.person('zhou-min').says('协办 1 综合执法', { in: station })
    await it.street.person('zhou-min').says('协办 2 综合执法', { in: station })
    await it.street.unheard()
    await it.street.person(zhifa.memberOf('综合行政执法中队')).says('1、2都去看了', { in: zhifa })
    await zhifa.hears('#1、#2 已签收并记录')
    await it.street.room('huanwei').hears('协办单位综合行政执法中队报来情况')
    await it.street.unheard()
  })

  test.each([
    '1、2号去镇上',
    '1 2 号去开会，都安排一下',
    '1号2号都安排好值班了',
    '1、2个人已经去了',
    '1、2车都拉走了',
    '1 2 车拉完了',
    '1、2楼都修好了',
    '1、2月份的都整理好了',
    '1、2谁去的',
    '1 2 点开会，安排一下',
    '3、4都安排人去了',
    '周末1、2个人聚餐安排好了',
  ])('among people it stays silent: %s', async (talk) => {
    const huanwei = it.street.room('huanwei')
    await it.street.person('li-qiang').says(talk, { in: huanwei })
    await huanwei.hearsNothing()
    expect(await isNoted(1)).toBe(false)
  })

  test('a figure of the words is none of a ticket', async () => {
    const huanwei = it.street.room('huanwei')
    await it.street.person('li-qiang').says('备注 1 120已经送医', { in: huanwei })
    await huanwei.hears(/#1 已记录$/)
  })

  test('clauses that each name their own ticket are a note of each', async () => {
    const huanwei = it.street.room('huanwei')
    const qiang = it.street.person('li-qiang')
    await qiang.says('1已派人，明天弄完，2等配件', { in: huanwei })
    await huanwei.hears(/#1、#2 已记录$/)
    await qiang.says('1弄好了\n2打不通\n3也去看了', { in: huanwei })
    await huanwei.hears('#1 已记录。还没算回复', '#2 已记录', '#3 没有派给您的单位')
    await qiang.says('1去看了，5个人去的，3天弄完', { in: huanwei })
    await huanwei.hears(/#1 已记录$/)
  })

  test('what reads like a phone number is none of tickets that are not theirs', async () => {
    const huanwei = it.street.room('huanwei')
    await it.street.person('li-qiang').says('138 1234 5678 打过了没人接', { in: huanwei })
    await huanwei.hearsNothing()
  })
})
