import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { readConfig } from '../config.ts'
import { copyDatabase } from '../store/copy-database.ts'
import { backupDamaged, backupDone, backupExists, backupUsage } from '../templates/messages/cli.ts'
import type { Command } from './main.ts'

/** Writes a consistent copy of the database while the bot goes on running; never over an existing file. */
export const backup: Command = async (dataDir, [given = '']) => {
  if (given.trim() === '') {
    console.error(backupUsage())
    return 2
  }
  const path = resolve(given)
  if (existsSync(path)) {
    console.error(backupExists(path))
    return 2
  }
  const { damage } = await copyDatabase(dataDir, path)
  if (damage !== undefined) {
    console.error(backupDamaged(path, damage))
    return 1
  }
  console.log(backupDone({ path, dataDir, hasKeyFile: readConfig().key === undefined }))
  return 0
}
