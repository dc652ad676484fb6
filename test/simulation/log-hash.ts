import { createHash } from 'node:crypto'
import type { LocalMessage } from '../../src/bot/local/chat.ts'

/**
 * A fingerprint of everything that was said, when and where. What is said in one instant counts in one order,
 * and a bundle as its parts: which of two groups is served first is nobody's business.
 */
export class ChatLogHash {
  readonly #hash = createHash('sha256')

  /** @param messages everything said in one instant */
  add(messages: readonly LocalMessage[]): void {
    const lines = messages.flatMap(({ at, roomId, peerId, fromId, text }) =>
      text.split('\n\n').map((part) => JSON.stringify([at, roomId ?? peerId, fromId, part])),
    )
    for (const line of lines.toSorted()) this.#hash.update(line).update('\n')
  }

  digest(): string {
    return this.#hash.copy().digest('hex')
  }
}
