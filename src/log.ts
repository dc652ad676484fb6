import type { Logger } from 'pino'
import { pino } from 'pino'
import { Repeats } from './repeats.ts'

export type { Logger }

/** A puppet without a network reports the same error three times a second, a duty that fails does each second: that fills disks. */
const SAME_EVERY_MS = 10 * 60_000
/** From here on lines are told once in a while only; below it somebody is looking. */
const WARN = 40

/**
 * The program's log: JSON lines on standard error. What people wrote and who they are never goes in; names
 * of fields that could hold it are dropped in case someone forgets.
 */
export function createLog(level: string): Logger {
  const repeats = new Repeats(SAME_EVERY_MS)
  return pino(
    {
      level,
      hooks: {
        logMethod(args, method, lineLevel) {
          const heldBack = lineLevel < WARN ? 0 : repeats.heldBack(kindOf(args))
          if (heldBack === undefined) return
          const [fields, ...rest] = args as unknown[]
          const told = heldBack > 0 && typeof fields === 'object' ? [{ ...fields, heldBack }, ...rest] : args
          method.apply(this, told as Parameters<typeof method>)
        },
      },
      redact: {
        paths: ['text', 'name', 'phone', '*.text', '*.name', '*.phone', '*.content', 'err.params'],
        remove: true,
      },
    },
    pino.destination({ dest: 2, sync: true }),
  )
}

/** Lines are of one kind if they say the same of the same error. */
function kindOf([fields, words]: unknown[]): string {
  if (typeof fields !== 'object' || fields === null) return String(fields)
  const { err, code, duty } = fields as { err?: unknown; code?: unknown; duty?: unknown }
  const error = err instanceof Error ? err.message : err
  return [words, error, code, duty].map(String).join(' ')
}
