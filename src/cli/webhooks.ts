import { clockOfFolder } from '../clock.ts'
import { readConfig } from '../config.ts'
import type { Webhook } from '../domain/webhook.ts'
import { loadHttpApi } from '../office/load-http-api.ts'
import type { Db } from '../store/database.ts'
import { openSeal } from '../store/office-seal.ts'
import { lastWebhookSentAt, reviveWebhooks, webhookBacklogs } from '../store/webhooks.ts'
import {
  webhookLines,
  webhookSecretShown,
  webhooksRevived,
  webhookUnknown,
  wrongArgument,
} from '../templates/messages/cli.ts'
import { webhookSecret } from '../web/webhook-signature.ts'
import { besideBot } from './beside-bot.ts'
import type { Command } from './main.ts'

/** Says who is told of tickets and what does not get through; `secret NAME` shows a key, `resend` tries again. */
export const webhooks: Command = async (dataDir, [action, name]) => {
  if (action !== undefined && !['secret', 'resend'].includes(action)) {
    console.error(wrongArgument(action))
    return 2
  }
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
  return besideBot(dataDir, async ({ db }) => {
    const now = clockOfFolder(dataDir).now()
    if (action === 'secret' && named) {
      const seal = await openSeal(db, { dir: dataDir, key })
      console.log(webhookSecretShown(named.name, webhookSecret(seal, named)))
    } else if (action === 'resend') console.log(webhooksRevived(await reviveWebhooks(db, now, name)))
    else console.log(webhookLines(now, await receivers(db, known)))
    return 0
  })
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
