import { expect, test } from 'vitest'
import { onTheStreet } from '../support/in-process.ts'
import { sampleStreet } from '../support/sample-street.ts'

const PLAIN = { matter: '公共厕所', subject: '艾老村 公厕没人打扫', content: '村口公厕好几天没打扫。' }

const it = onTheStreet()

async function warned(...reasons: string[]): Promise<void> {
  await it.street.room('huanwei').hears('@环卫所-郭长河', '预警，诉求人可能不满意', ...reasons)
}

test('words of anger: the head is told a quarter of an hour later, with the reason', async () => {
  await it.opens({ ...PLAIN, content: '村口公厕没人管，多次反映都是踢皮球，再不解决我就找媒体曝光！！' })
  await it.street.room('huanwei').hears('新工单')
  await it.street.windTo('2026-11-23 09:15')
  await warned('#1·催1', '情绪比较急', '先和诉求人说上话再办')
})

test('the third of the same place and matter within a month, and of the same caller', async () => {
  for (let count = 0; count < 3; count += 1) await it.opens({ ...PLAIN, villageId: 'ailao' })
  await it.street.unheard()
  for (const code of [1, 2, 3]) {
    await it.street.person('li-qiang').says(`收到 ${code}`, { in: it.street.room('huanwei') })
    await it.street.room('huanwei').hears('已签收')
  }
  await it.street.windTo('2026-11-23 09:15')
  await warned('#3·催1', '同一诉求人', '同一地点')
})

test('the third of a place and matter is spoken of, the fourth to somebody who has just been warned is not', async () => {
  const callers = sampleStreet().samples.citizens.slice(0, 4)
  for (const { id } of callers) await it.opens({ ...PLAIN, villageId: 'ailao', citizenId: id })
  await it.street.unheard()
  await it.street.windTo('2026-11-23 09:15')
  const said = await it.street.room('huanwei').hears('#3·催1', '同一地点')
  expect(said.text).not.toContain('#4')
  await it.street.windTo('2026-11-23 09:29')
  await it.street.room('huanwei').hearsNothing()
})

test('a second round, and a reply that the station sent back', async () => {
  const { street } = it
  const [huanwei, station] = [street.room('huanwei'), street.room('station')]
  await it.opens(PLAIN)
  await huanwei.hears('新工单')
  await street.person('li-qiang').says('回复 1 已转相关部门处理，请耐心等待。', { in: huanwei })
  await huanwei.hears('先没有提交', '只说转给了别人')
  await street.person('li-qiang').says('坚持提交 要等区里答复', { in: huanwei })
  await huanwei.hears('回复已提交')
  await station.hears('待审核')
  await street.person('zhou-min').says('驳回 1 没写怎么处理的', { in: station })
  await station.hears('已退回重写')
  await huanwei.hears('的回复被退回')
  await street.windTo('2026-11-23 09:15')
  await warned('上一次回复被退回或过于敷衍')
  expect(await it.eventTypes(1)).toContain('flagged')
})

test('an ordinary ticket is not spoken of', async () => {
  await it.opens(PLAIN)
  await it.street.room('huanwei').hears('新工单')
  await it.street.windTo('2026-11-23 09:29')
  await it.street.room('huanwei').hearsNothing()
})
