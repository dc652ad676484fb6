import { clockOfFolder } from '../clock.ts'
import { readConfig } from '../config.ts'
import { selfAudit } from '../desk/self-audit.ts'
import { loadOffice } from '../office/load-office.ts'
import { openDatabase } from '../store/database.ts'
import { doctorFine, doctorTrouble, findingWords } from '../templates/messages/delivery.ts'
import type { Command } from './main.ts'

/** Says what is due and not done, and what to do about it, beside a running bot; exit 1 if there is anything. */
export const doctor: Command = async (dataDir) => {
  const office = loadOffice(readConfig().officeDir)
  const database = await openDatabase(dataDir)
  try {
    const { findings, figures, at } = await selfAudit({
      db: database.db,
      office,
      clock: clockOfFolder(dataDir),
    })
    if (findings.length === 0) {
      console.log(doctorFine(figures.waiting.count))
      return 0
    }
    console.log(doctorTrouble(findings.length))
    for (const finding of findings) console.log(`· ${findingWords({ office, now: at }, finding)}`)
    return 1
  } finally {
    await database.close()
  }
}
