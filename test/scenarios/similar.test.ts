import { expect, test } from 'vitest'
import { takeIn } from '../../src/desk/take-in.ts'
import { BOT } from '../../src/domain/actor.ts'
import { onTheStreet } from '../support/in-process.ts'

const it = onTheStreet()

const LAMPS = { matter: '路灯', villageId: 'haomiao' } as const
const FIRST = {
  ...LAMPS,
  subject: '好庙村 路灯不亮',
  content: '好庙村口到小学的路灯坏了一个星期，晚上黑灯瞎火。',
}
const SECOND = {
  ...LAMPS,
  subject: '好庙村 晚上没有照明',
  content: '村口那排灯杆都在，就是灯不亮，孩子放学走路看不见。',
  citizenId: 'liu-changshun',
}

test('a new ticket that reports the same as open ones says so on the card of its unit', async () => {
  const { street } = it
  const jianguan = street.room('jianguan')
  await it.opens(FIRST)
  expect((await jianguan.hears('#1', '请签收')).text).not.toContain('同一件事')
  await it.opens(SECOND)
  await jianguan.hears('#2', '与 #1 同一件事（好庙村 路灯不亮），可以一并办理', '收到请回「收到」')
  await it.opens({
    ...FIRST,
    villageId: 'gaotun',
    subject: '高屯村 路灯不亮',
    content: '高屯村口的路灯坏了一个星期。',
  })
  expect((await jianguan.hears('#3')).text).not.toContain('同一件事')
  await it.opens({
    ...SECOND,
    matter: '道路破损',
    subject: '好庙村 路面坑洼',
    content: '村口路面大坑连小坑。',
  })
  expect((await jianguan.hears('#4')).text).not.toContain('同一件事')
})

test('what the platform corrects is compared as it now reads', async () => {
  const { street } = it
  const jianguan = street.room('jianguan')
  await it.opens(FIRST)
  await jianguan.hears('#1')
  const number = await it.opens({ ...SECOND, subject: '好庙村 求助', content: '想问一件事，稍后再说。' })
  expect((await jianguan.hears('#2')).text).not.toContain('同一件事')
  const { content, citizenId: _caller, ...ticket } = SECOND
  const row = {
    line: 2,
    ticket: { ...ticket, number, kind: 'complaint' as const, urgency: 'normal' as const, secret: false },
    content,
    says: { title: true, content: true },
    isClosed: false,
  }
  await takeIn(it.desk, row, { actor: BOT, isOneOfMany: false })
  await street.settle()
  await jianguan.hears('#2', '晚上没有照明')
  await street.person('zhou-min').says('同类', { in: street.room('station') })
  await street.room('station').hears('#1', '#2')
})

test('the station reads it before it dispatches, with who leads and how many people', async () => {
  const { street } = it
  const station = street.room('station')
  await it.opens(FIRST)
  await street.room('jianguan').hears('#1')
  await it.opens({
    ...SECOND,
    matter: undefined,
    villageId: undefined,
    subject: '好庙村路灯',
    content: '好庙村路灯坏了，天黑看不见。',
  })
  await station.hears(
    '待派件',
    '与 #1 同一件事（好庙村 路灯不亮），共 2 件、2 人反映，建议建管办牵头；全部请回「同类 2」',
  )
})

test('the same school gate is another thing if the matter is another, also before it is dispatched', async () => {
  const { street } = it
  await it.opens({
    ...FIRST,
    subject: '好庙村 小学门口路灯不亮',
    content: '好庙村小学门口的路灯坏了，孩子出来天就黑了。',
  })
  await street.room('jianguan').hears('#1')
  await it.opens({
    ...SECOND,
    matter: undefined,
    subject: '好庙村要求装减速带',
    content: '好庙村小学门口车太快，孩子出来危险，希望装减速带。',
  })
  expect((await street.room('station').hears('待派件', '减速带')).text).not.toContain('同一件事')
})

test('a unit that asks for 同类 is told whose it is, talk of it is left alone', async () => {
  const { street } = it
  const huanwei = street.room('huanwei')
  await street.person('li-qiang').says('同类 1', { in: huanwei })
  await huanwei.hears('同类工单由工作站和街道负责同志看')
  await street.person('li-qiang').says('同类', { in: huanwei })
  await huanwei.hearsNothing()
})

test('同类 lists what is open as one thing, people counted once; 同类 1 shows the tickets', async () => {
  const { street } = it
  const station = street.room('station')
  const zhou = street.person('zhou-min')
  await zhou.says('同类', { in: station })
  await station.hears('没有两件以上未办结')
  await it.opens(FIRST)
  await it.opens(SECOND)
  await it.opens({ ...FIRST, content: '再说一次，好庙村口的路灯还是不亮，晚上黑灯瞎火。' })
  for (const code of [1, 2, 3]) await street.room('jianguan').hears(`#${code}`)
  await zhou.says('举一反三', { in: station })
  await station.hears(
    '同一件事的未办结工单 1 组',
    '共 3 件、2 人反映，好庙村，11月23日，建议建管办牵头',
    '#1、#2、#3',
    '例如「同类 1」',
  )
  await zhou.says('同类 2', { in: station })
  await station.hears('共 3 件、2 人反映', '#1 好庙村 路灯不亮 · 待签收', '#2 好庙村 晚上没有照明', '#3')
})

test('who only works in a unit is not shown the list; a supervisor reads it in private', async () => {
  const { street } = it
  await it.opens(FIRST)
  await it.opens(SECOND)
  for (const code of [1, 2]) await street.room('jianguan').hears(`#${code}`)
  await street.person('xu-hao').says('同类', { in: street.room('jianguan') })
  await street.room('jianguan').hearsNothing()
  await street.person('xu-hao').says('同类')
  await street.person('xu-hao').privately.hears('同类工单由工作站和街道负责同志看')
  await street.person('fang-zhengping').says('同类')
  await street.person('fang-zhengping').privately.hears('#1、#2')
})

test('a 举报, or what was told in confidence, stands on no unit’s card, and its own card names no others', async () => {
  const { street } = it
  const jianguan = street.room('jianguan')
  await it.opens({ ...FIRST, kind: 'report' })
  await jianguan.hears('#1')
  await it.opens(SECOND)
  expect((await jianguan.hears('#2')).text).not.toContain('#1')
  await it.opens({ ...SECOND, secret: true, citizenId: 'zhang-xiaoyu' })
  expect((await jianguan.hears('#3')).text).not.toMatch(/#1|#2|同一件事/)
  await it.opens({ ...SECOND, citizenId: 'sun-baoquan' })
  const card = await jianguan.hears('#4', '与 #2 同一件事')
  expect(card.text).not.toMatch(/#1|#3/)
  const zhou = street.person('zhou-min')
  await zhou.says('同类', { in: street.room('station') })
  await street.room('station').hears('共 4 件、4 人反映', '#1、#2、#3、#4')
})

test('a unit does not read of a ticket that another unit has', async () => {
  const { street } = it
  await it.opens(FIRST)
  await street.room('jianguan').hears('#1')
  await street.person('zhou-min').says('派 1 综合行政执法中队', { in: street.room('station') })
  await street.room('station').hears('#1 已派综合行政执法中队')
  await street.room('zhifa').hears('#1')
  await street.room('jianguan').hears('本单位无需再办')
  await it.opens(SECOND)
  expect((await street.room('jianguan').hears('#2')).text).not.toContain('#1')
})

test('what is said is masked: no name, phone or house number of the others', async () => {
  const { street } = it
  const content = '我是王桂兰，13812345678，好庙村3排12号门口路灯不亮，晚上黑灯瞎火。'
  await it.opens({ ...FIRST, content })
  await it.opens(SECOND)
  const cards = [
    await street.room('jianguan').hears('#1'),
    await street.room('jianguan').hears('#2', '与 #1'),
  ]
  await street.person('zhou-min').says('同类 1', { in: street.room('station') })
  cards.push(await street.room('station').hears('#1', '#2'))
  for (const { text } of cards) expect(text).not.toMatch(/王桂兰|13812345678|3排12号/)
})
