import type { EpochMs } from './time.ts'
import { DAY_MS } from './time.ts'

/** Until when a message is tried that waits since then: a receiver that breaks on Friday evening is mended on Monday. */
export function givenUpAt(since: EpochMs): EpochMs {
  return since + 4 * DAY_MS
}

/** A program of another office that is told of each change of a ticket's state. */
export interface Webhook {
  /** How the log, the doctor and the station's notice name it. */
  name: string
  url: string
  /** Counted on to change its key. */
  keyNo: number
}
