import { clockOfFolder } from '../clock.ts'
import { readConfig } from '../config.ts'
import { explainLadder } from '../desk/explain-ladder.ts'
import { loadOffice } from '../office/load-office.ts'
import { openDatabase } from '../store/database.ts'
import { ticketByCode, ticketByNumber } from '../store/tickets.ts'
import { ticketNotFound } from '../templates/messages/answers.ts'
import { ladderUsage } from '../templates/messages/cli.ts'
import type { Command } from './main.ts'

/** Prints each rung of the ladder for a ticket, by short code or full number; exit 1 if there is no such ticket. */
export const ladder: Command = async (dataDir, [written = '']) => {
  const reference = written.replace(/^#/, '')
  if (reference === '') {
    console.error(ladderUsage())
    return 2
  }
  const office = loadOffice(readConfig().officeDir)
  const database = await openDatabase(dataDir)
  try {
    const code = /^\d{1,4}$/.test(reference) ? Number(reference) : undefined
    const ticket =
      code === undefined
        ? await ticketByNumber(database.db, reference)
        : await ticketByCode(database.db, code)
    if (!ticket) {
      console.error(ticketNotFound(code ?? reference))
      return 1
    }
    const desk = { db: database.db, office, clock: clockOfFolder(dataDir) }
    console.log(await explainLadder(desk, ticket, 'terminal'))
    return 0
  } finally {
    await database.close()
  }
}
