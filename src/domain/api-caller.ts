/** What a caller of the HTTP interface may do. */
export type ApiScope =
  | 'tickets:read'
  | 'tickets:write'
  | 'citizens:read'
  | 'knowledge:read'
  | 'knowledge:write'

export const API_SCOPES: readonly ApiScope[] = [
  'tickets:read',
  'tickets:write',
  'citizens:read',
  'knowledge:read',
  'knowledge:write',
]

/** A program of another office that calls ours. */
export interface ApiCaller {
  /** How the log and the events name it: 市12345平台. */
  name: string
  /** SHA-256 of its token, 64 hex digits: who reads the file learns no token. */
  tokenHash: string
  scopes: readonly ApiScope[]
  /** Each of its requests must be signed. */
  mustSign: boolean
}
