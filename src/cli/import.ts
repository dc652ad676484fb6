import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, parse } from 'node:path'
import { clockOfFolder } from '../clock.ts'
import { readConfig } from '../config.ts'
import { planImport } from '../desk/import-tickets.ts'
import { MOST_FILE_BYTES } from '../domain/intake.ts'
import { loadOffice } from '../office/load-office.ts'
import { inTransaction } from '../store/database.ts'
import { createFileStore } from '../store/files.ts'
import { openSeal } from '../store/office-seal.ts'
import { fileMissing, fileProblem, IMPORT_USAGE, importQueued } from '../templates/messages/intake.ts'
import { besideBot } from './beside-bot.ts'
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
  const office = loadOffice(config.officeDir)
  const bytes = readFileSync(path)
  return besideBot(dataDir, async ({ db: plain }) => {
    const seal = await openSeal(plain, { dir: dataDir, key: config.key })
    const files = createFileStore(dataDir, seal)
    const desk = { clock: clockOfFolder(dataDir), office, seal, files }
    const plan = await inTransaction(plain, (db) => planImport({ ...desk, db }, { name, bytes }))
    if ('problem' in plan) {
      console.error(fileProblem(name, plan.problem))
      return 1
    }
    try {
      const aside =
        plan.faultyRows && writeAside(path, plan.faultyRows.name, files.read(plan.faultyRows.fileId))
      console.log(importQueued(name, plan, aside))
    } catch (error) {
      // The rows that are right are queued all the same.
      console.log(importQueued(name, plan, undefined))
      throw error
    }
    return 0
  })
}

/** Beside the table, never over a file that somebody may have been putting right. @returns its path */
function writeAside(table: string, name: string, bytes: Uint8Array): string {
  const { name: stem, ext } = parse(name)
  for (let count = 1; ; count += 1) {
    const path = join(dirname(table), count === 1 ? name : `${stem}-${count}${ext}`)
    if (existsSync(path)) continue
    writeFileSync(path, bytes, { mode: 0o600, flag: 'wx' })
    return path
  }
}
