import { withTimeout } from './with-timeout.ts'

const TIMEOUT_MS = 15_000

/**
 * Asks the platform, and where it fails or says nothing in time again after so long each: a hiccup passes.
 *
 * @throws {Error} what it said last, if it never answered
 */
export async function patiently<T>(ask: () => Promise<T>, waitsMs: readonly number[]): Promise<T> {
  for (const waitMs of waitsMs) {
    try {
      return await withTimeout(ask(), TIMEOUT_MS)
    } catch {
      await new Promise((resolve) => setTimeout(resolve, waitMs))
    }
  }
  return withTimeout(ask(), TIMEOUT_MS)
}
