/** `npm run huisheng -- COMMAND`: what an administrator does at the terminal. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../config.ts'
import { refuseRoot } from '../store/folder-lock.ts'
import { cliUsage, databaseMissing, wrongArgument } from '../templates/messages/cli.ts'
import { troubleWords } from '../trouble-words.ts'
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

/** And how many words may follow its name, and whether it puts files into the data folder. */
const COMMANDS: Readonly<Record<string, { run: Command; words: number; makesFiles?: true }>> = {
  verify: { run: verify, words: 0 },
  backup: { run: backup, words: 1 },
  doctor: { run: doctor, words: 0 },
  ladder: { run: ladder, words: 1 },
  history: { run: history, words: 0, makesFiles: true },
  import: { run: importTable, words: 1, makesFiles: true },
  'api-token': { run: apiToken, words: 0 },
  webhooks: { run: webhooks, words: 2 },
}

const HELP = ['help', '--help', '-h']

async function main(): Promise<number> {
  const [name = '', ...args] = process.argv.slice(2)
  if ([name, ...args].some((word) => HELP.includes(word))) {
    console.log(cliUsage())
    return 0
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  const wrong = command ? (args.find((word) => word.startsWith('-')) ?? args[command.words]) : name
  if (!command || wrong !== undefined) {
    if (wrong) console.error(wrongArgument(wrong))
    console.error(cliUsage())
    return 2
  }
  // A copy of the office's data is readable by nobody else, wherever it is put.
  process.umask(0o077)
  const { dataDir } = readConfig()
  try {
    // Not whether it is there: in a folder of somebody else's nothing seems to be.
    if (command.run !== history) statSync(join(dataDir, 'huisheng.db'))
  } catch (error) {
    if (!isMissing(error)) throw error
    console.error(databaseMissing(dataDir))
    return 2
  }
  if (command.makesFiles) refuseRoot(dataDir)
  return command.run(dataDir, args)
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

try {
  process.exitCode = await main()
} catch (error) {
  const words = troubleWords(error)
  if (words === undefined) throw error
  console.error(words)
  process.exitCode = 2
}
