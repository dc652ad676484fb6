import { expect, test } from 'vitest'
import { localDayOf } from '../../src/domain/time.ts'
import { ticketByNumber } from '../../src/store/tickets.ts'
import { onTheStreet } from '../support/in-process.ts'

const it = onTheStreet()

const NUMBER = '37010020261123000101'
const LAMP = [
  `工单编号：${NUMBER}`,
  '诉求内容：市民赵小甲反映艾老村村口的路灯坏了一个星期，晚上老人出门看不见路。',
  '来电人：赵小甲',
  '联系电话：13900000001',
  '办结时限：2026-11-27 18:00',
].join('\n')
const WELL = [
  '工单编号：37010020261123000102',
  '诉求内容：井盖一踩就响，怕人掉下去。',
  '联系电话：13900000002',
].join('\n')

test('a clerk pastes a ticket, corrects a line, confirms: it is open, and the same again changes nothing', async () => {
  const { street, desk } = it
  const station = street.room('station')
  const zhou = street.person('zhou-min')
  await zhou.says(LAMP, { in: station })
  const card = await station.hears(
    '认出一件工单，请核对（新工单）',
    '内容：市民赵**反映艾老村村口的路灯',
    '来电人：赵**，电话 11 位、尾号 0001',
    '地点：艾老村',
    '事项：路灯',
    '时限：周五 18:00 前',
    `工单编号：${NUMBER}`,
  )
  expect(card.text).not.toMatch(/赵小甲|13900000001/)

  await zhou.says('时限 11月30日', { in: station, quoting: card })
  await station.hears('时限：11月30日', '电话 11 位')
  await zhou.says('电话：139 0000 0009', { in: station })
  await station.hears('尾号 0009')
  await zhou.says('确认', { in: station })
  await station.hears(`收件 #1 `, NUMBER)
  const toDispatch = await station.hears('收到新工单，待派件', '建管办')
  expect(toDispatch.text).not.toContain('赵小甲')
  const ticket = await ticketByNumber(desk.db, NUMBER)
  expect(ticket?.platformDeadline).toBe(Date.parse('2026-11-30T17:30+08:00'))
  expect(ticket?.villageId).toBe('ailao')

  const corrected = LAMP.replace('2026-11-27 18:00', '11月30日').replace('13900000001', '13900000009')
  await zhou.says(corrected, { in: station })
  await station.hears(NUMBER, '#1 待派件，没有变化')
  await zhou.says('确认', { in: station })
  await station.hearsNothing()
})

test('pasted again with other words it is an update, told to the unit that handles it', async () => {
  const { street } = it
  const station = street.room('station')
  const zhou = street.person('zhou-min')
  await zhou.says(LAMP, { in: station })
  await station.hears('新工单')
  await zhou.says('对的', { in: station })
  await station.hears('收件 #1')
  await station.hears('待派件')
  await zhou.says('派 1 建管办', { in: station })
  await station.hears('建管办')
  await street.room('jianguan').hears('路灯')

  await zhou.says(LAMP.replace('一个星期', '两个星期，老人摔了一跤'), { in: station })
  await station.hears('更新 #1：内容')
  await zhou.says('确认', { in: station })
  await station.hears('#1', '已更新')
  await street.room('jianguan').hears('市平台更新了工单：内容改了', '老人摔了一跤')
})

test('several in one paste: shown as a list, one corrected, two of them taken in', async () => {
  const { street, desk } = it
  const station = street.room('station')
  const zhou = street.person('zhou-min')
  const third = '工单编号：37010020261123000103\n诉求内容：河边有人钓鱼。\n联系电话：13900000003'
  await zhou.says([LAMP, WELL, third].join('\n\n'), { in: station })
  await station.hears('认出 3 件', '1. …000101 市民赵**反映', '2. …000102 井盖', '3. …000103 河边')
  await zhou.says('时限 明天下午5点', { in: station })
  await station.hears('改的是哪一件')
  await zhou.says('2 时限 明天下午5点', { in: station })
  await station.hears('2. …000102 井盖一踩就响，怕人掉下去。 · 明天 17:00 前')
  await zhou.says('确认 1 2', { in: station })
  await station.hears('收件 #1', '收件 #2')
  await station.hears('待派件', '路灯', '待派件', '井盖')
  expect(await ticketByNumber(desk.db, '37010020261123000103')).toBeUndefined()
})

test('a 举报 is shown as what it will be taken in as', async () => {
  const { street } = it
  const zhou = street.person('zhou-min')
  const words = '收件 举报崔家村支书宋守田把低保给了亲戚，我叫牛二柱住村东头，13800001111'
  await zhou.says(words, { in: street.room('station') })
  const shown = await street.room('station').hears('类型：举报、保密', '我叫牛**住村东头')
  expect(shown.text).not.toContain('二柱')
})

test('取消: nothing comes in', async () => {
  const { street, desk } = it
  const station = street.room('station')
  const zhou = street.person('zhou-min')
  await zhou.says(LAMP, { in: station })
  await station.hears('认出一件')
  await zhou.says('取消', { in: station })
  await station.hears('没有收')
  await zhou.says('确认', { in: station })
  await station.hearsNothing()
  expect(await ticketByNumber(desk.db, NUMBER)).toBeUndefined()
})

test('a note without a number gets one of the office’s own; the same note twice is one ticket', async () => {
  const { street, desk } = it
  const zhou = street.person('zhou-min')
  const note = '收件 孙大爷来说，艾老村村东的路灯不亮好几天了，13900000003'
  await zhou.says(note)
  await zhou.privately.hears('新工单', '来电人：孙**', '平台编号：没有', 'ZJ')
  await zhou.says('确认')
  await zhou.privately.hears('收件 #1', 'ZJ202611230001', '还没派，请回「派 1 单位名」')
  await street.room('station').hears('待派件', 'ZJ202611230001')
  expect((await ticketByNumber(desk.db, 'ZJ202611230001'))?.villageId).toBe('ailao')
  await zhou.says(note)
  await zhou.privately.hears('#1 待派件，没有变化')
})

test('a limit that is over or unreadable leaves the good one; one run together is read; 确认收件 takes it in', async () => {
  const { street } = it
  const station = street.room('station')
  const zhou = street.person('zhou-min')
  await zhou.says(LAMP, { in: station })
  await station.hears('请核对')
  await zhou.says('时限11月26', { in: station })
  await station.hears('时限：周四 17:30 前')
  for (const said of ['时限 昨天', '时限 尽快吧']) {
    await zhou.says(said, { in: station })
    await station.hears('没有改，还照原来的')
  }
  await zhou.says('确认收件', { in: station })
  await station.hears('收件 #1')
  await station.hears('待派件')
  const { platformDeadline = 0 } = (await ticketByNumber(it.desk.db, NUMBER)) ?? {}
  expect(localDayOf(platformDeadline)).toBe('2026-11-26')
})

test('photos just before the words, before 确认 and right after it go with the ticket; the unit sees them in private', async () => {
  const { street } = it
  const station = street.room('station')
  const zhou = street.person('zhou-min')
  const photo = { name: 'IMG_1.jpg', bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0]) }
  await zhou.says('', { in: station, file: photo })
  await station.hearsNothing()
  await zhou.says(LAMP, { in: station })
  await station.hears('照片：1 张')
  await zhou.says('', { in: station, file: photo })
  await station.hears('照片 2 张，收件时一起附上')
  await zhou.says('确认', { in: station })
  await station.hears('照片 2 张已附上')
  await station.hears('附照片 2 张，要看请回「照片 1」')
  await zhou.says('', { in: station, file: photo })
  await station.hears('照片附到 #1')
  await zhou.says('派 1 建管办', { in: station })
  await station.hears('建管办')
  const card = await street.room('jianguan').hears('路灯', '附照片 3 张，要看请回「照片 1」')
  const xu = street.person('xu-hao')
  await xu.says('照片', { in: street.room('jianguan'), quoting: card })
  await street.room('jianguan').hears('私聊发给您')
  await xu.privately.hears('请勿转发')
  for (let count = 0; count < 3; count += 1) expect((await xu.privately.hears()).file).toBeDefined()
  await street.person('li-qiang').says('照片 1', { in: street.room('huanwei') })
  await street.room('huanwei').hears('不是本单位在办的')
  await it.opens()
  await street.unheard()
  await zhou.says('1照片；2照片')
  await zhou.privately.hears('#2 没有照片')
  await zhou.privately.hears('请勿转发')
  for (let count = 0; count < 3; count += 1) expect((await zhou.privately.hears()).file).toBeDefined()
  await street.unheard()

  await street.windTo('2026-11-23 09:20')
  await street.unheard()
  await zhou.says('', { in: station, file: photo })
  await station.hearsNothing()
})

test('only clerks, at the station or in private: a unit that pastes a ticket into its own group hears nothing', async () => {
  const { street, desk } = it
  await street.person('li-qiang').says(LAMP, { in: street.room('huanwei') })
  await street.room('huanwei').hearsNothing()
  await street.person('zhou-min').says(LAMP, { in: street.room('huanwei') })
  await street.room('huanwei').hearsNothing()
  await street.person('wang-guilan').says(LAMP)
  await street.person('wang-guilan').privately.hears('12345')
  expect(await ticketByNumber(desk.db, NUMBER)).toBeUndefined()
})

test('what cannot be read is said, and what is missing is asked for', async () => {
  const { street } = it
  const zhou = street.person('zhou-min')
  await zhou.says(`工单编号：${NUMBER}\n来电人：赵小甲\n联系电话：1390\n办结时限：尽快`)
  await zhou.privately.hears('内容：没读出来', '！联系电话不像电话号码', '！办结时限看不出是哪一天')
  await zhou.says('确认')
  await zhou.privately.hears('内容还没读出来，请回「内容 …」')
  await zhou.says('内容 艾老村村口的路灯坏了，晚上看不见。')
  await zhou.privately.hears('内容：艾老村村口的路灯坏了')
  await zhou.says('电话 13900000001')
  await zhou.privately.hears('尾号 0001')
  await zhou.says('紧急')
  await zhou.privately.hears('类型：求助、紧急')
  await zhou.says('确认')
  await zhou.privately.hears('收件 #1')
  await street.room('station').hears('〔紧急〕')
})

test('an update without a caller says that the one known stays; 不急 and 对，收吧 are heard', async () => {
  const { street, desk } = it
  const station = street.room('station')
  const zhou = street.person('zhou-min')
  await zhou.says(`${LAMP}\n紧急程度：紧急`, { in: station })
  await station.hears('类型：求助、紧急')
  await zhou.says('不急', { in: station })
  const card = await station.hears('类型：求助')
  expect(card.text).not.toContain('紧急')
  await zhou.says('对，收吧', { in: station })
  await station.hears('收件 #1 ')
  await station.hears('收到新工单，待派件')
  await zhou.says(`工单编号：${NUMBER}\n诉求内容：村口的路灯坏了两个星期了，还没人来。`, { in: station })
  const update = await station.hears('更新 #1：内容', '来电人：没写，还是原来登记的')
  expect(update.text).not.toContain('来电人也不存')
  await zhou.says('收', { in: station })
  await station.hears('#1', '已更新')
  await station.hears('市平台更新了工单')
  expect((await ticketByNumber(desk.db, NUMBER))?.citizenId).toBeDefined()
  // Without anything pasted, people say it to each other.
  await zhou.says('收', { in: station })
  await zhou.says('没问题', { in: station })
  await station.hearsNothing()
})

test('who wants no name to be known stands there as 匿名', async () => {
  const station = it.street.room('station')
  await it.street.person('zhou-min').says(LAMP.replace('来电人：赵小甲', '来电人：匿名'), { in: station })
  await station.hears('来电人：匿名，电话')
})
