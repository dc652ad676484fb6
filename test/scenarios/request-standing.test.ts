import { beforeEach, describe, test } from 'vitest'
import { onTheStreet, PLAIN } from '../support/in-process.ts'

const it = onTheStreet()

const huanwei = () => it.street.room('huanwei')
const station = () => it.street.room('station')
const qiang = () => it.street.person('li-qiang')
const zhou = () => it.street.person('zhou-min')

/** #1 and #2 are of 环卫所 and signed for. */
beforeEach(async () => {
  await it.opens(PLAIN)
  await it.opens(PLAIN)
  await qiang().says('收到 1 2', { in: huanwei() })
  await it.street.unheard()
})

async function says(...lines: readonly string[]): Promise<void> {
  for (const line of lines) await qiang().says(line, { in: huanwei() })
  await it.street.unheard()
}

describe('a unit asks how its request stands', () => {
  test.each([
    '延期批了没',
    '1号的延期批了吗',
    '批了没有',
    '工作站同意了没有',
    '我们的延期申请批下来了吗？',
    '延期3天的批了没',
    '延期批了没 1',
    '延期咋还没批啊',
    '延期有消息了吗',
    '1的延期批没批',
    '什么时候批',
  ])('it waits: %s', async (asks) => {
    await says('延期 1 3天 等配件到货')
    await it.street.windTo('2026-11-23 09:10')
    await qiang().says(asks, { in: huanwei() })
    await huanwei().hears(
      '#1 艾老村 公厕没人打扫：延期 3 个工作日 今天 09:00 报的，还在等工作站答复',
      '答复前仍按 11月30日 17:30 的期限办',
    )
    await huanwei().hearsNothing()
  })

  test('agreed, with the new limit; the same in private and under the card', async () => {
    await says('延期 1 3天 等配件到货')
    await zhou().says('同意延期 1', { in: station() })
    await huanwei().hears('同意延期')
    await it.street.unheard()
    await qiang().says('延期批了没', { in: huanwei() })
    const answer = await huanwei().hears('工作站今天 09:00 已同意', '新期限 12月3日 17:30')
    await qiang().says('延期批了没')
    await qiang().privately.hears('工作站今天 09:00 已同意')
    await qiang().says('批了没有', { in: huanwei(), quoting: answer })
    await huanwei().hears('工作站今天 09:00 已同意')
  })

  test('refused, and why', async () => {
    await says('退单 2 不归我们管')
    await zhou().says('不同意 2 清单里写着由环卫所管护', { in: station() })
    await it.street.unheard()
    await qiang().says('退单同意了吗', { in: huanwei() })
    await huanwei().hears(
      '#2 艾老村 公厕没人打扫：退单，工作站今天 09:00 没同意：清单里写着由环卫所管护。请继续办理',
    )
  })

  test('a return that was granted is no longer theirs, and is told all the same', async () => {
    await says('退单 2 不归我们管')
    await zhou().says('派 2 建管办', { in: station() })
    await it.street.unheard()
    await qiang().says('退单批了没', { in: huanwei() })
    await huanwei().hears('#2：退单，工作站今天 09:00 已同意，转建管办，本单位不用再办')
  })

  test('of several all are told, and of two that were named these', async () => {
    await says('延期 1 3天 等配件到货', '退单 2 不归我们管')
    await qiang().says('批了没有', { in: huanwei() })
    await huanwei().hears('#1 艾老村 公厕没人打扫：延期', '#2 艾老村 公厕没人打扫：退单')
    await qiang().says('1和2批了吗', { in: huanwei() })
    await huanwei().hears('#1', '#2')
    await qiang().says('2批了吗', { in: huanwei() })
    await huanwei().hears(/ #2 .*退单[^#]*$/)
  })

  test('who asked for nothing hears how to ask', async () => {
    await qiang().says('延期批了没')
    await qiang().privately.hears('没有延期申请', '「延期 短号 3天 原因」')
    await qiang().says('答复了吗')
    await qiang().privately.hears('没有延期或退单申请')
    await qiang().says('1号的延期批了吗', { in: huanwei() })
    await huanwei().hears('#1 没有等答复的延期申请', '「延期 1 3天 原因」')
  })

  test('in another group it is told in private', async () => {
    const yingji = it.street.room('yingji')
    const shen = it.street.person('shen-jianjun')
    await zhou().says('派 1 沿河管区', { in: station() })
    await shen.says('延期 1 3天 等水退', { in: it.street.room('yanhe') })
    await it.street.unheard()
    await shen.says('延期批了没', { in: yingji })
    await yingji.hears('私聊发给您了')
    await shen.privately.hears('还在等工作站答复')
  })

  test('the station may ask of a ticket; another unit may not', async () => {
    await says('延期 1 3天 等配件到货')
    await zhou().says('1的延期批了吗', { in: station() })
    await station().hears('还在等工作站答复')
    const jianguan = it.street.room('jianguan')
    await it.street.person(jianguan.memberOf('建管办')).says('1的延期批了吗', { in: jianguan })
    await jianguan.hears('#1 没有派给您的单位')
  })

  test.each([
    '你的假批了没有',
    '房贷延期批了没',
    '批了',
    '延期还没批',
    '你的延期批了没',
    '12月3日的延期批了没',
  ])('among people it stays silent: %s', async (talk) => {
    await says('延期 1 3天 等配件到货')
    await qiang().says(talk, { in: huanwei() })
    await huanwei().hearsNothing()
  })

  test('批了没有 is talk where nothing was asked for, where it was answered long ago, and under people’s words', async () => {
    await qiang().says('批了没有', { in: huanwei() })
    await huanwei().hearsNothing()
    await says('延期 1 3天 等配件到货')
    const words = await it.street.person('zhao-chunyan').says('买铁锨的钱还没下来', { in: huanwei() })
    await qiang().says('批了没有', { in: huanwei(), quoting: words })
    await huanwei().hearsNothing()
    await zhou().says('同意延期 1', { in: station() })
    await it.street.windTo('2026-11-25 09:00')
    await it.street.unheard()
    await qiang().says('批了没有', { in: huanwei() })
    await huanwei().hearsNothing()
    await qiang().says('延期批了没有', { in: huanwei() })
    await huanwei().hears('已同意')
  })
})
