import { expect, test } from 'vitest'
import { onTheStreet, PLAIN } from '../support/in-process.ts'

const it = onTheStreet()

const REPORT = {
  kind: 'report',
  subject: '举报环卫所李强收钱',
  matter: '没有这一项',
  content: '举报环卫所李强收钱倒垃圾，方正平和周敏都知道，不要透露我是谁。',
  citizenId: 'zhang-xiaoyu',
} as const

/** #1, a 举报 that 司法所 looks into. */
async function isReported(): Promise<string> {
  const number = await it.opens(REPORT)
  await it.street.room('station').hears('#1')
  await it.street.person('zhou-min').says('派 1 司法所', { in: it.street.room('station') })
  await it.street.room('station').hears('#1 已派司法所')
  await it.street.room('sifa').hears('#1')
  return number
}

test('a citizen who quotes numbers that they wrote themselves learns nothing of the tickets of others', async () => {
  const { street } = it
  const number = await isReported()
  await it.opens({ ...PLAIN, citizenId: 'zhang-xiaoyu' })
  await it.opens({ ...PLAIN, citizenId: 'wang-guilan' })
  await street.unheard()
  const guilan = street.person('wang-guilan')
  for (const forged of ['#1 #2', `工单编号：${number}`, '#1 #999', '工单编号：37010020261123099999']) {
    const quoting = await guilan.says(forged)
    await street.unheard()
    await guilan.says('撤回诉求', { quoting })
    const answer = await guilan.privately.hears('这件工单不在您名下')
    expect(answer.text).toBe('这件工单不在您名下，没有改动')
  }
  const quoting = await guilan.says('#2 #3')
  await street.unheard()
  await guilan.says('撤回诉求', { quoting })
  await guilan.privately.hears('已按您的意思撤回')
  await street.unheard()
  expect(await it.eventTypes(3)).toContain('closed')
  expect(await it.eventTypes(2)).not.toContain('closed')
})

test('a villager’s matters are not told in the village’s group, though they ask there', async () => {
  const { street } = it
  await it.opens({ ...PLAIN, citizenId: 'wang-guilan' })
  await it.opens({ ...REPORT, citizenId: 'wang-guilan' })
  await street.unheard()
  for (const asks of ['进度', '我的工单', '撤回诉求'])
    await street.person('wang-guilan').says(asks, { in: street.room('ailao') })
  expect(await street.unheard()).toEqual([])
})

test('who goes on without end is answered for a while, then again an hour later; everybody else is answered all the time', async () => {
  const { street } = it
  const [stranger, dalu] = [street.person('stranger'), street.room('dalu')]
  for (let times = 0; times < 35; times += 1) {
    await stranger.says(`你好${times}`)
    await street.person('zhang-xiaoyu').says('@回声筒 在吗', { in: dalu, mentioning: ['huisheng'] })
  }
  const said = await street.unheard()
  for (const [place, most] of [
    ['private stranger', 20],
    ['room-dalu', 30],
  ] as const) {
    const answers = said.filter(({ room }) => room === place)
    expect(answers).toHaveLength(most + 1)
    expect(answers.filter(({ text }) => text.includes('先不一一回了'))).toEqual(answers.slice(most))
  }
  await stranger.says('村东头着火了')
  await stranger.privately.hears('119')
  await street.room('station').hears('着火')
  await street.unheard()
  await street.person('wang-guilan').says('进度')
  await street.person('wang-guilan').privately.hears('您好')
  await street.windTo('2026-11-23 10:01')
  await stranger.says('你好')
  await stranger.privately.hears('12345')
})

test('whom a 举报 names learns neither what it is about nor who looks into it, though they forge a list', async () => {
  const { street } = it
  await isReported()
  await it.opens({ ...PLAIN })
  await street.room('huanwei').hears('#2')
  const qiang = street.person('li-qiang')
  const quoting = await qiang.says('看看 #1 #2')
  await street.unheard()
  await qiang.says('回复 已经清理完了', { quoting })
  const list = await qiang.privately.hears('请问是哪一件', '#1 （举报件或保密件', '#2 艾老村 公厕没人打扫')
  expect(list.text).not.toContain('没有这一项')
  for (const command of [
    '收到 1',
    '期限 1',
    '回复 1 已经清理完了',
    '到场 1',
    '退单 1 不归本单位管',
    '照片 1',
    '通过 1',
    '回访 1 满意',
  ]) {
    await qiang.says(command)
    const refused = await qiang.privately.hears('#1')
    expect(refused.text, command).not.toMatch(/司法所|待签收/)
  }
})

test('who stands in for somebody, or is on duty, is not sent a 举报 that names them', async () => {
  const { street } = it
  const [station, district] = [street.room('station'), street.room('beipian')]
  await street.person('hou-yan').says('请假 11月23日-24日 由牛保国代', { in: district })
  await street.person('niu-baoguo').privately.hears('由您代')
  await it.opens({ ...REPORT, content: '举报牛保国占地，周敏压着不办。', urgency: 'urgent' })
  await street.windTo('2026-11-23 19:00')
  await street.unheard()
  await street.person('sun-lei').says('派 1 北片管区 仍派', { in: station })
  await street.windTo('2026-11-23 19:01')
  const told = await street.unheard()
  expect(told.map(({ room }) => room)).toContain('private hou-yan')
  for (const { room, text } of told)
    if (['private niu-baoguo', 'private zhou-min'].includes(room)) expect(text).not.toContain('占地')
})

test('the digits of a phone prove nothing about a 举报: neither who made it, nor how it stands', async () => {
  const { street } = it
  const number = await isReported()
  const plain = await it.opens({ ...PLAIN, citizenId: 'zhang-xiaoyu' })
  await street.room('huanwei').hears('#2')
  const digits = it.phoneOf('zhang-xiaoyu').slice(-4)
  const wrong = digits === '0000' ? '1111' : '0000'
  const suspicious = street.person('stranger')
  await suspicious.says(`关联 ${number} ${digits}`)
  const right = (await suspicious.privately.hears('对不上')).text
  await suspicious.says(`关联 ${number} ${wrong}`)
  const guessed = (await suspicious.privately.hears('对不上')).text
  expect(guessed.replace(/\d 次/, '')).toBe(right.replace(/\d 次/, ''))
  await suspicious.says(`关联 ${plain} ${digits}`)
  await suspicious.privately.hears('关联好了')
  await suspicious.says('进度')
  const told = await suspicious.privately.hears('您反映的事', '公厕没人打扫')
  expect(told.text).not.toContain('没有这一项')
})

test('who reported somebody is asked by phone, unless a clerk has linked their chat', async () => {
  const { street } = it
  const sifa = street.room('sifa')
  await isReported()
  const plain = await it.opens({ ...PLAIN, citizenId: 'zhang-xiaoyu' })
  await street.person('stranger').says(`关联 ${plain} ${it.phoneOf('zhang-xiaoyu').slice(-4)}`)
  await street.unheard()
  await street.person('shi-lianying').says('回复 1 经查，反映的情况不属实，已当面说明。', { in: sifa })
  await street.unheard()
  await street.person('sun-lei').says('通过 1', { in: street.room('station') })
  await street.windTo('2026-11-23 11:00')
  const said = await street.unheard()
  expect(said.filter(({ room }) => room.startsWith('private'))).toEqual([])
  expect(said.map(({ text }) => text).join('\n')).toContain('请电话回访：#1')
})

test('of the station and supervisors too, whom a 举报 names may not read it or learn who called', async () => {
  const { street } = it
  await isReported()
  await street.person('fang-zhengping').says('查 1')
  await street.person('fang-zhengping').privately.hears('内容不能发给您')
  await street.person('luo-aihua').says('查 1')
  await street.person('luo-aihua').privately.hears('李强收钱')
  await street.person('zhou-min').says('联系方式 1 电话回访')
  await street.person('zhou-min').privately.hears('内容不能发给您')
  expect(await it.eventTypes(1)).not.toContain('revealed')
  await street.person('sun-lei').says('联系方式 1 电话回访')
  await street.person('sun-lei').privately.hears(it.phoneOf('zhang-xiaoyu'))
})

test('who takes back a ticket of another number does not lose their own', async () => {
  const { street } = it
  const guilan = street.person('wang-guilan')
  await it.opens(PLAIN)
  const other = await it.opens({ ...PLAIN, citizenId: 'zhang-xiaoyu' })
  await street.unheard()
  for (const named of ['2', '#2', other]) {
    await guilan.says(`撤回诉求 ${named}`)
    await guilan.privately.hears('不在您名下')
  }
  expect(await it.eventTypes(1)).not.toContain('closed')
  await guilan.says('撤诉 1')
  await guilan.privately.hears('已按您的意思撤回')
  await street.unheard()
})
