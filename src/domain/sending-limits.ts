/** At most so many messages in any span of this length, counted sliding; and why just so many. */
export interface SendWindow {
  most: number
  perMs: number
  because: string
}

/** What a chat platform bears: how many messages an account, and one conversation, may get. */
export interface SendingLimits {
  account: readonly SendWindow[]
  conversation: readonly SendWindow[]
  /** Least time between two sends of the account. */
  gapMs: number
  /** Up to this much is added at random, so that sends do not tick like a machine. */
  jitterMs: number
}
