import { afterEach, beforeEach, test } from 'vitest'
import type { InProcess } from '../support/in-process.ts'
import { openInProcess } from '../support/in-process.ts'

const PLAIN = { matter: '公共厕所', subject: '艾老村 公厕没人打扫', content: '村口公厕好几天没人打扫了。' }

let it: InProcess

beforeEach(async () => {
  it = await openInProcess({ at: '2026-11-23 09:00' })
})

afterEach(async () => {
  await it.street.ends()
})

test('a ticket left unsigned is chased once, however often supervision runs', async () => {
  const huanwei = it.street.room('huanwei')
  await it.opens(PLAIN)
  await huanwei.hears('新工单')
  await it.street.windTo('2026-11-23 09:29')
  await huanwei.hearsNothing()
  await it.street.windTo('2026-11-23 09:30')
  await huanwei.hears('@环卫所-李强', '#1·催1 还没有签收', '收到请回「收到」')
  await it.street.windTo('2026-11-23 09:31')
  await it.street.windTo('2026-11-23 12:31')
  await huanwei.hearsNothing()
})

test('signed in time, nobody is chased', async () => {
  const huanwei = it.street.room('huanwei')
  await it.opens(PLAIN)
  await huanwei.hears('新工单')
  await it.street.person('li-qiang').says('收到', { in: huanwei })
  await huanwei.hears('已签收')
  await it.street.windTo('2026-11-23 17:00')
  await huanwei.hearsNothing()
})

test('a working day before the limit the owner, at the limit the supervisors too', async () => {
  const { street } = it
  const huanwei = street.room('huanwei')
  await it.opens(PLAIN)
  await huanwei.hears('11月30日 17:30')
  await street.person('li-qiang').says('收到', { in: huanwei })
  await huanwei.hears('已签收')
  await street.windTo('2026-11-27 17:30')
  await huanwei.hears('#1·催1 还没有回复', '还有 1 个工作日')
  await street.windTo('2026-11-30 17:30')
  await huanwei.hears('#1·催2 还没有回复')
  await street.person('fang-zhengping').privately.hears('#1·催2 请您过问', '主办：环卫所，李强已签收')
  await street.person('luo-aihua').privately.hears('#1·催2 请您过问')
})

test('what fell due while the bot was away is said once', async () => {
  const { street } = it
  const huanwei = street.room('huanwei')
  await it.opens(PLAIN)
  await huanwei.hears('新工单')
  await street.windTo('2026-12-01 09:00')
  await huanwei.hears('#1·催1 还没有签收', '已超期 1 个工作日')
  await huanwei.hearsNothing()
  await street.person('fang-zhengping').privately.hears('#1·催1')
  await street.person('luo-aihua').privately.hears('#1·催1')
})

test('in the quiet hours a new ordinary ticket waits for the morning, an urgent one does not', async () => {
  const { street } = it
  const huanwei = street.room('huanwei')
  await street.windTo('2026-11-23 21:00')
  await it.opens(PLAIN)
  await huanwei.hearsNothing()
  await it.opens({ ...PLAIN, urgency: 'urgent' })
  await huanwei.hears('#2', '〔紧急〕')
  await street.windTo('2026-11-24 08:00')
  await huanwei.hears('#1')
})

test('who writes at night is answered at night', async () => {
  const { street } = it
  const huanwei = street.room('huanwei')
  await it.opens(PLAIN)
  await huanwei.hears('#1')
  await street.windTo('2026-11-23 09:20')
  await street.person('li-qiang').says('收到', { in: huanwei })
  await huanwei.hears('已签收')
  await street.windTo('2026-11-23 22:00')
  await street.person('li-qiang').says('我的工单', { in: huanwei })
  await huanwei.hears('未办结 1 件')
})

test('deadlines that reach into a year without published holidays are said loudly, once', async () => {
  const station = it.street.room('station')
  await it.street.windTo('2026-12-02 09:00')
  await station.hears('2027 年的放假和调休安排还没有录入', 'data/calendar.yaml')
  await it.street.windTo('2026-12-03 09:00')
  await station.hearsNothing()
})
