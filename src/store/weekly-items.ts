import type { EpochMs } from '../domain/time.ts'
import type { ItemAct, Week, WeeklyItem } from '../domain/weekly.ts'
import type { FindingKind } from '../domain/weekly-findings.ts'
import type { Db } from './database.ts'
import type { WeeklyItemTable } from './schema.ts'

/** Whether the week's list was made, so that its items are settled. */
export async function isListMade(db: Db, week: Week): Promise<boolean> {
  const row = await db.selectFrom('weekly_list').select('week').where('week', '=', week).executeTakeFirst()
  return row !== undefined
}

export async function insertList(db: Db, week: Week, madeAt: EpochMs): Promise<void> {
  await db.insertInto('weekly_list').values({ week, made_at: madeAt }).execute()
}

/** Which items the week's list named, and for what. */
export async function findingsNamed(db: Db, week: Week): Promise<{ item: WeeklyItem; kind: FindingKind }[]> {
  const rows = await db
    .selectFrom('weekly_finding')
    .innerJoin('weekly_item', 'weekly_item.id', 'weekly_finding.item_id')
    .selectAll('weekly_item')
    .select('weekly_finding.kind')
    .where('weekly_finding.week', '=', week)
    .orderBy('weekly_item.id')
    .execute()
  return rows.map((row) => ({ item: itemOf(row), kind: row.kind as FindingKind }))
}

/** For what each item was named on lists before the week's. */
export async function kindsBefore(
  db: Db,
  week: Week,
  items: readonly Pick<WeeklyItem, 'id' | 'firstWeek'>[],
): Promise<Map<number, FindingKind[]>> {
  const kinds = new Map<number, FindingKind[]>()
  const [first] = items.map(({ firstWeek }) => firstWeek).sort()
  if (first === undefined) return kinds
  const rows = await db
    .selectFrom('weekly_finding')
    .select(['item_id', 'kind'])
    .where('week', '>=', first)
    .where('week', '<', week)
    .where(
      'item_id',
      'in',
      items.map(({ id }) => id),
    )
    .execute()
  for (const { item_id, kind } of rows)
    kinds.set(item_id, [...(kinds.get(item_id) ?? []), kind as FindingKind])
  return kinds
}

/** Items of this week or before that were not cleared before `from`: what may stand on the week's list. */
export async function itemsUpTo(db: Db, week: Week, from: EpochMs): Promise<WeeklyItem[]> {
  const rows = await db
    .selectFrom('weekly_item')
    .selectAll()
    .where('first_week', '<=', week)
    .where(({ or, eb }) => or([eb('cleared_at', 'is', null), eb('cleared_at', '>=', from)]))
    .orderBy('id')
    .execute()
  return rows.map(itemOf)
}

export async function openItemsOf(
  db: Db,
  by: { ticketId: number } | { unitId: string },
): Promise<WeeklyItem[]> {
  const query = db.selectFrom('weekly_item').selectAll().where('cleared_at', 'is', null).orderBy('id')
  const rows = await ('ticketId' in by
    ? query.where('ticket_id', '=', by.ticketId)
    : query.where('unit_id', '=', by.unitId)
  ).execute()
  return rows.map(itemOf)
}

/** A new item of the ticket and unit, first listed in the week. @returns its id */
export async function insertItem(
  db: Db,
  item: { ticketId: number; unitId: string; firstWeek: Week },
): Promise<WeeklyItem> {
  const row = await db
    .insertInto('weekly_item')
    .values({ ticket_id: item.ticketId, unit_id: item.unitId, first_week: item.firstWeek })
    .returningAll()
    .executeTakeFirstOrThrow()
  return itemOf(row)
}

export async function nameFinding(
  db: Db,
  finding: { week: Week; itemId: number; kind: FindingKind },
): Promise<void> {
  await db
    .insertInto('weekly_finding')
    .values({ week: finding.week, item_id: finding.itemId, kind: finding.kind })
    .execute()
}

/** Notes what was done about the items; 销号 ends them. */
export async function insertActs(db: Db, itemIds: readonly number[], act: ItemAct): Promise<void> {
  if (itemIds.length === 0) return
  const { kind, at, actor, textId = null, day = null, dueDay = null } = act
  await db
    .insertInto('weekly_act')
    .values(itemIds.map((item_id) => ({ item_id, kind, at, actor, text_id: textId, day, due_day: dueDay })))
    .execute()
  if (kind === 'cleared')
    await db.updateTable('weekly_item').set({ cleared_at: at }).where('id', 'in', itemIds).execute()
}

/** What was done about each item, in order. */
export async function actsOf(db: Db, itemIds: readonly number[]): Promise<Map<number, ItemAct[]>> {
  const acts = new Map<number, ItemAct[]>()
  if (itemIds.length === 0) return acts
  const rows = await db
    .selectFrom('weekly_act')
    .selectAll()
    .where('item_id', 'in', itemIds)
    .orderBy('item_id')
    .orderBy('id')
    .execute()
  for (const { item_id, kind, at, actor, text_id, day, due_day } of rows) {
    const act: ItemAct = {
      kind,
      at,
      actor,
      ...(text_id !== null && { textId: text_id }),
      ...(day !== null && { day }),
      ...(due_day !== null && { dueDay: due_day }),
    }
    acts.set(item_id, [...(acts.get(item_id) ?? []), act])
  }
  return acts
}

function itemOf(row: Omit<WeeklyItemTable, 'id'> & { id: number }): WeeklyItem {
  return {
    id: row.id,
    ticketId: row.ticket_id,
    unitId: row.unit_id,
    firstWeek: row.first_week,
    ...(row.cleared_at !== null && { clearedAt: row.cleared_at }),
  }
}
