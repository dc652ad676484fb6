import { test } from 'vitest'
import { onTheStreet } from '../support/in-process.ts'

const it = onTheStreet()

test('anybody of the staff asks who leads for what', async () => {
  const huanwei = it.street.room('huanwei')
  const qiang = it.street.person('li-qiang')
  await qiang.says('责任清单', { in: huanwei })
  await huanwei.hears(
    '城乡建设：垃圾倾倒、垃圾清运、道路保洁、公共厕所（环卫所），',
    '政法：',
    '想看一条请回',
  )
  await qiang.says('责任清单 啃青', { in: huanwei })
  await huanwei.hears(
    '农村农业 › 农资农技 › 牛羊啃青：农业综合服务中心主办，综合行政执法中队、派出所协办；说到：啃青',
  )
  await qiang.says('责任清单 火箭', { in: huanwei })
  await huanwei.hears('责任清单里没有「火箭」')
  await qiang.says('责任清单里写着归环卫所', { in: huanwei })
  await huanwei.hearsNothing()
})
