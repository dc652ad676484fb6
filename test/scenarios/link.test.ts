import { expect, test } from 'vitest'
import { onTheStreet, PLAIN } from '../support/in-process.ts'

const it = onTheStreet()

test.each([
  { number: '37010020261123009901', types: '关联 37010020261123009901', why: 'of the platform' },
  { number: '37010020261123009902', types: '37010020261123009902', why: 'without the word' },
  { number: 'FZ26121600033', types: 'fz26121600033', why: 'with letters, typed small' },
  { number: '热线-260402-062267', types: '关联 热线-260402-062267', why: 'in parts' },
  {
    number: 'O311-20261123-0f3a9c2b7d114e58',
    types: '关联 O311-20261123-0f3a9c2b7d114e58',
    why: 'of an app',
  },
  { number: 'WS20261123001', types: '关联 WS20261123001', why: 'of the village' },
])('a citizen is known by the number of their ticket ($why) and four digits', async ({ number, types }) => {
  const { street } = it
  await it.opens({ ...PLAIN, number })
  await street.room('huanwei').hears('新工单')
  const stranger = street.person('stranger')
  await stranger.says(`${types} ${it.phoneOf('wang-guilan').slice(-4)}`)
  await stranger.privately.hears('关联好了')
})

test('talk that ends in four digits is no attempt to be known', async () => {
  const stranger = it.street.person('stranger')
  await stranger.says('我家门牌是 1234')
  await stranger.says('13800000001 1234')
  const said = (await it.street.unheard()).map(({ text }) => text)
  expect(said.filter((text) => text.includes('次机会') || text.includes('对不上'))).toEqual([])
})
