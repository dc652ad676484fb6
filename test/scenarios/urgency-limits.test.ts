import { expect, test } from 'vitest'
import { findTicket } from '../../src/desk/find-ticket.ts'
import { onTheStreet, PLAIN } from '../support/in-process.ts'
import { at } from '../support/time.ts'

const it = onTheStreet()

const zhou = () => it.street.person('zhou-min')
const huanwei = () => it.street.room('huanwei')

/** Dispatched on Monday the 23rd at nine, signed for and the caller called; urgent from Wednesday at three on. */
async function urgentOnWednesday(): Promise<void> {
  await it.opens(PLAIN)
  await it.street.person('li-qiang').says('收到 1', { in: huanwei() })
  await it.street.person('li-qiang').says('已联系 1', { in: huanwei() })
  await it.street.windTo('2026-11-25 15:00')
  await it.street.unheard()
  await zhou().says('加急 1')
  await zhou().privately.hears('期限提前到明天 17:30')
  await huanwei().hears('改为紧急件')
}

test('what is reckoned from the limit’s beginning is reckoned from 加急, not from a dispatch of days ago', async () => {
  await urgentOnWednesday()
  await it.street.windTo('2026-11-26 10:59')
  await it.street.unheard()
  // Half of two and a half hours on Wednesday and seven and a half on Thursday.
  await it.street.windTo('2026-11-26 11:00')
  await huanwei().hears('#1·催', '时限过半')
})

test('不急了 gives nothing back where the limit is another one by now', async () => {
  await urgentOnWednesday()
  await zhou().says('派 1 建管办 3天')
  await it.street.unheard()
  const given = (await findTicket(it.desk, 1))?.deadline
  expect(given).toBe(at('2026-11-30 17:30'))
  await zhou().says('不急了 1')
  await zhou().privately.hears('已改回普通件，期限不变')
  expect((await findTicket(it.desk, 1))?.deadline).toBe(given)
  await it.street.unheard()
})
