import { test } from 'vitest'
import { onTheStreet } from '../support/in-process.ts'

const it = onTheStreet()

test('a ticket goes from dispatch to closed', async () => {
  const { street } = it
  const huanwei = street.room('huanwei')
  const station = street.room('station')
  const qiang = street.person('li-qiang')
  const min = street.person('zhou-min')
  const citizen = street.person('wang-guilan')

  await it.opens()
  await huanwei.hears('新工单，请签收', '#1 〔投诉〕艾老村 房屋周围被倾倒垃圾', '5 个工作日')
  await street.room('zhifa').hears('新工单，请协办', '#1')
  await qiang.says('收到 1', { in: huanwei })
  await huanwei.hears('#1 已签收')
  await qiang.says('回复 1 您好，已到现场核实并清理完毕，后续每天巡查，感谢监督。', { in: huanwei })
  await huanwei.hears('#1 回复已提交')
  await station.hears('待审核', '李强', '清理完毕')
  await min.says('通过 1', { in: station })
  await station.hears('#1 已通过')
  await huanwei.hears('正在回访')
  await citizen.privately.hears('解决了', '1 解决了，满意')
  await citizen.says('1')
  await citizen.privately.hears('谢谢您的答复')
  await huanwei.hears('办结')
  await station.hears('办结')
})
