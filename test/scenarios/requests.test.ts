import { expect, test } from 'vitest'
import { onTheStreet, PLAIN } from '../support/in-process.ts'

const it = onTheStreet()

test('a unit returns a ticket, the station sends it on, the deadline stays', async () => {
  const { street } = it
  const huanwei = street.room('huanwei')
  const station = street.room('station')
  const jianguan = street.room('jianguan')
  await it.opens(PLAIN)
  await huanwei.hears('11月30日 17:30')
  await street.windTo('2026-11-23 09:20')
  await street.person('li-qiang').says('退单 1 公厕是建管办建的，转建管办', { in: huanwei })
  await huanwei.hears('#1 退单申请已报工作站')
  await station.hears(
    '环卫所 申请退单，建议转建管办',
    '责任清单「公共厕所」：由环卫所主办',
    '「同意退单 1 转 建管办」',
    '「派 1 建管办」',
  )
  await street.person('zhou-min').says('派 1 建管办', { in: station })
  await station.hears('#1 已派建管办', '11月30日 17:30')
  await huanwei.hears('#1', '现由建管办主办')
  await jianguan.hears('新工单，请签收', '11月30日 17:30')
})

test('a return is refused with a reason, and granted without a new unit', async () => {
  const { street } = it
  const huanwei = street.room('huanwei')
  const station = street.room('station')
  await it.opens(PLAIN)
  await huanwei.hears('#1')
  await street.person('li-qiang').says('退单 1 不归我们管', { in: huanwei })
  await huanwei.hears('退单申请已报')
  await station.hears('申请退单：不归我们管')
  await street.person('zhou-min').says('不同意 1 清单里写着由环卫所管护', { in: station })
  await station.hears('#1 已答复：不同意退单，')
  await huanwei.hears('工作站不同意退单，清单里写着由环卫所管护')
  await street.person('li-qiang').says('退单 1 真的不归我们管', { in: huanwei })
  await huanwei.hears('退单申请已报')
  await station.hears('申请退单', '这是第 2 次申请退单，已同时报督查')
  for (const id of ['fang-zhengping', 'luo-aihua']) {
    await street.person(id).privately.hears('环卫所：不归本单位管，「不归我们管」（未同意）')
  }
  await street.person('zhou-min').says('同意退单 1', { in: station })
  await station.hears('#1 已答复：同意')
  await huanwei.hears('工作站同意退单')
  await station.hears('退回的工单，待派件')
})

test('同意退单 with nothing but a unit behind it sends the ticket there', async () => {
  const { street } = it
  const station = street.room('station')
  const min = street.person('zhou-min')
  await it.opens(PLAIN)
  await street.person('li-qiang').says('退单 1 不归我们管', { in: street.room('huanwei') })
  await street.unheard()
  await min.says('同意退单 1 派出所', { in: station })
  await station.hears('#1 已同意退单，转派出所主办')
  await street.room('paichusuo').hears('新工单，请签收')
  await street.person(street.room('paichusuo').memberOf('派出所')).says('退单 1 不归我们管', {
    in: street.room('paichusuo'),
  })
  await street.unheard()
  await min.says('同意退单 1 给建管办，派出所 仍派', { in: station })
  await station.hears('#1 已同意退单，转建管办主办')
  await street.room('jianguan').hears('请签收', '协办：派出所')
  await street.unheard()
})

test('同意延期 with other days than were asked for is asked back', async () => {
  const { street } = it
  const station = street.room('station')
  const min = street.person('zhou-min')
  await it.opens(PLAIN)
  await street.person('li-qiang').says('延期 1 三天 等配件到货', { in: street.room('huanwei') })
  await street.unheard()
  await min.says('同意延期 1 2天', { in: station })
  await station.hears('申请的是 3 个工作日，您写的是 2 天，还没有答复', '「不同意 1 最多 2 天」')
  await street.room('huanwei').hearsNothing()
  await min.says('不同意 1 最多 2 天', { in: station })
  await station.hears('#1 已答复：不同意延期，')
  await street.room('huanwei').hears('不同意延期，最多 2 天')
  await street.person('li-qiang').says('延期 1 2天 等配件到货', { in: street.room('huanwei') })
  await street.unheard()
  await min.says('同意延期 1 2天', { in: station })
  await station.hears('#1 已答复：同意')
  await street.room('huanwei').hears('12月2日 17:30')
})

test('a return after two working days is too late', async () => {
  const { street } = it
  const huanwei = street.room('huanwei')
  await it.opens(PLAIN)
  await huanwei.hears('#1')
  await street.person('li-qiang').says('收到 1', { in: huanwei })
  await huanwei.hears('已签收')
  await street.windTo('2026-11-26 09:00')
  await huanwei.hears('时限过半')
  await street.person('li-qiang').says('退单 1 不归我们管', { in: huanwei })
  await huanwei.hears('退单要在派件后 2 个工作日内提出', '延期')
})

test('an extension moves the deadline once the station agrees', async () => {
  const { street } = it
  const huanwei = street.room('huanwei')
  const station = street.room('station')
  await it.opens(PLAIN)
  await huanwei.hears('#1')
  await street.person('li-qiang').says('收到 1', { in: huanwei })
  await huanwei.hears('已签收')
  await street.person('li-qiang').says('延期 1', { in: huanwei })
  await huanwei.hears('请写上延几天和原因')
  await street.person('li-qiang').says('延期 1 20天 等配件', { in: huanwei })
  await huanwei.hears('延期最多 10 个工作日')
  await street.person('li-qiang').says('延期 1 三天 等配件到货', { in: huanwei })
  await huanwei.hears('#1 延期 3 个工作日的申请已报工作站')
  await station.hears('环卫所 申请延期 3 个工作日：等配件到货')
  await street.person('zhou-min').says('同意延期 1', { in: station })
  await station.hears('#1 已答复：同意')
  await huanwei.hears('工作站同意延期', '12月3日 17:30')
})

test('a second unit is asked to help and acknowledges for itself', async () => {
  const { street } = it
  const huanwei = street.room('huanwei')
  const police = street.room('paichusuo')
  await it.opens(PLAIN)
  await huanwei.hears('#1')
  await street.person('li-qiang').says('协办 1 派出所', { in: huanwei })
  await huanwei.hears('#1 已请派出所协办')
  const card = await police.hears('新工单，请协办', '主办：环卫所　协办：派出所')
  await street.person('li-qiang').says('收到 1', { in: huanwei })
  await huanwei.hears('#1 已签收')
  const officer = police.memberOf('派出所')
  await street.person(officer).says('收到', { in: police, quoting: card })
  await police.hears('#1 协办已签收，由环卫所主办')
})

test('a ticket without a matter waits for the clerk, whose names are forgiven', async () => {
  const { street } = it
  const station = street.room('station')
  await it.opens({ matter: undefined, subject: '大路村 有人偷接路灯电', content: '有人从路灯杆上偷接电线。' })
  await station.hears('待派件', '「派 1')
  await street.person('zhou-min').says('派 1 环卫索', { in: station })
  await station.hears('没有叫「环卫索」的单位', '您是想说', '环卫所')
  await street.person('zhou-min').says('派 1 建管办 协办 城管、派出所 3天', { in: station })
  await station.hears('#1 已派建管办，综合行政执法中队、派出所协办')
  await street.room('jianguan').hears('新工单，请签收')
  await street.room('zhifa').hears('请协办')
  await street.room('paichusuo').hears('请协办')
})

test('notes, a visit with a photo and a call are kept; the call stands for 收到', async () => {
  const { street } = it
  const huanwei = street.room('huanwei')
  const qiang = street.person('li-qiang')
  await it.opens(PLAIN)
  await huanwei.hears('#1')
  await qiang.says('已联系 1 约好下午上门', { in: huanwei })
  await huanwei.hears('#1 已签收并记录：已联系诉求人')
  await qiang.says('到场 1 正在打扫', { in: huanwei })
  await huanwei.hears('#1 已记录到场')
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  await qiang.says('', { in: huanwei, file: { name: '现场.png', bytes: png } })
  await huanwei.hears('#1 到场照片已存')
  await qiang.says('照片 1')
  await qiang.privately.hears('请勿转发')
  const sent = await qiang.privately.hears()
  expect(sent.file?.name).toBe('1-1.png')
  expect(Buffer.from(it.fileOf(sent.id))).toEqual(png)
  await qiang.says('备注 1 明天再打扫一遍', { in: huanwei })
  await huanwei.hears('#1 已记录')
  await qiang.says('我的工单', { in: huanwei })
  await huanwei.hears('未办结 1 件', '#1 艾老村 公厕没人打扫 · 办理中')
  await qiang.says('查 1', { in: huanwei })
  await huanwei.hears('#1', '状态：办理中')
})

test('a supervisor’s order reaches the unit’s head', async () => {
  const { street } = it
  const huanwei = street.room('huanwei')
  await it.opens(PLAIN)
  await huanwei.hears('#1')
  const supervisor = street.person('fang-zhengping')
  await supervisor.says('督办 1 请明天中午前办完')
  await supervisor.privately.hears('#1 督办已发给环卫所，要求 明天 12:00 前答复')
  await huanwei.hears('@环卫所-郭长河', '督办单 #1-1：请明天中午前办完')
})
