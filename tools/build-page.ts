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

/** The page takes its time words from the domain. */
const inputs = [sources, join(root, 'src/domain'), join(root, 'package-lock.json')]

function isFresh(): boolean {
  return existsSync(built) && statSync(built).mtimeMs > Math.max(...inputs.map(newest))
}

/** Late, because most starts need no build; undefined where only what runs in production was installed. */
async function vite(): Promise<typeof import('vite') | undefined> {
  try {
    return await import('vite')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return undefined
    throw error
  }
}

/** The bot works without a page: a folder it may not write to, or a full disk, must not keep it from its groups. */
function isOfTheMachine(error: unknown): error is NodeJS.ErrnoException {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'].includes(code)
}

if (!isFresh()) {
  const builder = await vite()
  if (builder) {
    try {
      await builder.build({ root: sources, configFile: join(sources, 'vite.config.ts'), logLevel: 'warn' })
    } catch (error) {
      if (!isOfTheMachine(error)) throw error
      console.error(
        `页面没有重新生成，机器人照常运行：写不进程序文件夹（${error.code}）。请看磁盘满没满，程序文件夹是不是这个用户的`,
      )
    }
  } else if (existsSync(built)) {
    console.error('没有安装构建工具，页面沿用上次生成的；要更新页面，请运行 npm install 后再启动')
  } else {
    console.error('没有安装构建工具，页面打不开；请运行 npm install 后再启动')
  }
}
