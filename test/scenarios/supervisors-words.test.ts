import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { InProcess } from '../support/in-process.ts'
import { openInProcess } from '../support/in-process.ts'

let it: InProcess

beforeEach(async () => {
  it = await openInProcess({ at: '2026-11-23 09:00' })
})

afterEach(async () => {
  await it.street.ends()
})

const PLAIN = { matter: '公共厕所', subject: '艾老村 公厕没人打扫', content: '村口公厕好几天没人打扫了。' }
const REPLY = '11月23日上午安排两名保洁员把公厕里外打扫消毒，以后每天两遍，已和来电人联系确认。'

const huanwei = () => it.street.room('huanwei')
const station = () => it.street.room('station')
const qiang = () => it.street.person('li-qiang')
const supervisor = () => it.street.person('fang-zhengping')

async function opened() {
  await it.opens(PLAIN)
  await huanwei().hears('#1')
}

describe('a supervisor asks in their own words', () => {
  test.each(['今天到期的有哪些', '有没有超期的', '没签收的有谁', '今天有什么事', '今天办得咋样'])(
    '%s',
    async (said) => {
      await opened()
      await supervisor().says(said)
      await supervisor().privately.hears('督办简报', '待签收：\n#1')
    },
  )

  test('环卫所的都办了没 lists what the unit has', async () => {
    await opened()
    await supervisor().says('环卫所的都办了没')
    await supervisor().privately.hears('环卫所：未办结 1 件')
  })

  test('1号啥情况 in the supervisors’ own group is answered there; among people of a unit it is talk', async () => {
    await opened()
    const own = it.street.room('ducha')
    await supervisor().says('1号啥情况', { in: own })
    await own.hears('#1', '待签收')
    await qiang().says('1号啥情况', { in: huanwei() })
    await huanwei().hearsNothing()
  })

  test.each(['谁负责1号', '1号谁在办'])('%s shows whose it is', async (said) => {
    await opened()
    await supervisor().says(said)
    await supervisor().privately.hears('#1', '主办：环卫所')
  })

  test('环卫所怎么老不签收 shows what the unit has; 你是谁 is answered with what it can do', async () => {
    await opened()
    await supervisor().says('环卫所怎么老不签收')
    await supervisor().privately.hears('环卫所：未办结 1 件')
    await supervisor().says('你是谁')
    await supervisor().privately.hears('督办')
  })

  test('1号今天务必弄完 is asked back as an order', async () => {
    await opened()
    await supervisor().says('1号今天务必弄完')
    await supervisor().privately.hears('您是想说「督办 1 今天务必弄完」吗')
    await supervisor().says('是')
    await supervisor().privately.hears('#1 督办已发给环卫所')
    await huanwei().hears('督办单 #1-1：今天务必弄完')
  })

  test.each(['可以了', '行，销号', '1销号'])('%s after the answer clears the order', async (said) => {
    await opened()
    await supervisor().says('督办 1 请今天上门')
    await supervisor().privately.hears('#1 督办已发给环卫所')
    await huanwei().hears('督办单 #1-1')
    await it.street.person('guo-changhe').says('督办回复 1 下午三点拉完了', { in: huanwei() })
    await huanwei().hears('#1 督办答复已报')
    await station().hears('已答复')
    await supervisor().privately.hears('可以了请回「销号 1」')
    await supervisor().says(said)
    await supervisor().privately.hears('#1 督办单已销号')
    await huanwei().hears('#1 督办单已销号')
  })

  test('what is added to an answer before 销号 reaches the supervisor too', async () => {
    await opened()
    await supervisor().says('督办 1 请今天上门')
    await supervisor().privately.hears('#1 督办已发给环卫所')
    await huanwei().hears('督办单 #1-1')
    const head = it.street.person('guo-changhe')
    for (const answer of ['在弄了', '下午三点拉完了，拍了照']) {
      await head.says(`督办回复 1 ${answer}`, { in: huanwei() })
      await huanwei().hears('#1 督办答复已报')
      await supervisor().privately.hears('已答复（环卫所 郭长河）', answer)
      await station().hears('已答复', answer)
    }
  })

  test('催一下环卫所 urges the one ticket; of several it asks which', async () => {
    await opened()
    await supervisor().says('催一下环卫所')
    await supervisor().privately.hears('#1 已在环卫所群里催办')
    await huanwei().hears('#1·催1', '方正平')
    await it.opens({ ...PLAIN, subject: '大路村 公厕漏水' })
    await huanwei().hears('#2')
    await supervisor().says('催一下环卫所吧')
    await supervisor().privately.hears('请问是哪一件', '都是请回「都催」', '#1', '#2')
    await supervisor().says('2')
    await supervisor().privately.hears('#2 已在环卫所群里催办')
    await huanwei().hears('#2·催1')
    await supervisor().says('催一下司法所')
    await supervisor().privately.hears('司法所没有等着办的工单')
  })

  test('撤销督办 is 销号', async () => {
    await opened()
    await supervisor().says('督办 1 请今天上门')
    await supervisor().privately.hears('#1 督办已发给环卫所')
    await huanwei().hears('督办单 #1-1')
    await supervisor().says('撤销督办 1')
    await supervisor().privately.hears('销号', '请写上理由')
  })
})

describe('the station in its own words', () => {
  const replied = async () => {
    await opened()
    await qiang().says(`回复 1 ${REPLY}`, { in: huanwei() })
    await huanwei().hears('#1 回复已提交')
    await station().hears('待审核')
  }

  test.each([
    { said: '1写的可以 通过', hears: '您是想说「通过 1」吗' },
    { said: '1写得太简单了 退回去重写', hears: '您是想说「驳回 1 写得太简单了 退回去重写」吗' },
  ])('$said is asked back', async ({ said, hears }) => {
    await replied()
    await it.street.person('he-jing').says(said, { in: station() })
    await station().hears(hears)
  })

  test('同意 alone names what is asked for and gives nothing away; without a request it is talk', async () => {
    await opened()
    const clerk = it.street.person('he-jing')
    await clerk.says('同意', { in: station() })
    await station().hearsNothing()
    await qiang().says('延期 1 3天 车坏了', { in: huanwei() })
    await huanwei().hears('延期 3 个工作日的申请已报')
    await station().hears('申请延期')
    await clerk.says('同意', { in: station() })
    await station().hears('#1 艾老村 公厕没人打扫 申请延期，同意请回「同意延期 1」')
    await clerk.says('同意延期 1', { in: station() })
    await station().hears('#1 已答复：同意')
    await huanwei().hears('工作站同意延期')
  })

  test('待审核的有几件 lists what waits for the station; in a unit’s group it is talk', async () => {
    await replied()
    await it.street.person('he-jing').says('待审核的有几件', { in: station() })
    await station().hears('#1')
    await qiang().says('待审核的有几件', { in: huanwei() })
    await huanwei().hearsNothing()
  })

  test('1派错了 改派农业中心 sends it on', async () => {
    await opened()
    await it.street.person('he-jing').says('1派错了 改派农业中心', { in: station() })
    await station().hears('#1 已派农业综合服务中心')
    await huanwei().hears('现由农业综合服务中心主办')
    await it.street.room('nongye').hears('新工单，请签收')
  })

  test('1打不通 records the call', async () => {
    await replied()
    await it.street.person('he-jing').says('通过 1', { in: station() })
    await it.street.unheard()
    await it.street.person('he-jing').says('1打不通', { in: station() })
    await station().hears('#1 已登记第 1 次没联系上')
  })
})

test('a plain account of what was done is not called one that tells of no act', async () => {
  await opened()
  await qiang().says(
    '回复 1 今天上午派三轮车把东边空地的垃圾都拉走了，拉了三车，和村里说好了安排人看着，电话里告诉大娘了',
    { in: huanwei() },
  )
  const answer = await huanwei().hears('#1 回复已提交')
  expect(answer.text).not.toContain('看不出')
  await station().hears('待审核')
})
