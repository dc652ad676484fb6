import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { InProcess } from '../support/in-process.ts'
import { openInProcess } from '../support/in-process.ts'

/** 140 1025 1031 could be a phone number, but here are three tickets with these codes. */
const CODES = [140, 1025, 1031]
const TOILET = { matter: '公共厕所', subject: '艾老村 公厕没人打扫', content: '村口公厕好几天没人打扫了。' }
const SHRINE = { matter: '祠堂', subject: '祠堂', content: '老祠堂的匾额掉漆了，想请人描一描。' }

let it: InProcess

beforeEach(async () => {
  it = await openInProcess({ at: '2026-11-23 09:00' })
  for (const code of CODES) {
    const before = await it.opens(SHRINE)
    await it.desk.db
      .updateTable('ticket')
      .set({ code: code - 1 })
      .where('number', '=', before)
      .execute()
    await it.opens(TOILET)
    await it.street.room('huanwei').hears(`#${code} `)
  }
  await it.street.unheard()
})

afterEach(async () => {
  await it.street.ends()
})

describe('a list of tickets that together look like a phone number', () => {
  test('is signed for whole by the unit that has them all, in the group and in private', async () => {
    const huanwei = it.street.room('huanwei')
    const qiang = it.street.person('li-qiang')
    await qiang.says('收到 140 1025 1031', { in: huanwei })
    await huanwei.hears('#140、#1025、#1031 已签收')
    await qiang.says('已联系 140、1025、1031')
    await qiang.privately.hears('#140', '#1025', '#1031')
    for (const code of CODES) expect(await it.eventTypes(code)).toContain('contacted')
  })

  test('is one too if one of them is wrong: that is said, as of any list', async () => {
    const huanwei = it.street.room('huanwei')
    await it.street.person('li-qiang').says('收到 140 1025 1039', { in: huanwei })
    await huanwei.hears('没有找到工单 #1039')
    for (const code of CODES) expect(await it.eventTypes(code)).not.toContain('acknowledged')
  })

  test('is none for a unit that has none of them', async () => {
    const sifa = it.street.room('sifa')
    await it.street.person(sifa.memberOf('司法所')).says('收到 140 1025 1031', { in: sifa })
    for (const code of CODES) expect(await it.eventTypes(code)).not.toContain('acknowledged')
  })
})
