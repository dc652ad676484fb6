import { beforeEach, describe, expect, test } from 'vitest'
import { onTheStreet, PLAIN } from '../support/in-process.ts'

const it = onTheStreet()

const LAMP = { matter: '路灯', subject: '大路村 路灯不亮', content: '路灯不亮。' }
const huanwei = () => it.street.room('huanwei')
const station = () => it.street.room('station')
const qiang = () => it.street.person('li-qiang')
const zhou = () => it.street.person('zhou-min')

/** #1 and #2 are of 环卫所 and signed for, #3 of 建管办. */
beforeEach(async () => {
  await it.opens(PLAIN)
  await it.opens(PLAIN)
  await it.opens(LAMP)
  await qiang().says('收到 1 2', { in: huanwei() })
  await it.street.unheard()
})

describe('what is said of several tickets is done to each, with the same words', () => {
  test.each([
    { says: '退单 1、2 不归我们管', hears: '#1、#2 退单申请已报工作站', event: 'return_requested' },
    { says: '退单 1、2 1 公厕是建管办建的', hears: '#1、#2 退单申请已报工作站', event: 'return_requested' },
    { says: '延期 1、2 3天 等配件', hears: '#1、#2 延期 3 个工作日的申请已报', event: 'extension_requested' },
    { says: '延期 1 2 3 天 等配件', hears: '#1、#2 延期 3 个工作日的申请已报', event: 'extension_requested' },
    {
      says: '1和2想延期3天，等配件',
      hears: '#1、#2 延期 3 个工作日的申请已报',
      event: 'extension_requested',
    },
    { says: '稍后提醒 1 2 两小时后', hears: '#1、#2 今天 11:00 以前不再提醒您', event: 'snoozed' },
  ])('$says', async ({ says, hears, event }) => {
    await qiang().says(says, { in: huanwei() })
    await huanwei().hears(hears)
    for (const code of [1, 2]) expect(await it.eventTypes(code)).toContain(event)
    await it.street.unheard()
  })

  test('the reason of each is what was said, without the other ticket', async () => {
    await qiang().says('退单 1、2 不归我们管', { in: huanwei() })
    await station().hears(/申请退单：不归我们管\n#1 [\s\S]*申请退单：不归我们管\n#2 /)
    await it.street.unheard()
    await zhou().says('不同意 1 2 清单里写着由环卫所管护', { in: station() })
    await station().hears('#1、#2 已答复：不同意')
    await huanwei().hears('工作站不同意退单，清单里写着由环卫所管护')
    await it.street.unheard()
  })

  test('不归我们 of several is asked back, and 是 returns each', async () => {
    await qiang().says('1、2都不归我们管，退了吧', { in: huanwei() })
    await huanwei().hears('您是想说「退单 #1 #2 不归我们管，退了吧」吗')
    await qiang().says('是', { in: huanwei() })
    await huanwei().hears('#1、#2 退单申请已报工作站')
    await it.street.unheard()
  })

  test('an order to each, and its clearing', async () => {
    await zhou().says('督办 1 2 今天下班前务必上门', { in: station() })
    await station().hears('#1、#2 督办已发给环卫所，要求 今天 17:30 前答复')
    await it.street.unheard()
    await qiang().says('督办回复 1、2 都上门看了，明天清完', { in: huanwei() })
    await huanwei().hears('#1、#2 督办答复已报')
    await it.street.unheard()
    await zhou().says('销号 1 2', { in: station() })
    await station().hears('#1、#2 督办单已销号')
    await it.street.unheard()
  })

  test('urgent, for the same reason', async () => {
    await zhou().says('加急 1 2 水管爆了', { in: station() })
    await station().hears('#1、#2 已改为紧急件')
    await huanwei().hears(/改为紧急件[\s\S]*最新情况：水管爆了/)
    await it.street.unheard()
  })

  test('a clerk judges two in one line, and does not tell of work that is a unit’s', async () => {
    for (const code of [1, 2])
      await qiang().says(`回复 ${code} 公厕已打扫干净，安排专人每天两遍，已电话告知诉求人`, { in: huanwei() })
    await it.street.unheard()
    await zhou().says('1已派人，2明天去', { in: station() })
    await station().hearsNothing()
    await zhou().says('1通过，2驳回 没写什么时候扫的', { in: station() })
    await station().hears('#1 已通过', '#2 已退回重写')
    await it.street.unheard()
  })

  test('都派给 and a demand of who oversees them', async () => {
    await zhou().says('1、2都派给建管办', { in: station() })
    await station().hears('#1、#2 已派建管办')
    await it.street.unheard()
    await zhou().says('1、2今天务必弄完', { in: station() })
    await station().hears('您是想说「督办 #1 #2 今天务必弄完」吗')
    const fang = it.street.person('fang-zhengping')
    await fang.says('1和2盯紧点，今天必须有结果')
    await fang.privately.hears('您是想说「督办 #1 #2 盯紧点，今天必须有结果」吗')
  })

  test('one that is another unit’s is told and keeps nothing from the rest', async () => {
    await qiang().says('延期 1、3 3天 等配件', { in: huanwei() })
    await huanwei().hears('#1 延期 3 个工作日的申请已报', '#3 由建管办主办')
    await it.street.unheard()
  })

  test('without the words that each needs they are asked for', async () => {
    await qiang().says('退单 1、2', { in: huanwei() })
    await huanwei().hears('退单要写明是哪一种原因', '例如「退单 1、2 1 ')
    await qiang().says('延期 1、2', { in: huanwei() })
    await huanwei().hears('例如「延期 1、2 3天 等配件到货」')
    expect(await it.eventTypes(1)).not.toContain('return_requested')
  })

  test.each(['回复 1、2 公厕已打扫干净，安排专人每天两遍', '1 2回复：公厕已打扫干净，安排专人每天两遍'])(
    'a reply is of one ticket: %s',
    async (says) => {
      await qiang().says(says, { in: huanwei() })
      await huanwei().hears('回复要一件一件写，这次都没有提交', '「回复 1 办理情况」「回复 2 办理情况」')
      expect(await it.eventTypes(1)).not.toContain('replied')
    },
  )

  test('a figure of the words is none of a ticket', async () => {
    await zhou().says('督办 1 12345 又接到电话了，今天务必上门', { in: station() })
    await station().hears('#1 督办已发给环卫所')
    await huanwei().hears('督办单 #1-1：12345 又接到电话了')
    await it.street.unheard()
    await qiang().says('延期 1 3 天 等配件', { in: huanwei() })
    await huanwei().hears('#1 延期 3 个工作日的申请已报')
    await it.street.unheard()
  })
})
