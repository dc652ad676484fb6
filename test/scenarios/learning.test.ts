import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Experience } from '../../src/matching/experience.ts'
import type { InProcess } from '../support/in-process.ts'
import { openInProcess } from '../support/in-process.ts'

/** Words that stand in no list of keywords. */
const LAMPS = ['灯泡不着', '晚上黑乎乎', '看不清道儿', '走夜道害怕', '灯头碎了']
const PRIVIES = ['茅房臭得很', '苍蝇乱飞', '没人冲洗', '门板掉了', '进不去脚']

let it: InProcess

beforeEach(async () => {
  it = await openInProcess({ at: '2026-11-23 09:00' })
})

afterEach(async () => {
  await it.street.unheard()
  await it.street.ends()
})

/** `count` tickets of each matter, dispatched by the list. */
async function lives(count: number): Promise<void> {
  const said = (words: string[], at: number): string =>
    `${words[at % 5]}，${words[(at * 3 + 1) % 5]}，${words[(at + 2) % 5]}`
  for (let at = 0; at < count; at += 1) {
    await it.opens({ matter: '路灯', subject: '晚上', content: said(LAMPS, at) })
    await it.opens({ matter: '公共厕所', subject: '茅房', content: said(PRIVIES, at) })
  }
  await it.street.unheard()
}

/** When it has seen the tickets and thought about them. */
async function aMinuteLater(): Promise<Experience | undefined> {
  await it.street.windTo('2026-11-23 09:01')
  await it.street.unheard()
  return it.desk.lore?.experience
}

const NEW = {
  matter: undefined,
  villageId: undefined,
  subject: '门口',
  content: '俺家门口灯泡不着，晚上黑乎乎的。',
}

test('too few tickets teach nothing', async () => {
  await lives(20)
  expect(await aMinuteLater()).toBeUndefined()
  await it.opens(NEW)
  await it.street.room('station').hears('责任清单里没有对应事项')
})

test('the unit that led what was alike is proposed, with those tickets and the deciding words', async () => {
  await lives(40)
  expect(await aMinuteLater()).toBeDefined()
  await it.opens(NEW)
  await it.street
    .room('station')
    .hears('建议派：建管办（与 #', '件相似，均由建管办主办', /「.*灯泡不着.*」/, /把握 \d\d%/)
})

test('it is dispatched by itself where limits.yaml says so, and a correction is one word', async () => {
  const { street } = it
  const station = street.room('station')
  await lives(40)
  await aMinuteLater()
  it.desk.office.limits.dispatch.bySimilarity = true
  it.desk.office.limits.dispatch.sureness = 0.6
  // Urgent, because the group has heard all that it may hear in an hour.
  await it.opens({ ...NEW, urgency: 'urgent' })
  await street.room('jianguan').hears('新工单，请签收', '#81')
  await station.hears('机器人已派 #81 门口：建管办', '派得不对，请回「派 81 单位名」')
  await street.person('zhou-min').says('派 81 供热站', { in: station })
  await station.hears('#81 已派供热供水服务站')
})

test('全部照办 does what the list says; what is only like earlier tickets is left to be looked at', async () => {
  await lives(40)
  it.desk.office.limits.dispatch.bySimilarity = false
  await aMinuteLater()
  const station = it.street.room('station')
  const zhou = it.street.person('zhou-min')
  await it.opens(NEW)
  const { text } = await station.hears('建议派：建管办（')
  const code = /#(\d+)/.exec(text)?.[1]
  await zhou.says('待派', { in: station })
  await station.hears('责任清单里没有、仿以前的件建议的 1 件：', '→ 建管办', `照建议派请回「派 ${code} 1」`)
  await zhou.says('全部照办', { in: station })
  await station.hears('没有可以照办的建议', '仿以前的件建议的 1 件')
  await zhou.says(`派 ${code} 1`, { in: station })
  await station.hears('已派建管办')
})
