import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { clockOfFolder } from '../clock.ts'
import { readConfig } from '../config.ts'
import { planImport } from '../desk/import-tickets.ts'
import { MOST_FILE_BYTES } from '../domain/intake.ts'
import { loadOffice } from '../office/load-office.ts'
import { inTransaction, openDatabase } from '../store/database.ts'
import { createFileStore } from '../store/files.ts'
import { createSeal, loadKey } from '../store/seal.ts'
import { fileMissing, fileProblem, IMPORT_USAGE, importQueued } from '../templates/messages/intake.ts'
import type { Command } from './main.ts'

/** Queues a table of the platform's for the bot, running or not; rows that are wrong go into a table beside it. */
export const importTable: Command = async (dataDir, [path]) => {
  if (path === undefined) {
    console.error(IMPORT_USAGE)
    return 2
  }
  if (!existsSync(path)) {
    console.error(fileMissing(path))
    return 2
  }
  const name = basename(path)
  if (statSync(path).size > MOST_FILE_BYTES) {
    console.error(fileProblem(name, 'too_large'))
    return 1
  }
  const config = readConfig()
  const seal = createSeal(loadKey(dataDir, config.key))
  const database = await openDatabase(dataDir)
  const desk = {
    clock: clockOfFolder(dataDir),
    office: loadOffice(config.officeDir),
    seal,
    files: createFileStore(dataDir, seal),
  }
  try {
    const bytes = readFileSync(path)
    const plan = await inTransaction(database.db, (db) => planImport({ ...desk, db }, { name, bytes }))
    if ('problem' in plan) {
      console.error(fileProblem(name, plan.problem))
      return 1
    }
    const asidePath = plan.faultyRows && join(dirname(path), plan.faultyRows.name)
    if (plan.faultyRows && asidePath) {
      writeFileSync(asidePath, desk.files.read(plan.faultyRows.fileId), { mode: 0o600 })
    }
    console.log(importQueued(name, plan, asidePath))
    return 0
  } finally {
    await database.close()
  }
}
