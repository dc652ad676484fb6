import { randomBytes } from 'node:crypto'
import { readConfig } from '../config.ts'
import { openSeal } from '../store/office-seal.ts'
import { apiTokenMade } from '../templates/messages/cli.ts'
import { signingKey } from '../web/api-signature.ts'
import { tokenHash } from '../web/api-token.ts'
import { besideBot } from './beside-bot.ts'
import type { Command } from './main.ts'

/** Makes a token for a caller of the HTTP interface and says what to write where; keeps nothing. */
export const apiToken: Command = (dataDir) =>
  besideBot(dataDir, async ({ db }) => {
    const token = `hs_${randomBytes(32).toString('base64url')}`
    const hash = tokenHash(token)
    const seal = await openSeal(db, { dir: dataDir, key: readConfig().key })
    console.log(apiTokenMade({ token, hash, signingKey: signingKey(seal, { tokenHash: hash }) }))
    return 0
  })
