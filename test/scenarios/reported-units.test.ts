import { expect, test } from 'vitest'
import { takeIn } from '../../src/desk/take-in.ts'
import { BOT } from '../../src/domain/actor.ts'
import type { InProcess } from '../support/in-process.ts'
import { onTheStreet } from '../support/in-process.ts'

const it = onTheStreet()

const WORDS = '举报石门村支书石东升多占宅基地两处，我叫牛二柱，家住石门村东头大槐树底下第二家，要求保密。'
const SECRETS = ['牛二柱', '二柱', '大槐树', '两处']

/** A 举报 as the platform may send it: its type says something else. */
function opensReport(about: Parameters<InProcess['opens']>[0] = {}): Promise<string> {
  return it.opens({
    kind: 'help',
    subject: '举报石门村支书石东升多占宅基地',
    matter: '没有这一项',
    villageId: 'shimen',
    content: WORDS,
    ...about,
  })
}

test('a 举报 goes to whom it names only after the clerk was asked; its words go to nobody named and into no village’s group', async () => {
  const { street } = it
  const station = street.room('station')
  const village = street.room('beipian')
  const min = street.person('zhou-min')
  await opensReport()
  const card = await station.hears('〔举报〕石门村', '石东升多占宅基地')
  for (const secret of ['二柱', '大槐树']) expect(card.text).not.toContain(secret)

  await min.says('派 1 石门村', { in: station })
  await station.hears('内容提到了石门村', '「石东升」', '还没有派', '派 1 石门村 仍派')
  await village.hearsNothing()

  await min.says('派 1 石门村 仍派', { in: station })
  await station.hears('石门村')
  const told = await village.hears('〔举报〕石门村', '内容私聊发给经办人')
  for (const secret of SECRETS) expect(told.text).not.toContain(secret)
  await station.hears('都在内容里被点名')
  await street.person('shi-dongsheng').privately.hearsNothing()

  await street.person('shi-dongsheng').says('查 1', { in: village })
  await village.hears('内容不能发给您')
})

test('a 管区 reads the words in private, without the caller’s name and home', async () => {
  const { street } = it
  const station = street.room('station')
  await opensReport()
  await station.hears('#1')
  await street.person('zhou-min').says('派 1 北片管区', { in: station })
  await station.hears('北片管区')
  await street.room('beipian').hears('#1', '内容私聊发给经办人')
  for (const person of ['hou-yan', 'niu-baoguo']) {
    const told = await street.person(person).privately.hears('石东升多占宅基地', '不要转发')
    for (const secret of ['二柱', '大槐树', '第二家']) expect(told.text).not.toContain(secret)
  }
  await street.person('hou-yan').says('模板 1', { in: street.room('beipian') })
  await street.room('beipian').hears('内容私聊发给您了')
  await street.person('hou-yan').privately.hears('找到这些模板', '宅基地')
  await street.person('hou-yan').says('用1')
  await street.person('hou-yan').privately.hears('#1 的回复草稿')
  await street.person('hou-yan').privately.hears('回复草稿：')
  await street.person('hou-yan').says('查 1', { in: street.room('beipian') })
  await street.room('beipian').hears('内容私聊发给您了')
  await street.person('hou-yan').privately.hears('石东升多占宅基地')
})

test('who does not handle a 举报 or a secret ticket is refused, in whatever group they ask', async () => {
  const { street } = it
  await opensReport()
  await street.room('station').hears('#1')
  await street.person('li-qiang').says('查 1', { in: street.room('huanwei') })
  await street.room('huanwei').hears('只有工作站、督查和承办单位能看')
  await street.person('ai-lixin').says('查 1', { in: street.room('ailao') })
  await street.room('ailao').hears('只有工作站、督查和承办单位能看')
  await street.person('zhou-min').says('查 1', { in: street.room('ailao') })
  await street.room('ailao').hears('内容私聊发给您了')
  await street.person('zhou-min').privately.hears('石东升')
})

test('the unit that handles it reads it in its own group', async () => {
  const { street } = it
  const sifa = street.room('sifa')
  await opensReport()
  await street.room('station').hears('#1')
  await street.person('zhou-min').says('派 1 司法所', { in: street.room('station') })
  await street.room('station').hears('司法所')
  const card = await sifa.hears('〔举报〕', '石东升多占宅基地')
  for (const secret of ['二柱', '大槐树']) expect(card.text).not.toContain(secret)
  await street.person(sifa.memberOf('司法所')).says('查 1', { in: sifa })
  await sifa.hears('石东升多占宅基地')
  await street.person(sifa.memberOf('司法所')).says('协办 1 石门村', { in: sifa })
  await sifa.hears('还没有请', '协办 1 石门村 仍派')
})

test('neither the responsibility list nor 全部照办 sends a 举报 to whom it names', async () => {
  const { street } = it
  await opensReport({ matter: '垃圾倾倒', content: '举报环卫所李强收钱倒垃圾，不要透露我是谁。' })
  await street.room('huanwei').hearsNothing()
  await street
    .room('station')
    .hears(
      '〔举报〕石门村 垃圾倾倒',
      '李强收钱倒垃圾',
      '没有别的单位可建议',
      '内容提到了环卫所（提到「环卫所」「李强」），不建议派',
    )
  await street.person('zhou-min').says('派 1', { in: street.room('station') })
  await street.room('station').hears('没有可照办的建议', '「派 1 司法所」')
  await street.person('li-qiang').says('模板 1', { in: street.room('huanwei') })
  await street.room('huanwei').hears('只有工作站、督查和承办单位能看')
  await street.person('zhou-min').says('全部照办', { in: street.room('station') })
  await street.room('station').hears('请逐件派')
  await street.room('huanwei').hearsNothing()
})

test('the same words sent again change nothing, and what is added goes to nobody but in private', async () => {
  const { street } = it
  const number = await opensReport()
  await street.room('station').hears('#1')
  await street.person('zhou-min').says('派 1 北片管区', { in: street.room('station') })
  await street.room('station').hears('北片管区')
  await street.room('beipian').hears('#1')
  for (const person of ['hou-yan', 'niu-baoguo']) await street.person(person).privately.hears('石东升')

  const row = (content: string) => ({
    line: 1,
    ticket: {
      number,
      kind: 'help' as const,
      urgency: 'normal' as const,
      subject: '举报石门村支书石东升多占宅基地',
      secret: false,
    },
    content,
    says: { title: true, content: true },
    isClosed: false,
  })
  const by = { actor: BOT, isOneOfMany: false }
  expect(await takeIn(it.desk, row(WORDS), by)).toBe('repeated')
  expect(await takeIn(it.desk, row(`${WORDS}还有一处在河边。`), by)).toBe('updated')
  await street.windTo('2026-11-23 09:01')
  const told = await street.room('beipian').hears('#1', '内容私聊发给经办人')
  expect(told.text).not.toContain('河边')
  for (const person of ['hou-yan', 'niu-baoguo']) await street.person(person).privately.hears('河边')
})

test('what the caller says in the callback, and after it, is read by the station and not by the village’s group', async () => {
  const { street } = it
  const station = street.room('station')
  const village = street.room('ailao')
  const wang = street.person('wang-guilan')
  const min = street.person('zhou-min')
  const content = '举报有人在耕地上盖房，要求保密。'
  await opensReport({ content, villageId: 'ailao', subject: '举报占地盖房', citizenId: 'wang-guilan' })
  await min.says('派 1 艾老村 仍派', { in: station })
  const done = '回复 1 11月23日上午到现场查看，已责令停工并报自然资源所，已电话告知来电人。'
  await street.person('ai-lixin').says(done, { in: village })
  await min.says('通过 1', { in: station })
  await street.unheard()
  await wang.says('没解决，东邻又盖了一层')
  await wang.privately.hears('对不起')
  const round = await village.hears('第2次办理', '原话不在群里发')
  expect(round.text).not.toContain('东邻')
  await station.hears('第2次办理', '东邻又盖了一层', '村群里没有发原话')
  await wang.says('昨晚还拉砖呢')
  await wang.privately.hears('也记到')
  await village.hearsNothing()
  await station.hears('诉求人又说：「昨晚还拉砖呢」', '村群里没有发原话')
  const bytes = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  await wang.says('', { file: { name: 'a.png', bytes } })
  await wang.privately.hears('照片收到了')
  await station.hears('诉求人发来照片')
  await street.person('ai-lixin').says('照片 1')
  await street.person('ai-lixin').privately.hears('#1 没有照片')
  await street.unheard()
})

test('同意退单 to a unit that the 举报 names is asked back like 派, and 仍派 goes through', async () => {
  const { street } = it
  const station = street.room('station')
  const sifa = street.room('sifa')
  const min = street.person('zhou-min')
  await opensReport()
  await station.hears('#1')
  await min.says('派 1 司法所', { in: station })
  await station.hears('司法所')
  await sifa.hears('〔举报〕')
  await street.person(sifa.memberOf('司法所')).says('退单 1 不归我们管', { in: sifa })
  await sifa.hears('退单申请已报')
  await station.hears('申请退单')

  await min.says('同意退单 1 转 石门村 协办 派出所', { in: station })
  await station.hears('内容提到了石门村', '还没有转', '「同意退单 1 转 石门村 协办 派出所 仍派」')
  await street.room('beipian').hearsNothing()
  await sifa.hearsNothing()

  await min.says('同意退单 1 转 石门村 协办 派出所 仍派', { in: station })
  await station.hears('#1 已同意退单，转石门村主办')
  await street.room('beipian').hears('内容私聊发给经办人')
  await street.room('paichusuo').hears('请协办')
  await sifa.hears('现由石门村主办')
  await station.hears('都在内容里被点名')
})

test('the question repeats the whole command, and 仍派 alone answers it', async () => {
  const { street } = it
  const station = street.room('station')
  const min = street.person('zhou-min')
  await opensReport()
  await station.hears('#1')
  await min.says('派 1 司法所 协办 石门村 3天', { in: station })
  await station.hears('「派 1 司法所 协办 石门村 3天 仍派」')
  await min.says('是', { in: station })
  await station.hearsNothing()
  await min.says('仍派', { in: station })
  await station.hears('#1 已派司法所，石门村协办，期限 周四 17:30')
  await street.room('sifa').hears('新工单，请签收')
  await street.room('beipian').hears('请协办')
  await station.hears('都在内容里被点名')
  await min.says('仍派', { in: station })
  await station.hearsNothing()
})

test('协办 asks before any of several units is told', async () => {
  const { street } = it
  const station = street.room('station')
  const min = street.person('zhou-min')
  await opensReport()
  await station.hears('#1')
  await min.says('派 1 司法所', { in: station })
  await station.hears('司法所')
  await street.room('sifa').hears('#1')
  await min.says('协办 1 派出所 石门村', { in: station })
  await station.hears('还没有请', '「协办 1 派出所 石门村 仍派」')
  await street.room('paichusuo').hearsNothing()
})

test('whom a 举报 names is told neither to who has no right to ask nor in a group where they read along', async () => {
  const { street } = it
  const station = street.room('station')
  const village = street.room('beipian')
  await opensReport()
  await station.hears('#1')
  for (const said of ['派 1 石门村', '派 1 环卫所 协办 石门村', '协办 1 石门村', '同意退单 1 转 石门村']) {
    await street.person('shi-dongsheng').says(said, { in: village })
    const told = await village.hears()
    for (const word of ['内容提到', '提到「', '举报件']) expect(told.text, said).not.toContain(word)
  }
  const min = street.person('zhou-min')
  await min.says('派 1 石门村', { in: village })
  const told = await village.hears('#1 还没有派，原因私聊发给您了')
  expect(told.text).not.toContain('石门村')
  await min.privately.hears('内容提到了石门村', '「派 1 石门村 仍派」')
  await min.says('仍派')
  await min.privately.hears('#1 已派石门村')
  await village.hears('内容私聊发给经办人')
  await station.hears('都在内容里被点名')
})
