import { sql } from 'kysely'
import { chanceOf } from '../../src/domain/chance.ts'
import { supervisorsOf } from '../../src/domain/roster.ts'
import type { Ticket } from '../../src/domain/ticket.ts'
import type { World } from './people.ts'
import { wordedWith } from './wording.ts'

/** A supervisor asks after the worst of what is overdue, and strikes off the orders that were answered. */
export async function supervisorRound(world: World): Promise<void> {
  const chance = chanceOf(world.seed, 'supervisor', world.now())
  const { id } = chance.pick(supervisorsOf(world.office.roster))
  const rows = await world
    .db()
    .selectFrom('ticket')
    .select('body')
    .where('state', 'in', ['dispatched', 'acknowledged'])
    .where('state', '<>', sql.lit('closed'))
    .where('deadline', '<', world.now())
    .orderBy('deadline')
    .orderBy('id')
    .limit(20)
    .execute()
  const overdue = rows.map(({ body }) => JSON.parse(body) as Ticket)
  const [worst] = overdue.filter(({ orders = [] }) => orders.length === 0)
  if (worst) world.says(id, wordedWith(chance, '督办', worst.code, '请今天下班前给诉求人一个准信'))
  const answered = overdue.filter(({ orders = [] }) => orders.some(isAnswered))
  for (const { code } of answered)
    world.says(id, chance.pick([`销号 ${code}`, `${code} 销号`, `${code}销号`]))
}

function isAnswered({ answeredAt, clearedAt }: NonNullable<Ticket['orders']>[number]): boolean {
  return answeredAt !== undefined && clearedAt === undefined
}
