import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { verifyChain } from '../../src/store/chain.ts'
import type { InProcess } from '../support/in-process.ts'
import { openInProcess, PLAIN } from '../support/in-process.ts'
import type { MachineClock } from '../support/machine-clock.ts'
import { takeMachineClock } from '../support/machine-clock.ts'

const START = '2026-11-23 09:00'

let machine: MachineClock
let it: InProcess

beforeEach(async () => {
  machine = takeMachineClock(START)
  const throttle = {
    conversation: [{ most: 6, perMs: 60_000, because: 'test' }],
    account: [{ most: 30, perMs: 60_000, because: 'test' }],
    gapMs: 1,
    jitterMs: 0,
    concurrent: 4,
  }
  it = await openInProcess({ at: START, clock: systemClock, throttle })
})

afterEach(async () => {
  machine.restore()
  await it.street.ends()
})

/** The machine's clock is set, and the bot notices by itself. @returns what it says then */
async function jumpsTo(moment: string): Promise<string[]> {
  machine.set(moment)
  await it.saysSomething()
  await it.street.settle()
  return texts()
}

async function texts(): Promise<string[]> {
  return (await it.street.unheard()).map(({ text }) => text)
}

test('a clock that jumps a day ahead: what was missed is said once, by itself', async () => {
  await it.opens(PLAIN)
  expect(await texts()).toEqual([expect.stringContaining('新工单')])
  const said = await jumpsTo('2026-11-24 09:00')
  expect(said.filter((text) => text.includes('环卫所今日工单'))).toHaveLength(1)
  // The unit, the station, two supervisors: one message each.
  expect(said).toHaveLength(4)
  await it.street.windTo('2026-11-24 09:01')
  expect(await texts()).toEqual([])
})

test('a clock that is set back after that: nothing is said again, and who writes is answered at once', async () => {
  const huanwei = it.street.room('huanwei')
  await it.opens(PLAIN)
  const said = await jumpsTo('2026-11-24 09:00')
  expect(said.join()).toContain('环卫所今日工单')
  machine.set(START)
  await it.street.windTo(START)
  await huanwei.hearsNothing()
  await it.street.person('li-qiang').says('收到', { in: huanwei })
  await huanwei.hears('#1 已签收')
  await it.street.person('li-qiang').says('已联系 1', { in: huanwei })
  await huanwei.hears('已联系诉求人')
  for (const moment of ['2026-11-23 09:31', '2026-11-23 23:59', '2026-11-24 09:00', '2026-11-24 09:01']) {
    machine.set(moment)
    await it.street.windTo(moment)
  }
  expect(await texts()).toEqual([])
  expect((await verifyChain(it.desk.db)).fault).toBeUndefined()
})

test('an hour back and forth around a due time: said once', async () => {
  const huanwei = it.street.room('huanwei')
  await it.opens(PLAIN)
  await huanwei.hears('新工单')
  for (const moment of ['09:29', '08:30', '09:31', '08:31', '09:35', '10:35']) {
    machine.set(`2026-11-23 ${moment}`)
    await it.street.windTo(`2026-11-23 ${moment}`)
  }
  await huanwei.hears('#1·催1')
  await huanwei.hearsNothing()
})

test('an hour back: sends that stand in the future hold back nobody', async () => {
  const huanwei = it.street.room('huanwei')
  const qiang = it.street.person('li-qiang')
  for (let count = 0; count < 5; count += 1) await it.opens(PLAIN)
  await it.street.unheard()
  machine.set('2026-11-23 08:00')
  for (let count = 1; count <= 5; count += 1) {
    await qiang.says(`收到 ${count}`, { in: huanwei })
    await huanwei.hears(`#${count} 已签收`)
  }
})

test('an hour back: what waits for its turn does not wait an hour more', async () => {
  const huanwei = it.street.room('huanwei')
  const { db } = it.desk
  await it.opens(PLAIN)
  await huanwei.hears('新工单')
  await db
    .updateTable('outbox')
    .set({ state: 'waiting', attempts: 1, not_before: systemClock.now() + 5_000 })
    .execute()
  machine.set('2026-11-23 08:00')
  await it.street.windTo('2026-11-23 08:00')
  machine.set('2026-11-23 08:01')
  await it.saysSomething()
  await huanwei.hears('新工单')
})
