import type { Database } from '../store/database.ts'
import { openBeside } from '../store/database.ts'

/** Lets a command work on the folder's database, which a running bot may be working on too, and closes it. */
export async function besideBot<T>(dataDir: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openBeside(dataDir)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}
