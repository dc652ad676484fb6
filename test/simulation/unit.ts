import { sql } from 'kysely'
import type { Chance } from '../../src/domain/chance.ts'
import { chanceOf } from '../../src/domain/chance.ts'
import type { Ticket } from '../../src/domain/ticket.ts'
import { HOUR_MS } from '../../src/domain/time.ts'
import type { Habits } from './habits.ts'
import { habitsFor } from './habits.ts'
import type { World } from './people.ts'
import { isOpen } from './people.ts'
import { worded, wordedWith } from './wording.ts'

const REPLIES = [
  '您好，已安排人员到现场查看并处理完毕，下一步会加强巡查。',
  '您好，经核实情况属实，已当天整改到位，并与您电话沟通过。',
  '您好，已联系相关单位完成维修，现恢复正常，谢谢您的监督。',
]
/** As many as fit into one message that people still read. */
const AT_ONCE = 10

/** Somebody of the unit looks at what is theirs and does what is ripe, a few tickets a message. */
export async function unitRound(world: World, unitId: string, person: string): Promise<void> {
  const tickets = await ticketsOf(world, unitId)
  const now = world.now()
  const chance = chanceOf(world.seed, 'wording', unitId, now)
  const signs: number[] = []
  const calls: number[] = []
  for (const ticket of tickets) {
    const habits = habitsFor(world.seed, ticket.number, ticket.round)
    const isUrgent = ticket.urgency === 'urgent'
    if (!isOpen(world) && !isUrgent) continue
    if (habits.answersForOrders && hasOrder(ticket, unitId)) {
      world.says(person, `督办回复 ${ticket.code} 已安排专人盯办，办好马上回复`, unitId)
    }
    const nags = world.nagsOf(ticket.code)
    const age = now - (ticket.dispatchedAt ?? now)
    if (ticket.pendingReturn || ticket.pendingExtension) continue
    const wantsRid = habits.asks === 'return' && ticket.round === 1 && age < 12 * HOUR_MS && !isUrgent
    if (wantsRid && world.isFirst(`return ${ticket.number}`)) {
      world.says(person, wordedWith(chance, '退单', ticket.code, '这件不归我们管'), unitId)
      continue
    }
    if (ticket.state === 'dispatched') {
      if (nags >= habits.signsAfterNags && (age >= habits.signsAfterMs || isUrgent)) signs.push(ticket.code)
      continue
    }
    if (ticket.contactedAt === undefined && habits.contacts) calls.push(ticket.code)
    else work(world, { ticket, habits, person, unitId, age, chance })
  }
  await signForAssists(world, unitId, signs)
  const [only] = signs
  const card = signs.length === 1 && only !== undefined ? world.cards.get(`${unitId} ${only}`) : undefined
  if (card !== undefined && chance.is(0.5)) {
    world.says(person, '收到', unitId, card)
    signs.length = 0
  }
  for (let from = 0; from < signs.length; from += AT_ONCE) {
    world.says(person, worded(chance, '收到', signs.slice(from, from + AT_ONCE)), unitId)
  }
  for (const code of calls) world.says(person, worded(chance, '已联系', [code]), unitId)
}

function work(
  world: World,
  given: { ticket: Ticket; habits: Habits; person: string; unitId: string; age: number; chance: Chance },
): void {
  const { ticket, habits, person, unitId, age, chance } = given
  const now = world.now()
  const isLate = ticket.deadline !== undefined && ticket.deadline < now
  const wantsTime = habits.asks === 'extension' && age > 48 * HOUR_MS && !isLate && age < habits.worksForMs
  if (wantsTime && world.isFirst(`extension ${ticket.number} ${ticket.round}`)) {
    world.says(person, wordedWith(chance, '延期', ticket.code, '3天 等配件到货'), unitId)
    return
  }
  const isDone = age >= (ticket.urgency === 'urgent' ? habits.worksForMs / 8 : habits.worksForMs)
  if (!isDone || world.nagsOf(ticket.code) < habits.repliesAfterNags) return
  const reply = REPLIES[ticket.code % REPLIES.length] ?? ''
  // What the bot answers then, see people.ts.
  if (chance.is(0.1) && world.isFirst(`template ${ticket.number} ${ticket.round}`)) {
    world.says(person, `模板 ${ticket.code}`, unitId)
    return
  }
  const card = world.cards.get(`${unitId} ${ticket.code}`)
  if (card !== undefined && chance.is(0.3)) world.says(person, `回复 ${reply}`, unitId, card)
  else world.says(person, wordedWith(chance, '回复', ticket.code, reply), unitId)
}

function hasOrder({ orders = [] }: Ticket, unitId: string): boolean {
  return orders.some((order) => order.unitId === unitId && !order.answeredAt && !order.clearedAt)
}

/** What the unit leads and has not answered. */
async function ticketsOf(world: World, unitId: string): Promise<Ticket[]> {
  const rows = await world
    .db()
    .selectFrom('ticket')
    .select('body')
    .where('lead_unit_id', '=', unitId)
    .where('state', 'in', ['dispatched', 'acknowledged'])
    .where('state', '<>', sql.lit('closed'))
    .orderBy('id')
    .execute()
  return rows.map(({ body }) => JSON.parse(body) as Ticket)
}

/** Most sign for what they only help with; some never do. */
async function signForAssists(world: World, unitId: string, signs: number[]): Promise<void> {
  if (!isOpen(world)) return
  const rows = await world
    .db()
    .selectFrom('assignment')
    .innerJoin('ticket', 'ticket.id', 'assignment.ticket_id')
    .select(['ticket.code', 'ticket.number', 'ticket.round'])
    .where('assignment.unit_id', '=', unitId)
    .where('assignment.open', '=', sql.lit(1))
    .where('assignment.role', '=', 'assist')
    .where('assignment.acknowledged_at', 'is', null)
    .where('ticket.state', 'in', ['dispatched', 'acknowledged'])
    .orderBy('ticket.id')
    .execute()
  for (const { code, number, round } of rows) {
    if (habitsFor(world.seed, number, round).contacts) signs.push(code)
  }
}
