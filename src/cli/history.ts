import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openStreetClock } from '../bot/local/street-clock.ts'
import { isLocal, readConfig } from '../config.ts'
import { fillHistory } from '../desk/fill-history.ts'
import { openShelf } from '../desk/knowledge-now.ts'
import { loadHistory } from '../office/load-history.ts'
import { loadOffice } from '../office/load-office.ts'
import { openDatabase } from '../store/database.ts'
import { createFileStore } from '../store/files.ts'
import { openSeal } from '../store/office-seal.ts'
import { keepStreetsApart } from '../store/street-folder.ts'
import { readFolder } from '../templates/knowledge/index.ts'
import { HISTORY_ONLY_LOCAL, historyFilled } from '../templates/messages/cli.ts'
import type { Command } from './main.ts'

/** Fills the local chat's database with three invented years, the bot running, stopped or never started yet. */
export const history: Command = async (dataDir) => {
  const config = readConfig()
  if (!isLocal(config)) {
    console.error(HISTORY_ONLY_LOCAL)
    return 1
  }
  const office = loadOffice(config.officeDir)
  // Nothing needs to have been started before.
  process.umask(0o077)
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const plan = loadHistory(config.officeDir, office)
  const database = await openDatabase(dataDir)
  const { db } = database
  try {
    await keepStreetsApart(db, { dir: dataDir, isLocal: true })
    const seal = await openSeal(db, { dir: dataDir, key: config.key })
    const clock = openStreetClock(dataDir, office.calendar, config.frozenAt)
    const given = { db, clock, office, seal }
    const knowledge = await openShelf(given, readFolder(join(config.officeDir, 'knowledge')))
    const filled = await fillHistory({ ...given, files: createFileStore(dataDir, seal), knowledge }, plan)
    console.log(historyFilled(filled))
    return 0
  } finally {
    await database.close()
  }
}
