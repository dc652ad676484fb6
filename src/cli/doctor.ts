import { statfsSync } from 'node:fs'
import { clockOfFolder } from '../clock.ts'
import { readConfig } from '../config.ts'
import { selfAudit } from '../desk/self-audit.ts'
import { unitsGone } from '../desk/units-gone.ts'
import type { Finding } from '../domain/finding.ts'
import { loadOffice } from '../office/load-office.ts'
import type { Db } from '../store/database.ts'
import { missingFiles } from '../store/files.ts'
import { openSeal } from '../store/office-seal.ts'
import { doctorFine, doctorTrouble, findingWords } from '../templates/messages/delivery.ts'
import { besideBot } from './beside-bot.ts'
import type { Command } from './main.ts'

/** Says what is due and not done, and what to do about it, beside a running bot; exit 1 if there is anything. */
export const doctor: Command = async (dataDir) => {
  const { officeDir, key } = readConfig()
  const office = loadOffice(officeDir)
  return besideBot(dataDir, async (database) => {
    const clock = clockOfFolder(dataDir)
    const damage = database.damage()
    if (damage !== undefined) {
      // Whatever else it says could not be believed.
      console.log(findingWords({ office, now: clock.now() }, { what: 'damaged', damage }))
      return 1
    }
    await openSeal(database.db, { dir: dataDir, key })
    const { findings: late, figures, at } = await selfAudit({ db: database.db, office, clock })
    const findings = [
      ...(await machineFindings(dataDir, database.db)),
      ...(await unitsGone({ db: database.db, office })),
      ...late,
    ]
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

async function machineFindings(dataDir: string, db: Db): Promise<Finding[]> {
  const missing = await missingFiles(db, dataDir)
  const { bavail, bsize } = statfsSync(dataDir)
  const freeBytes = bavail * bsize
  return [
    ...(missing > 0 ? [{ what: 'files_missing', count: missing } as const] : []),
    ...(freeBytes < LEAST_FREE_BYTES ? [{ what: 'disk_low', freeBytes } as const] : []),
  ]
}
