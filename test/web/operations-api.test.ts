import { afterEach, beforeEach, expect, test } from 'vitest'
import { ticketFigures } from '../../src/store/audit.ts'
import type { LoginStatus } from '../../src/web/login-status.ts'
import { createMetrics } from '../../src/web/metrics.ts'
import { operationsApi } from '../../src/web/operations-api.ts'
import type { InProcess } from '../support/in-process.ts'
import { openInProcess } from '../support/in-process.ts'

let it: InProcess
let status: LoginStatus

beforeEach(async () => {
  it = await openInProcess({ at: '2026-11-23 09:00' })
  status = { state: 'online', text: '已连接' }
})

afterEach(async () => {
  await it.street.unheard()
  await it.street.ends()
})

function api() {
  const metrics = createMetrics()
  return { metrics, app: operationsApi({ desk: it.desk, status: () => status, metrics: () => metrics }) }
}

test('all is well: 200', async () => {
  const answer = await api().app.request('/healthz')
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({ ok: true, chat: 'online', findings: [], waiting: 0 })
})

test('logged out: 503, and what is wrong', async () => {
  status = { state: 'offline', text: '断开' }
  const answer = await api().app.request('/healthz')
  expect(answer.status).toBe(503)
  expect(await answer.json()).toMatchObject({ ok: false, chat: 'offline' })
})

test('a reminder that nobody said: 503 and named', async () => {
  await it.opens({ matter: '公共厕所' })
  const now = it.desk.clock.now()
  await it.desk.db
    .updateTable('reminder')
    .set({ due_at: now - 300_000 })
    .where('kind', '=', 'half')
    .execute()
  const answer = await api().app.request('/healthz')
  expect(answer.status).toBe(503)
  expect(await answer.json()).toMatchObject({ findings: ['reminders_late'] })
})

test('the day’s list missed until the evening is no fault at night', async () => {
  await it.desk.db.deleteFrom('meta').where('key', '=', 'digest').execute()
  await it.street.windTo('2026-11-23 21:00')
  expect((await api().app.request('/healthz')).status).toBe(200)
})

test('metrics: queues, sends, sweeps and overdue counts, and nobody’s words', async () => {
  await it.opens({ matter: '公共厕所', subject: '艾老村 公厕没人打扫' })
  const { app, metrics } = api()
  metrics.settled('sent')
  metrics.settled('failed')
  metrics.swept(12)
  const answer = await app.request('/metrics')
  expect(answer.headers.get('content-type')).toContain('text/plain')
  const text = await answer.text()
  for (const line of [
    'huisheng_sends_total{outcome="sent"} 1',
    'huisheng_sends_total{outcome="failed"} 1',
    'huisheng_sends_total{outcome="dead"} 0',
    'huisheng_sweep_seconds_bucket{le="0.02"} 1',
    'huisheng_queue_depth{queue="waiting"} 0',
    'huisheng_queue_age_seconds{queue="reminders"} 0',
    'huisheng_chat_online 1',
    'huisheng_tickets_open{state="dispatched"} 1',
    'huisheng_tickets_overdue 0',
  ]) {
    expect(text).toContain(line)
  }
  expect(text).not.toMatch(/\p{Script=Han}/u)
})

test('a ticket whose clock stands still is not overdue', async () => {
  await it.opens({ matter: '公共厕所', subject: '艾老村 公厕没人打扫' })
  const overdue = async (): Promise<number> => (await ticketFigures(it.desk.db, Date.UTC(2027, 0))).overdue
  const li = it.street.person('li-qiang')
  await li.says('收到 1', { in: it.street.room('huanwei') })
  expect(await overdue()).toBe(1)
  await li.says('等诉求人 1 约好周六上门，家里没人', { in: it.street.room('huanwei') })
  expect(await overdue()).toBe(0)
})

test('while the program starts there is nothing to read yet', async () => {
  const app = operationsApi({ desk: it.desk, status: () => status, metrics: () => undefined })
  expect((await app.request('/metrics')).status).toBe(503)
})
