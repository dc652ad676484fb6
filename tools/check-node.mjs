// Plain JavaScript, because an old Node cannot even read the rest. Says what to do instead of crashing.
const NEEDED_MAJOR = 24
const major = Number(process.versions.node.split('.')[0])

if (major < NEEDED_MAJOR) {
  process.stderr.write(
    `回声筒需要 Node.js ${NEEDED_MAJOR}，现在是 ${process.version}。npm install 会随带 Node ${NEEDED_MAJOR}（Linux 和 Windows）；` +
      `请先运行 npm install，再用 npm start 启动；其他系统请自行安装 Node.js ${NEEDED_MAJOR}。\n` +
      `huisheng needs Node.js ${NEEDED_MAJOR}, this is ${process.version}. npm install brings it on Linux and Windows: ` +
      `run npm install, then npm start; elsewhere install Node.js ${NEEDED_MAJOR}.\n`,
  )
  process.exit(1)
}
