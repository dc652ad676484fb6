import { ConfigError } from './config.ts'
import { DeskError } from './domain/errors.ts'
import { OfficeDataError } from './office/data-problem.ts'
import { machineTrouble } from './templates/messages/machine.ts'
import { startErrorWords } from './templates/messages/start.ts'

/** What to tell whoever started the program or a command; undefined for a fault of the program's own. */
export function troubleWords(error: unknown): string | undefined {
  if (error instanceof DeskError) return startErrorWords(error)
  if (error instanceof ConfigError || error instanceof OfficeDataError) return error.message
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined
  const path = 'path' in error && typeof error.path === 'string' ? error.path : undefined
  return machineTrouble(error.code, path)
}
