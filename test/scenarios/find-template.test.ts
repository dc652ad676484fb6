import { expect, test } from 'vitest'
import { openUnanswered } from '../../src/store/unanswered-searches.ts'
import { onTheStreet } from '../support/in-process.ts'

const it = onTheStreet()

const li = () => it.street.person('li-qiang')
const huanwei = () => it.street.room('huanwei')
const clerk = () => it.street.person('zhou-min')
const station = () => it.street.room('station')

test.each([
  { said: '模版 垃圾桶满了', why: '模版 is how many type it' },
  { said: '有没有垃圾桶满了的模板', why: 'asked as one asks a colleague' },
  { said: '有没有关于垃圾桶的模版？', why: 'both' },
  { said: '找个垃圾桶的模板', why: 'a request' },
  { said: '给我来个垃圾清运的回复模板', why: 'a long one' },
])('$said: the template is found ($why)', async ({ said }) => {
  await li().says(said, { in: huanwei() })
  await huanwei().hears('垃圾桶满溢清运', '用1')
})

test('talk about templates between people is left alone', async () => {
  await li().says('昨天那个模板挺好用的', { in: huanwei() })
  await li().says('老王写的模板有问题', { in: huanwei() })
  await li().says('有没有人用过那个模板', { in: huanwei() })
  await li().says('找到昨天说的模板了吗', { in: huanwei() })
  await huanwei().hearsNothing()
})

test('模板 alone with several tickets in hand: asked which, never told that nothing fits', async () => {
  await it.opens({ matter: '公共厕所', subject: '艾老村 公厕没人打扫' })
  await huanwei().hears('新工单')
  await it.opens({ matter: '垃圾清运', subject: '高屯村 垃圾没人清' })
  await huanwei().hears('新工单')
  await li().says('模板', { in: huanwei() })
  await huanwei().hears('请问找什么的模板', '「模板 1」 艾老村 公厕没人打扫', '「模板 2」 高屯村 垃圾没人清')
  await li().says('模板 1', { in: huanwei() })
  await huanwei().hears('公厕', '用1')
})

test.each(['模板 你好', '模板 👍👍', '模板 。。。', '模板 在吗'])(
  '%s: says nothing of a matter, so it is asked back and nobody has it to do',
  async (said) => {
    await li().says(said, { in: huanwei() })
    await huanwei().hears('请问找什么的模板')
    expect(await openUnanswered(it.desk.db, it.desk.seal)).toEqual([])
  },
)

test.each(['模板 量子计算机', '模板 火星移民签证'])(
  '%s: nothing fits, and 补 asks the station',
  async (said) => {
    await li().says(said, { in: huanwei() })
    await huanwei().hears('没有合适的', '回「补」')
    await li().says('补', { in: huanwei() })
    await huanwei().hears('已请工作站补一条')
    await station().hears('资料库缺一条', said.slice('模板 '.length))
    await clerk().says('没搜到', { in: station() })
    await station().hears(said.slice('模板 '.length), '1 人想要')
  },
)

test('a new card names only templates that surely fit', async () => {
  await it.opens({
    matter: '物业管理',
    subject: '石门村 电梯坏了半月不修',
    content: '三单元电梯坏了半个月，物业说没钱修，楼上有坐轮椅的老人，天天下不了楼。',
  })
  const { text } = await it.street.room('jianguan').hears('参考模板：1《电梯故障督促维修》')
  expect(text).not.toContain('残疾人')
})

test('beside the right template a card names none that only sounds alike', async () => {
  await it.opens({
    matter: '路灯',
    subject: '艾老村 村口路灯坏了三盏',
    content: '艾老村村口路灯坏了三盏，晚上老人出门摔跤，来电要求尽快维修。',
  })
  const { text } = await it.street.room('jianguan').hears('参考模板：1《路灯不亮维修》')
  expect(text).not.toContain('2《')
})

test.each([
  { subject: '杨家村 建议增设旧衣回收箱', content: '旧衣服没处扔，建议村口放个回收箱，能捐的捐出去。' },
  { subject: '石门村 快递驿站丢件推给村里', content: '驿站把件弄丢了，问谁谁不管，说让找村里要。' },
])('$subject: none fits, so the card names none', async (ticket) => {
  await it.opens({ matter: '', ...ticket })
  await clerk().says('派 1 环卫所', { in: station() })
  const { text } = await huanwei().hears('新工单')
  expect(text).not.toContain('参考模板')
  await it.street.unheard()
})

test('a law or an answer is marked as one; what only sounds alike is not said to be found', async () => {
  await li().says('模板 狗咬人', { in: huanwei() })
  await huanwei().hears(
    '找到这些模板',
    '犬只扰民处理（命中',
    '民法典关于饲养动物伤人〔法规〕',
    '被狗咬了怎么办〔问答〕',
  )
  await li().says('模板 村委会选举', { in: huanwei() })
  const { text } = await huanwei().hears('没有正好对上的，说法相近的有：', '都不合适回「补」')
  expect(text).not.toContain('找到这些')
})
