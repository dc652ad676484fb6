import { expect, test } from 'vitest'
import { onTheStreet, PLAIN } from '../support/in-process.ts'

const it = onTheStreet()

// The limit is 30 November, a Monday.
test.each([
  { said: '延期到12月3日 配件没到', days: 3 },
  { said: '延期 1 到12月8日 配件没到', days: 6 },
  { said: '延期1 到下周三 配件没到', days: 2 },
  { said: '延期 1 12月2日前 配件没到', days: 2 },
  { said: '延期三天 配件没到', days: 3 },
  { said: '延期 1 3天 配件没到，12月9日才发货', days: 3 },
  { said: '延期两天，车坏了', days: 2 },
])('$said asks for $days working days', async ({ said, days }) => {
  const huanwei = it.street.room('huanwei')
  await it.opens(PLAIN)
  await huanwei.hears('#1')
  await it.street.person('li-qiang').says(said, { in: huanwei })
  await huanwei.hears(`#1 延期 ${days} 个工作日的申请已报`)
  const asked = await it.street.room('station').hears(`申请延期 ${days} 个工作日`)
  expect(asked.text).toMatch(/配件没到|车坏了/)
})

test('with several tickets the number before 到 is the ticket', async () => {
  const huanwei = it.street.room('huanwei')
  for (const code of ['#1', '#2', '#3']) {
    await it.opens(PLAIN)
    await huanwei.hears(code)
  }
  await it.street.unheard()
  await it.street.person('li-qiang').says('延期 3 到12月3日 配件没到', { in: huanwei })
  await huanwei.hears('#3 延期 3 个工作日的申请已报')
  await it.street.room('station').hears('#3')
})

test('a day before the limit needs no extension', async () => {
  const huanwei = it.street.room('huanwei')
  await it.opens(PLAIN)
  await huanwei.hears('#1')
  await it.street.person('li-qiang').says('延期 1 到周五 配件没到', { in: huanwei })
  await huanwei.hears('#1 期限本来就是 11月30日 17:30')
})

test('talk of it is left alone', async () => {
  const huanwei = it.street.room('huanwei')
  await it.opens(PLAIN)
  await huanwei.hears('#1')
  for (const talk of ['延期就延期吧', '延期到啥时候了', '延期批了吗'])
    await it.street.person('li-qiang').says(talk, { in: huanwei })
  await huanwei.hearsNothing()
})
