import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Watched } from '../desk/self-audit.ts'
import type { Backlog } from '../domain/finding.ts'
import type { EpochMs } from '../domain/time.ts'
import type { WorkFigures } from '../store/audit.ts'
import { ticketFigures } from '../store/audit.ts'

/** Prometheus metrics of the bot: counted as things happen, and the backlog as it is when asked. */
export interface Metrics {
  readonly contentType: string
  settled(outcome: 'sent' | 'failed' | 'dead'): void
  swept(ms: number): void
  /** Of webhook messages. */
  delivered(outcome: 'sent' | 'failed' | 'dead'): void
  observe(seen: { desk: Watched; figures: WorkFigures; at: EpochMs; isOnline: boolean }): Promise<void>
  text(): Promise<string>
}

/** Seconds; a sweep with nothing due takes microseconds, one after a night some tens of milliseconds. */
const SWEEP_BUCKETS = [0.001, 0.005, 0.02, 0.05, 0.2, 1, 5]

export function createMetrics(): Metrics {
  const registers = [new Registry()]
  const [registry] = registers as [Registry]
  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Gauge({ name: `huisheng_${name}`, help, labelNames, registers })
  const sends = new Counter({
    name: 'huisheng_sends_total',
    help: 'Chat messages by outcome: sent, failed (tried again), dead',
    labelNames: ['outcome'],
    registers,
  })
  const webhooks = new Counter({
    name: 'huisheng_webhook_sends_total',
    help: 'Messages to webhooks by outcome: sent, failed (tried again), dead',
    labelNames: ['outcome'],
    registers,
  })
  const sweeps = new Histogram({
    name: 'huisheng_sweep_seconds',
    help: 'How long a sweep of all duties took',
    buckets: SWEEP_BUCKETS,
    registers,
  })
  const depth = gauge('queue_depth', 'Rows that wait to be done now, by queue', ['queue'])
  const age = gauge('queue_age_seconds', 'How long the oldest of them has been due', ['queue'])
  const online = gauge('chat_online', '1 if the bot is on the chat platform')
  const open = gauge('tickets_open', 'Tickets that are not closed, by state', ['state'])
  const overdue = gauge('tickets_overdue', 'Tickets past their deadline without a reply')
  for (const outcome of ['sent', 'failed', 'dead']) {
    sends.inc({ outcome }, 0)
    webhooks.inc({ outcome }, 0)
  }
  return {
    contentType: registry.contentType,
    settled: (outcome) => sends.inc({ outcome }),
    delivered: (outcome) => webhooks.inc({ outcome }),
    swept: (ms) => sweeps.observe(ms / 1000),
    async observe({ desk, figures, at, isOnline }) {
      for (const [queue, backlog] of Object.entries(figures) as [string, Backlog][]) {
        depth.set({ queue }, backlog.count)
        age.set({ queue }, backlog.oldestAt === undefined ? 0 : Math.max(0, at - backlog.oldestAt) / 1000)
      }
      online.set(isOnline ? 1 : 0)
      const tickets = await ticketFigures(desk.db, at)
      open.reset()
      for (const [state, count] of tickets.open) open.set({ state }, count)
      overdue.set(tickets.overdue)
    },
    text: () => registry.metrics(),
  }
}
