import { statfsSync } from 'node:fs'
import { clockOfFolder } from '../clock.ts'
import { readConfig } from '../config.ts'
import { selfAudit } from '../desk/self-audit.ts'
import type { Finding } from '../domain/finding.ts'
import { loadOffice } from '../office/load-office.ts'
import type { Database } from '../store/database.ts'
import { missingFiles } from '../store/files.ts'
import { doctorFine, doctorTrouble, findingWords } from '../templates/messages/delivery.ts'
import { besideBot } from './beside-bot.ts'
import type { Command } from './main.ts'

/** Says what is due and not done, and what to do about it, beside a running bot; exit 1 if there is anything. */
export const doctor: Command = async (dataDir) => {
  const office = loadOffice(readConfig().officeDir)
  return besideBot(dataDir, async (database) => {
    const clock = clockOfFolder(dataDir)
    const { findings: late, figures, at } = await selfAudit({ db: database.db, office, clock })
    const findings = [...(await machineFindings(dataDir, database)), ...late]
    if (findings.length === 0) {
      console.log(doctorFine(figures.waiting.count))
      return 0
    }
    console.log(doctorTrouble(findings.length))
    for (const finding of findings) console.log(`· ${findingWords({ office, now: at }, finding)}`)
    return 1
  })
}

/** A day of work writes some megabytes; with so little left it is the other programs on the machine that eat it up. */
const LEAST_FREE_BYTES = 500 * 1024 * 1024

async function machineFindings(dataDir: string, database: Database): Promise<Finding[]> {
  const damage = database.damage()
  if (damage !== undefined) return [{ what: 'damaged', damage }]
  const missing = await missingFiles(database.db, dataDir)
  const { bavail, bsize } = statfsSync(dataDir)
  const freeBytes = bavail * bsize
  return [
    ...(missing > 0 ? [{ what: 'files_missing', count: missing } as const] : []),
    ...(freeBytes < LEAST_FREE_BYTES ? [{ what: 'disk_low', freeBytes } as const] : []),
  ]
}
