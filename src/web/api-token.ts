import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import type { Clock } from '../clock.ts'
import type { ApiCaller, ApiScope } from '../domain/api-caller.ts'
import type { Db } from '../store/database.ts'
import type { Seal } from '../store/seal.ts'
import { ApiRefusal } from './api-refusal.ts'
import { checkSignature } from './api-signature.ts'

/** What is known about a request once its caller is. */
export interface ApiEnv {
  Variables: { caller: ApiCaller }
}

/** What a caller is known by. */
export interface ApiAccess {
  callers: readonly ApiCaller[]
  db: Db
  seal: Seal
  /** The machine's own: callers know nothing of an office's clock that was wound on. */
  clock: Clock
}

/**
 * Lets in requests with the token of a known caller, and refuses those without one (401 `token_missing`,
 * `token_unknown`), of somebody who must sign and does not (401 `signature_missing`) or signs wrongly.
 * Put it behind the limit of the body, which a signature covers.
 *
 * @param tokenOf where the token stands; in the header `Authorization: Bearer …` unless told
 */
export function callersOnly(
  access: ApiAccess,
  tokenOf: (c: Context) => string | undefined | Promise<string | undefined> = bearerToken,
): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const token = await tokenOf(c)
    if (!token) {
      throw new ApiRefusal(401, 'token_missing', '请在请求头里带上令牌：Authorization: Bearer 令牌')
    }
    const caller = callerWith(access.callers, token)
    if (!caller) throw new ApiRefusal(401, 'token_unknown', '令牌不对，或者已经停用')
    await checkSignature(c, caller, access)
    c.set('caller', caller)
    c.header('Cache-Control', 'no-store')
    await next()
  }
}

/** Refuses (403 `scope_missing`) callers that may not do this. Behind `callersOnly`. */
export function requires(scope: ApiScope): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const { name, scopes } = c.get('caller')
    if (!scopes.includes(scope)) {
      throw new ApiRefusal(403, 'scope_missing', `调用方「${name}」没有 ${scope} 权限`, { scope })
    }
    await next()
  }
}

/** SHA-256 in hex, as http-api.yaml keeps it; tokens are random enough to need nothing slower. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

export function bearerToken(c: Context): string | undefined {
  return /^Bearer +([\x21-\x7e]{1,200})$/i.exec(c.req.header('Authorization') ?? '')?.[1]
}

/** Each is compared, in the same time whoever it is. */
function callerWith(callers: readonly ApiCaller[], token: string): ApiCaller | undefined {
  const given = Buffer.from(tokenHash(token), 'hex')
  return callers.filter((caller) => timingSafeEqual(Buffer.from(caller.tokenHash, 'hex'), given)).at(0)
}
