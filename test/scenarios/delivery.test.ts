import { afterEach, beforeEach, expect, test } from 'vitest'
import { cameBack, noteOnline } from '../../src/desk/presence.ts'
import type { InProcess } from '../support/in-process.ts'
import { openInProcess, PLAIN } from '../support/in-process.ts'
import { at } from '../support/time.ts'

let it: InProcess

beforeEach(async () => {
  it = await openInProcess({ at: '2026-11-23 09:00' })
})

afterEach(() => it.street.ends())

/** As if nobody could be reached for a while. */
async function dies(): Promise<void> {
  await it.desk.db.updateTable('outbox').set({ state: 'dead' }).execute()
}

test('重发: one ticket’s messages, then all; and nobody but the station', async () => {
  const { street } = it
  const huanwei = street.room('huanwei')
  const station = street.room('station')
  await it.opens(PLAIN)
  await it.opens(PLAIN)
  await street.unheard()
  await dies()

  await street.person('li-qiang').says('重发', { in: huanwei })
  await huanwei.hears('由热线工作站的同志来做')
  await street.person('zhou-min').says('重发一下那张表', { in: station })
  await station.hearsNothing()

  await street.person('zhou-min').says('重发 2', { in: station })
  await station.hears('#2 已重新排队发送 1 条')
  await huanwei.hears('#2')
  await street.person('zhou-min').says('重发 2', { in: station })
  await station.hears('#2 没有发送失败的消息')
  await street.person('zhou-min').says('重发 全部', { in: station })
  await station.hears('已重新排队发送 1 条')
  await huanwei.hears('#1')
})

/** The bot was last seen at the first time, is back at the second. @returns how many groups are told */
async function away(from: string, until: string, losesMissed = true): Promise<number> {
  await it.street.windTo(until)
  await it.street.unheard()
  await noteOnline({ ...it.desk, clock: { now: () => at(from) } })
  return cameBack(it.desk, losesMissed)
}

function groups(): number {
  return new Set(it.desk.office.roster.units.map(({ room }) => room)).size
}

test('back after an hour, each group is told once that something may have been missed, and no citizen', async () => {
  const told = await away('2026-11-23 10:00', '2026-11-23 11:00')
  expect(told).toBe(groups())
  expect(await cameBack(it.desk, true), 'the same outage').toBe(0)
  await it.street.windTo('2026-11-23 11:01')
  const said = await it.street.unheard()
  expect(said.length).toBe(told)
  for (const { room, text } of said) {
    expect(room).toMatch(/^room-/)
    expect(text).toContain('可能没有收到')
  }
})

test.each([
  { why: 'a moment', from: '2026-11-23 10:00', until: '2026-11-23 10:05', losesMissed: true },
  {
    why: 'long, but the platform keeps what was said',
    from: '2026-11-23 10:00',
    until: '2026-11-23 15:00',
    losesMissed: false,
  },
])('nothing is said after $why', async ({ from, until, losesMissed }) => {
  expect(await away(from, until, losesMissed)).toBe(0)
})

test('back at night, the groups are told in the morning', async () => {
  await away('2026-11-23 22:00', '2026-11-24 02:00')
  await it.street.windTo('2026-11-24 02:01')
  expect(await it.street.unheard()).toEqual([])
  await it.street.windTo('2026-11-24 08:30')
  const said = await it.street.unheard()
  expect(said.filter(({ text }) => text.includes('可能没有收到')).length).toBe(groups())
})
