import { clockOfFolder } from '../clock.ts'
import { readConfig } from '../config.ts'
import { explainLadder } from '../desk/explain-ladder.ts'
import { normalise } from '../domain/plain-text.ts'
import { loadOffice } from '../office/load-office.ts'
import { ticketByCode, ticketByNumber } from '../store/tickets.ts'
import { ticketNotFound } from '../templates/messages/answers.ts'
import { ladderUsage } from '../templates/messages/cli.ts'
import { besideBot } from './beside-bot.ts'
import type { Command } from './main.ts'

/** Prints each rung of the ladder for a ticket, by short code or full number; exit 1 if there is no such ticket. */
export const ladder: Command = async (dataDir, [written = '']) => {
  const reference = normalise(written).replace(/^#/, '')
  if (reference === '') {
    console.error(ladderUsage())
    return 2
  }
  const office = loadOffice(readConfig().officeDir)
  return besideBot(dataDir, async ({ db }) => {
    const code = /^\d{1,5}$/.test(reference) ? Number(reference) : undefined
    const ticket = await (code === undefined ? ticketByNumber(db, reference) : ticketByCode(db, code))
    if (!ticket) {
      console.error(ticketNotFound(code ?? reference))
      return 1
    }
    console.log(await explainLadder({ db, office, clock: clockOfFolder(dataDir) }, ticket, 'terminal'))
    return 0
  })
}
