import { test } from 'vitest'
import { onTheStreet, PLAIN } from '../support/in-process.ts'

const it = onTheStreet()

const CITIZENS = ['wang-guilan', 'liu-changshun', 'zhang-xiaoyu', 'sun-baoquan', 'li-meihua'] as const
const VILLAGES = ['ailao', 'gaotun', 'bianjia', 'dalu', 'xijie'] as const

/** Of another caller and place each time, so that none is likely to end badly. */
async function opens(nth: number, urgency?: 'urgent'): Promise<void> {
  const turn = Math.floor(nth / 2)
  const citizenId = CITIZENS[turn] ?? 'wang-guilan'
  await it.opens({ ...PLAIN, citizenId, villageId: VILLAGES[turn] ?? 'ailao', ...(urgency && { urgency }) })
}

test('six messages an hour to one group; answers and urgent ones go through, the rest comes in one', async () => {
  const { street } = it
  const huanwei = street.room('huanwei')
  for (const minute of [0, 1, 2, 3, 4, 5]) {
    await street.windTo(`2026-11-23 09:0${minute}`)
    await opens(minute)
    await huanwei.hears(`#${minute + 1}`)
  }
  await street.person('li-qiang').says('收到 1 2 3 4 5 6', { in: huanwei })
  await huanwei.hears('#6 已签收')
  await street.windTo('2026-11-23 09:10')
  await opens(6)
  await street.windTo('2026-11-23 09:20')
  await opens(7)
  await huanwei.hearsNothing()
  await street.person('li-qiang').says('查 7', { in: huanwei })
  await huanwei.hears('#7')
  await opens(8, 'urgent')
  await huanwei.hears('#9', '〔紧急〕')
  await street.person('li-qiang').says('收到 7 8 9', { in: huanwei })
  await huanwei.hears('#9 已签收')
  // What a person has sent is there when they are told that it has gone out.
  await street.person('zhou-min').says('督办 1 请今天下班前上门', { in: street.room('station') })
  await street.room('station').hears('督办已发给环卫所')
  await huanwei.hears('督办单 #1-1：请今天下班前上门')
  await street.person('zhou-min').says('催办 2', { in: street.room('station') })
  await street.room('station').hears('#2')
  await huanwei.hears('#2·催1', '周敏 催办')
  await street.windTo('2026-11-23 09:59')
  await huanwei.hearsNothing()
  // The first of the six was an hour ago.
  await street.windTo('2026-11-23 10:00')
  await huanwei.hears('#7', '#8')
})

test('that a callback runs is not said any more once it is over', async () => {
  const { street } = it
  const [huanwei, station] = [street.room('huanwei'), street.room('station')]
  for (const nth of [0, 1, 2, 3, 4, 5]) {
    await street.windTo(`2026-11-23 09:0${nth}`)
    await opens(nth)
    await huanwei.hears(`#${nth + 1}`)
  }
  await street
    .person('li-qiang')
    .says('回复 1 您好，公厕已安排人打扫，现场核实干净，已电话告知您。', { in: huanwei })
  await huanwei.hears('回复已提交')
  await station.hears('待审核')
  await street.person('zhou-min').says('通过 1', { in: station })
  await station.hears('#1 已通过')
  const citizen = street.person('wang-guilan')
  await citizen.privately.hears('解决了，满意')
  await citizen.says('解决了，满意')
  await citizen.privately.hears('这件事就办结了')
  await station.hears('办结')
  await street.windTo('2026-11-23 09:20')
  await street.person('li-qiang').says('收到 2 3 4 5 6', { in: huanwei })
  await huanwei.hears('#6 已签收')
  await street.windTo('2026-11-23 10:00')
  await huanwei.hears(/^#1 .*办结。大家辛苦了$/)
})

test('the station, which works on what it is sent, gets more than six an hour', async () => {
  const { street } = it
  const huanwei = street.room('huanwei')
  const li = street.person('li-qiang')
  for (const nth of [0, 1, 2, 3, 4, 5, 6, 7]) await opens(nth)
  await street.unheard()
  await li.says('收到 1 2 3 4 5 6 7 8', { in: huanwei })
  for (const code of [1, 2, 3, 4, 5, 6, 7, 8]) {
    await li.says(`回复 ${code} 您好，公厕当天已安排人打扫，现场核实干净，已电话告知您。`, { in: huanwei })
  }
  for (const code of [1, 2, 3, 4, 5, 6, 7, 8]) await street.room('station').hears(`#${code}`, '待审核')
  await street.unheard()
})
