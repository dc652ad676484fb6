import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { LoginStatus } from './login-status.ts'

const EVERY_MS = 2_000

/** With a real platform the page shows only how the login stands, and the QR code to scan. */
export function statusApi(status: () => LoginStatus): Hono {
  const api = new Hono()
  api.get('/status', (c) => c.json(status()))
  api.get('/stream', (c) =>
    streamSSE(c, async (sse) => {
      while (!sse.aborted) {
        await sse.writeSSE({ event: 'status', data: JSON.stringify(status()) })
        await sse.sleep(EVERY_MS)
      }
    }),
  )
  return api
}
