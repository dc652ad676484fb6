import { afterEach, beforeEach, expect, test } from 'vitest'
import { DAILY } from '../../src/handlers/help.ts'
import { handlers } from '../../src/handlers/index.ts'
import type { InProcess } from '../support/in-process.ts'
import { openInProcess, PLAIN } from '../support/in-process.ts'

const REPLY = '您好，公厕已打扫消毒，安排专人每天两遍，感谢您的监督。'

let it: InProcess

beforeEach(async () => {
  it = await openInProcess({ at: '2026-11-23 09:00' })
  await it.opens(PLAIN)
  await it.street.room('huanwei').hears('#1')
})

afterEach(async () => {
  await it.street.ends()
})

test('a unit that has no part in a ticket changes nothing', async () => {
  const jianguan = it.street.room('jianguan')
  await it.street.person('xu-hao').says('收到 1', { in: jianguan })
  await jianguan.hears('#1 没有派给您的单位（主办：环卫所），没有改动')
  await it.street.person('xu-hao').says('回复 1 已经修好了，请放心使用。', { in: jianguan })
  await jianguan.hears('#1 由环卫所主办')
})

test('an acknowledgement twice, and a late one, are answered and change nothing', async () => {
  const huanwei = it.street.room('huanwei')
  await it.street.person('li-qiang').says('收到 1', { in: huanwei })
  await huanwei.hears('#1 已签收')
  await it.street.person('zhao-chunyan').says('收到 1', { in: huanwei })
  await huanwei.hears('@环卫所-赵春燕', '#1 已由李强签收过了')
  await it.street.person('li-qiang').says(`回复 1 ${REPLY}`, { in: huanwei })
  await huanwei.hears('回复已提交')
  await it.street.room('station').hears('待审核')
  await it.street.person('li-qiang').says(`回复 1 ${REPLY}`, { in: huanwei })
  await huanwei.hears('#1 的回复正在审核')
})

test('only a clerk reviews, and never the author', async () => {
  const { street } = it
  const huanwei = street.room('huanwei')
  const station = street.room('station')
  await street.person('li-qiang').says(`回复 1 ${REPLY}`, { in: huanwei })
  await huanwei.hears('回复已提交')
  await station.hears('待审核')
  await street.person('li-qiang').says('通过 1', { in: huanwei })
  await huanwei.hears('#1 这一步由热线工作站的同志来做')
  await street.person('zhou-min').says('驳回 1 没写什么时候打扫的', { in: station })
  await station.hears('#1 已退回重写')
  await huanwei.hears('@环卫所-李强', '#1 的回复被退回：没写什么时候打扫的')
  await street.person('li-qiang').says(`回复 1 今天上午九点打扫完毕，${REPLY}`, { in: huanwei })
  await huanwei.hears('回复已提交')
  await station.hears('待审核', '今天上午九点')
})

test('a stranger in private learns what the bot is for and can do nothing', async () => {
  const stranger = it.street.person('stranger')
  await stranger.says('收到 1')
  await stranger.privately.hears('回声筒', '关联', '119')
  await stranger.says('通过 1')
  await stranger.privately.hears('回声筒')
})

test('an unknown code is said to be unknown', async () => {
  const huanwei = it.street.room('huanwei')
  await it.street.person('li-qiang').says('收到 99', { in: huanwei })
  await huanwei.hears('没有找到工单 #99')
})

test('a closed ticket is closed', async () => {
  const { street } = it
  const huanwei = street.room('huanwei')
  const station = street.room('station')
  await street.person('zhou-min').says('撤单 1 诉求人来电撤回', { in: station })
  await station.hears('#1 诉求人撤回，办结')
  await huanwei.hears('诉求人撤回了诉求，不用再办')
  await street.person('li-qiang').says('收到 1', { in: huanwei })
  await huanwei.hears('#1 已经办结（诉求人撤回，办结），没有改动')
})

test('help is short, and shows what this reader may do', async () => {
  const huanwei = it.street.room('huanwei')
  await it.street.person('li-qiang').says('帮助', { in: huanwei })
  const help = await huanwei.hears('收到 17', '回复 17', '模板 垃圾', '帮助 全部')
  expect(help.text.split('\n').length, 'a phone’s screen').toBeLessThanOrEqual(10)
  await it.street.person('li-qiang').says('帮助 全部', { in: huanwei })
  const all = await huanwei.hears('收到 17', '销假', '（引用卡片）办理情况')
  for (const { text } of [help, all]) expect(text, 'what only the station may do').not.toContain('驳回')
  const fang = it.street.person('fang-zhengping')
  await fang.says('帮助')
  await fang.privately.hears('督办 17 请明天中午前上门', '三率 10月')
})

test('help about one word', async () => {
  const huanwei = it.street.room('huanwei')
  const qiang = it.street.person('li-qiang')
  await qiang.says('帮助 请假', { in: huanwei })
  const { text } = await huanwei.hears('请假 11月24日-26日 由@赵春燕 代')
  expect(text).not.toContain('收到 17')
  await qiang.says('帮助 红烧肉', { in: huanwei })
  await huanwei.hears('没有和「红烧肉」有关的用法')
})

test('every daily command of the help exists and is for its reader', () => {
  for (const [audience, names] of Object.entries(DAILY)) {
    for (const name of names) {
      const usage = handlers.find((handler) => handler.name === name)?.usage
      expect(usage?.for, `${name} for ${audience}`).toContain(audience)
    }
  }
})

test('a citizen who uses the staff’s words learns nothing of other people’s tickets', async () => {
  const citizen = it.street.person('zhang-xiaoyu')
  for (const words of ['收到 1', '查 1', '通过 1', '联系方式 1 看看']) {
    await citizen.says(words)
    await citizen.privately.hears('回声筒', '119')
  }
})
