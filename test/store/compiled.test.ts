import { afterEach, beforeEach, expect, test } from 'vitest'
import { compiled } from '../../src/store/compiled.ts'
import type { TestDesk } from '../support/desk.ts'
import { openDesk } from '../support/desk.ts'

let it: TestDesk
let built = 0

const put = compiled((db, { rows }: { rows: readonly { key: string; value: string }[] }) => {
  built += 1
  return db.insertInto('meta').values(rows)
})

const withKeys = compiled((db, { keys, value }: { keys: readonly string[]; value?: string }) => {
  const query = db.selectFrom('meta').select('key').where('key', 'in', keys).orderBy('key')
  return value === undefined ? query : query.where('value', '=', value)
})

beforeEach(async () => {
  it = await openDesk()
})

afterEach(async () => {
  await it.close()
})

async function keysOf(given: { keys: readonly string[]; value?: string }): Promise<string[]> {
  return (await withKeys(it.desk.db, given)).rows.map(({ key }) => key)
}

test('each call has its own values, however long its lists and whichever fields it gives', async () => {
  const { db } = it.desk
  await put(db, { rows: [{ key: 'a', value: '1' }] })
  await put(db, { rows: [{ key: 'b', value: '2' }] })
  const { numAffectedRows } = await put(db, {
    rows: [
      { key: 'c', value: '1' },
      { key: 'd', value: '2' },
    ],
  })
  expect(numAffectedRows).toBe(2n)
  expect(built, 'once for each length').toBe(2)
  expect(await keysOf({ keys: ['a', 'b', 'c', 'd'] })).toEqual(['a', 'b', 'c', 'd'])
  expect(await keysOf({ keys: ['a', 'd'] })).toEqual(['a', 'd'])
  expect(await keysOf({ keys: ['b', 'd'] })).toEqual(['b', 'd'])
  expect(await keysOf({ keys: ['a', 'b'], value: '2' })).toEqual(['b'])
})

test('what is given is data, whatever it says', async () => {
  const { db } = it.desk
  await put(db, { rows: [{ key: "x' or '1'='1", value: '; drop table meta' }] })
  expect(await keysOf({ keys: ["x' or '1'='1"] })).toEqual(["x' or '1'='1"])
  expect(await keysOf({ keys: ['x'] })).toEqual([])
})
