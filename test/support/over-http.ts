import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LocalMessage } from '../../src/bot/local/chat.ts'
import type { LocalDirectory } from '../../src/bot/local/directory.ts'
import type { ChatDriver } from './chat-driver.ts'

const MAIN = join(import.meta.dirname, '../../src/main.mjs')
const START_TIMEOUT_MS = 20_000

/** The program as a user starts it, in a process of its own. */
export interface Running {
  url: string
  dir: string
  process: ChildProcess
  /** What it wrote to standard error. */
  errors(): string
  stop(): Promise<void>
}

/** Starts the program. @throws with what it wrote if it ends before it prints its address */
export async function startProgram(options: {
  dir?: string
  clock?: string
  puppet?: string
  env?: Record<string, string>
}): Promise<Running> {
  const dir = options.dir ?? mkdtempSync(join(tmpdir(), 'huisheng-'))
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env.PATH,
      HOME: dir,
      PORT: '0',
      HUISHENG_DATA_DIR: dir,
      WECHATY_PUPPET: options.puppet ?? 'local',
      ...(options.clock !== undefined && { HUISHENG_CLOCK: options.clock }),
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  const url = await new Promise<string>((resolve, reject) => {
    let out = ''
    const timer = setTimeout(
      () => reject(new Error(`no address after 20 s: ${out} ${errors}`)),
      START_TIMEOUT_MS,
    )
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString()
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(out)?.[0]
      if (address === undefined) return
      clearTimeout(timer)
      resolve(address)
    })
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`ended with ${code}: ${errors}`))
    })
  })
  return {
    url,
    dir,
    process: child,
    errors: () => errors,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => {
          if (options.dir === undefined) rmSync(dir, { recursive: true })
          resolve()
        })
        child.kill('SIGTERM')
      }),
  }
}

/** Drives the local chat of a running program through its JSON API only. */
export function overHttp(running: Running): ChatDriver {
  async function call<T>(path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${running.url}/local/api${path}`, {
      ...(body !== undefined && {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json' },
      }),
    })
    const answer = await response.json()
    if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`)
    return answer as T
  }
  return {
    async directory() {
      const { botId, people } = await call<Pick<LocalDirectory, 'botId' | 'people'>>('/people')
      const { rooms } = await call<{
        rooms: (LocalDirectory['rooms'][number] & { members: { id: string }[] })[]
      }>('/rooms')
      return {
        botId,
        people,
        rooms: rooms.map(({ members, ...room }) => ({ ...room, memberIds: members.map(({ id }) => id) })),
      }
    },
    async post({ file, ...said }) {
      const body = {
        ...said,
        ...(file && {
          file: { name: file.name, mediaType: '', base64: Buffer.from(file.bytes).toString('base64') },
        }),
      }
      return (await call<{ message: LocalMessage }>('/messages', body)).message
    },
    messagesSince: async (cursor) =>
      (await call<{ messages: LocalMessage[] }>(`/messages?since=${cursor}&limit=500`)).messages,
    settle: () => call('/settle', {}),
    moveTo: (at) => call('/clock', { to: at }),
    close: () => running.stop(),
  }
}
