import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshFolder } from '../support/sample-street.ts'
import { WebhookReceiver } from '../support/webhook-receiver.ts'
import { WEBHOOK_KILL_POINTS } from './kill-points.ts'

const HERE = import.meta.dirname

/** Works in a process of its own. @returns the signal that ended it */
function works(dir: string, url: string, killAt = ''): Promise<NodeJS.Signals | null> {
  const child = spawn(
    process.execPath,
    ['--import', join(HERE, 'kill-points.ts'), join(HERE, 'tell-webhooks.ts'), dir, url],
    { env: { PATH: process.env.PATH, CHAOS_KILL_AT: killAt }, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  return new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)))
}

const STEPS = ['received', 'dispatched', 'acknowledged']

test('killed again and again: the receiver learns of each change, in order, and can tell what comes twice', async () => {
  const dir = await freshFolder()
  const receiver = await WebhookReceiver.open()
  try {
    receiver.will(500)
    for (const point of WEBHOOK_KILL_POINTS) {
      const times = point.includes('queued') ? 3 : 1
      expect(await works(dir, receiver.url, `${point}#${times}`), point).toBe('SIGKILL')
    }
    expect(await works(dir, receiver.url)).toBeNull()
    for (const number of ['A1', 'B2']) {
      const own = receiver.received.filter((message) => message.number === number)
      const firsts = own.filter(({ id }, index) => own.findIndex((other) => other.id === id) === index)
      expect(firsts.map(({ type }) => type)).toEqual(STEPS.map((step) => `ticket.${step}`))
    }
    // What came twice: the try that failed, and what was under way at two kills, one of each ticket.
    expect(receiver.received.length).toBeLessThanOrEqual(2 * STEPS.length + 1 + 4)
  } finally {
    await receiver.close()
    rmSync(dir, { recursive: true })
  }
})
