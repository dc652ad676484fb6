import { join } from 'node:path'
import { loadOffice } from '../src/office/load-office.ts'
import { openDatabase } from '../src/store/database.ts'
import { at } from '../test/support/time.ts'
import type { StreetSize } from './fill-street.ts'
import { fillStreet } from './fill-street.ts'
import { filledFolder } from './folders.ts'

export const DATA = join(import.meta.dirname, '../data')
export const NOW = '2026-11-23 10:00'

export const SMALL: StreetSize = { closed: 8_000, open: 2_000, sent: 3_000 }
export const LARGE: StreetSize = { closed: 980_000, open: 20_000, sent: 300_000 }

/** A data folder with the tickets, reminders and messages of a street of this size, as a sweep finds them. */
export function streetFolder(size: StreetSize): Promise<string> {
  return filledFolder(`street-${size.closed + size.open}`, async (dir) => {
    await (await openDatabase(dir)).close()
    fillStreet(dir, loadOffice(DATA), size, at(NOW))
  })
}
