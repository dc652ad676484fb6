import type { EpochMs } from '../domain/time.ts'

/** How many messages a platform bears. */
export interface Throttle {
  /** Messages a sliding minute, for the whole account. */
  accountPerMinute: number
  /** Messages a sliding minute, to one conversation. */
  conversationPerMinute: number
  /** Least time between two sends of the account. */
  minGapMs: number
  /** Up to this much is added at random, so that sends do not tick like a machine. */
  jitterMs: number
}

/** No limit: our own chat server. */
export const LOCAL_THROTTLE: Throttle = {
  accountPerMinute: Number.POSITIVE_INFINITY,
  conversationPerMinute: Number.POSITIVE_INFINITY,
  minGapMs: 0,
  jitterMs: 0,
}

/**
 * A personal account through an unofficial protocol: users report about one message a second sustained and
 * trouble after bursts of about 60. Half of that, and few to one group.
 */
export const CAREFUL_THROTTLE: Throttle = {
  accountPerMinute: 30,
  conversationPerMinute: 10,
  minGapMs: 1_000,
  jitterMs: 1_000,
}

const WINDOW_MS = 60_000

/**
 * When one more message may go, given the send times of the last minute. Counted in a sliding window: a
 * fixed one lets twice the limit through at its edge.
 *
 * @param times send times, oldest first
 * @returns `now`, or the instant at which the oldest of a full window falls out of it
 */
export function mayGoAt(times: readonly EpochMs[], perMinute: number, now: EpochMs): EpochMs {
  // Sends of the future were made before the clock was set back: they block nobody until it catches up.
  const recent = times.filter((at) => at > now - WINDOW_MS && at <= now)
  if (recent.length < perMinute) return now
  const blocking = recent[recent.length - perMinute]
  return blocking === undefined ? now : blocking + WINDOW_MS
}

export function windowStart(now: EpochMs): EpochMs {
  return now - WINDOW_MS
}
