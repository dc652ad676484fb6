import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface RunningApp {
  address: string
  stop: () => Promise<void>
}

/** The start of a working week, before the offices open, so that every limit lies ahead. */
const MONDAY_MORNING = '2026-01-05 09:00'
const START_LIMIT_MS = 60_000
const STOP_LIMIT_MS = 10_000

/**
 * Starts huisheng as its users do, with an empty data folder, a free port and a clock that stands still.
 *
 * @throws {Error} with what it printed, when no address appears within a minute or the process ends
 */
export async function startApp(): Promise<RunningApp> {
  const folder = await mkdtemp(join(tmpdir(), 'huisheng-browser-'))
  const child = spawn(process.execPath, ['src/main.mjs'], {
    env: { ...environment(), HUISHENG_DATA_DIR: folder, HUISHENG_CLOCK: MONDAY_MORNING, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = async () => {
    await end(child)
    await rm(folder, { recursive: true, force: true })
  }
  try {
    return { address: await addressOf(child), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The caller's environment without what would change which chat is started. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(HUISHENG_|WECHATY_|HOST$|PORT$)/.test(name))
  return { ...Object.fromEntries(kept), WECHATY_PUPPET: 'local' }
}

/** The address that the process prints; whatever else it says is kept for the error. */
async function addressOf(child: ChildProcess): Promise<string> {
  const said: string[] = []
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const timer = setTimeout(() => reject(new Error('no address within a minute')), START_LIMIT_MS)
  child.once('exit', (code) => reject(new Error(`ended with code ${code}`)))
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue
    createInterface({ input: stream }).on('line', (line) => {
      if (said.length < 200) said.push(line)
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0]
      if (address) resolve(address)
    })
  }
  try {
    return await promise
  } catch (error) {
    throw new Error(`huisheng did not start: ${(error as Error).message}\n${said.join('\n')}`)
  } finally {
    clearTimeout(timer)
    child.removeAllListeners('exit')
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS)
  await ended
  clearTimeout(timer)
}
