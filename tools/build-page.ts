/** Builds the page of the local chat into dist/web, if its sources are newer than the last build. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const sources = join(root, 'src/web/client')
const built = join(root, 'dist/web/index.html')

function newest(path: string): number {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}

const isFresh =
  existsSync(built) &&
  statSync(built).mtimeMs > Math.max(newest(sources), newest(join(root, 'package-lock.json')))

if (!isFresh) {
  const { build } = await import('vite')
  await build({ root: sources, configFile: join(sources, 'vite.config.ts'), logLevel: 'warn' })
}
