/**
 * Checks the Node version before anything is imported that would crash on an old one: better-sqlite3 needs
 * Node-API 10.
 */
const NEEDED_NAPI = 10

if (Number(process.versions.napi) < NEEDED_NAPI) {
  process.stderr.write(
    `回声筒需要 Node.js 24（现在是 ${process.version}）。请用 npm start 启动，它会用随安装带来的 Node 24；` +
      `若仍看到这句话，请先运行 npm install，或安装 Node.js 24。\n`,
  )
  process.exit(1)
}

const { run } = await import('./serve.ts')
await run()
