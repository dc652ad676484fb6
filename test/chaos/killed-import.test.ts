import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { planImport } from '../../src/desk/import-tickets.ts'
import { openDesk } from '../support/desk.ts'
import { freshFolder } from '../support/sample-street.ts'
import { IMPORT_KILL_POINTS } from './kill-points.ts'

const ROWS = 450
const HERE = import.meta.dirname

function table(): Uint8Array {
  const rows = Array.from({ length: ROWS }, (_, at) => `K${at},路灯坏了，第${at}盏。,1390000${1000 + at}`)
  return Buffer.from(['工单编号,诉求内容,联系电话', ...rows].join('\n'))
}

/** The clerk sends the table. @returns what the bot says that it will do */
async function sends(dir: string) {
  const { desk, close } = await openDesk({ dir })
  const fileId = await desk.files.save(desk.db, {
    mediaType: 'text/csv',
    bytes: table(),
    at: desk.clock.now(),
  })
  const plan = await planImport(desk, { fileId, name: '工单.csv' })
  await close()
  return 'problem' in plan ? plan : plan.counts
}

/** Takes in what waits, in a process of its own. @returns the signal that ended it */
function takesIn(dir: string, killAt = ''): NodeJS.Signals | null {
  const { signal, stderr } = spawnSync(
    process.execPath,
    ['--import', join(HERE, 'kill-points.ts'), join(HERE, 'import-table.ts'), dir],
    { env: { PATH: process.env.PATH, CHAOS_KILL_AT: killAt }, encoding: 'utf8' },
  )
  expect(stderr).toBe('')
  return signal
}

test.each(IMPORT_KILL_POINTS)(
  'killed at “%s” and sent again: every row is in once, none is lost',
  async (point) => {
    const dir = await freshFolder()
    try {
      expect(await sends(dir)).toMatchObject({ created: ROWS, updated: 0, repeated: 0 })
      const times = point === 'a row taken in' ? 250 : point.startsWith('before the end') ? 1 : 2
      expect(takesIn(dir, `${point}#${times}`)).toBe('SIGKILL')
      const again = await sends(dir)
      expect(again).toMatchObject({ updated: 0, faulty: 0 })
      expect(takesIn(dir)).toBeNull()
      const { desk, close } = await openDesk({ dir })
      const tickets = await desk.db.selectFrom('ticket').select('number').execute()
      const opened = await desk.db
        .selectFrom('ticket_event')
        .select('id')
        .where('type', '=', 'opened')
        .execute()
      const running = await desk.db
        .selectFrom('import_job')
        .select('id')
        .where('state', '=', 'running')
        .execute()
      await close()
      expect(new Set(tickets.map(({ number }) => number)).size).toBe(ROWS)
      expect([tickets.length, opened.length, running.length]).toEqual([ROWS, ROWS, 0])
    } finally {
      rmSync(dir, { recursive: true })
    }
  },
)
