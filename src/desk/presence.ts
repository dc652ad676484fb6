import type { EpochMs } from '../domain/time.ts'
import { applyLimit } from '../domain/working-calendar.ts'
import { readMeta, writeMeta } from '../store/meta.ts'
import { missedWords } from '../templates/messages/delivery.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { announce } from './notify.ts'

const META_KEY = 'online.at'

/** When the bot last knew that it was on the chat platform; undefined if it never was. */
export async function lastOnline(desk: Pick<Desk, 'db'>): Promise<EpochMs | undefined> {
  const at = await readMeta(desk.db, META_KEY)
  return at === undefined ? undefined : Number(at)
}

/** Keeps that the bot is on the platform now. */
export async function noteOnline(desk: Desk): Promise<void> {
  await writeMeta(desk.db, META_KEY, String(desk.clock.now()))
}

/**
 * The bot is on the platform again: where it was away for long and the platform hands over nothing that was said
 * meanwhile, each group is told once, so that people say again what matters.
 *
 * @returns how many groups are told
 */
export async function cameBack(outer: Desk, losesMissed: boolean): Promise<number> {
  return transact(outer, async (desk) => {
    const now = desk.clock.now()
    const since = await lastOnline(desk)
    await noteOnline(desk)
    const { calendar, limits, roster } = desk.office
    if (!losesMissed || since === undefined || applyLimit(calendar, since, limits.offlineNotice) >= now)
      return 0
    const rooms = [...new Set(roster.units.map(({ room }) => room))]
    const text = missedWords({ office: desk.office, now }, since)
    const about = { key: `away.${since}` }
    await announce(
      desk,
      rooms.map((room) => ({ about, target: { room }, kind: 'away', text, priority: 2 })),
    )
    return rooms.length
  })
}
