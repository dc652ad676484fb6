import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import type { ApiCaller } from '../domain/api-caller.ts'
import { MINUTE_MS } from '../domain/time.ts'
import { useSignature } from '../store/api-signatures.ts'
import type { Seal } from '../store/seal.ts'
import { ApiRefusal } from './api-refusal.ts'
import type { ApiAccess } from './api-token.ts'

/** How far the clocks of two offices may differ, and how long a request may be under way. */
const WINDOW_MS = 5 * MINUTE_MS

/** The key with which a caller signs: made from the office's own, so that it is kept nowhere; new with each token. */
export function signingKey(seal: Seal, caller: Pick<ApiCaller, 'tokenHash'>): string {
  return seal.lookupKey('api-signing', caller.tokenHash)
}

/**
 * Passes if the request is signed well and for the first time, or is not signed and need not be.
 *
 * `X-Signature: v1=` HMAC-SHA256 in hex over timestamp, nonce, method, path with query and body, a line each.
 *
 * @throws {ApiRefusal} 401 `signature_missing`, `signature_wrong`, `signature_expired`, `signature_replayed`
 */
export async function checkSignature(c: Context, caller: ApiCaller, access: ApiAccess): Promise<void> {
  const signature = c.req.header('X-Signature')
  if (signature === undefined) {
    if (!caller.mustSign) return
    throw new ApiRefusal(401, 'signature_missing', '这个调用方的请求要签名：X-Signature')
  }
  const timestamp = c.req.header('X-Signature-Timestamp') ?? ''
  const nonce = c.req.header('X-Signature-Nonce') ?? ''
  if (!/^\d{10}$/.test(timestamp) || !/^[\w-]{16,64}$/.test(nonce)) {
    throw new ApiRefusal(
      401,
      'signature_wrong',
      'X-Signature-Timestamp 应是 Unix 秒数，X-Signature-Nonce 应是 16 到 64 位字母数字，每次不同',
    )
  }
  const url = c.req.url
  const path = url.slice(url.indexOf('/', url.indexOf('//') + 2))
  const mac = createHmac('sha256', signingKey(access.seal, caller))
    .update(`${timestamp}\n${nonce}\n${c.req.method}\n${path}\n`)
    .update(new Uint8Array(await c.req.arrayBuffer()))
    .digest()
  const given = Buffer.from(/^v1=([0-9a-f]{64})$/.exec(signature)?.[1] ?? '', 'hex')
  if (given.length !== mac.length || !timingSafeEqual(given, mac)) {
    throw new ApiRefusal(401, 'signature_wrong', '签名不对')
  }
  const now = access.clock.now()
  if (Math.abs(now - Number(timestamp) * 1000) > WINDOW_MS) {
    throw new ApiRefusal(
      401,
      'signature_expired',
      '签名的时间与这台服务器相差超过 5 分钟，请校准时钟后重新签名',
    )
  }
  if (!(await useSignature(access.db, mac.toString('hex'), now))) {
    throw new ApiRefusal(401, 'signature_replayed', '这个签名已经用过，请换一个 nonce 重新签名')
  }
}
