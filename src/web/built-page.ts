import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'

const NOT_BUILT = '页面还没有生成，请运行 npm run build:page 后刷新'
const NO_SUCH_PAGE = '没有这个页面'

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
}

/** A file of the built page, or a plain word on why there is none. */
export async function builtPage(dir: string, path: string): Promise<Response> {
  const name = path === '/' ? 'index.html' : path.slice(1)
  const file = join(dir, name)
  const mediaType = MEDIA_TYPES[extname(file)]
  const bytes = file.startsWith(dir + sep) && mediaType ? await readIfThere(file) : undefined
  if (!mediaType || !bytes) {
    const isBuilt = (await readIfThere(join(dir, 'index.html'))) !== undefined
    return plain(isBuilt ? NO_SUCH_PAGE : NOT_BUILT, isBuilt ? 404 : 503)
  }
  // The names of assets hold a hash of what is in them.
  const isForEver = name.startsWith('assets/')
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': mediaType,
      'Cache-Control': isForEver ? 'public, max-age=31536000, immutable' : 'no-cache',
    },
  })
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file)
  } catch {
    return undefined
  }
}

function plain(words: string, status: number): Response {
  return new Response(words, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
