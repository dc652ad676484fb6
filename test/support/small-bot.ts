import { join } from 'node:path'
import { WechatyBuilder } from 'wechaty'
import type { MessageInterface, WechatyInterface } from 'wechaty/impls'
import type { LocalChat } from '../../src/bot/local/chat.ts'
import { localPuppet, wiredPuppet } from '../../src/bot/puppet.ts'
import { setHome } from '../../src/config.ts'

export const WIRES = ['local', 'local-grpc'] as const

/** A Wechaty on the chat that keeps what it hears, and nothing of ours above it. */
export interface SmallBot {
  bot: WechatyInterface
  /** The next message the bot hears that fits; those before it are passed over. */
  hears(fits: (message: MessageInterface) => boolean): Promise<MessageInterface>
  errors: unknown[]
  stop(): Promise<void>
}

export async function openSmallBot(
  chat: LocalChat,
  options: { dir: string; wire: (typeof WIRES)[number] },
): Promise<SmallBot> {
  setHome(join(options.dir, 'home'))
  const puppet = options.wire === 'local' ? localPuppet(chat) : await wiredPuppet(chat)
  const bot = WechatyBuilder.build(puppet.options as object) as WechatyInterface
  const messages: MessageInterface[] = []
  const errors: unknown[] = []
  const waiting = new Set<() => void>()
  let next = 0
  bot.on('error', (error) => {
    errors.push(error)
  })
  const loggedIn = new Promise<void>((resolve) => bot.once('login', () => resolve()))
  bot.on('message', (message) => {
    messages.push(message)
    for (const wake of waiting) wake()
  })
  await bot.start()
  await loggedIn
  return {
    bot,
    errors,
    async hears(fits) {
      for (;;) {
        while (next < messages.length) {
          const message = messages[next]
          next += 1
          if (message && fits(message)) return message
        }
        await new Promise<void>((resolve) => {
          const wake = (): void => {
            waiting.delete(wake)
            resolve()
          }
          waiting.add(wake)
        })
      }
    },
    async stop() {
      await bot.stop()
      await puppet.stop()
    },
  }
}
