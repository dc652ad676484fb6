import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  randomFillSync,
} from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DeskError } from '../domain/errors.ts'

/** Encrypts what people wrote and who they are, and makes keyed hashes to find them again (R8). */
export interface Seal {
  /** AES-256-GCM under a fresh nonce; the same text never gives the same result twice. */
  seal(text: string): string
  /** @throws {DeskError} `sealed_with_other_key` if the key is not the one it was sealed with */
  open(sealed: string): string
  sealBytes(bytes: Uint8Array): Uint8Array
  openBytes(sealed: Uint8Array): Uint8Array
  /** A hash that only the holder of the key can make: equal texts give equal results. */
  lookupKey(purpose: string, text: string): string
}

const VERSION = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16
const KEY_BYTES = 32

export function createSeal(masterKey: Uint8Array): Seal {
  const derive = (info: string): Buffer =>
    Buffer.from(hkdfSync('sha256', masterKey, 'huisheng', info, KEY_BYTES))
  // As key objects: Node takes bytes apart anew each time, which costs more than the cipher.
  const sealKey = createSecretKey(derive('seal'))
  const lookup = createSecretKey(derive('lookup'))
  const nextNonce = nonces()

  function sealBytes(bytes: Uint8Array): Uint8Array {
    const nonce = nextNonce()
    const cipher = createCipheriv('aes-256-gcm', sealKey, nonce)
    const body = Buffer.concat([cipher.update(bytes), cipher.final()])
    return Buffer.concat([Buffer.from([VERSION]), nonce, cipher.getAuthTag(), body])
  }

  function openBytes(sealed: Uint8Array): Uint8Array {
    const bytes = Buffer.from(sealed)
    try {
      const tagAt = 1 + NONCE_BYTES
      const decipher = createDecipheriv('aes-256-gcm', sealKey, bytes.subarray(1, tagAt))
      decipher.setAuthTag(bytes.subarray(tagAt, tagAt + TAG_BYTES))
      return Buffer.concat([decipher.update(bytes.subarray(tagAt + TAG_BYTES)), decipher.final()])
    } catch {
      throw new DeskError('sealed_with_other_key', {})
    }
  }

  return {
    sealBytes,
    openBytes,
    seal: (text) => Buffer.from(sealBytes(Buffer.from(text, 'utf8'))).toString('base64'),
    open: (sealed) => Buffer.from(openBytes(Buffer.from(sealed, 'base64'))).toString('utf8'),
    lookupKey: (purpose, text) =>
      createHmac('sha256', lookup).update(`${purpose}\0${text}`).digest('base64url'),
  }
}

/** Fresh random nonces, drawn from the system many at a time. */
function nonces(): () => Uint8Array {
  const pool = Buffer.alloc(NONCE_BYTES * 256)
  let at = pool.length
  return () => {
    if (at === pool.length) {
      randomFillSync(pool)
      at = 0
    }
    at += NONCE_BYTES
    return Buffer.from(pool.subarray(at - NONCE_BYTES, at))
  }
}

/** A fresh `secret.key` in the data folder, readable by its owner only, on the disk before anything is sealed with it. */
export function makeKey(dir: string): void {
  const hex = randomBytes(KEY_BYTES).toString('hex')
  writeFileSync(join(dir, 'secret.key'), `${hex}\n`, { mode: 0o600, flag: 'wx', flush: true })
}

/**
 * The office's key: from the configuration (64 hex digits), else from `secret.key` in the data folder.
 *
 * @throws {DeskError} `bad_key` if it is not 32 bytes in hex
 */
export function loadKey(dir: string, configured: string | undefined): Uint8Array {
  const path = join(dir, 'secret.key')
  const hex = (configured ?? readFileSync(path, 'utf8')).trim()
  if (!/^[0-9a-f]{64}$/i.test(hex)) {
    throw new DeskError('bad_key', { from: configured === undefined ? path : 'HUISHENG_KEY' })
  }
  return Buffer.from(hex, 'hex')
}
