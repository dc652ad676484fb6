import type { Sender } from '../../src/bot/courier.ts'
import { holdsWords } from '../../src/bot/said-before.ts'
import type { OutboxMessage, Target } from '../../src/store/outbox.ts'
import { targetKey } from '../../src/store/outbox.ts'

/** How one call to the platform goes. */
export type Fault =
  | 'none'
  /** Never comes back; said or not. */
  | 'hangs'
  | 'hangs_said'
  /** Comes back only when `answerLate` is called. */
  | 'late'
  /** Echoes the words twice. */
  | 'twice'
  | 'loses_id'
  | 'refuses'
  /** The wire breaks during the call: said, or not. */
  | 'cut'
  | 'cut_said'

/** A chat platform as bad as they come: its own record of what was said is what counts. */
export class ChatPlatform implements Sender {
  isReady = true
  /** Whether it can be asked what was said. */
  remembers = true
  readonly said: { target: string; text: string }[] = []
  calls = 0
  echo: (said: { roomTopic?: string; messageId: string; text: string }) => Promise<void> = async () => {}
  readonly #faultOf: (call: number) => Fault
  readonly #late: (() => void)[] = []

  constructor(faultOf: (call: number) => Fault) {
    this.#faultOf = faultOf
  }

  async send(target: Target, message: OutboxMessage): Promise<string | null> {
    this.calls += 1
    const id = `m${this.calls}`
    const fault = this.#faultOf(this.calls)
    switch (fault) {
      case 'hangs':
        return new Promise(() => {})
      case 'refuses':
        throw new Error('the platform says no')
      case 'cut':
        throw new Error('14 UNAVAILABLE: connection reset')
      case 'late':
        return new Promise((resolve) => {
          this.#late.push(() => {
            this.#say(target, message)
            resolve(id)
          })
        })
      default:
        this.#say(target, message)
    }
    if (fault === 'hangs_said') return new Promise(() => {})
    if (fault === 'cut_said') throw new Error('14 UNAVAILABLE: connection reset')
    await this.#echoTo(target, id, message.text)
    if (fault === 'twice') await this.#echoTo(target, `${id}-again`, message.text)
    return fault === 'loses_id' ? null : id
  }

  async wasSaid(target: Target, words: OutboxMessage): Promise<boolean | undefined> {
    if (!this.remembers) return undefined
    return this.said.some((one) => one.target === targetKey(target) && holdsWords(one.text, words))
  }

  /** What hung until now comes back. */
  answerLate(): void {
    for (const answer of this.#late.splice(0)) answer()
  }

  #say(target: Target, message: OutboxMessage): void {
    this.said.push({ target: targetKey(target), text: message.text })
  }

  async #echoTo(target: Target, messageId: string, text: string): Promise<void> {
    await this.echo('room' in target ? { roomTopic: target.room, messageId, text } : { messageId, text })
  }
}
