import { expect, test } from 'vitest'
import { onTheStreet } from '../support/in-process.ts'

/** Of no matter in the list: a clerk has to dispatch it. */
const NOBODYS = { matter: undefined, subject: '大路村 有人偷接路灯电', content: '有人从路灯杆上偷接电线。' }

const it = onTheStreet()

test('a ticket that nobody dispatches: the station is reminded', async () => {
  const station = it.street.room('station')
  await it.opens(NOBODYS)
  await station.hears('收到新工单，待派件')
  await it.street.windTo('2026-11-23 09:59')
  await station.hearsNothing()
  await it.street.windTo('2026-11-23 10:00')
  await station.hears('#1·催1 还没有派件', '派 1')
})

test('an urgent one within minutes, also at night', async () => {
  const station = it.street.room('station')
  await it.street.windTo('2026-11-23 23:00')
  await it.opens({ ...NOBODYS, urgency: 'urgent' })
  await station.hears('收到新工单，待派件')
  await it.street.windTo('2026-11-23 23:10')
  await station.hears('#1·催1 还没有派件')
})

test('after a long table every waiting ticket is listed with whom it would go to, and 全部照办 leaves none out', async () => {
  const station = it.street.room('station')
  const zhou = it.street.person('zhou-min')
  const rows = Array.from({ length: 55 }, (_, at) =>
    at % 5 === 4
      ? `P${100 + at},第${at}户的猫上了房,猫上了房下不来。`
      : `P${100 + at},第${at}处路灯不亮,村口的路灯不亮了。`,
  )
  const bytes = Buffer.from(['工单编号,工单标题,诉求内容', ...rows].join('\r\n'))
  await zhou.says('', { in: station, file: { name: '多.csv', bytes } })
  await station.hears('新 55')
  await it.street.windTo('2026-11-23 09:01')
  await station.hears('请回「待派」看每件建议派给谁')
  await zhou.says('待派', { in: station })
  await station.hears(
    '待派 55 件',
    '建议派建管办的 44 件：',
    '没有建议、请逐件派的 11 件：',
    '#55 第54户的猫上了房',
  )
  await zhou.says('全部照办', { in: station })
  await station.hears('已按建议派件 44 件', '没有建议、请逐件派的 11 件：', '#5 第4户的猫上了房', '#55')
  await zhou.says('还有几件没派', { in: station })
  await station.hears('待派 11 件')
  await it.street.unheard()
})

test('a 举报 is dispatched by itself, never in a heap', async () => {
  const station = it.street.room('station')
  const zhou = it.street.person('zhou-min')
  const clean = { matter: undefined, subject: '大路村 路灯', content: '大路村的路灯不亮了，请修一修。' }
  await it.opens(clean)
  await it.opens({
    ...clean,
    subject: '大路村 偷电',
    content: '举报有人偷路灯的电，路灯都不亮了。',
    kind: 'report',
  })
  await it.street.unheard()
  await zhou.says('待派', { in: station })
  await station.hears('待派 2 件', '建议派建管办的 1 件：\n#1', '举报、保密和没有建议、请逐件派的 1 件：\n#2')
  await zhou.says('全部照办', { in: station })
  await station.hears('已按建议派件 1 件', '#1', '举报、保密和没有建议、请逐件派的 1 件：\n#2')
  await it.street.unheard()
})

test('the morning list of many that wait says where each proposal is to be seen', async () => {
  for (let count = 0; count < 9; count += 1) await it.opens({ ...NOBODYS, subject: `第${count}件` })
  await it.street.unheard()
  await it.street.windTo('2026-11-24 08:40')
  const said = (await it.street.unheard()).filter(({ text }) => text.includes('全街道今日工单'))
  expect(said[0]?.text).toContain('待派件：#1 #2')
  expect(said[0]?.text).toContain('看每件建议派给谁请回「待派」')
})
