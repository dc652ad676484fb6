import { sql } from 'kysely'
import { chanceOf } from '../../src/domain/chance.ts'
import type { Ticket, TicketState } from '../../src/domain/ticket.ts'
import { habitsFor } from './habits.ts'
import type { World } from './people.ts'
import { worded, wordedWith } from './wording.ts'

/** As many replies as a clerk passes in one message. */
const AT_ONCE = 10
/** A clerk calls this many citizens between two looks at the phone. */
const CALLS_A_ROUND = 25
const STATION = 'station'

/** The clerks look at what waits for the station. */
export async function stationRound(world: World): Promise<void> {
  const { seed } = world
  const chance = chanceOf(seed, 'clerk', world.now())
  const clerk = chance.pick(
    world.office.roster.people.filter(({ positions }) => positions.some(({ role }) => role === 'clerk')),
  ).id
  const says = (text: string): void => world.says(clerk, text, STATION)
  for (const ticket of await ticketsIn(world, ['received'])) {
    // What was asked back, because the ticket names the unit, is meant so.
    const isMeant = world.isFirst(`dispatch ${ticket.number} ${ticket.version}`) ? '' : ' 仍派'
    says(wordedWith(chance, '派', ticket.code, `${unitFor(world, ticket)}${isMeant}`))
  }
  const passed: number[] = []
  for (const { code, number, round } of await ticketsIn(world, ['replied'])) {
    // The second time it is let through.
    if (habitsFor(seed, number, round).isRejected && world.nagsOf(code) === 0 && chance.is(0.5)) {
      says(wordedWith(chance, '驳回', code, '没写什么时候办的'))
    } else passed.push(code)
  }
  for (let from = 0; from < passed.length; from += AT_ONCE) {
    says(worded(chance, '通过', passed.slice(from, from + AT_ONCE)))
  }
  for (const ticket of await undecided(world)) says(decision(world, ticket))
  for (const ticket of await ticketsIn(world, ['dispatched', 'acknowledged'])) rungAgain(world, ticket, says)
  const calls = await ticketsIn(world, ['calling_back', 'approved'])
  const byPhone = calls.filter(
    ({ callback }) => !callback || callback.via === 'phone' || callback.handedToClerkAt,
  )
  for (const { code } of byPhone.slice(0, CALLS_A_ROUND)) {
    says(
      chance.is(0.2)
        ? chance.pick([`回访 ${code} 打不通`, `${code} 打不通`, `${code}没人接`, `回访${code} 没人接`])
        : chance.pick([
            `回访 ${code} 已解决 满意`,
            `回访${code} 满意`,
            `${code} 回访 已解决 满意`,
            `回访 ${code} 解决了，基本满意`,
            `${code} 已回访，解决了，满意`,
          ]),
    )
  }
}

/** Now and then the caller rings again and it has become urgent; of those some turn out not to be. */
function rungAgain(world: World, ticket: Ticket, says: (text: string) => void): void {
  const { code, number, raised, urgency } = ticket
  const chance = chanceOf(world.seed, 'urgent', number, world.now())
  if (urgency === 'normal' && chance.is(0.002))
    says(
      chance.pick([
        `${code} 紧急 水管爆了`,
        `加急 ${code}`,
        `把${code}改成紧急`,
        `${code} 诉求人又来电，加急`,
      ]),
    )
  if (raised && chance.is(0.1)) says(chance.pick([`不急了 ${code}`, `${code} 不急了 阀门已经关上`]))
}

/** A village for what is in no list, and a unit of the others for what was given back. */
function unitFor(world: World, ticket: Ticket): string {
  const { units } = world.office.roster
  const chance = chanceOf(world.seed, 'unit', ticket.number, ticket.version)
  const village = units.find(({ id }) => id === ticket.villageId)
  if (village && ticket.version < 4) return village.name
  return chance.pick(units.filter(({ kind }) => kind === 'department' || kind === 'district')).name
}

function decision(world: World, { code, number, round, pendingReturn }: Ticket): string {
  const { isGranted } = habitsFor(world.seed, number, round)
  const chance = chanceOf(world.seed, 'decision', number, world.now())
  const what = pendingReturn ? '退单' : '延期'
  if (isGranted) return chance.pick([`同意${what} ${code}`, `${code} 同意${what}`, `同意${what}${code}`])
  const reason = pendingReturn ? '清单里写着由你们管' : '请按期办'
  return chance.pick([
    `不同意 ${code} ${reason}`,
    `不同意${what} ${code} ${reason}`,
    `${code} 不同意${what} ${reason}`,
  ])
}

async function ticketsIn(world: World, states: readonly TicketState[]): Promise<Ticket[]> {
  const rows = await world
    .db()
    .selectFrom('ticket')
    .select('body')
    .where('state', 'in', states)
    .where('state', '<>', sql.lit('closed'))
    .orderBy('id')
    .execute()
  return rows.map(({ body }) => JSON.parse(body) as Ticket)
}

/** Returns and extensions that wait for the station's word. */
async function undecided(world: World): Promise<Ticket[]> {
  const rows = await world
    .db()
    .selectFrom('ticket')
    .select('body')
    .where('state', 'in', ['dispatched', 'acknowledged'])
    .where('state', '<>', sql.lit('closed'))
    .where(sql<boolean>`(body like '%"pendingReturn"%' or body like '%"pendingExtension"%')`)
    .orderBy('id')
    .execute()
  return rows.map(({ body }) => JSON.parse(body) as Ticket)
}
