import { expect, test } from 'vitest'
import { onTheStreet } from '../support/in-process.ts'

const it = onTheStreet()

const SHRINE = { subject: '祠堂匾额掉漆', content: '艾老村老祠堂的匾额掉漆了。' }
const CAT = { subject: '猫上树', content: '艾老村一只猫爬到树上下不来。' }

/** Two tickets of 应急办, one of whose people works for 沿河管区 too, in whose group villages sit. */
async function opensTwo(): Promise<void> {
  const { street } = it
  for (const ticket of [SHRINE, CAT]) await it.opens({ ...ticket, matter: undefined, villageId: 'ailao' })
  await street.room('station').hears('#1')
  await street.room('station').hears('#2')
  await street.person('zhou-min').says('派 1 2 应急办', { in: street.room('station') })
  await street.unheard()
}

test('收到 and 模板 in another group name codes only, in private the subjects', async () => {
  const { street } = it
  const district = street.room('yanhe')
  const jianjun = street.person('shen-jianjun')
  await opensTwo()
  for (const says of ['收到', '模板']) {
    await jianjun.says(says, { in: district })
    const told = await district.hears('1', '2', '内容不在本群说')
    for (const words of ['匾额', '猫']) expect(told.text, says).not.toContain(words)
    await jianjun.says(says)
    await jianjun.privately.hears('匾额', '猫')
  }
  await jianjun.says('收到', { in: district })
  await district.hears('哪一件')
  await jianjun.says('2', { in: district })
  await district.hears('#2 已签收')
})

test('我的工单 and 应急办的工单 go in private from a group that is not theirs', async () => {
  const { street } = it
  const village = street.room('ailao')
  const district = street.room('yanhe')
  const jianjun = street.person('shen-jianjun')
  await opensTwo()
  await jianjun.says('我的工单', { in: district })
  await district.hears('清单私聊发给您了')
  await jianjun.privately.hears('未办结 2 件', '匾额', '猫')
  await jianjun.says('环卫所的工单')
  await jianjun.privately.hears('本单位的请回「我的工单」')

  await it.opens({ ...SHRINE, matter: undefined, subject: '戏台', content: '老戏台的幕布破了。' })
  await street.room('station').hears('#3')
  const min = street.person('zhou-min')
  await min.says('我的工单', { in: village })
  await village.hears('清单私聊发给您了')
  await min.privately.hears('等工作站办的', '戏台')
  await min.says('应急办的工单', { in: district, mentioning: ['huisheng'] })
  await district.hears('清单私聊发给您了')
  await min.privately.hears('应急办：未办结 2 件', '匾额')
  await min.says('应急办的工单', { in: street.room('yingji'), mentioning: ['huisheng'] })
  await street.room('yingji').hears('应急办：未办结 2 件', '匾额')
})

test('what a 举报 is about is in no list of a group but the station’s', async () => {
  const { street } = it
  const station = street.room('station')
  const sifa = street.room('sifa')
  const person = street.person(sifa.memberOf('司法所'))
  const report = { kind: 'report' as const, subject: '举报某人占地', content: '举报有人占地，要求保密。' }
  for (const matter of ['违法用地', '宅基地'])
    await it.opens({ ...report, matter: undefined, content: `${report.content}${matter}` })
  for (const code of [1, 2]) {
    await street.person('zhou-min').says(`派 ${code} 司法所`, { in: station })
  }
  await street.unheard()
  await person.says('收到', { in: sifa })
  const asked = await sifa.hears('请问是哪一件', '#1 （举报件或保密件', '#2 （举报件或保密件')
  expect(asked.text).not.toContain('举报事项')
  await person.says('我的工单', { in: sifa })
  await sifa.hears('未办结 2 件', '#1 （举报件或保密件')
  await person.says('我的工单')
  await person.privately.hears('未办结 2 件', '举报事项')
})

test('查 in a village’s group tells among villagers only what their own units work on', async () => {
  const { street } = it
  const district = street.room('yanhe')
  const jianjun = street.person('shen-jianjun')
  await opensTwo()
  await jianjun.says('查 1', { in: district })
  const told = await district.hears('#1 不是本群单位在办的，内容私聊发给您了')
  expect(told.text).not.toContain('匾额')
  await jianjun.privately.hears('#1', '匾额掉漆')
  await jianjun.says('查 1', { in: street.room('yingji') })
  await street.room('yingji').hears('匾额掉漆')
})
