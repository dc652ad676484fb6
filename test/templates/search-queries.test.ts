import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadOffice } from '../../src/office/load-office.ts'
import { loadKnowledge } from '../../src/templates/knowledge/index.ts'

const DATA = join(import.meta.dirname, '../../data')
const UNITS = new Set(loadOffice(DATA).roster.units.map(({ id }) => id))
const SHIPPED = loadKnowledge(join(DATA, 'knowledge'), UNITS)

interface LabelledQuery {
  query: string
  right: string[]
  kind: string
  part: 'tune' | 'final'
}

const QUERIES = readFileSync(join(import.meta.dirname, '../fixtures/search-queries.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line): LabelledQuery => JSON.parse(line))

test('the labelled queries are many, each once, and each has an entry that exists', () => {
  expect(QUERIES.length).toBeGreaterThanOrEqual(240)
  expect(new Set(QUERIES.map(({ query }) => query)).size).toBe(QUERIES.length)
  expect(QUERIES.flatMap(({ right }) => right).filter((id) => !SHIPPED.entry(id))).toEqual([])
  expect(new Set(QUERIES.flatMap(({ right }) => right)).size).toBe(SHIPPED.entries.length)
})

test('of ten people who ask in their own words, more than seven find it first and nine among three', () => {
  const ranks = QUERIES.map(({ query, right }) =>
    SHIPPED.search(query, { limit: 3 }).findIndex(({ entry }) => right.includes(entry.id)),
  )
  expect(ranks.filter((rank) => rank === 0).length / QUERIES.length).toBeGreaterThan(0.75)
  expect(ranks.filter((rank) => rank >= 0).length / QUERIES.length).toBeGreaterThan(0.9)
})

test.each(['out-of-domain-queries.txt', 'out-of-domain-held-out.txt'])(
  '%s: of ten questions that no street office answers, more than seven hear that nothing fits',
  (file) => {
    const asked = readFileSync(join(import.meta.dirname, '../fixtures', file), 'utf8')
      .trim()
      .split('\n')
    expect(asked.length).toBeGreaterThanOrEqual(80)
    const answered = asked.filter((words) => SHIPPED.search(words).length > 0)
    expect(answered.length / asked.length).toBeLessThan(0.3)
  },
)

test('a handful of tickets is no measure of what an entry draws: nothing fits what did not fit before', () => {
  const base = loadKnowledge(join(DATA, 'knowledge'), UNITS)
  base.useBackground(['垃圾没人清', '路灯不亮', '暖气不热', '噪音扰民', '种粮补贴没发', '楼道堆杂物'])
  expect(base.search('量子计算机')).toEqual([])
})
