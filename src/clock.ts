import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EpochMs } from './domain/time.ts'

/** Where all time comes from (R4). This file is the only caller of `Date.now()`. */
export interface Clock {
  now(): EpochMs
}

/** Milliseconds by the machine's uptime: how long something takes, whatever happens to the clock. */
export function uptimeMs(): number {
  return performance.now()
}

export const systemClock: Clock = { now: () => Date.now() }

/** A clock that can be moved forward, for the local chat and for tests. Never back: that would rewrite history. */
export interface LocalClock extends Clock {
  /** Stands still and moves only when told. */
  readonly isFrozen: boolean
  /** @throws {RangeError} if `at` lies before now */
  moveTo(at: EpochMs): void
}

interface Kept {
  offsetMs?: number
  frozenAt?: EpochMs
  /** The last instant it was moved to: the machine's clock may be set back while the program is off. */
  movedTo?: EpochMs
}

/**
 * The local chat's clock, kept in `clock.json` of the folder, so that a restart goes on where it was. It never
 * goes back, also when the machine's own clock is set back: then it stands until that has caught up.
 *
 * @param first where a new folder's clock starts
 * @param isFrozen whether it stands still; a folder keeps what it was made with
 */
export function openLocalClock(dir: string, first: EpochMs, isFrozen: boolean): LocalClock {
  const path = join(dir, 'clock.json')
  const kept: Kept = existsSync(path)
    ? (JSON.parse(readFileSync(path, 'utf8')) as Kept)
    : isFrozen
      ? { frozenAt: first }
      : { offsetMs: first - systemClock.now(), movedTo: first }
  let latest = kept.movedTo ?? 0
  const save = (): void => {
    // Whole or not at all: a clock that cannot be read would keep the program from starting.
    writeFileSync(`${path}.new`, JSON.stringify(kept), { mode: 0o600 })
    renameSync(`${path}.new`, path)
  }
  save()
  const now = (): EpochMs => {
    if (kept.frozenAt !== undefined) return kept.frozenAt
    latest = Math.max(latest, systemClock.now() + (kept.offsetMs ?? 0))
    return latest
  }
  return {
    now,
    isFrozen: kept.frozenAt !== undefined,
    moveTo(at) {
      if (!(at >= now())) throw new RangeError('the clock never goes back')
      if (kept.frozenAt === undefined) {
        kept.offsetMs = at - systemClock.now()
        kept.movedTo = at
      } else kept.frozenAt = at
      save()
    },
  }
}

/** The time it is for the bot that works in this folder, read beside it: the local chat may have its own. */
export function clockOfFolder(dir: string): Clock {
  const path = join(dir, 'clock.json')
  if (!existsSync(path)) return systemClock
  const kept = JSON.parse(readFileSync(path, 'utf8')) as Kept
  return { now: () => kept.frozenAt ?? Math.max(kept.movedTo ?? 0, systemClock.now() + (kept.offsetMs ?? 0)) }
}
