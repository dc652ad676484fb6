import { afterEach, beforeEach, expect, test } from 'vitest'
import type { InProcess } from '../support/in-process.ts'
import { openInProcess, PLAIN } from '../support/in-process.ts'

let it: InProcess

beforeEach(async () => {
  it = await openInProcess({ at: '2026-11-23 09:00' })
  await it.opens(PLAIN)
  await it.street.room('huanwei').hears('新工单')
})

afterEach(async () => {
  await it.street.ends()
})

const li = () => it.street.person('li-qiang')
const huanwei = () => it.street.room('huanwei')
const station = () => it.street.room('station')

test('a reply that only passes it on is stopped, with the reason and how to mend it; mended it goes', async () => {
  await li().says('回复 1 您好，您反映的问题已转环卫所处理，请耐心等待，感谢您的支持。', { in: huanwei() })
  await huanwei().hears('#1 的回复先没有提交', '只说转给了别人', '写清转给谁', '坚持提交 理由')
  expect(await it.eventTypes(1)).not.toContain('replied')
  await li().says('回复 1 村口公厕今天上午已打扫消毒，安排专人每天两遍，已电话告知您。', { in: huanwei() })
  await huanwei().hears(/^(?!.*提醒).*回复已提交/s)
  await station().hears('待审核', /^(?!.*系统提示)/s)
})

test('who insists says why, and the reviewer sees it', async () => {
  await li().says('回复 1 已收悉', { in: huanwei() })
  await huanwei().hears('先没有提交', '没有实际内容')
  await li().says('坚持提交', { in: huanwei() })
  await huanwei().hears('请写上理由')
  await li().says('坚持提交 诉求人当面说不用管了', { in: huanwei() })
  await huanwei().hears('回复已提交')
  await station().hears('待审核', '系统提示：没有实际内容', '坚持提交，理由：诉求人当面说不用管了')
  await li().says('坚持提交 再来一次', { in: huanwei() })
  await huanwei().hears('没有等着您坚持提交的回复')
})

test('a thin one only warns, in the answer and on the reviewer’s card', async () => {
  await li().says('回复 1 公厕上午已到现场打扫干净了', { in: huanwei() })
  await huanwei().hears('回复已提交', '还可以写得更好（不影响提交）', '写得太简单', '没有到场记录')
  await station().hears('待审核', '系统提示：写得太简单')
})

test('a recorded visit is believed', async () => {
  await li().says('到场 1', { in: huanwei() })
  await huanwei().hears('到场')
  await li().says('回复 1 已到现场核实，村口公厕当天打扫干净，安排专人每天两遍，已电话告知您。', {
    in: huanwei(),
  })
  await huanwei().hears(/^(?!.*没有到场记录).*回复已提交/s)
  await station().hears('待审核')
})

test('the same words for another ticket are noticed', async () => {
  const same = '村口公厕今天上午已打扫消毒，安排专人每天打扫两遍，已电话告知您，欢迎监督。'
  await it.opens({ ...PLAIN, subject: '高屯村 公厕没人打扫', villageId: 'gaotun', citizenId: 'li-meihua' })
  await huanwei().hears('#2')
  await li().says(`回复 1 ${same}`, { in: huanwei() })
  await huanwei().hears('回复已提交')
  await station().hears('待审核')
  await li().says(`回复 2 ${same}`, { in: huanwei() })
  await huanwei().hears('回复已提交', '和另一件工单的回复几乎一样')
  await station().hears('待审核', '几乎一样')
})

test('whoever may not reply hears that, not what is wrong with the reply', async () => {
  await it.street.person('xu-hao').says('回复 1 已收悉', { in: it.street.room('jianguan') })
  await it.street.room('jianguan').hears(/^(?!.*先没有提交)/s)
})
