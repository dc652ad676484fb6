import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alike } from '../../src/matching/alike.ts'
import { Nearest } from '../../src/matching/nearest.ts'
import { termsOf } from '../../src/matching/terms.ts'
import { Vocabulary } from '../../src/matching/vocabulary.ts'
import { tickets } from './sentences.ts'

const earlier = tickets(120, 5)
const texts = earlier.map(termsOf)
const vocabulary = Vocabulary.of(texts)
const nearest = new Nearest(
  vocabulary,
  texts.map((text) => vocabulary.vectorOf(text)),
)

test('a text is nearest to itself', () => {
  earlier.slice(0, 30).forEach((ticket) => {
    const [best] = nearest.to(vocabulary.vectorOf(termsOf(ticket)), 1)
    expect(best?.likeness).toBeCloseTo(1, 5)
    expect(earlier[best?.at ?? -1]?.detail).toBe(ticket.detail)
  })
})

test('likeness is as slow counting finds it, in falling order, and never above one', () => {
  const dot = (one: Map<number, number>, other: Map<number, number>): number =>
    [...one].reduce((sum, [term, value]) => sum + value * (other.get(term) ?? 0), 0)
  const vectors = texts.map((text) => {
    const { terms, values } = vocabulary.vectorOf(text)
    return new Map([...terms].map((term, k) => [term, values[k] ?? 0]))
  })
  for (const ticket of tickets(20, 6)) {
    const vector = vocabulary.vectorOf(termsOf(ticket))
    const own = new Map([...vector.terms].map((term, k) => [term, vector.values[k] ?? 0]))
    const slow = vectors
      .map((other) => dot(own, other) / Math.sqrt(dot(own, own) * dot(other, other)))
      .sort((one, other) => other - one)
    const found = nearest.to(vector, 5).map(({ likeness }) => likeness)
    expect(found.length).toBe(5)
    found.forEach((likeness, at) => {
      expect(likeness).toBeCloseTo(slow[at] ?? 0, 4)
      expect(likeness).toBeLessThanOrEqual(1.000_01)
    })
  }
})

test('a text of unknown words is near to none', () => {
  expect(nearest.to(vocabulary.vectorOf(termsOf({ title: '', detail: 'zzz' })), 5)).toEqual([])
})

test('two texts are alike both ways, wholly to themselves, not at all without a shared pair', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
      expect(alike(one, other)).toBe(alike(other, one))
      expect(alike(one, other)).toBeLessThanOrEqual(1)
    }),
  )
  expect(alike('垃圾没人清运', '垃圾没人清运')).toBe(1)
  expect(alike('垃圾', '路灯')).toBe(0)
  expect(alike('', '')).toBe(0)
})
