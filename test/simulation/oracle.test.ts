import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import type { LocalMessage } from '../../src/bot/local/chat.ts'
import { openSample } from '../../src/desk/open-sample.ts'
import type { TicketEvent } from '../../src/domain/ticket-events.ts'
import { DAY_MS } from '../../src/domain/time.ts'
import { loadOffice } from '../../src/office/load-office.ts'
import { openDesk } from '../support/desk.ts'
import { sampleStreet } from '../support/sample-street.ts'
import { at } from '../support/time.ts'
import { Oracle } from './oracle.ts'
import { owedAndUnsaid } from './owed.ts'

const OFFICE = loadOffice(join(import.meta.dirname, '../../data'))
const NUMBER = '37010020260302000001'

let oracle: Oracle
let seq = 0

beforeEach(() => {
  oracle = new Oracle(OFFICE, async () => [])
  oracle.opened({ id: 1, code: 17, number: NUMBER, urgency: 'normal' })
})

function says(when: string, text: string, given: Partial<LocalMessage> = {}): void {
  seq += 1
  oracle.heard({
    id: `m${seq}`,
    seq,
    at: at(when),
    roomId: 'room-huanwei',
    fromId: 'huisheng',
    type: 'text',
    text,
    mentionIds: [],
    recalled: false,
    ...given,
  })
}

describe('what the oracle does not let pass', () => {
  test('the same reminder twice in one place', () => {
    says('2026-03-02 10:00', '#17·催1 还没有签收')
    says('2026-03-02 10:00', '#17·催1 请您过问', { roomId: undefined as never, peerId: 'fang-zhengping' })
    expect(oracle.problems).toEqual([])
    says('2026-03-02 10:30', '#17·催1 还没有签收')
    expect(oracle.problems).toEqual([expect.stringContaining('said twice')])
  })

  test('a card at night, a reminder on a day off, but not the answer to who writes at night', () => {
    says('2026-03-02 21:00', '新工单，请签收\n#17 公厕')
    says('2026-03-07 10:00', '#17·催1 还没有签收')
    expect(oracle.problems).toHaveLength(2)
    oracle.posted([{ roomId: 'room-huanwei', fromId: 'li-qiang', text: '17收到' } as LocalMessage])
    says('2026-03-02 22:00', '#17 已签收')
    expect(oracle.problems).toHaveLength(2)
  })

  test('a command that gets no answer, or is not understood', () => {
    const said = (text: string) => {
      oracle.posted([
        { roomId: 'room-huanwei', fromId: 'li-qiang', at: at('2026-03-02 10:00'), text } as LocalMessage,
      ])
    }
    said('17收到')
    says('2026-03-02 10:00', '@环卫所-李强 #17 已签收')
    said('17 已联系')
    said('17 联络了')
    says('2026-03-02 10:00', '@环卫所-李强 您是想说「已联系 #17」吗？是请回「是」')
    expect(oracle.problems).toEqual([
      expect.stringContaining('no answer to: 17 已联系'),
      expect.stringContaining('not understood: 17 联络了; the bot: @环卫所-李强 您是想说'),
    ])
  })

  test('a second list on one day, and who is on leave called upon', () => {
    says('2026-03-02 08:40', '环卫所今日工单（3月2日）')
    says('2026-03-02 09:00', '环卫所今日工单（3月2日）')
    oracle.leaves('li-qiang', { from: at('2026-03-03 08:00'), lastDay: '2026-03-04' })
    says('2026-03-04 10:00', '#17·催1 还没有签收', { mentionIds: ['li-qiang'] })
    says('2026-03-05 10:00', '#17·催2 还没有签收', { mentionIds: ['li-qiang'] })
    expect(oracle.problems.map((problem) => problem.slice(17, 40))).toEqual([
      expect.stringContaining('a second list'),
      expect.stringContaining('li-qiang is on leave'),
    ])
  })
})

test('a ticket that stays open for weeks, because nobody is understood', async () => {
  const { desk, close } = await openDesk()
  const [sample] = sampleStreet().samples.tickets
  const citizen = sampleStreet().samples.citizens.find(({ id }) => id === sample?.citizenId)
  if (!sample || !citizen) throw new Error('no sample')
  await openSample(desk, sample, citizen)
  const stuck = async (weeks: number): Promise<string[]> => {
    await oracle.endOfDay(desk, desk.clock.now() + weeks * 7 * DAY_MS)
    return oracle.problems.filter((problem) => problem.includes('for weeks'))
  }
  expect(await stuck(6)).toEqual([])
  expect(await stuck(6.5)).toHaveLength(1)
  await close()
})

test('a card that nobody saw and a rung that nobody said are owed', () => {
  const events: TicketEvent[] = [
    {
      type: 'opened',
      at: at('2026-03-02 09:00'),
      actor: 'bot',
      number: NUMBER,
      code: 17,
      kind: 'complaint',
      urgency: 'urgent',
      subject: '公厕',
      secret: false,
      contentTextId: 1,
    },
    {
      type: 'dispatched',
      at: at('2026-03-02 09:00'),
      actor: 'bot',
      leadUnitId: 'huanwei',
      assistUnitIds: [],
      deadline: at('2026-03-03 17:30'),
    },
  ]
  const context = { office: OFFICE, now: at('2026-03-02 09:45'), lists: new Map(), away: [] }
  const nothing = { cards: [], nags: [], seen: new Set<string>() }
  const owed = owedAndUnsaid(1, events, nothing, context)
  expect(owed).toEqual([
    expect.stringContaining('no card in room-huanwei'),
    expect.stringContaining('urgent-unacknowledged was due at 2026-03-02 09:10'),
  ])
  const place = 'room-huanwei'
  const heard = {
    ...nothing,
    cards: [{ at: at('2026-03-02 09:00'), place }],
    nags: [{ at: at('2026-03-02 09:10'), place }],
  }
  expect(owedAndUnsaid(1, events, heard, context)).toEqual([])
})
