import { verifyChain } from '../store/chain.ts'
import { chainBroken, chainSound } from '../templates/messages/cli.ts'
import { besideBot } from './beside-bot.ts'
import type { Command } from './main.ts'

/** Checks the event log's hash chain and names the first broken row; exit 1 if there is one. */
export const verify: Command = (dataDir) =>
  besideBot(dataDir, async ({ db }) => {
    const { events, checkpoints, fault } = await verifyChain(db)
    console.log(fault ? chainBroken(fault) : chainSound(events, checkpoints))
    return fault ? 1 : 0
  })
