/** An instant, milliseconds since 1970-01-01T00:00Z. All stored times are of this type. */
export type EpochMs = number

/** A calendar day in Beijing, `2026-01-05`. */
export type LocalDay = string

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

/** China has had one zone without summer time since 1992, so a fixed offset is exact. */
const BEIJING_OFFSET_MS = 8 * HOUR_MS

/** The Beijing calendar day that `at` lies in. */
export function localDayOf(at: EpochMs): LocalDay {
  return new Date(at + BEIJING_OFFSET_MS).toISOString().slice(0, 10)
}

/** `2026-01-05T09:00:00+08:00`, as other programs read it. */
export function isoOf(at: EpochMs): string {
  return `${new Date(at + BEIJING_OFFSET_MS).toISOString().slice(0, 19)}+08:00`
}

/** The instant `minute` minutes after Beijing midnight of `day`. */
export function instantOn(day: LocalDay, minute: number): EpochMs {
  return Date.parse(`${day}T00:00:00Z`) - BEIJING_OFFSET_MS + minute * MINUTE_MS
}

/** Beijing midnight, with which the day that `at` lies in begins. */
export function midnightOf(at: EpochMs): EpochMs {
  return Math.floor((at + BEIJING_OFFSET_MS) / DAY_MS) * DAY_MS - BEIJING_OFFSET_MS
}

/** Minutes since Beijing midnight, 0–1439. */
export function minuteOfDay(at: EpochMs): number {
  return Math.floor(((((at + BEIJING_OFFSET_MS) % DAY_MS) + DAY_MS) % DAY_MS) / MINUTE_MS)
}

/** The day `count` days after `day`; `count` may be negative. */
export function addDays(day: LocalDay, count: number): LocalDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10)
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(day: LocalDay): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}
