import { test } from 'vitest'
import { onTheStreet } from '../support/in-process.ts'

const SHRINE = { matter: undefined, subject: '祠堂', content: '老祠堂的匾额掉漆了，想请人描一描。' }

const it = onTheStreet()

/** The unit gets the ticket, gives it back, and the station agrees. */
async function returned(unit: string, name: string): Promise<void> {
  const { street } = it
  const station = street.room('station')
  const room = street.room(unit)
  await street.person('zhou-min').says(`派 1 ${name}`, { in: station })
  await station.hears('#1 已派')
  await room.hears('新工单')
  await street.person(room.memberOf(name)).says('退单 1 不归我们管', { in: room })
  await room.hears('退单申请已报')
  await station.hears('申请退单')
  await street.person('zhou-min').says('同意退单 1', { in: station })
  await station.hears('#1 已答复：同意')
  await room.hears('工作站同意退单')
}

test('what two units gave back shows as a gap, and one rule settles all of its kind', async () => {
  const { street } = it
  const station = street.room('station')
  const zhou = street.person('zhou-min')
  await zhou.says('补清单', { in: station })
  await station.hears('现在没有清单缺口', '要补一条，请这样写')
  await it.opens(SHRINE)
  await station.hears('责任清单里没有对应事项')
  await returned('jianguan', '建管办')
  await station.hears('待派件', /^(?![\s\S]*已有两个单位退回)/)
  await returned('nongye', '农业综合服务中心')
  for (const id of ['fang-zhengping', 'luo-aihua']) await street.person(id).privately.hears('第 2 次申请退单')
  await station.hears('待派件', '责任清单没有写这类事，已有两个单位退回')
  await zhou.says('补清单', { in: station })
  await station.hears('责任清单没有写、两个单位都退过的：', '#1 祠堂')
  await zhou.says('补清单 祠堂修缮 牵头 社会办 协办 建管办 关键词 祠堂、匾额', { in: station })
  await station.hears(
    '责任清单要补一条：祠堂修缮',
    '牵头：社会事务办　协办：建管办',
    '祠堂、匾额',
    '请回「确认」',
  )
  await zhou.says('确认', { in: station })
  await station.hears('已补进责任清单：祠堂修缮', '现在待派的 #1 也是这类事，同意请回「派 1」')
  await zhou.says('派 1', { in: station })
  await station.hears('#1 已派社会事务办')
  await street.room('shehui').hears('新工单，请签收')
  await street.room('jianguan').hears('请协办')
  await zhou.says('补清单', { in: station })
  await station.hears('现在没有清单缺口')
  await it.opens({ ...SHRINE, content: '祠堂大门坏了。' })
  await station.hears('建议派：社会事务办，建管办协办（责任清单「祠堂修缮」，说到「祠堂」）')
})

test('the morning list names the gap', async () => {
  const { street } = it
  await it.opens(SHRINE)
  await street.room('station').hears('没有对应事项')
  await returned('jianguan', '建管办')
  await street.room('station').hears('待派件')
  await returned('nongye', '农业综合服务中心')
  await street.room('station').hears('待派件')
  await street.unheard()
  await street.windTo('2026-11-24 08:40')
  await street.room('station').hears('责任清单没有写、两个单位都退过：#1', '「补清单」')
  await street.unheard()
})

test('a rule that is wrong is answered with what to write', async () => {
  const { street } = it
  const station = street.room('station')
  const zhou = street.person('zhou-min')
  for (const [said, heard] of [
    ['补清单 祠堂归社会办', '没看明白，请写上事项、牵头单位和关键词'],
    ['补清单 路灯 牵头 建管办 关键词 灯泡', '责任清单里已有「路灯」，由建管办牵头'],
    ['补清单 祠堂修缮 牵头 工作站 关键词 祠堂', '热线工作站不办件'],
    ['补清单 祠堂修缮 牵头 社会办 关键词 庙', '关键词「庙」请写 2 到 20 个字'],
    ['补清单 祠堂修缮 牵头 社会办 关键词 井盖', '关键词「井盖」已经归「雨污排水」（建管办）'],
    ['补清单 祠堂修缮 牵头 祠堂办 关键词 祠堂', '没有叫「祠堂办」的单位'],
  ] as const) {
    await zhou.says(said, { in: station })
    await station.hears(heard)
  }
  const huanwei = street.room('huanwei')
  await street.person('li-qiang').says('补清单 祠堂修缮 牵头 社会办 关键词 祠堂', { in: huanwei })
  await huanwei.hearsNothing()
})
