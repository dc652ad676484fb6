import fc from 'fast-check'
import type { KyselyPlugin } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addWorkingMinutes } from '../../src/domain/working-calendar.ts'
import type { InProcess } from '../support/in-process.ts'
import { openInProcess } from '../support/in-process.ts'
import { wallClock } from '../support/time.ts'

const PLAIN = { matter: '公共厕所', subject: '艾老村 公厕没人打扫', content: '村口公厕好几天没人打扫了。' }
const RUNS = { numRuns: 25, seed: 20261123 }

let it: InProcess
let scheduler: fc.Scheduler | undefined
let code = 0
/** Who was first, over all orders: were it always the same, nothing would have been tried. */
const winners = new Set<string>()

/** From at the same moment to when the other is nearly done. */
const anyDelays = fc.tuple(fc.nat(40), fc.nat(40))

/** Each answer of the database is handed over when the scheduler says so: any order of two tasks can happen. */
const interleaving: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => {
    await scheduler?.schedule(Promise.resolve(), 'query')
    return result
  },
}

beforeEach(async () => {
  code = 0
  winners.clear()
  it = await openInProcess({ at: '2026-11-23 09:00', plugin: interleaving })
})

afterEach(async () => {
  await it.street.ends()
})

/** A ticket in 环卫所's group, and what was said about it so far forgotten. */
async function opened(): Promise<number> {
  await it.opens(PLAIN)
  code += 1
  await it.street.unheard()
  return code
}

/** Everything at once, in the scheduler's order. @returns what the bot says meanwhile about the ticket, in order */
async function atOnce(
  s: fc.Scheduler,
  acts: {
    posts: Parameters<InProcess['posts']>[0][]
    /** How many steps each post comes after the beginning. */
    after: readonly number[]
    windTo?: string
  },
): Promise<string[]> {
  scheduler = s
  const { windTo, posts } = acts
  const begun = async (act: () => unknown, headStart: number): Promise<void> => {
    for (let step = 0; step < headStart; step += 1) await s.schedule(Promise.resolve(), 'wait')
    await act()
  }
  const all = [
    ...(windTo === undefined ? [] : [begun(() => it.street.windTo(windTo), 0)]),
    ...posts.map((said, index) => begun(() => it.posts(said), acts.after[index] ?? 0)),
  ]
  await s.waitFor(
    Promise.all(all).then(() => it.street.settle()),
    async (step) => {
      // Time for everybody else to come to their next query: what is not there cannot be chosen.
      for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve))
      await step()
    },
  )
  scheduler = undefined
  await s.waitIdle()
  await it.street.settle()
  return (await it.street.unheard()).map(({ text }) => text).filter((text) => text.includes(`#${code}`))
}

function inHuanwei(as: string, text: string) {
  return { as, room: 'room-huanwei', text }
}

function inStation(as: string, text: string) {
  return { as, room: 'room-station', text }
}

async function withdrawn(): Promise<void> {
  await it.street.person('wang-guilan').says('撤回诉求')
  await it.street.unheard()
}

function count(texts: readonly string[], words: string): number {
  return texts.filter((text) => text.includes(words)).length
}

describe('two acting at once', { timeout: 60_000 }, () => {
  test('two of a unit sign: one has, the other is told who', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), anyDelays, async (s, after) => {
        const number = await opened()
        const said = await atOnce(s, {
          after,
          // One in the group, one in private: in one conversation the order is the platform's.
          posts: [inHuanwei('li-qiang', `收到 ${number}`), { as: 'zhao-chunyan', text: `收到 ${number}` }],
        })
        expect(count(said, `#${number} 已签收`)).toBe(1)
        expect(count(said, '签收过了')).toBe(1)
        expect(await eventsOf(number, 'acknowledged')).toBe(1)
        winners.add(said.some((text) => text.includes('已由李强签收过了')) ? 'li-qiang' : 'zhao-chunyan')
        await withdrawn()
      }),
      RUNS,
    )
    expect(winners.size, 'either was first').toBe(2)
  })

  test('signed while the reminder is being sent: never reminded after the answer, and reminded at most once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), anyDelays, async (s, after) => {
        const number = await opened()
        const due = addWorkingMinutes(it.desk.office.calendar, it.desk.clock.now(), 30)
        const said = await atOnce(s, {
          after,
          windTo: wallClock(due),
          posts: [inHuanwei('li-qiang', `收到 ${number}`)],
        })
        expect(count(said, `#${number} 已签收`)).toBe(1)
        expect(await eventsOf(number, 'acknowledged')).toBe(1)
        const nag = said.findIndex((text) => text.includes('还没有签收'))
        expect(nag).toBeLessThan(said.findIndex((text) => text.includes(`#${number} 已签收`)))
        expect(count(said, '还没有签收')).toBeLessThanOrEqual(1)
        winners.add(nag === -1 ? 'signature' : 'reminder')
        await withdrawn()
      }),
      RUNS,
    )
    expect(winners.size, 'either was first').toBe(2)
  })

  test('approved while being rejected: one has, the other is told', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), anyDelays, async (s, after) => {
        const number = await replied()
        const said = await atOnce(s, {
          after,
          posts: [
            inStation('zhou-min', `通过 ${number}`),
            inStation('sun-lei', `驳回 ${number} 没写什么时候清理的`),
          ],
        })
        const approved = await eventsOf(number, 'approved')
        const rejected = await eventsOf(number, 'rejected')
        expect(approved + rejected).toBe(1)
        expect(count(said, `#${number} 已通过`)).toBe(approved)
        expect(count(said, `#${number} 已退回重写`)).toBe(rejected)
        const told = approved ? '的回复已通过审核、正在回访，没有改动' : '还没有可以审核的回复'
        expect(count(said, told), 'the other is told').toBe(1)
        winners.add(approved ? 'approval' : 'rejection')
        await withdrawn()
      }),
      RUNS,
    )
    expect(winners.size, 'either was first').toBe(2)
  })

  test('approved while being withdrawn: both are answered, and no callback is asked of who has withdrawn', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), anyDelays, async (s, after) => {
        const number = await replied()
        const said = await atOnce(s, {
          after,
          posts: [inStation('zhou-min', `通过 ${number}`), { as: 'wang-guilan', text: '撤回诉求' }],
        })
        const approved = await eventsOf(number, 'approved')
        expect(await eventsOf(number, 'closed')).toBe(1)
        expect(count(said, `#${number} 已通过`)).toBe(approved)
        expect(count(said, '已经办结（诉求人撤回')).toBe(1 - approved)
        winners.add(approved ? 'approval' : 'withdrawal')
      }),
      RUNS,
    )
    expect(winners.size, 'either was first').toBe(2)
  })
})

async function replied(): Promise<number> {
  const number = await opened()
  const huanwei = it.street.room('huanwei')
  await it.street
    .person('li-qiang')
    .says(`回复 ${number} 公厕已打扫干净，安排专人每天两遍，已电话告知`, { in: huanwei })
  await it.street.unheard()
  return number
}

async function eventsOf(number: number, type: string): Promise<number> {
  return (await it.eventTypes(number)).filter((one) => one === type).length
}
