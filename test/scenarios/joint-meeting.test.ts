import { afterEach, beforeEach, expect, test } from 'vitest'
import type { InProcess } from '../support/in-process.ts'
import { openInProcess } from '../support/in-process.ts'

let it: InProcess

beforeEach(async () => {
  it = await openInProcess({ at: '2026-11-23 09:00' })
  const { street } = it
  await it.opens({
    matter: '公共厕所',
    subject: '艾老村 公厕没人打扫',
    content: '村口公厕好几天没人打扫了。',
  })
  await street.room('huanwei').hears('新工单')
  await street.person('zhou-min').says('协办 1 建管办', { in: street.room('station') })
  await street.room('station').hears('已请建管办协办')
  await street.room('jianguan').hears('请协办')
})

afterEach(async () => {
  await it.street.ends()
})

test('a meeting is proposed, the units say who comes, the outcome is a note', async () => {
  const { street } = it
  const [huanwei, jianguan, station] = [
    street.room('huanwei'),
    street.room('jianguan'),
    street.room('station'),
  ]
  await street.person('li-qiang').says('会商 1', { in: huanwei })
  await huanwei.hears('#1 会商定在 今天 14:30，已问 环卫所、建管办 能不能到')
  await huanwei.hears('会商：今天 14:30', '「能到 1」')
  const card = await jianguan.hears('会商：今天 14:30', '参加：环卫所、建管办', '「不能到 1 原因」')
  await street.person('li-qiang').says('能到 1', { in: huanwei })
  await huanwei.hears('#1 会商已记：能到 环卫所；还没回 建管办')
  await street.person('xu-hao').says('不能到 当天有检查', { in: jianguan, quoting: card })
  await jianguan.hears('能到 环卫所；不能到 建管办（当天有检查）')
  await station.hears('各单位都回了', '改时间请回「会商 1 明天下午3点」')
  await huanwei.hears('各单位都回了')
  await street.person('zhou-min').says('会商 1 明天下午3点', { in: station })
  await station.hears('#1 会商定在 明天 15:00')
  await huanwei.hears('会商：明天 15:00')
  await jianguan.hears('会商：明天 15:00')
  await street.person('xu-hao').says('能 1', { in: jianguan })
  await jianguan.hears('能到 建管办；还没回 环卫所')
  await street.person('li-qiang').says('会商结果 1 建管办三天内修好水管，环卫所每天打扫两遍', { in: huanwei })
  await huanwei.hears('#1 会商结果已记录')
  await huanwei.hears('会商结果', '建管办三天内修好水管')
  await jianguan.hears('会商结果', '建管办三天内修好水管')
  expect(await it.eventTypes(1)).toContain('noted')
})

test('everyday words and others’ tickets start nothing', async () => {
  const { street } = it
  const jianguan = street.room('jianguan')
  for (const words of ['能', '能到', '不能', '能 1 天内办完吗', '会商', '下午会商一下']) {
    await street.person('xu-hao').says(words, { in: jianguan })
  }
  await jianguan.hearsNothing()
  await street.person('xu-hao').says('能到 1', { in: jianguan })
  await jianguan.hears('#1 现在没有约您单位会商')
  await street.person('xu-hao').says('会商 1', { in: jianguan })
  await jianguan.hears('#1 由环卫所主办')
  await street.person('li-qiang').says('会商 1 今天早上', { in: street.room('huanwei') })
  await street.room('huanwei').hears('会商的时间要在以后')
  for (const past of ['昨天上午', '前天', '上周四']) {
    await street.person('li-qiang').says(`会商 1 ${past}`, { in: street.room('huanwei') })
    await street.room('huanwei').hears('会商的时间要在以后')
  }
  await street.person('li-qiang').says('会商结果 1', { in: street.room('huanwei') })
  await street.room('huanwei').hears('请写上议定的事')
})

test('nobody meets alone: without assisting units it is said what to do first', async () => {
  const { street } = it
  const station = street.room('station')
  await it.opens({ matter: undefined, subject: '祠堂', content: '老祠堂的匾额掉漆了，想请人描一描。' })
  await station.hears('待派件')
  await street.person('zhou-min').says('会商 2', { in: station })
  await station.hears('#2 还没有派件')
  await street.person('zhou-min').says('派 2 建管办', { in: station })
  await station.hears('#2 已派建管办')
  await street.room('jianguan').hears('新工单')
  await street.person('xu-hao').says('会商 2', { in: street.room('jianguan') })
  await street.room('jianguan').hears('没有协办', '「协办 2 单位名」')
})

test('who has no right to call a meeting is told that and nothing of the ticket; a closed one has none', async () => {
  const { street } = it
  const station = street.room('station')
  const jianguan = street.room('jianguan')
  const huanwei = street.room('huanwei')
  await it.opens({ matter: undefined, subject: '祠堂', content: '老祠堂的匾额掉漆了，想请人描一描。' })
  await station.hears('待派件')
  await street.person('li-qiang').says('会商 2', { in: huanwei })
  await huanwei.hears('#2 还没有派件，请等工作站派件')
  await street.person('zhou-min').says('派 2 建管办', { in: station })
  await station.hears('#2 已派建管办')
  await jianguan.hears('新工单')
  await street.person('li-qiang').says('会商 2', { in: huanwei })
  await huanwei.hears('#2 由建管办主办，这一步请建管办的同志来做')
  await street.person('zhou-min').says('撤单 1 打错了', { in: station })
  await street.unheard()
  await street.person('zhou-min').says('会商 1', { in: station })
  await station.hears('#1 已经办结')
})

test('what is agreed about a 举报 is read in no village’s group, and names in it are hidden in every group', async () => {
  const { street } = it
  const station = street.room('station')
  await it.opens({
    kind: 'help',
    matter: '没有这一项',
    subject: '举报有人占地盖房',
    content: '举报有人在耕地上盖房，要求保密。',
  })
  await station.hears('#2')
  await street.person('zhou-min').says('派 2 司法所 协办 艾老村 仍派', { in: station })
  await street.unheard()
  await street.person('zhou-min').says('会商结果 2 三天内停工，村民赵铁柱说的属实', { in: station })
  await station.hears('#2 会商结果已记录')
  const own = await street.room('sifa').hears('会商结果', '三天内停工')
  expect(own.text).not.toContain('铁柱')
  const village = await street.room('ailao').hears('会商结果', '原话不在群里发')
  expect(village.text).not.toContain('停工')
})
