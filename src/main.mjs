// Plain JavaScript: a first file that needs its types taken off loads the compiler for that, 18 MB for as long as the
// bot runs, though all others come from the cache.
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

/** Types stripped and code compiled once: the next start takes two thirds of the time. */
const COMPILE_CACHE = join(import.meta.dirname, '../node_modules/.cache/huisheng')

enableCompileCache(COMPILE_CACHE)
const { run } = await import('./serve.ts')
await run()
