import { afterEach, beforeEach, expect, test } from 'vitest'
import type { InProcess } from '../support/in-process.ts'
import { openInProcess } from '../support/in-process.ts'

let it: InProcess

beforeEach(async () => {
  it = await openInProcess({ at: '2026-11-23 09:00' })
})

afterEach(async () => {
  await it.street.ends()
})

const TELLING = {
  matter: '公共厕所',
  subject: '艾老村 公厕没人打扫 13812345678',
  content: '我叫王桂兰，电话138 1234 5678，家住艾老村3排12号，公厕没人打扫。',
}

test('a group reads no name, phone or house number', async () => {
  const huanwei = it.street.room('huanwei')
  await it.opens(TELLING)
  const card = await huanwei.hears('公厕没人打扫')
  for (const secret of ['王桂兰', '138 1234 5678', '13812345678', '3排12号'])
    expect(card.text).not.toContain(secret)
  expect(card.text).toContain('王**')
})

test('the owner learns who it is in private, with a purpose, and it is logged', async () => {
  const { street } = it
  const huanwei = street.room('huanwei')
  const qiang = street.person('li-qiang')
  await it.opens(TELLING)
  await huanwei.hears('#1')
  await qiang.says('联系方式 1', { in: huanwei })
  await huanwei.hears('请写上用途')
  await qiang.says('联系方式 1 入户核实', { in: huanwei })
  await huanwei.hears('联系方式已私聊发您，查看已登记')
  await qiang.privately.hears('王桂兰', it.phoneOf('wang-guilan'), '仅限办理本工单使用')
  expect(await it.eventTypes(1)).toContain('revealed')
})

test('who reported somebody stays hidden from the unit, whoever asks', async () => {
  const { street } = it
  const huanwei = street.room('huanwei')
  await it.opens({ ...TELLING, kind: 'report' })
  await huanwei.hears('〔举报〕')
  await street.person('guo-changhe').says('联系方式 1 了解情况', { in: huanwei })
  await huanwei.hears('诉求人要求保密（或为举报），联系方式只有工作站能看')
  await street.person('guo-changhe').privately.hearsNothing()
  await street.person('zhou-min').says('联系方式 1 电话回访')
  await street.person('zhou-min').privately.hears('王桂兰')
})

test('a unit that has no part in the ticket learns nothing', async () => {
  const { street } = it
  await it.opens(TELLING)
  await street.room('huanwei').hears('#1')
  await street.person('xu-hao').says('联系方式 1 核实')
  await street.person('xu-hao').privately.hears('没有派给您的单位')
})

test('what a unit or citizen writes is masked before another group reads it', async () => {
  const { street } = it
  const huanwei = street.room('huanwei')
  await it.opens(TELLING)
  await huanwei.hears('#1')
  await street
    .person('li-qiang')
    .says('回复 1 已与王桂兰（13812345678）联系，公厕打扫完毕。', { in: huanwei })
  await huanwei.hears('回复已提交')
  const review = await street.room('station').hears('待审核', '王**')
  expect(review.text).not.toContain('13812345678')
})

test('whomever the words introduce is hidden in the group, people of the office are not', async () => {
  await it.opens({
    matter: '公共厕所',
    subject: '艾老村 公厕没人打扫',
    content:
      '本人孙二妮，儿子孙大勇，邻居赵铁柱（13812345678）占着公厕门口，赵铁柱微信lidashan888，张晓雨她婆婆摔过，已找村民艾立新说过。',
  })
  const card = await it.street.room('huanwei').hears('公厕没人打扫', '艾立新')
  for (const name of ['二妮', '大勇', '铁柱', '晓雨', 'lidashan']) expect(card.text).not.toContain(name)
})
