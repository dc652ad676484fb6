import type { EpochMs } from '../domain/time.ts'
import { HOUR_MS } from '../domain/time.ts'
import type { Webhook } from '../domain/webhook.ts'
import type { Seal } from '../store/seal.ts'
import { signedHeaders } from './webhook-signature.ts'

/** A receiver that needs longer to say that it has it should queue it first. */
const TIMEOUT_MS = 10_000

/** What came of one try. `error` names no address: it may hold a secret. */
export type Delivery =
  | { isTaken: true }
  | { isTaken: false; error: string; isGone?: true; retryAfterMs?: number }

/**
 * Sends the message once. Taken is any 2xx; 410 says never again. Redirects are not followed: only the operator says
 * where messages go. What the receiver says beside its status is not read.
 */
export async function deliver(
  seal: Seal,
  webhook: Webhook,
  options: {
    message: { id: string; body: string; at: EpochMs }
    stopping: AbortSignal
    timeoutMs?: number
  },
): Promise<Delivery> {
  const { message, stopping, timeoutMs = TIMEOUT_MS } = options
  try {
    const response = await fetch(webhook.url, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'huisheng-webhook/1',
        ...signedHeaders(seal, webhook, message),
      },
      body: message.body,
      signal: AbortSignal.any([stopping, AbortSignal.timeout(timeoutMs)]),
    })
    // Not read to its end, however long the receiver goes on.
    await response.body?.cancel()
    return verdictOn(response)
  } catch (error) {
    return { isTaken: false, error: words(error, timeoutMs) }
  }
}

function verdictOn({ status, headers }: Response): Delivery {
  if (status >= 200 && status < 300) return { isTaken: true }
  const error =
    status >= 300 && status < 400 ? `HTTP ${status}, redirects are not followed` : `HTTP ${status}`
  if (status === 410) return { isTaken: false, error, isGone: true }
  const seconds = Number(/^\d{1,6}$/.exec(headers.get('retry-after') ?? '')?.[0] ?? 0)
  return { isTaken: false, error, retryAfterMs: Math.min(seconds * 1000, HOUR_MS) }
}

function words(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return 'failed'
  if (error.name === 'TimeoutError') return `no answer within ${timeoutMs / 1000} s`
  const { cause } = error
  return cause instanceof Error && 'code' in cause ? `no connection: ${String(cause.code)}` : 'no connection'
}
