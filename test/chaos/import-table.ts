/** A process that takes in the tables that wait in the data folder, unless it is killed. */
import { runImports } from '../../src/desk/import-tickets.ts'
import { openDesk } from '../support/desk.ts'

const it = await openDesk({ dir: process.argv[2] ?? '' })
await runImports(it.desk)
await it.close()
