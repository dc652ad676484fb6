import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LocalChat } from '../../src/bot/local/chat.ts'
import type { LocalDirectory, LocalPerson } from '../../src/bot/local/directory.ts'
import type { LocalClock } from '../../src/clock.ts'
import { openLocalClock } from '../../src/clock.ts'
import { at } from './time.ts'

const staff = (id: string, name: string, unit: string): LocalPerson => ({
  id,
  name,
  alias: `${unit}-${name}`,
  kind: 'staff',
  unit,
  title: `${unit} 经办人`,
})

/** Two groups, four members of staff (one's name begins another's), a citizen and the bot. */
export const SMALL_STREET: LocalDirectory = {
  botId: 'huisheng',
  people: [
    staff('li', '李强', '环卫所'),
    staff('li-gang', '李强刚', '环卫所'),
    staff('zhou', '周敏', '工作站'),
    staff('wu', '吴 迪', '城管'),
    { id: 'wang', name: '王大娘', alias: '王大娘', kind: 'citizen', unit: '', title: '诉求人' },
    { id: 'huisheng', name: '回声筒', alias: '接诉小助手', kind: 'bot', unit: '', title: '机器人' },
  ],
  rooms: [
    {
      id: 'r-huanwei',
      topic: '环卫所群',
      kind: 'department',
      memberIds: ['li', 'li-gang', 'zhou', 'huisheng'],
    },
    { id: 'r-station', topic: '工作站群', kind: 'station', memberIds: ['zhou', 'wu', 'huisheng'] },
  ],
}

/** The beginnings of real files, enough to be told apart. */
export const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])
export const AMR = Buffer.from('#!AMR\n\u0001\u0002')

export function tempDir(): { dir: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'huisheng-chat-'))
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) }
}

/** A chat of the small street in the folder, at 2026-01-05 09:00 by a clock that stands still. */
export function openSmallChat(
  dir: string,
  directory: LocalDirectory = SMALL_STREET,
): { chat: LocalChat; clock: LocalClock } {
  const clock = openLocalClock(dir, at('2026-01-05 09:00'), true)
  return { chat: new LocalChat({ dir, clock, directory }), clock }
}
