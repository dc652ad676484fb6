import { expect, test } from 'vitest'
import { attachPhotos } from '../../src/desk/attach-photos.ts'
import { onTheStreet } from '../support/in-process.ts'

const it = onTheStreet()

const li = () => it.street.person('li-qiang')
const huanwei = () => it.street.room('huanwei')
const clerk = () => it.street.person('zhou-min')
const other = () => it.street.person('sun-lei')
const station = () => it.street.room('station')

/** 李强 looks for templates of the ticket in hand. @returns their titles */
async function looksUp(): Promise<string[]> {
  await it.opens({ matter: '公共厕所', subject: '艾老村 公厕没人打扫，污水外溢' })
  await huanwei().hears('新工单')
  await li().says('模板 1', { in: huanwei() })
  const { text } = await huanwei().hears('#1 找到这些模板')
  return [...text.matchAll(/^\d\. (.+?)（/gm)].map(([, title = '']) => title)
}

test('another template may be taken after the first: the newer draft counts, and its wording is what is learned', async () => {
  const [, second = ''] = await looksUp()
  await li().says('用1', { in: huanwei() })
  await huanwei().hears('回复草稿在下一条')
  const first = await huanwei().hears('回复草稿：')
  await li().says('用2', { in: huanwei() })
  await huanwei().hears('回复草稿在下一条')
  const changed = await huanwei().hears('回复草稿：')
  expect(changed.text).not.toBe(first.text)
  const uses = await it.desk.db.selectFrom('template_use').select(['ticket_id', 'entry_id']).execute()
  const entry = it.desk.knowledge.base.entries.find(({ title }) => title === second)
  expect(uses.map(({ entry_id: id }) => id)).toEqual([entry?.id])
})

test('用1 with nothing looked up, and 用9 of three: asked to look first, nothing is drafted', async () => {
  await li().says('用1', { in: huanwei() })
  await huanwei().hears('模板')
  await looksUp()
  await li().says('用9', { in: huanwei() })
  await huanwei().hears('模板')
  expect(await it.desk.db.selectFrom('template_use').selectAll().execute()).toEqual([])
})

test('a template that was withdrawn meanwhile is refused in words', async () => {
  const [title = ''] = await looksUp()
  await clerk().says(`撤下模板 ${title}，换新的了`, { in: station() })
  await station().hears('已送工作站审核')
  await station().hears('资料待审 资1')
  await other().says('通过 资1', { in: station() })
  await station().hears('已撤下')
  await clerk().privately.hears('已同意')
  await li().says('用1', { in: huanwei() })
  await huanwei().hears('已经撤下')
})

test('that a photo came with the ticket is not how it looks on the spot', async () => {
  const { desk, street } = it
  const bytes = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  await looksUp()
  const fileId = await desk.files.save(desk.db, { mediaType: 'image/png', bytes, at: 0 })
  const positions = [{ unitId: 'station', role: 'clerk' as const }]
  const actor = { kind: 'staff', personId: 'zhou-min', positions } as const
  await attachPhotos(desk, { ticketId: 1, actor, fileIds: [fileId] })
  await li().says('用1', { in: huanwei() })
  await huanwei().hears('回复草稿在下一条')
  await huanwei().hears('【请填：现场情况】')
  await street.unheard()
})

test('a draft that is sent back with a gap is refused, and nothing reaches the station', async () => {
  await looksUp()
  await li().says('用1', { in: huanwei() })
  await huanwei().hears('回复草稿在下一条', '现场情况')
  const draft = await huanwei().hears('回复草稿：', '【请填：现场情况】')
  await li().says(draft.text.replace(/^.*?：\n/s, ''), { in: huanwei(), quoting: draft })
  await huanwei().hears('【')
  await station().hearsNothing()
})
