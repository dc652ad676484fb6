import { rmSync } from 'node:fs'
import type { Desk } from '../../src/desk/desk.ts'
import { openShelf } from '../../src/desk/knowledge-now.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createFileStore } from '../../src/store/files.ts'
import { createSeal } from '../../src/store/seal.ts'
import { freshFolder, sampleStreet } from './sample-street.ts'
import { LIMITS } from './small-office.ts'
import { at } from './time.ts'

export interface TestDesk {
  desk: Desk
  dir: string
  windTo(words: string): void
  close(): Promise<void>
}

/** A desk on a real database in a folder of its own, with the sample street's people and a clock that stands still. */
export async function openDesk(options: { dir?: string; key?: number } = {}): Promise<TestDesk> {
  const dir = options.dir ?? (await freshFolder())
  const street = sampleStreet()
  const office = { ...street.office, limits: LIMITS }
  const seal = createSeal(Buffer.alloc(32, options.key ?? 7))
  const database = await openDatabase(dir)
  let now = at('2026-11-23 09:00')
  const shelving = { db: database.db, clock: { now: () => now }, office, seal }
  const { folder, base } = street.knowledge
  return {
    desk: {
      ...shelving,
      files: createFileStore(dir, seal),
      knowledge: await openShelf(shelving, folder, base),
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
