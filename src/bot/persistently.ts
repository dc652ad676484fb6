import type { Logger } from '../log.ts'

/** How long to wait before the disk is asked again. */
const RETRY_MS = 1_000

/**
 * Does the work again and again as long as it is the disk that refuses (full, busy, failing): what came in
 * or went out must not be forgotten because it could not be written at once.
 *
 * @param isStopped ends the patience: the program is being stopped
 * @throws whatever else goes wrong
 */
export async function persistently<T>(
  work: () => Promise<T>,
  options: { log: Logger; isStopped: () => boolean },
): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isStorageTrouble(error) || options.isStopped()) throw error
      options.log.error({ code: error.code }, 'the disk is full or busy; this waits and is tried again')
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
    }
  }
}

function isStorageTrouble(error: unknown): error is Error & { code: string } {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^(?:SQLITE_(?:FULL|IOERR|BUSY|CANTOPEN)|ENOSPC|EIO)/.test(error.code)
  )
}
