import { existsSync } from 'node:fs'
import { openDatabase } from '../store/database.ts'
import { backupDone, backupExists, backupUsage } from '../templates/messages/cli.ts'
import type { Command } from './main.ts'

/** Writes a consistent copy of the database while the bot goes on running; never over an existing file. */
export const backup: Command = async (dataDir, [path]) => {
  if (path === undefined) {
    console.error(backupUsage())
    return 2
  }
  if (existsSync(path)) {
    console.error(backupExists(path))
    return 2
  }
  const database = await openDatabase(dataDir)
  try {
    await database.backup(path)
    console.log(backupDone(path))
    return 0
  } finally {
    await database.close()
  }
}
