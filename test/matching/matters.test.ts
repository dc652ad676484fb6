import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clusters } from '../../src/matching/clusters.ts'
import type { Likeness } from '../../src/matching/likeness.ts'
import { likenessSteps } from '../../src/matching/likeness.ts'
import { MatterIndex } from '../../src/matching/matter-index.ts'
import type { Reported } from '../../src/matching/wording.ts'
import { streetTalk } from './street-talk.ts'

const talk = streetTalk()
const { likeness } = learned(talk)

function learned(texts: readonly Reported[]): { likeness: Likeness } {
  const steps = likenessSteps(texts)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

function indexOf(texts: Iterable<readonly [number, Reported]>): MatterIndex {
  const index = new MatterIndex(likeness)
  for (const [id, text] of texts) index.add(id, likeness.describe(text))
  return index
}

test('people who say the same of the same place in their own words are heard as one matter', () => {
  const found = indexOf(talk.entries()).matters()
  const truths = found.map(({ ids }) => new Set(ids.map((id) => talk[id]?.truth)))
  expect(truths.every((some) => some.size === 1)).toBe(true)
  expect(found.filter(({ ids }) => ids.length === 3).length).toBeGreaterThan(45)
})

const LAMPS = { title: '梧桐苑小区路灯不亮', detail: '梧桐苑小区的路灯坏了，晚上看不见路，请来修。' }

// One matter only where place and matter are the same; likeness of wording alone is a trap.
test.each([
  {
    why: 'other words, same place and matter',
    other: {
      title: '反映梧桐苑晚上没有照明',
      detail: '住在梧桐苑，一排路灯都灭着，天一黑走路全靠手机，请派人来修。',
    },
    same: true,
  },
  {
    why: 'the very words of another estate',
    other: { title: '海棠苑小区路灯不亮', detail: '海棠苑小区的路灯坏了，晚上看不见路，请来修。' },
    same: false,
  },
  {
    why: 'the very words of another village',
    other: { title: '东柳村路灯不亮', detail: '东柳村的路灯坏了，晚上看不见路，请来修。' },
    same: false,
  },
  {
    why: 'same estate, another matter',
    other: { title: '梧桐苑小区暖气不热', detail: '梧桐苑小区供暖温度低，家里暖气片是凉的。' },
    same: false,
  },
  {
    why: 'same estate, another matter that is asked for in the same words',
    other: {
      title: '梧桐苑小区自来水发黄',
      detail: '梧桐苑小区的自来水发黄，水龙头放出来是浑的，请来看看。',
    },
    same: false,
  },
  {
    why: 'no place named at all',
    other: { title: '路灯不亮', detail: '路灯坏了，晚上看不见路，请来修。' },
    same: false,
  },
  {
    why: 'only a kind of place named',
    other: { title: '小区路灯不亮', detail: '我们小区的路灯坏了，晚上看不见路，请来修。' },
    same: false,
  },
])('$why', ({ other, same }) => {
  const index = indexOf([
    [1, LAMPS],
    [2, other],
  ])
  expect(index.matterOf(2) !== undefined).toBe(same)
})

test('a village that the platform named is a place, also where the text names none', () => {
  const say = (villageId: string): Reported => ({
    title: '路灯不亮',
    detail: '路灯坏了好几天，晚上黑。',
    villageId,
  })
  const index = indexOf([
    [1, say('xiliu')],
    [2, say('beigang')],
    [3, say('xiliu')],
  ])
  expect(index.matterOf(1)?.ids).toEqual([1, 3])
  expect(index.matterOf(2)).toBeUndefined()
})

// A village has one lamp out in the east and one at the school: two visits, two answers.
test.each([
  { why: 'another spot of the village', spots: ['村东头', '小学门口'], same: false },
  { why: 'the same spot in other words', spots: ['村东', '东边'], same: true },
  { why: 'a spot, and none', spots: ['村东头', ''], same: true },
])('in a village that is known: $why', ({ spots, same }) => {
  const index = indexOf(
    spots.map((spot, at) => [
      at,
      { title: '路灯不亮', detail: `${spot}路灯坏了好几天，晚上黑。`, villageId: 'xiliu' },
    ]),
  )
  expect(index.matterOf(0) !== undefined).toBe(same)
})

const someOf = fc.shuffledSubarray([...talk.keys()], { minLength: 2, maxLength: 40 })

test('neither the order of the texts nor what came and went meanwhile changes the matters', () => {
  fc.assert(
    fc.property(someOf, someOf, (ids, passing) => {
      const read = (some: readonly number[]) => some.map((id) => [id, talk[id] as Reported] as const)
      const expected = indexOf(read(ids.toSorted((one, other) => one - other))).matters()
      const gone = passing.filter((id) => !ids.includes(id))
      const index = indexOf(read([...gone, ...ids]))
      for (const id of gone) index.remove(id)
      expect(index.matters()).toEqual(expected)
    }),
    { numRuns: 30 },
  )
})

test('asking for one text gives the matter that the list of all gives', () => {
  const index = indexOf(talk.entries())
  const all = index.matters()
  for (const id of talk.keys()) expect(index.matterOf(id)).toEqual(all.find(({ ids }) => ids.includes(id)))
})

test('what was learned does not hang on the order of lessons of the same texts', () => {
  const again = learned(talk).likeness
  const [one, other] = [talk[0] as Reported, talk[1] as Reported]
  expect(again.of(again.describe(one), again.describe(other))).toBe(
    likeness.of(likeness.describe(one), likeness.describe(other)),
  )
})

const somePairs = fc.uniqueArray(
  fc.record({ one: fc.nat(11), other: fc.nat(11), likeness: fc.double({ min: 0.01, max: 1, noNaN: true }) }),
  { selector: ({ one, other }) => `${Math.min(one, other)} ${Math.max(one, other)}`, maxLength: 60 },
)

test('each text is in at most one group, and no group is less alike on average than asked', () => {
  fc.assert(
    fc.property(somePairs, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (some, least) => {
      const pairs = some
        .filter(({ one, other }) => one !== other)
        .map(({ one, other, likeness }) => ({
          one: Math.min(one, other),
          other: Math.max(one, other),
          likeness,
        }))
      const groups = clusters(12, pairs, least)
      expect(new Set(groups.flat()).size).toBe(groups.flat().length)
      for (const group of groups) {
        const inside = pairs.filter(({ one, other }) => group.includes(one) && group.includes(other))
        const sum = inside.reduce((total, pair) => total + pair.likeness, 0)
        // The last two to join were alike enough, and each of them before; so is the whole, by the averages' weights.
        expect(sum / ((group.length * (group.length - 1)) / 2)).toBeGreaterThan(least * 0.999)
      }
    }),
  )
})

test('one pair of look-alikes does not chain two matters together', () => {
  const pairs = [
    { one: 0, other: 1, likeness: 0.9 },
    { one: 2, other: 3, likeness: 0.9 },
    { one: 1, other: 2, likeness: 0.8 },
  ]
  expect(clusters(4, pairs, 0.4)).toEqual([
    [0, 1],
    [2, 3],
  ])
})

test('of hundreds that say the same of one place only the nearest are compared, and a new one finds them', () => {
  const same = Array.from({ length: 500 }, (_, id) => [id, LAMPS] as const)
  const index = indexOf(same)
  index.add(500, likeness.describe(LAMPS))
  const matter = index.matterOf(500)
  expect(matter?.ids.length).toBeGreaterThan(100)
  expect(matter?.ids).toContain(500)
})
