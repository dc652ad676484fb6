import type { SendingLimits } from '../domain/sending-limits.ts'

/** How fast the courier may send. */
export interface Throttle extends SendingLimits {
  /**
   * Sends at once. More than one only where a send that a crash left half done can be looked up: what cannot be
   * known is sent again, and then at most one message may be said twice.
   */
  concurrent: number
}

const UNLIMITED: SendingLimits = { account: [], conversation: [], gapMs: 0, jitterMs: 0 }

/** Our own chat server in this process: it knows what was said. */
export const LOCAL_THROTTLE: Throttle = { ...UNLIMITED, concurrent: 16 }

/** The same behind a wire: its client knows nothing of what was said before it came. */
export const WIRED_THROTTLE: Throttle = { ...UNLIMITED, concurrent: 1 }

/** A real platform, as sending-limits.yaml says. */
export function platformThrottle(limits: SendingLimits): Throttle {
  return { ...limits, concurrent: 1 }
}
