import type { Logger } from 'pino'
import { pino } from 'pino'

export type { Logger }

/**
 * The program's log: JSON lines on standard error. What people wrote and who they are never goes in; names
 * of fields that could hold it are dropped in case someone forgets.
 */
export function createLog(level: string): Logger {
  return pino(
    {
      level,
      redact: {
        paths: ['text', 'name', 'phone', '*.text', '*.name', '*.phone', '*.content', 'err.params'],
        remove: true,
      },
    },
    pino.destination({ dest: 2, sync: true }),
  )
}
