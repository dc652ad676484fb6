import { createHmac } from 'node:crypto'
import type { EpochMs } from '../domain/time.ts'
import type { Webhook } from '../domain/webhook.ts'
import type { Seal } from '../store/seal.ts'

/**
 * The key with which messages to the webhook are signed, as https://www.standardwebhooks.com writes it: made from the
 * office's own, so that it is kept nowhere; new with each `keyNo`.
 */
export function webhookSecret(seal: Seal, { name, keyNo }: Pick<Webhook, 'name' | 'keyNo'>): string {
  return `whsec_${keyOf(seal, name, keyNo).toString('base64')}`
}

/**
 * The headers by which the receiver knows who sent the body, when, and whether it had it before. While a key is being
 * changed the body is signed with the one before too, so that the receiver may change at its own time.
 */
export function signedHeaders(
  seal: Seal,
  webhook: Webhook,
  message: { id: string; body: string; at: EpochMs },
): Record<string, string> {
  const { name, keyNo } = webhook
  const timestamp = String(Math.floor(message.at / 1000))
  const signatures = (keyNo > 1 ? [keyNo, keyNo - 1] : [keyNo]).map((no) => {
    const mac = createHmac('sha256', keyOf(seal, name, no)).update(
      `${message.id}.${timestamp}.${message.body}`,
    )
    return `v1,${mac.digest('base64')}`
  })
  return {
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  }
}

function keyOf(seal: Seal, name: string, keyNo: number): Buffer {
  return Buffer.from(seal.lookupKey('webhook-signing', `${keyNo} ${name}`), 'base64url')
}
