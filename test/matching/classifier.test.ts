import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { train, trainSteps } from '../../src/matching/classifier.ts'
import { tickets } from './sentences.ts'

const learned = train(tickets(150, 1))

describe('the classifier', () => {
  test('knows nearly all tickets that it has not seen', () => {
    const asked = tickets(60, 2)
    const right = asked.filter((ticket) => learned.classify(ticket)[0]?.label === ticket.label)
    expect(right.length / asked.length).toBeGreaterThanOrEqual(0.95)
  })

  test.each([
    { detail: '俺村的垃圾没人清运，苍蝇乱飞', label: '环卫所', word: '垃圾' },
    { detail: '晚上路灯不亮，看不清路', label: '建管办', word: '路灯' },
    { detail: '有羊群在麦地里啃麦苗', label: '农业中心', word: '麦苗' },
  ])('names the words that decided: $word', ({ detail, label, word }) => {
    const ticket = { title: '', detail }
    const [best] = learned.classify(ticket)
    expect(best?.label).toBe(label)
    expect(learned.explain(ticket, label).join(' ')).toContain(word)
  })

  test('learns the same from the same', () => {
    const again = train(tickets(150, 1))
    for (const ticket of tickets(20, 3)) expect(again.classify(ticket)).toEqual(learned.classify(ticket))
  })

  test('lets others in between while it learns', () => {
    const steps = trainSteps(tickets(150, 1))
    let pauses = 0
    while (!steps.next().done) pauses += 1
    expect(pauses).toBeGreaterThan(10)
  })

  test('says of any text each label once, with shares of one in falling order, and words of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (title, detail) => {
        const guesses = learned.classify({ title, detail })
        expect(guesses.map(({ label }) => label).sort()).toEqual(['农业中心', '建管办', '环卫所'])
        expect(guesses.reduce((sum, { confidence }) => sum + confidence, 0)).toBeCloseTo(1)
        const shares = guesses.map(({ confidence }) => confidence)
        expect(shares).toEqual([...shares].sort((one, other) => other - one))
      }),
    )
  })

  test('each deciding word stands in the text', () => {
    for (const ticket of tickets(40, 4)) {
      const words = learned.explain(ticket, ticket.label)
      expect(words.length).toBeLessThanOrEqual(4)
      for (const word of words) expect(`${ticket.title} ${ticket.detail}`).toContain(word)
    }
  })

  test('explains nothing for a label that it does not know', () => {
    expect(learned.explain({ title: '', detail: '垃圾' }, '教体办')).toEqual([])
  })
})
