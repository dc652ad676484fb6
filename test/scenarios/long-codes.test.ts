import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { onTheStreet, PLAIN } from '../support/in-process.ts'

const it = onTheStreet()

test('a ticket whose code has five digits, because 9999 are open, is named like any other', async () => {
  const { street } = it
  const huanwei = street.room('huanwei')
  const li = street.person('li-qiang')
  await it.opens(PLAIN)
  await huanwei.hears('新工单')
  await sql`update ticket set code = 20001, body = json_set(body, '$.code', 20001)`.execute(it.desk.db)
  await li.says('收到 20001', { in: huanwei })
  await huanwei.hears('#20001 已签收')
  await li.says('备注 20001 明天上午去', { in: huanwei })
  await huanwei.hears('#20001 已记录')
  await street.person('fang-zhengping').says('谁负责20001号', { in: street.room('ducha') })
  await street.room('ducha').hears('#20001', '主办：环卫所')
  await li.says('#20001', { in: huanwei })
  await huanwei.hears('#20001', '办理中')
  await street.windTo('2026-11-23 15:30')
  const reminder = await huanwei.hears('#20001·催1')
  await li.says('打过电话了，约好明早', { in: huanwei, quoting: reminder })
  await huanwei.hears('#20001')
  const notes = (await it.eventTypes(20001)).filter((type) => type === 'noted' || type === 'contacted')
  expect(notes.length).toBe(2)
  await li.says(
    '回复 20001 11月23日下午安排两名保洁员把公厕里外打扫消毒，以后每天两遍，已和来电人联系确认。',
    {
      in: huanwei,
    },
  )
  await huanwei.hears('#20001 回复已提交')
  const station = street.room('station')
  await station.hears('#20001')
  await street.person('zhou-min').says('通过 20001', { in: station })
  await station.hears('#20001')
  await huanwei.hears('#20001', '回复已通过审核')
  await street.person('wang-guilan').privately.hears('麻烦您回一个数字')
})
