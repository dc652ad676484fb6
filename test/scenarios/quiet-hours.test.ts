import { expect, test } from 'vitest'
import { onTheStreet, PLAIN } from '../support/in-process.ts'
import { at } from '../support/time.ts'

const it = onTheStreet()

test('in the quiet hours a new ordinary ticket waits for the morning, an urgent one does not', async () => {
  const { street } = it
  const huanwei = street.room('huanwei')
  await street.windTo('2026-11-23 21:00')
  await it.opens(PLAIN)
  await huanwei.hearsNothing()
  await it.opens({ ...PLAIN, urgency: 'urgent' })
  await huanwei.hears('#2', '〔紧急〕')
  await street.person('li-qiang').says('收到 2', { in: huanwei })
  await huanwei.hears('#2 已签收')
  await street.person('li-qiang').says('已联系 2', { in: huanwei })
  await huanwei.hears('已联系诉求人')
  await street.windTo('2026-11-24 08:00')
  await huanwei.hears('#1')
})

test('of an urgent ticket only what somebody must act on breaks the quiet: that all is well waits for the morning', async () => {
  const { street } = it
  const [huanwei, station] = [street.room('huanwei'), street.room('station')]
  await it.opens({ ...PLAIN, urgency: 'urgent' })
  await huanwei.hears('〔紧急〕')
  await street.windTo('2026-11-23 22:00')
  await street.unheard()
  await street.person('li-qiang').says('回复 1 您好，公厕已打扫消毒，感谢您的监督。', { in: huanwei })
  await huanwei.hears('回复已提交')
  await station.hears('待审核')
  await street.person('zhou-min').says('通过 1', { in: station })
  await station.hears('#1 已通过')
  await huanwei.hearsNothing()
  await street.person('wang-guilan').privately.hearsNothing()
  await street.windTo('2026-11-24 08:00')
  await huanwei.hears('正在回访')
  await street.person('wang-guilan').privately.hears('解决了，满意')
  await street.windTo('2026-11-24 21:00')
  await street.unheard()
  await street.person('wang-guilan').says('1')
  await street.person('wang-guilan').privately.hears('办结')
  await huanwei.hearsNothing()
  await station.hearsNothing()
  await street.windTo('2026-11-25 08:00')
  await huanwei.hears('大家辛苦了')
  await station.hears('大家辛苦了')
})

test('that an urgent ticket is closed without a callback waits for the morning too', async () => {
  const { street } = it
  const huanwei = street.room('huanwei')
  await it.opens({ ...PLAIN, urgency: 'urgent' })
  await street.person('li-qiang').says('回复 1 您好，公厕已打扫消毒，感谢您的监督。', { in: huanwei })
  await street.person('zhou-min').says('通过 1', { in: street.room('station') })
  await street.windTo('2026-11-23 22:00')
  await street.unheard()
  await street.person('zhou-min').says('免回访 1 诉求人说不用回', { in: street.room('station') })
  await street.room('station').hears('#1')
  await huanwei.hearsNothing()
  await street.windTo('2026-11-24 08:00')
  await huanwei.hears('#1')
})

test('what went well in the evening is one list in the morning, and nobody reads that a callback runs which is over', async () => {
  const { street } = it
  const [huanwei, station] = [street.room('huanwei'), street.room('station')]
  for (const subject of ['公厕没人打扫', '垃圾桶满了', '路边堆了旧沙发'])
    await it.opens({ ...PLAIN, subject })
  await street.windTo('2026-11-23 19:50')
  await street.unheard()
  for (const code of [1, 2, 3])
    await street
      .person('li-qiang')
      .says(`回复 ${code} 您好，已打扫干净，安排专人每天两遍，感谢您的监督。`, { in: huanwei })
  await street.person('zhou-min').says('通过 1 2 3', { in: station })
  await street.windTo('2026-11-23 19:55')
  await street.unheard()
  await street.windTo('2026-11-23 21:00')
  for (const line of ['解决了，满意', '1', '解决了，满意', '2', '解决了，基本满意'])
    await street.person('wang-guilan').says(line)
  for (const { room } of await street.unheard()) expect(room).toBe('private wang-guilan')
  await street.windTo('2026-11-24 08:00')
  for (const room of [huanwei, station])
    await room.hears(
      '诉求人已确认解决，办结，大家辛苦了（3 件）：\n#1 公厕没人打扫 · 满意\n#2 垃圾桶满了 · 满意\n#3 路边堆了旧沙发 · 基本满意',
    )
})

test('a deadline of the platform on a Sunday is spoken of on Friday before people go home', async () => {
  const { street } = it
  const huanwei = street.room('huanwei')
  await street.windTo('2026-11-26 09:00')
  await it.opens({ ...PLAIN, platformDeadline: at('2026-11-29 12:00') })
  await huanwei.hears('新工单', '周日 12:00 前')
  await street.person('li-qiang').says('收到', { in: huanwei })
  await huanwei.hears('已签收')
  await street.person('li-qiang').says('已联系 1', { in: huanwei })
  await huanwei.hears('已联系诉求人')
  await street.windTo('2026-11-27 17:00')
  await street.unheard()
  await street.windTo('2026-11-29 20:00')
  await huanwei.hearsNothing()
  await street.person('fang-zhengping').privately.hearsNothing()
  await street.windTo('2026-11-30 08:40')
  await huanwei.hears('已超期 1')
  await street.room('station').hears('已超期 1')
  for (const id of ['fang-zhengping', 'luo-aihua']) await street.person(id).privately.hears('已超期 1')
})

test('who writes at night is answered at night', async () => {
  const { street } = it
  const huanwei = street.room('huanwei')
  await it.opens(PLAIN)
  await huanwei.hears('新工单')
  await street.person('li-qiang').says('收到', { in: huanwei })
  await huanwei.hears('已签收')
  await street.person('li-qiang').says('已联系', { in: huanwei })
  await huanwei.hears('已联系')
  await street.windTo('2026-11-23 22:00')
  await street.person('li-qiang').says('我的工单', { in: huanwei })
  await huanwei.hears('未办结 1 件')
})

test('deadlines that reach into a year without published holidays are said loudly, once, and not at night', async () => {
  const station = it.street.room('station')
  await it.street.windTo('2026-12-02 00:10')
  await station.hearsNothing()
  await it.street.windTo('2026-12-02 09:00')
  await station.hears('2027 年的放假和调休安排还没有录入', 'data/calendar.yaml')
  await it.street.windTo('2026-12-03 09:00')
  await station.hearsNothing()
})
