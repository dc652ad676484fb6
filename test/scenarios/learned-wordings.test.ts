import { afterEach, beforeEach, expect, test } from 'vitest'
import { searchTemplates } from '../../src/desk/search-templates.ts'
import { forgetClosedBefore } from '../../src/store/erasure.ts'
import type { InProcess } from '../support/in-process.ts'
import { openInProcess } from '../support/in-process.ts'

/** Words that no entry has, so that only learning finds it. */
const TOLD = {
  matter: '公共厕所',
  subject: '艾老村 石鼓歪斜',
  content: '庄东头石鼓歪斜，怕砸着孩子，我是王桂兰，电话13800000001。',
}

let it: InProcess
/** Title of the template on the card. */
let suggested: string

beforeEach(async () => {
  it = await openInProcess({ at: '2026-11-23 09:00' })
})

afterEach(async () => {
  await it.street.ends()
})

const li = () => it.street.person('li-qiang')
const huanwei = () => it.street.room('huanwei')
const station = () => it.street.room('station')
const clerk = () => it.street.person('zhou-min')

/** 李强 takes the template from the card of the new ticket, edits the draft and sends it back. */
async function repliesByTemplate(code: number): Promise<void> {
  const card = await huanwei().hears(`#${code}`, '参考模板：1《')
  suggested = /1《(.*?)》/.exec(card.text)?.[1] ?? ''
  await li().says('用1', { in: huanwei(), quoting: card })
  await huanwei().hears('回复草稿在下一条')
  const draft = await huanwei().hears('回复草稿：')
  const text = draft.text.replace(/^.*?：\n/s, '').replace(/【请填：[^】]*】/g, '地面积水已冲净，门锁换新')
  await li().says(text, { in: huanwei(), quoting: draft })
  await huanwei().hears('回复已提交')
  await station().hears('待审核')
}

const hit = async (query: string) => (await searchTemplates(it.desk, { query, unitIds: [] })).hits[0]
/** Whether the words of the ticket find the template that was used first. */
const isKnown = async () => (await hit('石鼓歪斜'))?.entry.title === suggested

test('an approved reply made from a template teaches it the ticket’s words, and the hits count it', async () => {
  await it.opens(TOLD)
  await repliesByTemplate(1)
  expect(await isKnown(), 'nothing is learned before the review').toBe(false)
  await clerk().says('通过 1', { in: station() })
  await station().hears('#1 已通过')
  await huanwei().hears('已通过审核')
  await it.street.person('wang-guilan').privately.hears('')
  const learned = await hit('石鼓歪斜')
  expect(learned?.entry.title).toBe(suggested)
  expect(learned?.reasons.join('；')).toContain('同类工单 1 次采用')
  const words = learned?.entry.learned?.join() ?? ''
  expect(words).toContain('庄东头石鼓')
  expect(words).not.toMatch(/王桂兰|13800000001/)
})

test('the citizen is not content: what is in doubt teaches nothing', async () => {
  await it.opens(TOLD)
  await repliesByTemplate(1)
  await clerk().says('通过 1', { in: station() })
  await station().hears('#1 已通过')
  await huanwei().hears('已通过审核')
  await it.street.person('wang-guilan').privately.hears('')
  await it.street.person('wang-guilan').says('没解决，不满意')
  await it.street.unheard()
  expect(await isKnown()).toBe(false)
})

test('a reply of one’s own words teaches nothing to the template that was only looked at', async () => {
  await it.opens(TOLD)
  const card = await huanwei().hears('参考模板：')
  suggested = /1《(.*?)》/.exec(card.text)?.[1] ?? ''
  await li().says('用1', { in: huanwei(), quoting: card })
  await li().says('回复 1 今天上午请抽粪车抽了两车，换了门锁，明天再来看一遍，已当面跟老人说清。', {
    in: huanwei(),
  })
  await it.street.unheard()
  await clerk().says('通过 1', { in: station() })
  await it.street.unheard()
  expect(await isKnown()).toBe(false)
})

test('the station sees what was learned, and forgets what was learned wrongly', async () => {
  await it.opens(TOLD)
  await repliesByTemplate(1)
  await clerk().says('通过 1', { in: station() })
  await it.street.unheard()
  const title = (await hit('石鼓歪斜'))?.entry.title ?? ''
  await clerk().says(`忘记说法 ${title}`, { in: station() })
  await station().hears(
    `《${title}》从工单里学到的说法`,
    '1. #1 艾老村 石鼓歪斜',
    '环卫所 李强选用',
    '忘记说法 1',
  )
  await clerk().says('忘记说法 1', { in: station() })
  await station().hears('#1 的说法已忘记')
  expect(await isKnown()).toBe(false)
  await clerk().says('忘记说法 1', { in: station() })
  await station().hears('没有从 #1 学到说法')
})

test('with the ticket’s texts its wording is erased; that it was used still counts', async () => {
  await it.opens(TOLD)
  await repliesByTemplate(1)
  await clerk().says('通过 1', { in: station() })
  await it.street.unheard()
  const { id = '', keywords: [keyword = ''] = [] } = (await hit('石鼓歪斜'))?.entry ?? {}
  await it.street.person('wang-guilan').says('满意')
  await it.street.unheard()
  await forgetClosedBefore(it.desk.db, it.desk.clock.now() + 1, it.desk.clock.now())
  expect(await isKnown()).toBe(false)
  const [found] = (await searchTemplates(it.desk, { query: keyword, unitIds: [] })).hits.filter(
    ({ entry }) => entry.id === id,
  )
  expect(found?.reasons).toContain('同类工单 1 次采用')
})
