import { afterEach, beforeEach, expect, test } from 'vitest'
import { packFiles } from '../../src/desk/meeting-files.ts'
import { meetingPack } from '../../src/desk/meeting-pack.ts'
import { saveCitizen } from '../../src/store/citizens.ts'
import { eventsOfLife, writeLife } from '../support/history.ts'
import type { InProcess } from '../support/in-process.ts'
import { openInProcess } from '../support/in-process.ts'
import { filesIn } from '../support/zip.ts'

let it: InProcess

beforeEach(async () => {
  it = await openInProcess({ at: '2026-11-23 10:00' })
})

afterEach(async () => {
  await it.street.ends()
})

const SECRETS = ['王桂兰', '13812345678', '3排12号']
const WORDS = '我叫王桂兰，电话 13812345678，住艾老村3排12号，路灯坏了半个月。'
const OPEN = 'opened 11-10 09:00; lead jianguan 11-10 09:00 due 12-16 17:30; signed jianguan 11-10 09:10'
const THIRD =
  'replied jianguan 11-10 10:00; said unsolved dissatisfied 11-11 10:00; round 2 11-11 10:00 due 12-16 17:30; ' +
  'replied jianguan 11-12 10:00; said unsolved dissatisfied 11-13 10:00; round 3 11-13 10:00 due 12-16 17:30'

async function hardTicket(code: number, anonymous = false): Promise<void> {
  await saveCitizen(it.desk.db, it.desk.seal, { id: 'wang', name: '王桂兰', phone: '13812345678' }, 0)
  const opening = {
    number: `P${1000 + code}`,
    subject: '艾老村 路灯不亮',
    villageId: 'ailao',
    matter: '路灯',
    anonymous,
  }
  await writeLife(it.desk, eventsOfLife(`${OPEN}; ${THIRD}`, opening), WORDS)
}

/** All words of a .docx. */
function wordsOf(archive: Uint8Array): string {
  return (filesIn(archive).get('word/document.xml') ?? '').replace(/<[^>]+>/g, '')
}

test('the pack: hard tickets, hot matters and what became of the last decisions, as document and pictures', async () => {
  const { street } = it
  await hardTicket(1)
  await hardTicket(2)
  const fang = street.person('fang-zhengping')
  await fang.says('会议决定 环卫所 清完村东堆放点，11月20日前')
  await fang.privately.hears('会议决定 1 已记，由环卫所办')
  await street.room('huanwei').hears('热线调度会定了由你们办', '落实 1 情况')
  await fang.says('会议决定 建管办 路灯统一报修，11月30日前')
  await fang.privately.hears('会议决定 2 已记，由建管办办，11月30日 前')
  await street.room('jianguan').hears('由你们办（11月30日 前）')
  await street.person('li-qiang').says('落实 2 已报', { in: street.room('huanwei') })
  await street.room('huanwei').hears('不是您单位办的')
  await street.person('xu-hao').says('落实 2 已统一报修，周内修完', { in: street.room('jianguan') })
  await street.room('jianguan').hears('会议决定 2 的落实情况已记')
  await fang.says('调度会材料')
  await fang.privately.hears('难点工单 2 件，热点事项 1 个，会议定的事 2 件（没落实 1）')
  const names: (string | undefined)[] = []
  for (let count = 0; count < 5; count += 1) {
    const message = await fang.privately.hears()
    names.push(message.file?.name)
  }
  expect(names).toEqual([
    '调度会材料2026-11-23.docx',
    '调度会材料2026-11-23-1.png',
    '调度会材料2026-11-23-2.png',
    '调度会材料2026-11-23-3.png',
    '调度会材料2026-11-23-4.png',
  ])
  const [document] = await packFiles(it.desk, await meetingPack(it.desk))
  const words = wordsOf(it.desk.files.read(document?.fileId ?? 0))
  expect(words).toContain('孙耿街道热线调度会材料（2026年11月23日）')
  expect(words).toContain('三次以上办理')
  expect(words).toContain('路灯坏了半个月')
  expect(words).toContain('路灯 2 件（0）')
  expect(words).toContain('多人反映的同一件事')
  // One caller twice is no matter of many.
  expect(words).toContain('近四周没有两个人以上反映同一件事')
  expect(words).toContain('落实：已统一报修，周内修完')
  expect(words).toContain('还没有报落实情况')
  for (const secret of SECRETS) expect(words).not.toContain(secret)
})

test('what was reported in confidence is not brought before the units at the meeting', async () => {
  const told = {
    number: 'P2001',
    secret: true,
    subject: '艾老村 路灯不亮',
    villageId: 'ailao',
    matter: '路灯',
  }
  await hardTicket(1)
  await hardTicket(2, true)
  await writeLife(it.desk, eventsOfLife(OPEN, told), WORDS)
  const pack = await meetingPack(it.desk)
  const [similar] = pack.similar
  expect(similar?.tickets.map(({ number }) => number)).toEqual(['P1001', 'P1002'])
  expect(similar).toMatchObject({ people: 2, villageIds: ['ailao'], ownerId: 'jianguan' })
})

test('of a hard 举报 the pack shows its code and who handles it, not its subject', async () => {
  const report = {
    number: 'P3001',
    kind: 'report' as const,
    secret: true,
    subject: '举报某村书记占地',
    matter: '路灯',
  }
  await writeLife(it.desk, eventsOfLife(`${OPEN}; ${THIRD}`, report), WORDS)
  const [document] = await packFiles(it.desk, await meetingPack(it.desk))
  const words = wordsOf(it.desk.files.read(document?.fileId ?? 0))
  expect(words).toMatch(/#\d+ 〔举报〕\s*三次/)
  expect(words).toContain('内容不写进材料')
  expect(words).not.toContain('占地')
})

test('the training sheet: good beside bad, nobody to recognise', async () => {
  const { street } = it
  await saveCitizen(it.desk.db, it.desk.seal, { id: 'wang', name: '王桂兰', phone: '13812345678' }, 0)
  const start = 'opened 10-12 09:00; lead jianguan 10-12 09:00 due 10-19 17:30; replied jianguan 10-13 10:00'
  const opening = (number: string) => ({ number, matter: '路灯', villageId: 'ailao' })
  const good = `${start}; said solved satisfied 10-14 10:00; closed satisfied 10-14 10:00`
  await writeLife(
    it.desk,
    eventsOfLife(good, opening('G1001')),
    '建管办徐浩已到艾老村修好路灯，电话告知王桂兰。',
  )
  await writeLife(it.desk, eventsOfLife(`${start}; rejected 10-13 11:00`, opening('G1002')), WORDS)
  const clerk = street.person('zhou-min')
  await clerk.says('培训材料')
  await clerk.privately.hears('2026年10月培训材料：1 类事项')
  const sheet = await clerk.privately.hears()
  expect(sheet.file?.name).toBe('培训材料2026-10.docx')
  expect((await clerk.privately.hears()).file?.name).toBe('培训材料2026-10.png')
  const words = wordsOf(it.fileOf(sheet.id))
  expect(words).toContain('好的回复')
  expect(words).toContain('某单位某同志已到某村修好路灯')
  for (const secret of [...SECRETS, '徐浩', '建管办', '艾老村']) expect(words).not.toContain(secret)
  await clerk.says('培训材料 9月')
  await clerk.privately.hears('2026年9月没有')
})

test('packs and decisions are for overseers; talk of meetings is left alone', async () => {
  const { street } = it
  const huanwei = street.room('huanwei')
  const qiang = street.person('li-qiang')
  await qiang.says('调度会材料')
  await qiang.privately.hears('由街道负责同志和工作站要')
  await qiang.says('会议决定 环卫所 放假一天')
  await qiang.privately.hears('由街道负责同志和工作站要')
  for (const talk of ['调度会材料发群里了', '会议决定的事抓紧办', '落实好责任', '培训材料大家看看'])
    await qiang.says(talk, { in: huanwei })
  await huanwei.hearsNothing()
})
