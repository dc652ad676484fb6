import { expect, test } from 'vitest'
import { closeAnswered } from '../../src/desk/unanswered-searches.ts'
import { allChoices } from '../../src/store/choices.ts'
import { addVersions } from '../../src/store/knowledge-versions.ts'
import { openUnanswered } from '../../src/store/unanswered-searches.ts'
import { contentHash } from '../../src/templates/knowledge/index.ts'
import { onTheStreet } from '../support/in-process.ts'

const it = onTheStreet()

const li = () => it.street.person('li-qiang')
const xu = () => it.street.person('xu-hao')
const huanwei = () => it.street.room('huanwei')
const jianguan = () => it.street.room('jianguan')
const station = () => it.street.room('station')
const clerk = () => it.street.person('zhou-min')

/** The station adds an entry that answers it. */
async function isAdded(title: string): Promise<void> {
  const content = `---\ntitle: ${title}\nkind: template\nkeywords: [${title}]\nvalidFrom: 2026-01-01\nreviewBy: 2027-01-01\n---\n您好，{单位}已到{地点}。\n`
  await addVersions(it.desk.db, [
    { entryId: 'added', content, hash: contentHash(content), source: 'chat', at: it.desk.clock.now() },
  ])
}

test('nothing fits: one word asks the station for an entry, and who asked is told when there is one', async () => {
  await li().says('模板 鹦鹉', { in: huanwei() })
  await huanwei().hears('没有合适的', '回「补」')
  await li().says('补', { in: huanwei() })
  await huanwei().hears('补上了告诉您')
  await station().hears('资料库缺一条', '环卫所 李强 没搜到「鹦鹉」')
  await isAdded('鹦鹉扰民')
  await it.street.windTo('2026-11-23 09:05')
  await li().privately.hears('您上次没搜到的「鹦鹉」', '《鹦鹉扰民》')
  await clerk().says('没搜到', { in: station() })
  await station().hears('没有等着补的')
})

test('the station sees like words together, how often and who last, and strikes out what needs nothing', async () => {
  await li().says('模板 鹦鹉', { in: huanwei() })
  await huanwei().hears('没有合适的')
  await li().says('模板 鹦鹉', { in: huanwei() })
  await huanwei().hears('没有合适的')
  await xu().says('模板 鹦鹉鹦鹉', { in: jianguan() })
  await jianguan().hears('没有合适的')
  await xu().says('模板 蚂蟥', { in: jianguan() })
  await jianguan().hears('没有合适的')
  await xu().says('补一条', { in: jianguan() })
  await jianguan().hears('补上了告诉您')
  await station().hears('没搜到「蚂蟥」')
  await clerk().says('资料库待补', { in: station() })
  await station().hears(
    /1\. 蚂蟥（1 次，1 人想要；最近 11-23 建管办 徐浩）/,
    /2\. 鹦鹉鹦鹉（2 次；最近 11-23 建管办 徐浩）/,
  )
  await clerk().says('不用补 2', { in: station() })
  await station().hears('已划掉「鹦鹉鹦鹉」')
  await clerk().says('没搜到', { in: station() })
  await station().hears(/^(?!.*鹦鹉)/s)
})

test('found, but nothing that fits: the same word asks, and the same entries do not count as an answer', async () => {
  await li().says('模板 垃圾', { in: huanwei() })
  await huanwei().hears('都不合适回「补」')
  await li().says('补', { in: huanwei() })
  await huanwei().hears('补上了告诉您')
  await station().hears('没搜到「垃圾」')
  await isAdded('鹦鹉扰民')
  expect(await closeAnswered(it.desk)).toBe(0)
})

test('who and where somebody lives is not kept with the words', async () => {
  await li().says('模板 鹦鹉13800000001', { in: huanwei() })
  await it.street.unheard()
  await clerk().says('没搜到', { in: station() })
  const { text } = await station().hears('鹦鹉')
  expect(text).not.toContain('13800000001')
})

test('of a ticket in secret the search keeps the matter only, never what was reported', async () => {
  const content = '村会计老孙把低保名额给了自己亲戚，鹦鹉补贴也虚报了两万。'
  const number = await it.opens({
    kind: 'report',
    secret: true,
    matter: '鹦鹉',
    subject: '举报村会计',
    content,
  })
  await it.street.unheard()
  await clerk().says(`模板 ${number}`, { in: station() })
  await station().hears()
  const waitedFor = await allChoices(it.desk.db, it.desk.seal, it.desk.clock.now())
  expect(JSON.stringify(waitedFor)).not.toContain('老孙')
  await clerk().says('补', { in: station() })
  await it.street.unheard()
  expect(await openUnanswered(it.desk.db, it.desk.seal)).toMatchObject([{ words: '鹦鹉' }])
})

test('a bare 补 that answers nothing of the bot’s is talk, and others do not see the list', async () => {
  await li().says('补', { in: huanwei() })
  await huanwei().hearsNothing()
  await li().says('没搜到', { in: huanwei() })
  await huanwei().hearsNothing()
})
