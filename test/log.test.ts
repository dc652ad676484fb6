import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const SRC = join(import.meta.dirname, '../src')

/** Logs an error that holds a ticket and what somebody typed. */
const PROGRAM = `
import { createLog } from '${SRC}/log.ts'
import { DeskError } from '${SRC}/domain/errors.ts'
const err = new DeskError('refused', { id: 17, typed: '王桂兰', ticket: { subject: '艾老村 举报村干部' } })
createLog('info').error({ err, duty: 'reminders', phone: '13800000001' }, 'duty failed')
`

test('an error in the log tells what failed, and nothing that people wrote', () => {
  const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', PROGRAM], { encoding: 'utf8' })
  const { err, duty, msg, ...rest } = JSON.parse(stderr)
  expect({ duty, msg, said: err.message }).toEqual({
    duty: 'reminders',
    msg: 'duty failed',
    said: 'refused id=17',
  })
  expect(JSON.stringify({ err, ...rest })).not.toMatch(/王桂兰|举报|13800000001/)
})

test('what goes wrong again and again is in the log once; something else at once', () => {
  const program = `
import { createLog } from '${SRC}/log.ts'
const log = createLog('info')
for (let second = 0; second < 100; second += 1) {
  log.error({ err: new Error('no network'), duty: 'a' }, 'duty failed')
  log.warn('waiting')
}
log.error({ err: new Error('no network'), duty: 'b' }, 'duty failed')
log.info('look')
log.info('look')`
  const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })
  const lines = stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.map(({ msg, duty }) => [msg, duty])).toEqual([
    ['duty failed', 'a'],
    ['waiting', undefined],
    ['duty failed', 'b'],
    ['look', undefined],
    ['look', undefined],
  ])
})
