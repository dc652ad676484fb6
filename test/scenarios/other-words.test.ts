import { describe, expect, test } from 'vitest'
import { onTheStreet, PLAIN } from '../support/in-process.ts'

const it = onTheStreet()

const DONE = '11月23日上午安排两名保洁员把公厕里外打扫消毒，以后每天两遍，已和来电人联系确认。'
const SHRINE = { matter: undefined, subject: '祠堂', content: '老祠堂的匾额掉漆了，想请人描一描。' }

describe('a unit names the ticket first, or runs the words together', () => {
  test.each([
    { says: '1收到', hears: '#1 已签收' },
    { says: '１ 收到', hears: '#1 已签收' },
    { says: '1 2 收到', hears: '#2 已签收' },
    { says: '1、2、9收到', hears: '没有找到工单 #9' },
    { says: '已经联系 1', hears: '#1 已签收并记录：已联系诉求人' },
    { says: '联系上了 1', hears: '#1 已签收并记录：已联系诉求人' },
    { says: '收到1 2，都已联系', hears: '#2 已签收' },
    { says: '退单1归农业中心管', hears: '#1 退单申请已报' },
    { says: '1号到场了', hears: '#1 已签收并记录到场' },
    { says: '1 延期 3天 车坏了', hears: '#1 延期 3 个工作日的申请已报' },
    { says: '延期1 3天 车坏了', hears: '#1 延期 3 个工作日的申请已报' },
    { says: '退单1不归我们管', hears: '#1 退单申请已报' },
    { says: '收到1，已联系，人不在家', hears: '#1 已签收' },
    { says: '1不是俺们的活，该执法队管', hears: '您是想说「退单 1 不是俺们的活，该执法队管」吗' },
  ])('$says', async ({ says, hears }) => {
    const huanwei = it.street.room('huanwei')
    await it.opens(PLAIN)
    await it.opens(PLAIN)
    await huanwei.hears('#1')
    await huanwei.hears('#2')
    await it.street.person('li-qiang').says(says, { in: huanwei })
    await huanwei.hears(hears)
    await it.street.unheard()
  })

  test('whoever called somebody else than the caller has made progress, and still has to call', async () => {
    const huanwei = it.street.room('huanwei')
    const qiang = it.street.person('li-qiang')
    await it.opens(PLAIN)
    await huanwei.hears('#1')
    await qiang.says('已联系供电公司了', { in: huanwei })
    await huanwei.hearsNothing()
    await qiang.says('已联系 1 供电公司，下午来人接电', { in: huanwei })
    await huanwei.hears('#1 已签收并记录')
    expect(await it.eventTypes(1)).not.toContain('contacted')
    await qiang.says('已联系 1 居民说下午在家', { in: huanwei })
    await huanwei.hears('#1 已记录：已联系诉求人')
  })

  test('who is there says so without a number, and the photo is kept', async () => {
    const huanwei = it.street.room('huanwei')
    const qiang = it.street.person('li-qiang')
    await it.opens(PLAIN)
    await huanwei.hears('#1')
    await qiang.says('我们到现场了', { in: huanwei })
    await huanwei.hears('#1 已签收并记录到场')
    const bytes = Buffer.from([0xff, 0xd8, 0xff, 0xe0])
    await qiang.says('', { in: huanwei, file: { name: 'IMG_1.jpg', bytes } })
    await huanwei.hears('#1 到场照片已存')
  })

  test('a figure that may be a ticket or an amount is asked about', async () => {
    const huanwei = it.street.room('huanwei')
    const qiang = it.street.person('li-qiang')
    await it.opens(PLAIN)
    await it.opens(PLAIN)
    await it.street.unheard()
    await qiang.says(`回复 1 ${DONE}`, { in: huanwei })
    await it.street.unheard()
    await qiang.says(`回复1清理完了，${DONE}`, { in: huanwei })
    await huanwei.hears('请问是哪一件', '#1', '#2')
    await qiang.says('2', { in: huanwei })
    await huanwei.hears('#2 回复已提交')
    await it.street.unheard()
  })

  test('words behind 收到 are noted with the ticket', async () => {
    const huanwei = it.street.room('huanwei')
    await it.opens(PLAIN)
    await huanwei.hears('#1')
    await it.street.person('li-qiang').says('收到1，已联系，人不在家', { in: huanwei })
    await huanwei.hears('#1 已签收', '#1 已记录')
    expect(await it.eventTypes(1)).toContain('noted')
  })

  test('a misspelt word is asked back as a word of the unit, and 是 does it', async () => {
    const huanwei = it.street.room('huanwei')
    await it.opens(PLAIN)
    await huanwei.hears('#1')
    await it.street.person('li-qiang').says('收倒1', { in: huanwei })
    await huanwei.hears('您是想说「收到1」吗')
    await it.street.person('li-qiang').says('是', { in: huanwei })
    await huanwei.hears('#1 已签收')
  })

  test.each([
    '3收到',
    '2号派车去拉',
    '1号谁值班',
    '收到2，明天见',
    '收到1转发的通知了',
    '收到1号楼的反映，我去看看',
    '5个人到场了',
    '1怎么样了',
    '我们到了',
    '2不归我们管',
    '1号到了再说',
  ])('among people it stays silent: %s', async (talk) => {
    const huanwei = it.street.room('huanwei')
    await it.opens(PLAIN)
    await it.opens({ matter: '路灯', subject: '大路村 路灯不亮', content: '路灯不亮。' })
    await it.street.unheard()
    await it.street.person('li-qiang').says(talk, { in: huanwei })
    await huanwei.hearsNothing()
  })
})

describe('the station runs the words together', () => {
  test.each([
    { says: '派1农业中心协办环卫所', hears: '#1 已派农业综合服务中心，环卫所协办' },
    { says: '1派派出所', hears: '#1 已派派出所' },
    { says: '1 派 派出所', hears: '#1 已派派出所' },
    { says: '派1派出所', hears: '#1 已派派出所' },
    { says: '派1 综合执法', hears: '#1 已派综合行政执法中队' },
    { says: '派1环卫所 3天', hears: '#1 已派环卫所' },
  ])('$says', async ({ says, hears }) => {
    const station = it.street.room('station')
    await it.opens(SHRINE)
    await station.hears('#1')
    await it.street.person('zhou-min').says(says, { in: station })
    await station.hears(hears)
    await it.street.unheard()
  })

  test('a unit nearly written is asked back, and 是 dispatches', async () => {
    const station = it.street.room('station')
    await it.opens(SHRINE)
    await station.hears('#1')
    await it.street.person('zhou-min').says('派1环卫锁', { in: station })
    await station.hears('您是想说「派1环卫所」吗')
    await it.street.person('zhou-min').says('是', { in: station })
    await station.hears('#1 已派环卫所')
    await it.street.unheard()
  })

  test.each(['同意退单1转农业中心', '同意退单 1转农业中心', '同意退单1 转给农业中心'])(
    'a return is granted and sent on in one word: %s',
    async (says) => {
      const { street } = it
      const huanwei = street.room('huanwei')
      const station = street.room('station')
      await it.opens(PLAIN)
      await huanwei.hears('#1')
      await street.person('li-qiang').says('退单 1 不归我们管', { in: huanwei })
      await huanwei.hears('退单申请已报')
      await station.hears('申请退单')
      await street.person('zhou-min').says(says, { in: station })
      await station.hears('#1 已同意退单，转农业综合服务中心主办')
      await street.unheard()
    },
  )

  test('whom it goes to may be said after the return was granted', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    const station = street.room('station')
    await it.opens(PLAIN)
    await huanwei.hears('#1')
    await street.person('li-qiang').says('退单 1 不归我们管', { in: huanwei })
    await street.person('zhou-min').says('同意退单1', { in: station })
    await street.unheard()
    await street.person('zhou-min').says('同意退单 1 转 农业中心', { in: station })
    await station.hears('#1 已同意退单，转农业综合服务中心主办')
    await street.unheard()
  })

  test('praise behind 通过 is no riddle; what says more is asked back once', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    const station = street.room('station')
    await it.opens(PLAIN)
    await it.opens(PLAIN)
    for (const code of [1, 2]) {
      const done = `回复 ${code} 11月23日上午安排两名保洁员把公厕里外打扫消毒，以后每天两遍，已和来电人联系确认。`
      await street.person('li-qiang').says(done, { in: huanwei })
    }
    await street.unheard()
    await street.person('zhou-min').says('通过1，写得好', { in: station })
    await station.hears('#1 已通过')
    await street.unheard()
    await street.person('zhou-min').says('通过2，但要补照片', { in: station })
    await station.hears('您是想说「通过 2」吗')
    await street.person('zhou-min').says('是', { in: station })
    await station.hears('#2 已通过')
    await street.unheard()
  })
})

describe('bare words with one thing that they can mean', () => {
  test('明天再提醒我吧 is for the one ticket, and for none of two', async () => {
    const huanwei = it.street.room('huanwei')
    const qiang = it.street.person('li-qiang')
    await it.opens(PLAIN)
    await huanwei.hears('#1')
    await qiang.says('明天再提醒我吧', { in: huanwei })
    await huanwei.hears('#1', '不再提醒您')
    await it.opens(PLAIN)
    await it.street.unheard()
    await qiang.says('明天再提醒我吧', { in: huanwei })
    await huanwei.hearsNothing()
  })

  test('用 1 号模板 after the list', async () => {
    const huanwei = it.street.room('huanwei')
    const qiang = it.street.person('li-qiang')
    await it.opens({ matter: '垃圾清运', subject: '艾老村 垃圾桶满了', content: '垃圾桶满了好几天没人拉。' })
    await huanwei.hears('#1')
    await qiang.says('模板', { in: huanwei })
    await huanwei.hears('1. 垃圾桶满溢清运')
    await qiang.says('用 1 号模板', { in: huanwei })
    await huanwei.hears('补上')
    await huanwei.hears('#1 回复草稿')
  })

  test('不同意 alone answers the one request; without any it is talk', async () => {
    const huanwei = it.street.room('huanwei')
    const station = it.street.room('station')
    const zhou = it.street.person('zhou-min')
    await it.opens(PLAIN)
    await huanwei.hears('#1')
    await zhou.says('不同意', { in: station })
    await station.hearsNothing()
    await it.street.person('li-qiang').says('退单 1 不归我们管', { in: huanwei })
    await huanwei.hears('退单申请已报')
    await station.hears('申请退单')
    await it.street.person('li-qiang').says('不同意', { in: huanwei })
    await huanwei.hearsNothing()
    await zhou.says('不同意', { in: station })
    await station.hears('#1 已答复：不同意')
    await huanwei.hears('工作站不同意退单')
  })

  test('the station asks in plain words', async () => {
    const station = it.street.room('station')
    const zhou = it.street.person('zhou-min')
    await zhou.says('还有几件没派', { in: station })
    await station.hears('没有待派的工单')
    await it.opens(SHRINE)
    await station.hears('#1')
    await zhou.says('还有几件没派？', { in: station })
    await station.hears('待派 1 件', '#1')
    await zhou.says('三率 上周', { in: station })
    await station.hears('11月16日－11月22日没有工单')
    await zhou.says('约谈', { in: station })
    await station.hears('请写上约谈哪个单位')
  })
})

describe('asking how things stand', () => {
  test('a supervisor in private, in whatever words', async () => {
    const fang = it.street.person('fang-zhengping')
    await it.opens(PLAIN)
    await it.street.unheard()
    for (const says of ['1怎么样了', '1现在什么情况', '1咋回事']) {
      await fang.says(says)
      await fang.privately.hears('#1', '状态：待签收')
    }
    await fang.says('环卫所咋回事')
    await fang.privately.hears('环卫所：未办结 1 件', '#1')
    await fang.says('供热站怎么样了')
    await fang.privately.hears('供热供水服务站：手上没有未办结的工单')
    await fang.says('谁没签收')
    await fang.privately.hears('待签收 1')
  })

  test('哪些超期了 in the station’s group is answered; in a unit’s group it is talk', async () => {
    await it.street.person('zhou-min').says('哪些超期了', { in: it.street.room('station') })
    await it.street.room('station').hears(/没有|超期/)
    await it.street.person('li-qiang').says('哪些超期了', { in: it.street.room('huanwei') })
    await it.street.person('li-qiang').says('谁没签收', { in: it.street.room('huanwei') })
    await it.street.room('huanwei').hearsNothing()
  })

  test('staff in private: a greeting gets the daily words, 有啥活 the open tickets, 1啥情况 the ticket', async () => {
    const qiang = it.street.person('li-qiang')
    await it.opens(PLAIN)
    await it.street.unheard()
    await qiang.says('你好')
    await qiang.privately.hears('收到 17', '帮助')
    await qiang.says('有啥活')
    await qiang.privately.hears('未办结 1 件', '#1')
    await qiang.says('1啥情况')
    await qiang.privately.hears('#1', '状态：待签收')
    for (const talk of ['你好', '有啥活', '1啥情况', '派出所咋回事'])
      await qiang.says(talk, { in: it.street.room('huanwei') })
    await it.street.room('huanwei').hearsNothing()
  })
})
