import { expect, test } from 'vitest'
import { onTheStreet } from '../support/in-process.ts'

const it = onTheStreet()

test('a villager cries fire in the village group: answered at once, told to the station, once an event', async () => {
  const { street } = it
  const village = street.room('ailao')
  const villager = street.person('stranger')
  await villager.says('着火了！村东头3排12号，快来人', { in: village })
  const answer = await village.hears(
    '请马上打 119',
    '在什么位置',
    '已经告诉街道热线工作站',
    '@艾老村-艾立新',
    '@艾老村-艾长贵',
  )
  expect(answer.text).not.toContain('3排12号')
  const told = await street
    .room('station')
    .hears(/紧急：「孙耿街道·艾老村」群里「.+」说/, '着火了', '请马上核实')
  expect(told.text).not.toContain('3排12号')
  for (const clerk of ['zhou-min', 'sun-lei', 'he-jing'])
    await street.person(clerk).privately.hears('村东头3排12号')

  await villager.says('着火了着火了', { in: village })
  await village.hearsNothing()
  await villager.says('有人受伤了', { in: village })
  await village.hears('请马上打 120')
  await street.room('station').hears('有人受伤')
})

test('at night it is told at once, and to whoever is on duty', async () => {
  const { street } = it
  await street.windTo('2026-11-23 23:30')
  await street.unheard()
  await street.person('stranger').says('家里一股煤气味')
  await street.person('stranger').privately.hears('请先出去再打 119', '但请您先打电话')
  await street.room('station').hears(/没有关联工单的微信用户「.+」私聊说/, '煤气味', /@工作站-(?:周敏|孙磊)/)
})

test('who has called already is not lectured, and the station knows', async () => {
  const { street } = it
  await street.person('stranger').says('着火了，已经打了119', { in: street.room('ailao') })
  await street.room('ailao').hearsNothing()
  await street.room('station').hears('对方说已经打过')
})

test('talk of fire is left alone, in a group and in staff’s words about a ticket', async () => {
  const { street } = it
  const village = street.room('ailao')
  for (const text of ['晚上吃火锅去', '去年着火烧了半个院子', '明天消防演练，模拟着火', '楼道有火灾隐患'])
    await street.person('stranger').says(text, { in: village })
  await village.hearsNothing()
  await it.opens()
  const card = await street.room('huanwei').hears('垃圾')
  await street.room('zhifa').hears('请协办')
  const li = street.person('li-qiang')
  await li.says('回复 1 您好，上周垃圾堆着火后已清运干净，并安排每天巡查，今天上午已电话告知诉求人。', {
    in: street.room('huanwei'),
    quoting: card,
  })
  await street.room('huanwei').hears('审核')
  await street.room('station').hears('待审核')
})

test('staff of any group are answered too', async () => {
  const { street } = it
  await street.person('li-qiang').says('中转站着火了', { in: street.room('huanwei') })
  await street.room('huanwei').hears('请马上打 119')
  await street.room('station').hears(/「孙耿街道·环卫所」群里「.+」说「中转站着火了」/)
})

test('who cries in private is asked where, and what they answer goes to the station with how they are called', async () => {
  const { street } = it
  const station = street.room('station')
  const dali = street.person('zhao-dali')
  await dali.says('家里着火了')
  await dali.privately.hears('请马上打 119', '您在哪个村、什么位置')
  await station.hears(/紧急：没有关联工单的微信用户「.+」私聊说「家里着火了」/, '对方再说的我接着转来')

  await dali.says('石门村小学后面，火越来越大')
  await dali.privately.hears('已转给工作站')
  await station.hears('紧急·补充', '石门村小学后面')

  await street.windTo('2026-11-23 09:11')
  await dali.says('你好')
  await dali.privately.hears('12345')
})

test('in a group the place that the same villager adds is passed on without a word, what others talk of is not', async () => {
  const { street } = it
  const village = street.room('ailao')
  const station = street.room('station')
  await street.person('stranger').says('老李掉井里了', { in: village })
  await village.hears('别跳下去救', '119 和 120')
  await station.hears('老李掉井里了')
  await street.person('wang-guilan').says('村东头今天有集', { in: village })
  await street.person('stranger').says('在村东头老砖厂旁边', { in: village })
  await station.hears('紧急·补充', '村东头老砖厂旁边')
  await street.person('stranger').says('快点啊', { in: village })
  await village.hearsNothing()
})

test('what is added is passed on six times, no more', async () => {
  const { street } = it
  const station = street.room('station')
  const dali = street.person('zhao-dali')
  await dali.says('救命啊')
  await dali.privately.hears('119')
  await station.hears('救命啊')
  for (let nth = 1; nth <= 7; nth += 1) {
    await dali.says(`我在村口，第${nth}回说`)
    await dali.privately.hears('已转给工作站')
    if (nth <= 6) await station.hears(`第${nth}回说`)
  }
  await station.hearsNothing()
})

test('of burning coal the advice is air, not to leave people where they lie', async () => {
  const { street } = it
  await street.person('stranger').says('屋里烧煤中毒了 俩人叫不醒', { in: street.room('ailao') })
  await street.room('ailao').hears('打开门窗', '新鲜空气', '别打火')
  await street.room('station').hears('烧煤中毒')
})
