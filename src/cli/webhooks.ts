import { clockOfFolder } from '../clock.ts'
import { readConfig } from '../config.ts'
import type { Webhook } from '../domain/webhook.ts'
import { loadHttpApi } from '../office/load-http-api.ts'
import type { Db } from '../store/database.ts'
import { openDatabase } from '../store/database.ts'
import { createSeal, loadKey } from '../store/seal.ts'
import { lastWebhookSentAt, reviveWebhooks, webhookBacklogs } from '../store/webhooks.ts'
import {
  webhookLines,
  webhookSecretShown,
  webhooksRevived,
  webhookUnknown,
} from '../templates/messages/cli.ts'
import { webhookSecret } from '../web/webhook-signature.ts'
import type { Command } from './main.ts'

/** Says who is told of tickets and what does not get through; `secret NAME` shows a key, `resend` tries again. */
export const webhooks: Command = async (dataDir, [action, name]) => {
  const { officeDir, key } = readConfig()
  const known = loadHttpApi(officeDir).webhooks
  const named = known.find((webhook) => webhook.name === name)
  if ((action === 'secret' && !named) || (action === 'resend' && name !== undefined && !named)) {
    console.error(
      webhookUnknown(
        name,
        known.map((webhook) => webhook.name),
      ),
    )
    return 2
  }
  if (action === 'secret' && named) {
    console.log(webhookSecretShown(named.name, webhookSecret(createSeal(loadKey(dataDir, key)), named)))
    return 0
  }
  const database = await openDatabase(dataDir)
  try {
    const now = clockOfFolder(dataDir).now()
    if (action === 'resend') console.log(webhooksRevived(await reviveWebhooks(database.db, now, name)))
    else console.log(webhookLines(now, await receivers(database.db, known)))
    return 0
  } finally {
    await database.close()
  }
}

/** Those that are configured, and those that were and left something behind. */
async function receivers(db: Db, known: readonly Webhook[]) {
  const backlogs = await webhookBacklogs(db)
  const names = new Set([...known.map(({ name }) => name), ...backlogs.map(({ webhook }) => webhook)])
  return Promise.all(
    [...names].map(async (name) => {
      const own = backlogs.filter(({ webhook }) => webhook === name)
      const countOf = (state: 'waiting' | 'dead') => own.find((one) => one.state === state)?.count ?? 0
      return {
        name,
        isKnown: known.some((webhook) => webhook.name === name),
        waiting: countOf('waiting'),
        dead: countOf('dead'),
        lastSentAt: await lastWebhookSentAt(db, name),
        error: own.find(({ error }) => error !== null)?.error ?? undefined,
      }
    }),
  )
}
