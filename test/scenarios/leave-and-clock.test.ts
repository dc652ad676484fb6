import { afterEach, beforeEach, describe, test } from 'vitest'
import type { InProcess } from '../support/in-process.ts'
import { openInProcess } from '../support/in-process.ts'

const PLAIN = { matter: '公共厕所', subject: '艾老村 公厕没人打扫', content: '村口公厕好几天没人打扫了。' }
/** Of 建管办, which has no night duty of its own. */
const STREET_LIGHT = { matter: '路灯', subject: '高屯村 路灯不亮', content: '村口路灯坏了好几天。' }

let it: InProcess

beforeEach(async () => {
  it = await openInProcess({ at: '2026-11-23 09:00' })
})

afterEach(async () => {
  await it.street.ends()
})

describe('值班', () => {
  test('an urgent ticket at night is told to whoever of the unit is on duty', async () => {
    const { street } = it
    const huanwei = street.room('huanwei')
    await street.windTo('2026-11-25 22:00')
    await it.opens({ ...PLAIN, urgency: 'urgent' })
    await huanwei.hears('@环卫所-李强', '@环卫所-赵春燕', '新工单')
    await street.person('li-qiang').says('收到', { in: huanwei })
    await huanwei.hears('已签收')
  })

  test('a unit without its own duty has the street’s, told in private as they are not in its group', async () => {
    const { street } = it
    await street.windTo('2026-11-24 22:00')
    await it.opens({ ...STREET_LIGHT, urgency: 'urgent' })
    const card = await street.room('jianguan').hears('新工单')
    await street.person('sun-lei').privately.hears('「孙耿街道·建管办」群里提到您', '新工单', '〔紧急〕')
    await street
      .person(street.room('jianguan').memberOf('建管办'))
      .says('收到', { in: street.room('jianguan'), quoting: card })
    await street.room('jianguan').hears('已签收')
  })
})
