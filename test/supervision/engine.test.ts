import { expect, test } from 'vitest'
import { createLog } from '../../src/log.ts'
import { startEngine } from '../../src/supervision/engine.ts'
import { openDesk } from '../support/desk.ts'

test('what a long sweep has to say is sent while it goes on, and no second one begins', async () => {
  const { desk, close } = await openDesk()
  let wake = (): void => {}
  let goOn = (): void => {}
  let runs = 0
  let sent = 0
  const engine = startEngine({
    desk,
    log: createLog('silent'),
    after: () => {
      sent += 1
    },
    extra: [
      {
        name: 'long',
        run: async () => {
          runs += 1
          await new Promise<void>((resolve) => {
            goOn = resolve
          })
          return 1
        },
      },
    ],
    alarm: (given) => {
      wake = given
      return () => {}
    },
  })
  const sweep = engine.sweep()
  await expect.poll(() => runs).toBe(1)
  wake()
  wake()
  expect([runs, sent]).toEqual([1, 2])
  goOn()
  await sweep
  expect([runs, sent]).toEqual([1, 3])
  engine.stop()
  await close()
})
