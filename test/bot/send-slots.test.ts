import { expect, test } from 'vitest'
import { SendSlots } from '../../src/bot/send-slots.ts'

/** Work that ends when told. */
function held(): { work: () => Promise<void>; end: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { work: () => promise, end: () => resolve() }
}

test('the most urgent goes next, equals in the order given', async () => {
  const slots = new SendSlots({ concurrent: 1, gapMs: 0 })
  const first = held()
  const order: string[] = []
  const done = Promise.withResolvers<void>()
  slots.run(3, first.work)
  for (const [priority, name] of [
    [3, 'late one'],
    [0, 'urgent'],
    [3, 'later one'],
    [1, 'answer'],
  ] as const) {
    slots.run(priority, async () => {
      order.push(name)
      if (order.length === 4) done.resolve()
    })
  }
  first.end()
  await done.promise
  expect(order).toEqual(['urgent', 'answer', 'late one', 'later one'])
})

test('no more at once than allowed, and a gap between two starts', async () => {
  const slots = new SendSlots({ concurrent: 2, gapMs: 20 })
  const starts: number[] = []
  let [running, most] = [0, 0]
  const done = Promise.withResolvers<void>()
  for (let count = 0; count < 5; count += 1) {
    slots.run(2, async () => {
      starts.push(performance.now())
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setImmediate(resolve))
      running -= 1
      if (starts.length === 5) done.resolve()
    })
  }
  await done.promise
  expect(most).toBeLessThanOrEqual(2)
  for (const [index, start] of starts.entries()) {
    if (index > 0) expect(start - (starts[index - 1] ?? 0)).toBeGreaterThanOrEqual(19)
  }
})

test('stopped, it waits for what has begun and forgets the rest', async () => {
  const slots = new SendSlots({ concurrent: 1, gapMs: 0 })
  const first = held()
  let isOver = false
  let others = 0
  slots.run(1, async () => {
    await first.work()
    isOver = true
  })
  slots.run(1, async () => {
    others += 1
  })
  const stopped = slots.stop()
  first.end()
  await stopped
  expect({ isOver, others }).toEqual({ isOver: true, others: 0 })
})
