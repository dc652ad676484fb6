import { expect, test } from 'vitest'
import { newFolder } from './folder.ts'
import type { Report } from './report.ts'
import { Year } from './year.ts'

async function live(span: { firstDay: string; days: number; perDay: number }): Promise<Report> {
  const folder = newFolder()
  try {
    return await new Year({ seed: 'month', dir: folder.dir, ...span }).run()
  } finally {
    folder.remove()
  }
}

test('a month over Spring Festival: nothing lost, nothing twice, nobody disturbed', {
  timeout: 300_000,
}, async () => {
  const { problems, ...seen } = await live({ firstDay: '2026-02-06', days: 28, perDay: 24 })
  expect(problems).toEqual([])
  expect(seen).toMatchObject({ tickets: 28 * 24 })
  expect(seen.restarts).toBeGreaterThan(3)
})

test('the same seed gives the same log', { timeout: 180_000 }, async () => {
  const span = { firstDay: '2026-02-27', days: 3, perDay: 20 }
  const [once, again] = [await live(span), await live(span)]
  expect(again.log).toBe(once.log)
  expect(once.fromBot).toBeGreaterThan(100)
})
