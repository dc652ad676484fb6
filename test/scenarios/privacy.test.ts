import { expect, test } from 'vitest'
import { takeIn } from '../../src/desk/take-in.ts'
import { BOT } from '../../src/domain/actor.ts'
import { onTheStreet } from '../support/in-process.ts'

const it = onTheStreet()

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

test('whom the words introduce is hidden in the one line too, also when it is sent again', async () => {
  const { street } = it
  const about = {
    subject: '赵铁柱占道堆粪',
    content: '邻居赵铁柱把粪堆在路上，找村民艾立新说过，孙耿街道没人管。',
  }
  const number = await it.opens(about)
  await street.room('huanwei').hears('#1 〔投诉〕赵**占道堆粪', '邻居赵**把粪')
  const row = {
    line: 1,
    ticket: { number, kind: 'complaint', urgency: 'normal', subject: about.subject, secret: false },
    content: about.content,
    says: { title: true, content: true },
    isClosed: false,
  } as const
  const by = { actor: BOT, isOneOfMany: false }
  expect(await takeIn(it.desk, row, by)).toBe('repeated')
  expect(
    await takeIn(it.desk, { ...row, ticket: { ...row.ticket, subject: '赵铁柱占道堆粪没人管' } }, by),
  ).toBe('updated')
  await street.windTo('2026-11-23 09:01')
  for (const { text } of await street.unheard()) expect(text).not.toContain('铁柱')
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

test('of what a villager tells in private the village reads neither names nor where they live', async () => {
  const { street } = it
  const villager = street.person('stranger')
  const told = '艾老村邻居赵铁柱往下水道倒油，堵了好几天，谁来管。俺家住村东头大槐树底下'
  await villager.says(told)
  await villager.says('转村里')
  await villager.says('艾老村张晓雨她婆婆说路灯坏了好几天，谁来修')
  await villager.says('转村里')
  await street.windTo('2026-11-23 10:00')
  await street.person('ai-lixin').says('受理')
  await street.windTo('2026-11-25 10:00')
  const heard = (await street.unheard()).map(({ text }) => text).join('\n')
  for (const words of ['赵**', '村事1 雨污排水：', '村事1（雨污排水）还没有回', '张**'])
    expect(heard).toContain(words)
  for (const secret of ['铁柱', '晓雨', '大槐树']) expect(heard).not.toContain(secret)
})

test('whom a colleague names to the lead of a 举报, or a clerk in a reason, is hidden in the groups', async () => {
  const { street } = it
  const [huanwei, police, station] = ['huanwei', 'paichusuo', 'station'].map((id) => street.room(id))
  if (!huanwei || !police || !station) throw new Error('no such group')
  await it.opens({ kind: 'report', matter: '公共厕所', subject: '公厕没人打扫', content: '有人收钱不干活。' })
  await street.unheard()
  await street.person('zhou-min').says('协办 1 派出所', { in: station })
  await street.unheard()
  await street.person(police.memberOf('派出所')).says('备注 1 跟举报人刘长顺说好了，晚上去看', { in: police })
  await police.hears('已签收并记录')
  const report = await huanwei.hears('协办单位派出所报来情况', '晚上去看')
  expect(report.text).not.toContain('刘长顺')
  await street.person('li-qiang').says('退单 1 不归我们管', { in: huanwei })
  await huanwei.hears('退单申请已报')
  await station.hears('申请退单')
  await street.person('zhou-min').says('不同意 1 举报人刘长顺说就是你们收的钱', { in: station })
  await station.hears('不同意')
  const refused = await huanwei.hears('工作站不同意退单')
  expect(refused.text).not.toContain('刘长顺')
})
