/** `npm run huisheng -- COMMAND`: what an administrator does at the terminal. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError, readConfig } from '../config.ts'
import { DeskError } from '../domain/errors.ts'
import { OfficeDataError } from '../office/data-problem.ts'
import { cliUsage, databaseMissing } from '../templates/messages/cli.ts'
import { startErrorWords } from '../templates/messages/start.ts'
import { apiToken } from './api-token.ts'
import { backup } from './backup.ts'
import { doctor } from './doctor.ts'
import { history } from './history.ts'
import { importTable } from './import.ts'
import { ladder } from './ladder.ts'
import { verify } from './verify.ts'
import { webhooks } from './webhooks.ts'

/** A command; returns the process's exit code. */
export type Command = (dataDir: string, args: readonly string[]) => Promise<number>

const COMMANDS: Readonly<Record<string, Command>> = {
  verify,
  backup,
  doctor,
  ladder,
  history,
  import: importTable,
  'api-token': apiToken,
  webhooks,
}

async function main(): Promise<number> {
  const [name = '', ...args] = process.argv.slice(2)
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) {
    console.error(cliUsage())
    return 2
  }
  // A copy of the office's data is readable by nobody else, wherever it is put.
  process.umask(0o077)
  const { dataDir } = readConfig()
  if (command !== history && !existsSync(join(dataDir, 'huisheng.db'))) {
    console.error(databaseMissing(dataDir))
    return 2
  }
  return command(dataDir, args)
}

try {
  process.exitCode = await main()
} catch (error) {
  const isExpected =
    error instanceof DeskError || error instanceof ConfigError || error instanceof OfficeDataError
  if (!isExpected) throw error
  console.error(error instanceof DeskError ? startErrorWords(error) : error.message)
  process.exitCode = 2
}
