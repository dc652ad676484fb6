import { createHash } from 'node:crypto'
import {
  constants,
  copyFileSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'

const ROOT = join(import.meta.dirname, '..')
/** Filled databases of earlier runs. */
const CACHE = join(ROOT, 'node_modules/.cache/huisheng-bench')
/** What decides how a filled database looks. */
const SOURCES = ['bench/fill*.ts', 'src/domain/**/*.ts', 'src/store/**/*.ts', 'data/*.yaml']

/**
 * A fresh data folder whose database is as `fill` makes it; copied from the run before where nothing has changed
 * since that would make it otherwise.
 *
 * @param name of this filling; says its size too
 */
export async function filledFolder(name: string, fill: (dir: string) => Promise<void>): Promise<string> {
  const kept = join(CACHE, `${name}.${versionKey()}.db`)
  const dir = mkdtempSync(join(tmpdir(), 'huisheng-bench-'))
  try {
    copyFileSync(kept, join(dir, 'huisheng.db'), constants.COPYFILE_FICLONE)
    return dir
  } catch {
    // Not filled yet, or for an older version.
  }
  const began = performance.now()
  await fill(dir)
  mkdirSync(CACHE, { recursive: true })
  for (const old of globSync(`${name}.*`, { cwd: CACHE })) rmSync(join(CACHE, old))
  const half = `${kept}.${process.pid}`
  copyFileSync(join(dir, 'huisheng.db'), half)
  renameSync(half, kept)
  console.error(`filled ${name} in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  return dir
}

function versionKey(): string {
  const hash = createHash('sha256')
  for (const file of globSync(SOURCES, { cwd: ROOT }).sort()) hash.update(readFileSync(join(ROOT, file)))
  return hash.digest('hex').slice(0, 12)
}
