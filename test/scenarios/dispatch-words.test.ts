import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { InProcess } from '../support/in-process.ts'
import { openInProcess } from '../support/in-process.ts'

let it: InProcess

beforeEach(async () => {
  it = await openInProcess({ at: '2026-11-23 09:00' })
  for (const content of ['老祠堂的匾额掉漆了，想请人描一描。', '家里的猫爬到树上下不来。']) {
    await it.opens({ matter: undefined, subject: content.slice(0, 6), content })
    await it.street.room('station').hears('收到新工单，待派件')
  }
})

afterEach(async () => {
  await it.street.ends()
})

describe('a clerk dispatches in whatever words', () => {
  test.each([
    { says: '派单 1 环卫所', hears: ['#1 已派环卫所'] },
    { says: '转派 1 环卫所', hears: ['#1 已派环卫所'] },
    { says: '1派给环卫所', hears: ['#1 已派环卫所'] },
    { says: '把1派给环卫所', hears: ['#1 已派环卫所'] },
    { says: '1、2转应急办', hears: ['#1、#2 已派应急办'] },
    { says: '1转派出所', hears: ['#1 已派派出所'] },
    { says: '#1 请供热站办，建管办配合', hears: ['#1 已派供热供水服务站，建管办协办'] },
    { says: '1由环卫所牵头，城管、公安协办', hears: ['#1 已派环卫所，综合行政执法中队、派出所协办'] },
    { says: '1给应急办', hears: ['#1 已派应急办'] },
    { says: '把1派给电力公司', hears: ['没有叫「电力公司」的单位'] },
  ])('$says', async ({ says, hears }) => {
    const station = it.street.room('station')
    await it.street.person('zhou-min').says(says, { in: station })
    await station.hears(...hears)
    await it.street.unheard()
  })
})

test('talk about who should go is no dispatch', async () => {
  const station = it.street.room('station')
  for (const says of ['1号派车去', '1转正了', '2给孩子', '1请假了', '1由他去吧'])
    await it.street.person('zhou-min').says(says, { in: station })
  await station.hearsNothing()
  expect(await it.eventTypes(1)).not.toContain('dispatched')
})

test('a unit that says so dispatches nothing', async () => {
  const huanwei = it.street.room('huanwei')
  await it.street.person('li-qiang').says('把1派给应急办', { in: huanwei })
  await huanwei.hearsNothing()
})
