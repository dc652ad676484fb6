import { Hono } from 'hono'
import type { Watched } from '../desk/self-audit.ts'
import { selfAudit } from '../desk/self-audit.ts'
import type { Finding } from '../domain/finding.ts'
import type { LoginStatus } from './login-status.ts'
import type { Metrics } from './metrics.ts'

/** Letters that died are for the station to resend, receivers that fail for their own people: the program is well. */
const ELSEWHERE: readonly Finding['what'][] = ['dead_letters', 'webhooks_late', 'webhooks_dead']

/** For whoever runs the machine: `/healthz` and `/metrics`. Figures only; nobody's name or words. */
export function operationsApi(options: {
  desk: Watched
  status: () => LoginStatus
  /** Undefined while the program is still starting. */
  metrics: () => Metrics | undefined
}): Hono {
  const { desk, status } = options
  const api = new Hono()
  api.get('/healthz', async (c) => {
    const { findings, figures } = await selfAudit(desk)
    const { state } = status()
    const found = findings.map(({ what }) => what).filter((what) => !ELSEWHERE.includes(what))
    const isFine = state === 'online' && found.length === 0
    const body = { ok: isFine, chat: state, findings: found, waiting: figures.waiting.count }
    return c.json(body, isFine ? 200 : 503)
  })
  api.get('/metrics', async (c) => {
    const metrics = options.metrics()
    if (!metrics) return c.text('starting', 503)
    const { figures, at } = await selfAudit(desk)
    await metrics.observe({ desk, figures, at, isOnline: status().state === 'online' })
    c.header('content-type', metrics.contentType)
    return c.body(await metrics.text())
  })
  return api
}
