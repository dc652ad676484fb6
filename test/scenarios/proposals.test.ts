import { test } from 'vitest'
import { onTheStreet } from '../support/in-process.ts'

/** The platform names no matter: what the ticket says must do. */
const UNNAMED = { matter: undefined, villageId: undefined }

const it = onTheStreet()

test('the station is offered numbered choices with their reasons, and takes one by its number', async () => {
  const { street } = it
  const station = street.room('station')
  await it.opens({ ...UNNAMED, subject: '垃圾堵水', content: '建筑垃圾乱倒在路边，把下水道堵了，积水很深。' })
  await station.hears(
    '建议派：',
    '1. 建管办，环卫所协办（责任清单「雨污排水」，说到「下水道」「积水」「堵了」）',
    '2. 环卫所，综合行政执法中队协办（责任清单「垃圾倾倒」，说到「乱倒」「建筑垃圾」）',
    '照第 1 条请回「派 1 1」',
  )
  const zhou = street.person('zhou-min')
  await zhou.says('派 1 9', { in: station })
  await station.hears('#1 没有第 9 条建议，请写上单位')
  await zhou.says('派 1 2', { in: station })
  await station.hears('#1 已派环卫所，综合行政执法中队协办')
  await street.room('huanwei').hears('新工单，请签收')
  await street.room('zhifa').hears('请协办')
})

test('全部照办 dispatches what waits as proposed, and names what nothing was proposed for', async () => {
  const { street } = it
  const station = street.room('station')
  await it.opens({ ...UNNAMED, subject: '路灯', content: '俺村里路灯不亮三天了。' })
  await station.hears('建议派：建管办（责任清单「路灯」，说到「路灯」「灯不亮」）', '同意请回「派 1」')
  await it.opens({ ...UNNAMED, subject: '猫上树', content: '家里的猫爬到树上下不来。' })
  await station.hears('责任清单里没有对应事项，请回「派 2 单位名」')
  await it.opens({ ...UNNAMED, subject: '公厕', content: '公厕没水好几天。', citizenId: 'wang-guilan' })
  await station.hears('建议派：环卫所')
  await street.person('li-qiang').says('全部照办', { in: street.room('huanwei') })
  await street.room('huanwei').hearsNothing()
  await street.person('zhou-min').says('全部照办', { in: station })
  await station.hears(
    '已按建议派件 2 件',
    '#1 路灯 → 建管办',
    '#3 公厕 → 环卫所',
    '没有建议、请逐件派的 1 件：\n#2 猫上树',
  )
  await street.room('jianguan').hears('#1', '请签收')
  await street.room('huanwei').hears('#3', '请签收')
})

test('urgency, secrecy and repeats are pointed out with their grounds', async () => {
  const { street } = it
  const station = street.room('station')
  const content = '艾老村变压器旁边电线漏电，孩子从那里过很危险，请不要透露我的姓名。'
  await it.opens({ ...UNNAMED, subject: '线路', content })
  await station.hears('说到「漏电」，像紧急件', '诉求人说到「不要透露」，已按保密件办')
  await it.opens({ ...UNNAMED, subject: '线路', content: `再次反映：${content}` })
  await station.hears('同一诉求人的 #1 说的像同一件事', '确是重复请回「重复诉求 2 理由」')
  await it.opens({ matter: '路灯', subject: '大路村路灯', content: '大路村路灯不亮。', villageId: undefined })
  await street.room('jianguan').hears('新工单，请签收')
  await it.opens({
    ...UNNAMED,
    subject: '灯',
    content: '大路村晚上路灯又坏了，看不见路。',
    citizenId: 'liu-changshun',
  })
  await station.hears('与 #3 同一件事（大路村路灯），共 2 件、2 人反映，建议建管办牵头')
})

test('several tickets are dispatched to one unit in one line', async () => {
  const { street } = it
  const station = street.room('station')
  for (const content of ['老祠堂的匾额掉漆了，想请人描一描。', '家里的猫爬到树上下不来。']) {
    await it.opens({ matter: undefined, subject: content.slice(0, 6), content })
    await station.hears('责任清单里没有对应事项')
  }
  await street.person('zhou-min').says('派 1、2 给社会事务办 3天', { in: station })
  await station.hears('#1、#2 已派社会事务办', '还有 3 个工作日')
  await street.room('shehui').hears('#1', '#2')
})

test('派 with a unit by what people call it, several that assist, and a limit of its own', async () => {
  const { street } = it
  const station = street.room('station')
  await it.opens({ matter: undefined, subject: '祠堂', content: '老祠堂的匾额掉漆了，想请人描一描。' })
  await station.hears('责任清单里没有对应事项')
  await street.person('zhou-min').says('派 1 保洁 协办 城管 公安 3天', { in: station })
  await station.hears('#1 已派环卫所，综合行政执法中队、派出所协办', '还有 3 个工作日')
  await street.room('huanwei').hears('新工单，请签收', '协办：综合行政执法中队、派出所')
  for (const unit of ['zhifa', 'paichusuo']) await street.room(unit).hears('请协办', '主办：环卫所')
})
