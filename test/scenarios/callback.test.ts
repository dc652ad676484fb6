import { beforeEach, describe, expect, test } from 'vitest'
import { onTheStreet, PLAIN } from '../support/in-process.ts'
import { sampleStreet } from '../support/sample-street.ts'

const AMR = Buffer.from('#!AMR\nxxxx')
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const REPLY = '您好，公厕已打扫消毒，安排专人每天两遍，感谢您的监督。'

const it = onTheStreet()

/** A ticket comes in, is replied to and approved. @returns when the callback is due */
async function approved(citizenId = 'wang-guilan'): Promise<string> {
  const { street } = it
  const number = await it.opens({ ...PLAIN, citizenId })
  await street.room('huanwei').hears('新工单')
  await street.person('li-qiang').says(`回复 1 ${REPLY}`, { in: street.room('huanwei') })
  await street.room('huanwei').hears('回复已提交')
  await street.room('station').hears('待审核')
  await street.person('zhou-min').says('通过 1', { in: street.room('station') })
  await street.room('station').hears('#1 已通过')
  await street.room('huanwei').hears('正在回访')
  return number
}

async function hearsSecondRound(words: string): Promise<void> {
  await it.street.room('huanwei').hears('第2次办理', words)
  await it.street.room('station').hears('第2次办理')
}

async function hearsClosed(outcome: string): Promise<void> {
  await it.street.room('huanwei').hears(`${outcome}，办结`)
  await it.street.room('station').hears(`${outcome}，办结`)
}

describe('a citizen with several callbacks', () => {
  const citizen = () => it.street.person('wang-guilan')

  /** Four of somebody else, so that no code is a digit of the answer; then two of the same citizen. */
  beforeEach(async () => {
    const [, , other] = sampleStreet().samples.citizens
    for (let count = 0; count < 4; count += 1) await it.opens({ ...PLAIN, citizenId: other?.id ?? '' })
    for (const code of [5, 6]) {
      await it.opens(PLAIN)
      await it.street.unheard()
      await it.street.person('li-qiang').says(`回复 ${code} ${REPLY}`, { in: it.street.room('huanwei') })
      await it.street.person('zhou-min').says(`通过 ${code}`, { in: it.street.room('station') })
    }
    await it.street.unheard()
  })

  test('is asked which is meant, and may say so the next day', async () => {
    await citizen().says('1')
    await citizen().privately.hears('请问说的是哪一件', '#5', '#6')
    await it.street.windTo('2026-11-23 19:00')
    await it.street.unheard()
    await citizen().says('6')
    await citizen().privately.hears('这件事就办结了')
    await it.street.unheard()
    expect(await it.eventTypes(6)).toContain('closed')
    expect(await it.eventTypes(5)).not.toContain('closed')
  })

  test('who only names one is asked what there is to say of it, not again which', async () => {
    await citizen().says('5')
    await citizen().privately.hears('您反映的「艾老村 公厕没人打扫」解决了吗', '1 解决了，满意')
    await citizen().says('4')
    await citizen().privately.hears('对不起')
    await it.street.unheard()
    expect(await it.eventTypes(5)).toContain('round_opened')
  })

  test('and may go on to the other before the answer', async () => {
    await citizen().says('5')
    await citizen().privately.hears('解决了吗')
    await citizen().says('6')
    await citizen().privately.hears('解决了吗')
    await citizen().says('2')
    await citizen().privately.hears('这件事就办结了')
    await it.street.unheard()
    expect(await it.eventTypes(6)).toContain('closed')
  })
})

test('a clerk who notes a call that the citizen has answered meanwhile hears that it is closed, however it is worded', async () => {
  const station = it.street.room('station')
  await approved()
  await it.street.person('wang-guilan').privately.hears('1 解决了，满意')
  await it.street.person('wang-guilan').says('1')
  await it.street.person('wang-guilan').privately.hears('办结')
  await hearsClosed('满意')
  for (const says of ['回访 1 已解决 满意', '1 已回访，解决了，满意']) {
    await it.street.person('zhou-min').says(says, { in: station })
    await station.hears('#1 已经办结', '没有改动')
  }
})

describe('the citizen answers', () => {
  test.each([
    { says: '满意', outcome: '满意' },
    { says: '２', outcome: '基本满意' },
    { says: '还行吧', outcome: '基本满意' },
    { says: '解决了，很满意，谢谢你们', outcome: '满意' },
  ])('$says — closed as $outcome', async ({ says, outcome }) => {
    await approved()
    const citizen = it.street.person('wang-guilan')
    await citizen.privately.hears('1 解决了，满意')
    await citizen.says(says)
    await citizen.privately.hears('办结')
    await hearsClosed(outcome)
  })

  test.each(['不满意，垃圾又倒了', '没解决', '4', '还没来人呢'])('%s — a second round', async (says) => {
    await approved()
    const citizen = it.street.person('wang-guilan')
    await citizen.privately.hears('1 解决了，满意')
    await citizen.says(says)
    await citizen.privately.hears('对不起')
    await hearsSecondRound(says)
  })

  test.each(['打电话', '给我打个电话吧', '电话里说吧', '我不会打字'])('%s — a clerk calls', async (says) => {
    await approved()
    const citizen = it.street.person('wang-guilan')
    await citizen.privately.hears('1 解决了，满意')
    await citizen.says(says)
    await citizen.privately.hears('工作人员会给您打电话')
    await it.street.room('station').hears('请电话回访', '诉求人想在电话里说')
  })

  test('what is said after 没解决 is kept and passed on, masked, and thanks are not', async () => {
    await approved()
    const citizen = it.street.person('wang-guilan')
    await citizen.privately.hears('1 解决了，满意')
    await citizen.says('一点没解决')
    await citizen.privately.hears('您的话已经记下')
    await hearsSecondRound('一点没解决')
    await citizen.says('还在那堆着呢 根本没人来，我是王桂兰')
    await citizen.privately.hears('也记到「艾老村 公厕没人打扫」里了')
    const passed = await it.street.room('huanwei').hears('#1', '诉求人又说', '根本没人来')
    expect(passed.text).not.toContain('王桂兰')
    await citizen.says('好的，谢谢')
    await citizen.privately.hears('有结果了会告诉您')
    await citizen.says('进度')
    await citizen.privately.hears('艾老村 公厕没人打扫')
    await it.street.windTo('2026-11-24 09:00')
    await it.street.unheard()
    await citizen.says('你好')
    await citizen.privately.hears('12345热线的助手')
  })

  test('谢谢 is no answer: asked once more, then a clerk calls', async () => {
    await approved()
    const citizen = it.street.person('wang-guilan')
    await citizen.privately.hears('1 解决了，满意')
    await citizen.says('谢谢')
    await citizen.privately.hears('没太明白', '1 解决了，满意')
    await citizen.says('你们看着办')
    await citizen.privately.hears('工作人员会给您回个电话')
    await it.street.room('station').hears('请电话回访', '没听明白')
  })

  test('half an answer is completed by the second', async () => {
    await approved()
    const citizen = it.street.person('wang-guilan')
    await citizen.privately.hears('1 解决了，满意')
    await citizen.says('解决了')
    await citizen.privately.hears('那您对这次办理满意吗')
    await citizen.says('满意')
    await citizen.privately.hears('办结')
    await hearsClosed('满意')
  })

  test('a voice message goes to the clerk, who records it', async () => {
    await approved()
    const citizen = it.street.person('wang-guilan')
    await citizen.privately.hears('1 解决了，满意')
    await citizen.says('', { file: { name: '语音.amr', bytes: AMR } })
    await citizen.privately.hears('机器人听不了语音，工作人员会给您打电话', '1 解决了，满意')
    const station = it.street.room('station')
    await station.hears('请电话回访', '诉求人用语音答复回访')
    await citizen.says('', { file: { name: '语音.amr', bytes: AMR } })
    await citizen.privately.hears('机器人听不了语音')
    await station.hearsNothing()
    await it.street.person('zhou-min').says('回访 1 已解决 基本满意 老人听力不好，电话回访', { in: station })
    await station.hears('#1 回访已登记：已解决、基本满意，办结')
    await hearsClosed('基本满意')
  })

  test('a photo in answer is kept for the clerk who calls, and a digit is still an answer', async () => {
    await approved()
    const citizen = it.street.person('wang-guilan')
    const station = it.street.room('station')
    await citizen.privately.hears('1 解决了，满意')
    for (const name of ['a.png', 'b.png']) await citizen.says('', { file: { name, bytes: PNG } })
    await citizen.privately.hears('照片收到了', '1 解决了，满意')
    await station.hears('请电话回访', '「照片 1」')
    await it.street.person('zhou-min').says('照片 1')
    await it.street.person('zhou-min').privately.hears('请勿转发')
    for (const name of ['1-1.png', '1-2.png']) {
      const sent = await it.street.person('zhou-min').privately.hears()
      expect(sent.file?.name).toBe(name)
    }
    await citizen.says('4')
    await citizen.privately.hears('对不起')
    await hearsSecondRound('诉求人选了「4 没有解决」，没有说明原因')
  })

  test('photos after 没解决 are kept, the unit hears of them once and sees them in private', async () => {
    await approved()
    const citizen = it.street.person('wang-guilan')
    const huanwei = it.street.room('huanwei')
    await citizen.privately.hears('1 解决了，满意')
    await citizen.says('没解决')
    await citizen.privately.hears('对不起')
    await hearsSecondRound('没解决')
    for (const name of ['a.png', 'b.png']) await citizen.says('', { file: { name, bytes: PNG } })
    await citizen.privately.hears('照片收到了，记到「艾老村 公厕没人打扫」里了')
    await huanwei.hears('#1', '诉求人发来照片', '「照片 1」')
    await citizen.says('拍的是今天早上')
    await citizen.privately.hears('也记到')
    await huanwei.hears('拍的是今天早上')
    await it.street.person('li-qiang').says('照片 1', { in: huanwei })
    await huanwei.hears('#1 的照片 2 张，私聊发给您')
    const { privately } = it.street.person('li-qiang')
    await privately.hears('请勿转发')
    for (let count = 0; count < 2; count += 1) expect((await privately.hears()).file?.name).toContain('1-')
  })

  test('a voice message after 没解决: the citizen hears that nobody can listen, the unit is asked once to call', async () => {
    await approved()
    const citizen = it.street.person('wang-guilan')
    const huanwei = it.street.room('huanwei')
    await citizen.privately.hears('1 解决了，满意')
    await citizen.says('没解决')
    await citizen.privately.hears('对不起')
    await hearsSecondRound('没解决')
    for (let count = 0; count < 2; count += 1) {
      await citizen.says('', { file: { name: '语音.amr', bytes: AMR } })
      await citizen.privately.hears('机器人听不了语音', '给您打电话', '打字')
    }
    await huanwei.hears('#1', '诉求人发来语音，机器人听不了，请打电话问一下')
  })

  test('what is added once the unit has replied anew goes to the station that reviews it', async () => {
    await approved()
    const citizen = it.street.person('wang-guilan')
    const huanwei = it.street.room('huanwei')
    const station = it.street.room('station')
    await citizen.privately.hears('1 解决了，满意')
    await citizen.says('没解决')
    await citizen.privately.hears('对不起')
    await hearsSecondRound('没解决')
    await it.street
      .person('li-qiang')
      .says('回复 1 11月23日下午已重新打扫消毒，安排专人看管，已电话告知诉求人。', { in: huanwei })
    await huanwei.hears('回复已提交')
    await station.hears('待审核')
    await citizen.says('', { file: { name: 'a.png', bytes: PNG } })
    await citizen.privately.hears('照片收到了')
    await station.hears('#1', '诉求人发来照片')
    await citizen.says('还是没人来')
    await citizen.privately.hears('也记到')
    await station.hears('#1', '还是没人来')
  })

  test('a unit that helps hears of the second round too, and signs for it anew', async () => {
    const { street } = it
    const police = street.room('paichusuo')
    const officer = street.person(police.memberOf('派出所'))
    await it.opens(PLAIN)
    await street.person('zhou-min').says('协办 1 派出所', { in: street.room('station') })
    await officer.says('收到', { in: police })
    await street.person('li-qiang').says(`回复 1 ${REPLY}`, { in: street.room('huanwei') })
    await street.person('zhou-min').says('通过 1', { in: street.room('station') })
    await street.unheard()
    await street.person('wang-guilan').says('没解决')
    await police.hears('第2次办理', '本单位还是协办，请重新签收')
    await officer.says('收到', { in: police })
    await police.hears('#1 协办已签收')
    await street.unheard()
  })

  test('a photo while two callbacks wait: asked which one, then for the answer', async () => {
    await approved()
    const { street } = it
    await it.opens({ ...PLAIN, subject: '艾老村 路灯不亮', matter: '路灯', content: '村口路灯不亮。' })
    const unit = street.room('jianguan')
    await unit.hears('新工单')
    await street
      .person(unit.memberOf('建管办'))
      .says('回复 2 11月23日上午到现场换了灯头，当晚亮了，已电话告知诉求人。', { in: unit })
    await street.person('zhou-min').says('通过 2', { in: street.room('station') })
    await street.windTo('2026-11-23 10:00')
    await street.unheard()
    const citizen = street.person('wang-guilan')
    await citizen.says('', { file: { name: 'a.png', bytes: PNG } })
    await citizen.privately.hears('请问说的是哪一件', '#1', '#2', '照片请再发一次')
    await citizen.says('2')
    await citizen.privately.hears('1 解决了，满意')
    await citizen.says('', { file: { name: 'a.png', bytes: PNG } })
    await citizen.privately.hears('照片收到了')
    await street.room('station').hears('请电话回访', '路灯不亮', '「照片 2」')
    await citizen.says('1')
    await citizen.privately.hears('办结')
    await street.unheard()
  })

  test('a photo or voice message about nothing is answered with what to do', async () => {
    const citizen = it.street.person('wang-guilan')
    await citizen.says('', { file: { name: 'a.png', bytes: PNG } })
    await citizen.privately.hears('照片不知道是哪件事的', '12345')
    await citizen.says('', { file: { name: '语音.amr', bytes: AMR } })
    await citizen.privately.hears('机器人听不了语音', '12345', '119')
  })

  test('after closing, a late answer changes nothing', async () => {
    await approved()
    const citizen = it.street.person('wang-guilan')
    await citizen.privately.hears('1 解决了，满意')
    await citizen.says('1')
    await citizen.privately.hears('办结')
    await hearsClosed('满意')
    await citizen.says('4')
    await citizen.privately.hears('没有等着回访的工单')
    await citizen.says('进度')
    await citizen.privately.hears('艾老村 公厕没人打扫', '已办结')
  })
})

test('no answer: asked once more after a day, then handed to the clerk', async () => {
  await approved()
  const citizen = it.street.person('wang-guilan')
  await citizen.privately.hears('1 解决了，满意')
  await it.street.windTo('2026-11-24 09:01')
  await citizen.privately.hears('再打扰您一次')
  await it.street.windTo('2026-11-25 09:02')
  await it.street.room('station').hears('请电话回访', '问过两次没有答复')
  await it.street.windTo('2026-11-27 09:00')
})

test('who is not on chat is called; three calls without an answer close the ticket', async () => {
  const { street } = it
  const station = street.room('station')
  const min = street.person('zhou-min')
  await it.opens({ ...PLAIN, citizenId: 'liu-changshun' })
  await street.room('huanwei').hears('新工单')
  await street.person('li-qiang').says(`回复 1 ${REPLY}`, { in: street.room('huanwei') })
  await street.room('huanwei').hears('回复已提交')
  await station.hears('待审核')
  await min.says('通过 1', { in: station })
  await station.hears('#1 已通过，请电话回访诉求人')
  await station.hears('请电话回访', '没有用微信关联工单')
  await street.room('huanwei').hears('正在回访')
  for (const times of [1, 2]) {
    await min.says('回访 1 打不通', { in: station })
    await station.hears(`第 ${times} 次没联系上`)
  }
  await min.says('回访 1 没人接', { in: station })
  await station.hears('多次联系不上，办结')
  await street.room('huanwei').hears('多次联系不上，办结')
})

test('a stranger links with number and digits, and has three tries', async () => {
  const { street } = it
  const stranger = street.person('stranger')
  const number = await it.opens({ ...PLAIN, citizenId: 'liu-changshun' })
  await street.room('huanwei').hears('新工单')
  for (const left of [2, 1]) {
    await stranger.says(`关联 ${number} 0000`)
    await stranger.privately.hears(`还可以试 ${left} 次`)
  }
  await stranger.says(`关联 ${number} 0000`)
  await stranger.privately.hears('不能再试了')
  const notice = await street.room('station').hears('没能关联工单', '验证码')
  await stranger.says(`关联 ${number} ${it.phoneOf('liu-changshun').slice(-4)}`)
  await stranger.privately.hears('不能再试了')
  const pairing = /验证码 (\d{4})/.exec(notice.text)?.[1] ?? ''
  await street.person('zhou-min').says(`关联 1 ${pairing}`, { in: street.room('station') })
  await street.room('station').hears('#1 已关联诉求人的微信')
  await stranger.says('进度')
  await stranger.privately.hears('艾老村 公厕没人打扫', '待签收')
})

test('the right digits link at once, and the callback comes to that chat', async () => {
  const { street } = it
  const stranger = street.person('stranger')
  const number = await it.opens({ ...PLAIN, citizenId: 'liu-changshun' })
  await street.room('huanwei').hears('新工单')
  await stranger.says(`${number} ${it.phoneOf('liu-changshun').slice(-4)}`)
  await stranger.privately.hears('关联好了')
  await stranger.says('撤回诉求')
  await stranger.privately.hears('已按您的意思撤回')
  await street.room('huanwei').hears('诉求人撤回了诉求')
  await street.room('station').hears('诉求人撤回了诉求')
})
