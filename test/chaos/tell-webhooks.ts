/** A process that takes two tickets to their acknowledgement and tells a receiver of it, unless it is killed. */
import { systemClock } from '../../src/clock.ts'
import { acknowledgeTicket } from '../../src/desk/acknowledge-ticket.ts'
import { openTicket } from '../../src/desk/open-ticket.ts'
import { createLog } from '../../src/log.ts'
import { ticketByNumber } from '../../src/store/tickets.ts'
import { WebhookSender } from '../../src/web/webhook-sender.ts'
import { ORDINARY, openDesk } from '../support/desk.ts'
import { PEOPLE } from '../support/small-office.ts'

const [, , dir = '', url = ''] = process.argv
const it = await openDesk({ dir })
const webhooks = [{ name: '平台', url, keyNo: 1 }]
const desk = { ...it.desk, webhooks, clock: systemClock }
for (const number of ['A1', 'B2']) {
  const known = await ticketByNumber(desk.db, number)
  const ticket = known ?? (await openTicket(desk, { ...ORDINARY, ticket: { ...ORDINARY.ticket, number } }))
  if (ticket.state === 'dispatched') await acknowledgeTicket(desk, { ticketId: ticket.id, actor: PEOPLE.li })
}
let uptime = 0
const sender = new WebhookSender({
  desk: { ...desk, clock: { now: () => systemClock.now() + uptime } },
  webhooks,
  log: createLog('silent'),
  random: () => 0.5,
  clock: systemClock,
  uptime: () => uptime,
})
for (let look = 0; look < 30; look += 1) {
  await sender.pump()
  await sender.idle()
  uptime += 60_000
}
await it.close()
