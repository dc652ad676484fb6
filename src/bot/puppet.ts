import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { LocalChat } from './local/chat.ts'
import { PuppetLocal } from './local/puppet.ts'

/** What WechatyBuilder gets, and how to end what stands behind it. */
export interface PuppetChoice {
  options: { puppet: unknown; puppetOptions?: object }
  /** What the bot said before this login can be looked up; else a send that a crash cut off stays unknown. */
  knowsItsWords: boolean
  /** What people said while the bot was away is handed over at the next login; else it is lost. */
  handsOverMissed: boolean
  stop(): Promise<void>
}

const nothingToStop = async (): Promise<void> => {}

/** The local chat, in process. */
export function localPuppet(chat: LocalChat): PuppetChoice {
  return {
    options: { puppet: new PuppetLocal(chat) },
    knowsItsWords: true,
    handsOverMissed: true,
    stop: nothingToStop,
  }
}

/** How the token of a wire begins that never leaves this machine; `insecure_` lets the bundled certificate be. */
const LOOPBACK = 'insecure_local'

/**
 * The local chat behind the wire of wechaty-puppet-service: a gRPC server on loopback holds the puppet, the
 * bot is its client. Proves that everything works with a puppet in another process.
 */
export async function wiredPuppet(chat: LocalChat): Promise<PuppetChoice> {
  // Only here: gRPC costs start time and memory that the plain local chat need not pay.
  const { PuppetServer } = await import('wechaty-puppet-service')
  forgetNames()
  // A token of its own for every wire, for the client keeps its database by token and closes it unawaited after
  // its end: a second one at the same place would find it locked, with an error that nobody can catch.
  const token = `${LOOPBACK}${randomBytes(8).toString('hex')}`
  const endpoint = `127.0.0.1:${await freePort()}`
  const server = new PuppetServer({
    endpoint,
    puppet: new PuppetLocal(chat),
    token,
    tls: { disable: true },
  })
  await server.start()
  return {
    options: {
      puppet: 'wechaty-puppet-service',
      puppetOptions: { endpoint, token, tls: { disable: true } },
    },
    knowsItsWords: false,
    handsOverMissed: true,
    stop: () => server.stop(),
  }
}

/** The wire's client keeps names of people and rooms over restarts, but the roster may have changed. */
function forgetNames(): void {
  const kept = join(homedir(), '.wechaty', 'wechaty-puppet-service')
  if (!existsSync(kept)) return
  for (const token of readdirSync(kept).filter((name) => name.startsWith(LOOPBACK))) {
    rmSync(join(kept, token), { recursive: true, force: true })
  }
}

/** Any other puppet by the name of its package. */
export function packagePuppet(name: string, options: { token?: string; endpoint?: string }): PuppetChoice {
  return {
    options: { puppet: name, puppetOptions: { ...options } },
    knowsItsWords: false,
    handsOverMissed: false,
    stop: nothingToStop,
  }
}

/** Whoever mistypes a name should not be told to install it. */
const PUPPET_PACKAGE = /^(?:@[\w.-]+\/)?[\w.-]*puppet[\w.-]*$/

/** @throws {Error} in Chinese if the name is none of a puppet, or with the command that installs it */
export async function checkInstalled(name: string): Promise<void> {
  if (!PUPPET_PACKAGE.test(name)) {
    throw new Error(
      `WECHATY_PUPPET=${name} 不认识：应为 local、local-grpc，或 wechaty-puppet-… 这样的包名，例如 wechaty-puppet-wechat4u`,
    )
  }
  let given: { default?: unknown }
  try {
    given = await import(name)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error
    throw new Error(
      `没有装 ${name}。请先运行 npm i ${name}，再启动；不用真实群聊时请删掉 .env 里的 WECHATY_PUPPET`,
    )
  }
  if (!isPuppet(given.default)) {
    throw new Error(
      `WECHATY_PUPPET=${name} 装上了，但不是聊天平台的接口。应写 wechaty-puppet-wechat4u 这样的包名`,
    )
  }
}

/** A class, or what an older way of packing makes of one. */
function isPuppet(given: unknown): boolean {
  if (typeof given === 'function') return true
  return typeof given === 'object' && given !== null && 'default' in given && isPuppet(given.default)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
