import { afterEach, beforeEach, test } from 'vitest'
import type { InProcess } from '../support/in-process.ts'
import { openInProcess } from '../support/in-process.ts'

/** Of no matter in the list: a clerk has to dispatch it. */
const NOBODYS = { matter: undefined, subject: '大路村 有人偷接路灯电', content: '有人从路灯杆上偷接电线。' }

let it: InProcess

beforeEach(async () => {
  it = await openInProcess({ at: '2026-11-23 09:00' })
})

afterEach(async () => {
  await it.street.ends()
})

test('a ticket that nobody dispatches: the station is reminded', async () => {
  const station = it.street.room('station')
  await it.opens(NOBODYS)
  await station.hears('收到新工单，待派件')
  await it.street.windTo('2026-11-23 09:59')
  await station.hearsNothing()
  await it.street.windTo('2026-11-23 10:00')
  await station.hears('#1·催1 还没有派件', '派 1')
})

test('an urgent one within minutes, also at night', async () => {
  const station = it.street.room('station')
  await it.street.windTo('2026-11-23 23:00')
  await it.opens({ ...NOBODYS, urgency: 'urgent' })
  await station.hears('收到新工单，待派件')
  await it.street.windTo('2026-11-23 23:10')
  await station.hears('#1·催1 还没有派件')
})
