import { expect, test } from 'vitest'
import { onTheStreet, PLAIN } from '../support/in-process.ts'

const it = onTheStreet()

test.each([
  { said: '我明天请假，让赵春燕代一下', days: '11月24日' },
  { said: '我明后天请假 赵春燕替我', days: '11月24日至25日' },
  { said: '下周一请假 由赵春燕顶班', days: '11月30日' },
  { said: '下午请假 由赵春燕代', days: '11月23日' },
  { said: '我今天到周三请假 赵春燕替我', days: '11月23日至25日' },
  { said: '请假 今天到明天 春燕代', days: '11月23日至24日' },
])('said the other way round: $said', async ({ said, days }) => {
  await it.street.person('li-qiang').says(said, { in: it.street.room('huanwei') })
  await it.street.room('huanwei').hears(`已记下：您${days}请假，由赵春燕代`)
  await it.street.person('zhao-chunyan').privately.hears('由您代')
})

test('我明天请假 among colleagues is news; to the bot it asks who stands in', async () => {
  await it.street.person('li-qiang').says('我明天请假', { in: it.street.room('huanwei') })
  await it.street.room('huanwei').hearsNothing()
  await it.street.person('li-qiang').says('我明天请假')
  await it.street.person('li-qiang').privately.hears('请写上由谁代')
})

test('the ticket first: 1的提醒推到明天上午', async () => {
  const { street } = it
  await it.opens(PLAIN)
  await street.room('huanwei').hears('#1')
  await street.person('li-qiang').says('收到', { in: street.room('huanwei') })
  await street.room('huanwei').hears('已签收')
  await street.person('li-qiang').says('1的提醒推到下午三点', { in: street.room('huanwei') })
  await street.unheard()
  expect(await it.eventTypes(1)).toContain('snoozed')
})
