import { test } from 'vitest'
import { onTheStreet } from '../support/in-process.ts'

const it = onTheStreet()

const villager = () => it.street.person('stranger')
const village = () => it.street.room('ailao')

test('who @-mentions the bot is answered, whatever is asked; without that the same words are talk', async () => {
  const mentioning = ['huisheng']
  await villager().says('停水找谁', { in: village(), mentioning })
  await village().hears('停水', '12345')
  await villager().says('你能干啥', { in: village(), mentioning })
  await village().hears('12345热线的助手', '119')
  for (const talk of ['停水找谁', '你能干啥', '我要投诉']) await villager().says(talk, { in: village() })
  await village().hearsNothing()
})

test.each([
  ['村书记把俺的低保钱扣了', '12388'],
  ['停水了', '您说的是「停水」的事'],
  ['我要投诉', '把什么地方、什么事说一遍'],
  ['俺要反映个事', '12345'],
  ['你好', '12345热线的助手'],
])('%s is answered with %s', async (says, hears) => {
  await villager().says(says)
  await villager().privately.hears(hears)
})

test.each(['我那垃圾咋样了', '俺那厕所啥时候打扫', '上次那个事怎么样了'])(
  '%s is answered with how it stands',
  async (says) => {
    await it.opens({ citizenId: 'wang-guilan' })
    await it.street.unheard()
    await it.street.person('wang-guilan').says(says)
    await it.street.person('wang-guilan').privately.hears('您反映的事', '待签收')
  },
)

test('who asks how it stands with what they told hears it', async () => {
  await it.opens({ citizenId: 'wang-guilan' })
  await it.street.unheard()
  await it.street.person('wang-guilan').says('俺上次反映的那事咋样了')
  await it.street.person('wang-guilan').privately.hears('您反映的事', '待签收')
})
