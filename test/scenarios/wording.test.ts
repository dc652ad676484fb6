import { describe, expect, test } from 'vitest'
import { onTheStreet, PLAIN } from '../support/in-process.ts'

const it = onTheStreet()

describe('acknowledging in whatever words people use', () => {
  test.each([
    { says: '收到', why: 'only one ticket waits' },
    { says: '收到1', why: 'no space' },
    { says: '收到　＃１', why: 'full-width sign, digit and space' },
    { says: '签收 1', why: 'the official word' },
    { says: '好的收到', why: 'polite' },
    { says: '已收，谢谢', why: 'polite at the end' },
    { says: '👌收到1！', why: 'emoji and exclamation mark' },
    { says: '收到1️⃣', why: 'keycap emoji for a digit' },
    { says: '收到1号', why: 'with a counter' },
    { says: '全部收到', why: 'all that wait' },
  ])('$says — $why', async ({ says }) => {
    const huanwei = it.street.room('huanwei')
    await it.opens(PLAIN)
    await huanwei.hears('新工单')
    await it.street.person('li-qiang').says(says, { in: huanwei })
    await huanwei.hears('#1 已签收')
  })

  test('several codes in one line, one of them not ours', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    await it.opens(PLAIN)
    await it.opens(PLAIN)
    await it.opens({ matter: '路灯', subject: '大路村 路灯不亮', content: '路灯不亮。' })
    await huanwei.hears('#1')
    await huanwei.hears('#2')
    await street.room('jianguan').hears('#3')
    await street.person('li-qiang').says('收到 1 2、3', { in: huanwei })
    await huanwei.hears('#1、#2 已签收，', '#3 没有派给您的单位')
  })

  test('two tickets wait: the bot asks which and takes the code', async () => {
    const huanwei = it.street.room('huanwei')
    const qiang = it.street.person('li-qiang')
    await it.opens(PLAIN)
    await it.opens(PLAIN)
    await huanwei.hears('#1')
    await huanwei.hears('#2')
    await qiang.says('收到', { in: huanwei })
    await huanwei.hears('请问是哪一件', '#1', '#2')
    await qiang.says('2', { in: huanwei })
    await huanwei.hears('#2 已签收')
  })

  test('a quoted card says which', async () => {
    const huanwei = it.street.room('huanwei')
    await it.opens(PLAIN)
    await it.opens(PLAIN)
    const card = await huanwei.hears('#1')
    await huanwei.hears('#2')
    await it.street.person('li-qiang').says('收到', { in: huanwei, quoting: card })
    await huanwei.hears('#1 已签收')
  })

  test('a misspelt word is asked back', async () => {
    const huanwei = it.street.room('huanwei')
    const qiang = it.street.person('li-qiang')
    await it.opens(PLAIN)
    await huanwei.hears('#1')
    await qiang.says('签受 1', { in: huanwei })
    await huanwei.hears('您是想说「签收 1」吗')
    await qiang.says('是', { in: huanwei })
    await huanwei.hears('#1 已签收')
  })
})

describe('a group is for people', () => {
  test.each([
    '收到群众反映，西边路口也有垃圾',
    '今天谁值班',
    '收到了老王的电话，我去看看',
    '回复得挺快啊',
    '17:30 开会',
    '2',
    '是',
    '延期就延期吧',
    '通过率挺高',
    '找一下老王',
    '派车去拉一下',
    '这件事谁去',
  ])('the bot keeps silent: %s', async (talk) => {
    const huanwei = it.street.room('huanwei')
    await it.opens(PLAIN)
    await huanwei.hears('#1')
    await it.street.person('li-qiang').says(talk, { in: huanwei })
    await huanwei.hearsNothing()
  })

  test('addressed and not understood, it names two commands', async () => {
    const huanwei = it.street.room('huanwei')
    await it.street.person('li-qiang').says('今天天气怎么样', { in: huanwei, mentioning: ['huisheng'] })
    await huanwei.hears('没太明白', '帮助')
  })
})

describe('replying', () => {
  test('a long text under a card is asked about first', async () => {
    const huanwei = it.street.room('huanwei')
    const qiang = it.street.person('li-qiang')
    await it.opens(PLAIN)
    const card = await huanwei.hears('#1')
    await qiang.says('上午九点安排两名保洁员把公厕里外都打扫消毒了，以后每天两遍。', {
      in: huanwei,
      quoting: card,
    })
    await huanwei.hears('作为 #1', '提交吗')
    await qiang.says('是的', { in: huanwei })
    await huanwei.hears('#1 回复已提交')
    const review = await it.street.room('station').hears('待审核', '以后每天两遍。')
    expect(review.text).toContain('「上午九点')
  })

  test('a template gives a draft that 提交 sends only without gaps', async () => {
    const huanwei = it.street.room('huanwei')
    const qiang = it.street.person('li-qiang')
    await it.opens({ matter: '垃圾清运', subject: '艾老村 垃圾桶满了', content: '垃圾桶满了好几天没人拉。' })
    await huanwei.hears('#1')
    await qiang.says('模板', { in: huanwei })
    await huanwei.hears('1. 垃圾桶满溢清运')
    await qiang.says('用1', { in: huanwei })
    await huanwei.hears('先把【】里的内容补上', '现场情况')
    await huanwei.hears('#1 回复草稿', '艾老村')
    await qiang.says('提交', { in: huanwei })
    await huanwei.hears('还有没填的【】')
  })

  test('a template for no ticket is not drafted for another, nor signed by who is of another unit', async () => {
    const huanwei = it.street.room('huanwei')
    const qiang = it.street.person('li-qiang')
    await it.opens({ matter: '供暖', subject: '高屯村 暖气不热', content: '暖气片冰凉，屋里很冷。' })
    await it.street.room('gongre').hears('#1')
    await qiang.says('模板 99', { in: huanwei })
    await huanwei.hears('没有找到工单 #99')
    await qiang.says('模板 1', { in: huanwei })
    await huanwei.hears('1. 供暖温度不达标')
    await qiang.says('用1', { in: huanwei })
    await huanwei.hears('先把【】里的内容补上', '联系人')
    await huanwei.hears('#1 回复草稿', '【请填：联系人】')
  })

  test('whoever does not lead may talk at length under a card', async () => {
    const huanwei = it.street.room('huanwei')
    await it.opens(PLAIN)
    const card = await huanwei.hears('#1')
    await it.street
      .person('zhou-min')
      .says('这件诉求人催得急，麻烦环卫所的同志今天务必先打个电话。', { in: huanwei, quoting: card })
    await huanwei.hearsNothing()
  })
})
