import { describe, expect, test } from 'vitest'
import { onTheStreet, PLAIN } from '../support/in-process.ts'

const it = onTheStreet()

const LAMP = { matter: '路灯', subject: '大路村 路灯不亮', content: '路灯不亮。' }
const huanwei = () => it.street.room('huanwei')
const jianguan = () => it.street.room('jianguan')
const station = () => it.street.room('station')
const fang = () => it.street.person('fang-zhengping')
const zhou = () => it.street.person('zhou-min')

/** #1 and #2 are of 环卫所, #3 of 建管办; nobody has signed. */
async function opened(): Promise<void> {
  await it.opens(PLAIN)
  await it.opens({ ...PLAIN, subject: '大路村 公厕漏水' })
  await it.opens(LAMP)
  await it.street.unheard()
}

describe('one sentence urges all of a kind', () => {
  test.each([
    '催一下所有没签收的',
    '催办 未签收',
    '没签收的都催一下',
    '把没签收的催一遍',
    '所有没签收的工单都给我催一下',
  ])('%s: one message a group, and how many to who asked', async (says) => {
    await opened()
    await zhou().says(says, { in: station() })
    await station().hears('没签收的已催 3 件（环卫所 2 件、建管办 1 件）')
    await huanwei().hears(
      '热线工作站 周敏 催办，还没有签收（2 件）',
      '#1·催1 艾老村 公厕没人打扫',
      '#2·催1 大路村 公厕漏水',
      '收到请回「收到 1 2」',
    )
    await huanwei().hearsNothing()
    await jianguan().hears('#3·催1 热线工作站 周敏 催办')
  })

  test('who has signed is not urged; a unit’s alone are, and nothing is urged twice within half an hour', async () => {
    await opened()
    await it.street.person('li-qiang').says('收到 1', { in: huanwei() })
    await it.street.unheard()
    await fang().says('催一下环卫所没签收的')
    await fang().privately.hears(/^环卫所没签收的已催 1 件$/)
    await huanwei().hears('#2·催1')
    await fang().says('催办 未签收')
    await fang().privately.hears('没签收的已催 1 件（建管办 1 件）。另 1 件刚催过，没有再催')
    await jianguan().hears('#3·催1')
    await fang().says('催办 未签收')
    await fang().privately.hears('没签收的 2 件刚催过，09:30 以后可以再催')
  })

  test('what is overdue or due today; where nothing is, that is said', async () => {
    await opened()
    await fang().says('超期的都催一遍')
    await fang().privately.hears('现在没有超期的工单')
    await it.street.person('li-qiang').says('收到 1 2', { in: huanwei() })
    await it.street.windTo('2026-11-30 09:00')
    await it.street.unheard()
    await fang().says('今天到期的都催一下')
    await fang().privately.hears('今天到期的已催 3 件')
    await huanwei().hears(
      '催办，请说说进展（2 件）',
      '#1·催',
      '#2·催',
      '进展请带上号说一句，例如「1 2 已派人，明天弄完」',
    )
    await jianguan().hears('#3·催')
    await it.street.person('li-qiang').says('1 2 已派人，明天弄完', { in: huanwei() })
    await huanwei().hears('#1、#2 已记录')
  })

  test('what is overdue and lies with the station is named, not passed over', async () => {
    await opened()
    await it.street.person('xu-hao').says('退单 3 不归我们管', { in: jianguan() })
    await it.street.unheard()
    await zhou().says('同意退单 3', { in: station() })
    await it.street.windTo('2026-12-01 09:00')
    await it.street.unheard()
    await fang().says('催办 超期')
    await fang().privately.hears('超期的已催 2 件（环卫所 2 件）。另 1 件还没有派给单位，请先派：#3')
    await it.street.unheard()
  })

  test('in the night all wait for the morning, and what was done by then is urged no more', async () => {
    await opened()
    await it.street.windTo('2026-11-23 21:00')
    await it.street.unheard()
    await fang().says('催办 环卫所 全部')
    await fang().privately.hears('环卫所已催 2 件，明天 08:00 发出')
    const reply = '公厕已打扫干净，安排专人每天两遍，已电话告知诉求人'
    await it.street.person('li-qiang').says(`回复 1 ${reply}`, { in: huanwei() })
    await it.street.unheard()
    await it.street.windTo('2026-11-24 08:00')
    const said = (await it.street.unheard()).filter(({ text }) => text.includes('方正平 催办'))
    expect(said.map(({ text }) => text)).toEqual([expect.stringContaining('#2·催')])
  })

  test('at most twenty at once, and how many are left', async () => {
    for (let count = 0; count < 22; count += 1) await it.opens(PLAIN)
    await it.street.unheard()
    await zhou().says('催办 未签收', { in: station() })
    await station().hears('已催 20 件（环卫所 20 件）。一次最多催 20 件，还有 2 件没催，要接着催请再说一遍')
    await huanwei().hears('（20 件）', '#20·催1')
    await huanwei().hearsNothing()
    await zhou().says('催办 未签收', { in: station() })
    await station().hears('没签收的已催 2 件（环卫所 2 件）。另 20 件刚催过，没有再催')
    await it.street.unheard()
  })
})

describe('催办 with a unit', () => {
  test.each(['都催', '全部', '都催一下', '两件都催'])(
    'of several it asks which, and %s is an answer',
    async (all) => {
      await opened()
      await zhou().says('催办 环卫所', { in: station() })
      await station().hears('请问是哪一件', '都是请回「都催」', '#1', '#2')
      await zhou().says(all, { in: station() })
      await station().hears('#1、#2 已在环卫所群里催办')
      await huanwei().hears('（2 件）', '#1·催1', '#2·催1')
    },
  )

  test('two of those listed may be named', async () => {
    await opened()
    await fang().says('催一下环卫所和建管办')
    await fang().privately.hears('请问是哪一件', '#1', '#2', '#3')
    await fang().says('1 3')
    await fang().privately.hears('#1 已在环卫所群里催办\n#3 已在建管办群里催办')
    await huanwei().hears('#1·催1')
    await jianguan().hears('#3·催1')
  })

  test('several that were named are one message a group', async () => {
    await opened()
    await fang().says('催办 1 2 3')
    await fang().privately.hears('#1、#2 已在环卫所群里催办\n#3 已在建管办群里催办')
    await huanwei().hears('（2 件）', '#1·催1', '#2·催1')
    await jianguan().hears('#3·催1')
  })

  test('a unit nearly written is asked back, one that is none is said to be', async () => {
    await opened()
    await fang().says('催办 环卫锁')
    await fang().privately.hears('没有叫「环卫锁」的单位', '「催办 环卫所」')
    await fang().says('催办 水利局')
    await fang().privately.hears('没有叫「水利局」的单位')
    await fang().says('催下还没回复的')
    await fang().privately.hears('要催哪些')
  })

  test('all of a list that is quoted', async () => {
    await opened()
    await zhou().says('督办', { in: station() })
    const list = await station().hears('待签收', '#1', '#3', '全催请回「催办 未签收」')
    await zhou().says('这些都催一下', { in: station(), quoting: list })
    await station().hears('#1、#2 已在环卫所群里催办', '#3 已在建管办群里催办')
    await it.street.unheard()
  })

  test('都催 of nothing in particular is asked about in private', async () => {
    await opened()
    await fang().says('都催一下')
    await fang().privately.hears('要催哪些', '「催办 未签收」')
  })
})

test('all that was asked about may be meant by a note too, and each needs its own reply', async () => {
  await opened()
  const qiang = it.street.person('li-qiang')
  await qiang.says('备注 明天一起弄', { in: huanwei() })
  await huanwei().hears('请问是哪一件', '都是请回「都是」')
  await qiang.says('都是', { in: huanwei() })
  await huanwei().hears('#1、#2 已签收并记录')
  await qiang.says('回复 公厕已打扫干净，安排专人每天两遍', { in: huanwei() })
  await huanwei().hears('请问是哪一件')
  await qiang.says('都是', { in: huanwei() })
  await huanwei().hears('这一步要一件一件来')
  await qiang.says('2', { in: huanwei() })
  await huanwei().hears('#2 ')
  await it.street.unheard()
})

describe('it is none of', () => {
  test('a unit’s people', async () => {
    await opened()
    for (const says of ['没签收的都催一下', '催办 未签收', '催一下环卫所'])
      await it.street.person('li-qiang').says(says, { in: huanwei() })
    await huanwei().hearsNothing()
  })

  test.each([
    '催得急',
    '别催了',
    '催一下老李',
    '催一下快递',
    '都催一下',
    '全部',
    '都是',
    '提醒一下',
    '家属又来催了',
  ])('talk at the station: %s', async (says) => {
    await opened()
    await zhou().says(says, { in: station() })
    await station().hearsNothing()
    await huanwei().hearsNothing()
  })

  test('talk in a unit’s group', async () => {
    await opened()
    await zhou().says('没签收的都催一下', { in: huanwei() })
    await huanwei().hearsNothing()
  })
})
