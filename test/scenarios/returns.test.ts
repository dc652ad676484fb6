import { test } from 'vitest'
import { onTheStreet } from '../support/in-process.ts'

const PRIVY = { matter: '公共厕所', subject: '艾老村 公厕没人打扫', content: '村口公厕好几天没人打扫了。' }
/** Its words are in no list, so nobody is responsible by rule. */
const NOBODYS = { matter: undefined, subject: '祠堂', content: '老祠堂的匾额掉漆了，想请人描一描。' }

const it = onTheStreet()

test('a return needs a reason of the list', async () => {
  const huanwei = it.street.room('huanwei')
  await it.opens(PRIVY)
  await huanwei.hears('#1')
  await it.street.person('li-qiang').says('退单 1 最近太忙了', { in: huanwei })
  await huanwei.hears('退单要写明是哪一种原因', '1. 不归本单位管', '5. 已进入诉讼', '例如「退单 1 1')
  await it.street.person('li-qiang').says('退单 1 3 没写是哪个公厕', { in: huanwei })
  await huanwei.hears('#1 退单申请已报工作站')
  await it.street.room('station').hears('申请退单：没写是哪个公厕', '责任清单「公共厕所」：由环卫所主办')
})

test('the station agrees and sends it on in one line', async () => {
  const { street } = it
  const station = street.room('station')
  await it.opens(PRIVY)
  await street.room('huanwei').hears('#1')
  await street.person('li-qiang').says('退单 1 厕所归建管办管', { in: street.room('huanwei') })
  await street.room('huanwei').hears('退单申请已报')
  await station.hears('建议转建管办', '「同意退单 1 转 建管办」')
  await street.person('zhou-min').says('同意退单 1 转 建管办 协办 城管', { in: station })
  await station.hears('#1 已同意退单，转建管办主办')
  await street.room('huanwei').hears('现由建管办主办，本单位无需再办')
  await street.room('jianguan').hears('新工单，请签收')
  await street.room('zhifa').hears('请协办')
  await street.person('zhou-min').says('同意退单 1 转 环卫所', { in: station })
  await station.hears('#1 没有待答复的退单申请')
})

test('while it waits, an assisting unit is asked for its own signature, not for the decision', async () => {
  const { street } = it
  await it.opens({ ...PRIVY, matter: '垃圾倾倒', subject: '艾老村 有人倒垃圾' })
  await street.room('huanwei').hears('#1')
  const zhifa = street.room('zhifa')
  await zhifa.hears('请协办')
  await street.person('li-qiang').says('退单 1 厕所归建管办管', { in: street.room('huanwei') })
  await street.room('huanwei').hears('退单申请已报')
  await street.room('station').hears('申请退单')
  await street.windTo('2026-11-23 11:01')
  await zhifa.hears('#1·催1 协办还没有签收', '收到请回「收到 1」')
  await street.room('station').hears('#1')
})

test('the second return goes to the supervisor with the history, who decides', async () => {
  const { street } = it
  const station = street.room('station')
  const supervisor = street.person('fang-zhengping')
  await it.opens(NOBODYS)
  await station.hears('责任清单里没有对应事项')
  await supervisor.says('派 1 建管办')
  await supervisor.privately.hears('#1 这一步由热线工作站的同志来做')
  await street.person('zhou-min').says('派 1 建管办', { in: station })
  await station.hears('#1 已派建管办')
  await street.room('jianguan').hears('新工单')
  await street.person('xu-hao').says('退单 1 不归我们，祠堂应由社会办负责', { in: street.room('jianguan') })
  await street.room('jianguan').hears('退单申请已报')
  await station.hears('建管办 申请退单，建议转社会事务办')
  await street.person('zhou-min').says('同意退单 1', { in: station })
  await station.hears('#1 已答复：同意')
  await street.room('jianguan').hears('工作站同意退单')
  await station.hears('退回的工单，待派件', '建议派：社会事务办（建管办退单时说该由它办）')
  await street.person('zhou-min').says('派 1 社会办', { in: station })
  await station.hears('#1 已派社会事务办')
  const shehui = street.room('shehui')
  await shehui.hears('新工单')
  await street.person(shehui.memberOf('社会事务办')).says('退单 1 这不归我们管', { in: shehui })
  await shehui.hears('退单申请已报')
  await station.hears('社会事务办 申请退单：这不归我们管')
  await supervisor.privately.hears(
    '已是第 2 次申请退单，请您定归谁办',
    '1. 11月23日',
    '建管办：不归本单位管，「不归我们，祠堂应由社会办负责」，建议转社会事务办（已同意）',
    '社会事务办：不归本单位管，「这不归我们管」（待答复）',
  )
  await street.person('luo-aihua').privately.hears('已是第 2 次申请退单')
  await supervisor.says('派 1 农业中心')
  await supervisor.privately.hears('#1 已派农业综合服务中心')
  await shehui.hears('现由农业综合服务中心主办')
  await street.room('nongye').hears('新工单，请签收')
  await supervisor.says('退单统计')
  await supervisor.privately.hears(
    '近 30 天退单：',
    '建管办：申请 1 件次，同意 1，不同意 0（不归本单位管 1）',
    '社会事务办',
  )
  await street.person('li-qiang').says('退单统计', { in: street.room('huanwei') })
  await street.room('huanwei').hearsNothing()
})

test('what an assisting unit did is reported to the lead', async () => {
  const { street } = it
  const police = street.room('paichusuo')
  await it.opens(PRIVY)
  await street.room('huanwei').hears('#1')
  await street.person('zhou-min').says('协办 1 派出所', { in: street.room('station') })
  await street.room('station').hears('#1 已请派出所协办')
  await police.hears('请协办')
  await street.person(police.memberOf('派出所')).says('备注 1 已查监控，没有发现破坏', { in: police })
  await police.hears('#1 已签收并记录')
  await street.room('huanwei').hears('协办单位派出所报来情况', '「已查监控，没有发现破坏」')
})
