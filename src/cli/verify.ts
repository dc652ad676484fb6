import { verifyChain } from '../store/chain.ts'
import { openDatabase } from '../store/database.ts'
import { chainBroken, chainSound } from '../templates/messages/cli.ts'
import type { Command } from './main.ts'

/** Checks the event log's hash chain and names the first broken row; exit 1 if there is one. */
export const verify: Command = async (dataDir) => {
  const database = await openDatabase(dataDir)
  try {
    const { events, checkpoints, fault } = await verifyChain(database.db)
    console.log(fault ? chainBroken(fault) : chainSound(events, checkpoints))
    return fault ? 1 : 0
  } finally {
    await database.close()
  }
}
