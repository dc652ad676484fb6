import { execFile } from 'node:child_process'
import { join } from 'node:path'

const CLI = join(import.meta.dirname, '../../src/cli/main.ts')

export interface Ran {
  code: number
  /** On standard output and error. */
  said: string
}

/** Runs a command as an administrator does, whether the bot runs or not. */
export function runCli(dataDir: string, ...args: string[]): Promise<Ran> {
  const env = { PATH: process.env.PATH, HUISHENG_DATA_DIR: dataDir, HUISHENG_CLOCK: '2026-10-08 09:30' }
  return new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], { env }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: out + err })
    })
  })
}
