import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Desk } from '../../src/desk/desk.ts'
import { loadOffice } from '../../src/office/load-office.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createFileStore } from '../../src/store/files.ts'
import { createSeal } from '../../src/store/seal.ts'
import { loadKnowledge } from '../../src/templates/knowledge/index.ts'
import { LIMITS } from './small-office.ts'
import { at } from './time.ts'

const DATA = join(import.meta.dirname, '../../data')

export interface TestDesk {
  desk: Desk
  dir: string
  windTo(words: string): void
  close(): Promise<void>
}

/** A desk on a real database in a folder of its own, with the sample street's people and a clock that stands still. */
export async function openDesk(options: { dir?: string; key?: number } = {}): Promise<TestDesk> {
  const dir = options.dir ?? mkdtempSync(join(tmpdir(), 'huisheng-'))
  const office = { ...loadOffice(DATA), limits: LIMITS }
  const seal = createSeal(Buffer.alloc(32, options.key ?? 7))
  const database = await openDatabase(dir)
  let now = at('2026-11-23 09:00')
  const knowledge = loadKnowledge(join(DATA, 'knowledge'), new Set(office.roster.units.map(({ id }) => id)))
  return {
    desk: {
      db: database.db,
      clock: { now: () => now },
      office,
      seal,
      files: createFileStore(dir, seal),
      knowledge,
    },
    dir,
    windTo: (words) => {
      now = at(words)
    },
    close: async () => {
      await database.close()
      if (options.dir === undefined) rmSync(dir, { recursive: true })
    },
  }
}

/** An ordinary ticket for `openTicket`. */
export const ORDINARY = {
  ticket: {
    number: '37010020261123000001',
    kind: 'complaint',
    urgency: 'normal',
    subject: '艾老村 垃圾倾倒',
    matter: '公共厕所',
    secret: false,
  },
  content: '公厕好几天没人打扫了。',
  citizen: { id: 'wang', name: '王桂兰', phone: '13800000001', address: '艾老村3排12号' },
  actor: { kind: 'bot' },
} as const
