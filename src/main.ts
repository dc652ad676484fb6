import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

/**
 * Checks the Node version before anything is imported that would crash on an old one: better-sqlite3 needs
 * Node-API 10.
 */
const NEEDED_NAPI = 10
/** Types stripped and code compiled once: the next start takes two thirds of the time. */
const COMPILE_CACHE = join(import.meta.dirname, '../node_modules/.cache/huisheng')

if (Number(process.versions.napi) < NEEDED_NAPI) {
  process.stderr.write(
    `回声筒需要 Node.js 24（现在是 ${process.version}）。请用 npm start 启动，它会用随安装带来的 Node 24；` +
      `若仍看到这句话，请先运行 npm install，或安装 Node.js 24。\n`,
  )
  process.exit(1)
}

enableCompileCache(COMPILE_CACHE)
const { run } = await import('./serve.ts')
await run()
