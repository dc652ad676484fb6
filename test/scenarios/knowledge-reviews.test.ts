import { afterEach, beforeEach, expect, test } from 'vitest'
import { nagReviews } from '../../src/desk/nag-reviews.ts'
import type { KnowledgeEntry } from '../../src/templates/knowledge/index.ts'
import type { InProcess } from '../support/in-process.ts'
import { openInProcess } from '../support/in-process.ts'

let it: InProcess

beforeEach(async () => {
  it = await openInProcess({ at: '2026-11-23 08:30' })
})

afterEach(async () => {
  await it.street.ends()
})

/** What the week's duty queues if the base holds these. */
async function reviewed(...changes: Partial<KnowledgeEntry>[]): Promise<number> {
  const { base } = it.desk.knowledge
  const [sound] = base.entries
  if (!sound) throw new Error('the base is empty')
  const entries = changes.map((change) => ({ ...sound, reviewBy: '2026-11-20', ...change }))
  return nagReviews({ ...it.desk, knowledge: { ...it.desk.knowledge, base: { ...base, entries } } })
}

test('who keeps an entry is told once a week that its review date has passed; nobody’s are told to the station', async () => {
  const { street } = it
  await street.windTo('2026-11-23 09:00')
  await it.desk.db.deleteFrom('meta').where('key', '=', 'knowledgeReview').execute()
  const owned = { id: 'a', title: '路灯维修答复', owner: 'zhou-min' }
  await reviewed(
    owned,
    { id: 'b', title: '供暖政策', owner: 'nobody' },
    { id: 'c', title: '犬只', reviewBy: '2026-01-01' },
  )
  await street.windTo('2026-11-23 09:01')
  await street
    .person('zhou-min')
    .privately.hears('1 条过了复核日期', '路灯维修答复（a.md），应在 2026-11-20 前复核')
  await street.room('station').hears('2 条过了复核日期', /犬只.*供暖政策/s)
  expect(await reviewed(owned)).toBe(0)
  await street.windTo('2026-11-29 20:00')
  expect(await reviewed(owned)).toBe(0)
})

test('what is due today, no longer in force, or not yet due is left alone; a long list is cut', async () => {
  await it.street.windTo('2026-11-23 09:00')
  const again = () => it.desk.db.deleteFrom('meta').where('key', '=', 'knowledgeReview').execute()
  await again()
  expect(
    await reviewed({ reviewBy: '2026-11-23' }, { validTo: '2026-11-22' }, { reviewBy: '2027-01-01' }),
  ).toBe(0)
  await again()
  await reviewed(...Array.from({ length: 12 }, (_, nth) => ({ id: `e${nth}`, title: `资料 ${nth}` })))
  await it.street.windTo('2026-11-23 09:01')
  await it.street.room('station').hears('12 条过了复核日期', '还有 4 条')
})
