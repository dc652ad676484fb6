import { afterEach, describe, expect, test } from 'vitest'
import { overHttp, startProgram } from '../support/over-http.ts'
import { Street } from '../support/street.ts'

let street: Street | undefined

afterEach(async () => {
  await street?.ends()
  street = undefined
})

/** The program from outside, by the JSON API alone: as a script, or somebody else's test, would play it. */
async function openStreet(puppet: string): Promise<Street> {
  const running = await startProgram({ puppet, clock: '2026-11-23 09:00' })
  const opened = await Street.open(overHttp(running))
  street = opened
  return opened
}

/** The six sample tickets that are there at once, each in the groups of its units and in no other. */
async function hearsFirstTickets(opened: Street): Promise<void> {
  const said = await opened.unheard()
  // What supervisors read in private names them all.
  const inGroups = said.filter(({ room }) => room.startsWith('room-'))
  const cards = inGroups.flatMap(({ room, text }) =>
    text
      .split('\n')
      .filter((line) => line.startsWith('#'))
      .map((line) => `${room} ${line}`),
  )
  expect(cards.sort()).toEqual(FIRST_TICKETS)
}

const FIRST_TICKETS = [
  'room-gongre #2 〔求助〕〔紧急〕高屯村 老人家中暖气不热',
  'room-huanwei #1 〔投诉〕艾老村 房屋周围被倾倒垃圾',
  'room-jianguan #3 〔投诉〕大路村 小学门口路灯不亮',
  'room-nongye #4 〔咨询〕好庙村 种粮补贴什么时候发',
  'room-nongye #6 〔举报〕〔紧急〕崔家村 秸秆焚烧',
  'room-yingji #6 〔举报〕〔紧急〕崔家村 秸秆焚烧',
  'room-zhifa #1 〔投诉〕艾老村 房屋周围被倾倒垃圾',
  'room-zhifa #5 〔投诉〕西街村 集市摆摊堵住店门',
  'room-zhifa #6 〔举报〕〔紧急〕崔家村 秸秆焚烧',
]

describe.each(['local', 'local-grpc'])('on the puppet %s', (puppet) => {
  test('a newcomer plays a ticket from dispatch to closed', async () => {
    const opened = await openStreet(puppet)
    await hearsFirstTickets(opened)
    const huanwei = opened.room('huanwei')
    const station = opened.room('station')
    const qiang = opened.person('li-qiang')
    const min = opened.person('zhou-min')
    const citizen = opened.person('wang-guilan')

    await qiang.says('收到 1', { in: huanwei })
    await huanwei.hears('@环卫所-李强', '#1 已签收', '11月30日 17:30 前')
    await qiang.says('模板 1 垃圾', { in: huanwei })
    await huanwei.hears('找到这些模板', '1. 乱倒垃圾清理与巡查', '命中：')
    await qiang.says('用1', { in: huanwei })
    await huanwei.hears('#1 的回复草稿在下一条', '现场情况')
    const draft = await huanwei.hears('#1 回复草稿：', '【请填：现场情况】')
    await qiang.says(
      '您好，接到反映后环卫所已到现场核实，垃圾于今天上午清运完毕，并安排专人每天巡查。如再发现请随时联系我们。',
      {
        in: huanwei,
        quoting: draft,
      },
    )
    await huanwei.hears('#1 回复已提交')
    await station.hears('待审核：环卫所 李强 的回复', '清运完毕', '「通过 1」')
    await min.says('通过 1', { in: station })
    await station.hears('@', '#1 已通过，正在微信回访诉求人')
    await huanwei.hears('#1 艾老村 房屋周围被倾倒垃圾：回复已通过审核，正在回访诉求人')
    await citizen.privately.hears('孙耿街道12345热线工作站', '清运完毕', '1 解决了，满意')
    await citizen.says('1')
    await citizen.privately.hears('谢谢您的答复，这件事就办结了')
    await huanwei.hears('#1', '满意，办结')
    await station.hears('#1', '满意，办结')
  })

  test('a dissatisfied citizen gets a second handling, and a second time a supervision order', async () => {
    const opened = await openStreet(puppet)
    await hearsFirstTickets(opened)
    const huanwei = opened.room('huanwei')
    const station = opened.room('station')
    const qiang = opened.person('li-qiang')
    const lei = opened.person('sun-lei')
    const citizen = opened.person('wang-guilan')

    for (const round of [1, 2]) {
      await qiang.says('回复 1 您好，已安排人员到现场查看并清理完毕，下一步会加强巡查。', { in: huanwei })
      await huanwei.hears('#1 回复已提交')
      await station.hears('待审核', '清理完毕')
      await lei.says('通过 1', { in: station })
      await station.hears('#1 已通过')
      await huanwei.hears('正在回访')
      await citizen.privately.hears('解决了')
      await citizen.says(round === 1 ? '没解决，垃圾又倒了' : '不满意，根本没人来')
      await citizen.privately.hears('对不起，事情没办到位')
      await huanwei.hears(`第${round + 1}次办理`, round === 1 ? '垃圾又倒了' : '根本没人来', '3 个工作日')
      await opened.room('zhifa').hears(`第${round + 1}次办理`, '本单位还是协办')
      await station.hears(`已转环卫所第${round + 1}次办理`)
    }
    for (const id of ['fang-zhengping', 'luo-aihua']) {
      await opened.person(id).privately.hears('督办单', '连续两次不认可', '#1', '前答复，答复了告诉您')
    }
    await citizen.privately.hearsNothing()
  })
})
