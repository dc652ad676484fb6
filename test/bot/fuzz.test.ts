import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Inbound, Place, Sender } from '../../src/bot/handler.ts'
import { splitQuote } from '../../src/bot/quoted-text.ts'
import { normalise } from '../../src/domain/plain-text.ts'
import { handlers } from '../../src/handlers/index.ts'
import { openInProcess } from '../support/in-process.ts'

const SENDERS: readonly Sender[] = [
  {
    kind: 'staff',
    person: {
      id: 'li',
      name: '李强',
      alias: '环卫所-李强',
      positions: [{ unitId: 'huanwei', role: 'member' }],
    },
  },
  { kind: 'citizen', citizenId: 'wang', contact: 'w' },
  { kind: 'stranger', contact: 's' },
]
const PLACES: readonly Place[] = [{ kind: 'room', topic: '孙耿街道·环卫所' }, { kind: 'private' }]

const DIVIDER = '- - - - - - - - - - - - - - -'
/** What people's phones and platforms really put into messages, in any order. */
const scrap = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '👌',
    '1️⃣',
    '\u202Eאבג\u202C',
    '\u0000\u0007',
    '１２３',
    '<msg><appmsg><title>引用</title><refermsg>&lt;x&gt;</refermsg></appmsg></msg>',
    `「李强：#1」\n${DIVIDER}\n`,
    '「「：」',
    '@环卫所-李强\u2005',
    '#',
    '。。。',
    '’; drop table ticket; --',
    '天'.repeat(200),
  ),
)
const junk = fc.array(scrap, { maxLength: 6 }).map((parts) => parts.join(''))

function inboundOf(text: string, sender: Sender, place: Place): Inbound {
  const { quote, text: said } = splitQuote(text)
  return {
    messageId: 'm1',
    place,
    sender,
    type: 'text',
    text: normalise(said),
    ...(quote && { quote: { name: quote.name, text: normalise(quote.text) } }),
    mentionsBot: false,
    mentioned: [],
    files: [],
    at: 0,
  }
}

test('no handler throws on any text, from anybody, anywhere', () => {
  fc.assert(
    fc.property(junk, fc.constantFrom(...SENDERS), fc.constantFrom(...PLACES), (text, sender, place) => {
      for (const handler of handlers) handler.match(inboundOf(text, sender, place))
    }),
    { numRuns: 2_000, seed: 12345 },
  )
})

test('each verb followed by anything is read without throwing', () => {
  const verbs = handlers.flatMap((handler) => handler.verbs)
  fc.assert(
    fc.property(fc.constantFrom(...verbs), junk, fc.constantFrom(...PLACES), (verb, rest, place) => {
      for (const handler of handlers) handler.match(inboundOf(verb + rest, SENDERS[0] as Sender, place))
    }),
    { numRuns: 2_000, seed: 12345 },
  )
})

test('ten thousand characters of anything are read in no time', () => {
  for (const text of [
    '收到'.repeat(5_000),
    '#'.repeat(10_000),
    '1 '.repeat(5_000),
    '不满意'.repeat(3_000),
    '「'.repeat(10_000),
  ]) {
    for (const handler of handlers) handler.match(inboundOf(text, SENDERS[0] as Sender, { kind: 'private' }))
  }
})

test('junk in a group and in private changes no ticket', async () => {
  const it = await openInProcess({ at: '2026-11-23 09:00' })
  await it.opens({ matter: '公共厕所', subject: '艾老村 公厕没人打扫', content: '公厕没人打扫。' })
  const before = await it.eventTypes(1)
  for (const text of fc.sample(junk, { numRuns: 60, seed: 7 })) {
    if (text.trim() === '') continue
    await it.street.person('li-qiang').says(text, { in: it.street.room('huanwei') })
    await it.street.person('wang-guilan').says(text)
  }
  expect(await it.eventTypes(1)).toEqual(before)
  await it.street.unheard()
  await it.street.ends()
})
