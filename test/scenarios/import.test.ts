import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { receiveTable } from '../../src/desk/import-tickets.ts'
import { workbookOf } from '../../src/export/xlsx.ts'
import { zipOf } from '../../src/export/zip.ts'
import { readTickets } from '../../src/intake/read-tickets.ts'
import { ticketByNumber } from '../../src/store/tickets.ts'
import { inboxFolder } from '../../src/supervision/inbox-folder.ts'
import { PNG, withPassword } from '../support/bad-tables.ts'
import { onTheStreet } from '../support/in-process.ts'

const it = onTheStreet()

const HEAD = '工单编号,工单标题,诉求内容,来电人,联系电话,办结时限'

function table(...rows: string[]): { name: string; bytes: Uint8Array } {
  return { name: '11月23日工单.csv', bytes: Buffer.from([HEAD, ...rows].join('\r\n')) }
}

const LAMP = 'P001,艾老村 路灯不亮,村口的路灯坏了一个星期。,赵小甲,13900000001,2026/11/27 18:00'
const WELL = 'P002,艾老村 井盖松动,井盖一踩就响。,钱小乙,13900000002,2026年11月27日'

test('a clerk sends the table of the platform: every ticket comes in with its card, a second time nothing', async () => {
  const { street } = it
  const station = street.room('station')
  const zhou = street.person('zhou-min')
  await zhou.says('', { in: station, file: table(LAMP, WELL) })
  await station.hears('「11月23日工单.csv」：新 2，更新 0，重复 0，有误 0', '不想收请回「取消」')

  await street.windTo('2026-11-23 09:01')
  await station.hears('收完了：新 2，更新 0，重复 0，有误 0')
  const lamp = await station.hears('路灯', 'P001', '井盖', 'P002')
  expect(lamp.text).not.toContain('赵小甲')
  const ticket = await ticketByNumber(it.desk.db, 'P001')
  expect(ticket?.platformDeadline).toBe(Date.parse('2026-11-27T18:00+08:00'))

  await zhou.says('', { in: station, file: table(LAMP, WELL) })
  await station.hears('新 0，更新 0，重复 2，有误 0', '没有要收的')
  await street.windTo('2026-11-23 09:02')
  await station.hearsNothing()
})

test('what the platform changed is told to the unit that handles it; it stays one ticket', async () => {
  const { street } = it
  const station = street.room('station')
  const zhou = street.person('zhou-min')
  await zhou.says('', { in: station, file: table(LAMP) })
  await station.hears('新 1')
  await street.windTo('2026-11-23 09:01')
  await station.hears('收完了')
  const card = await station.hears('路灯')
  await zhou.says('派 建管办', { in: station, quoting: card })
  await station.hears('建管办')
  const jianguan = street.room('jianguan')
  await jianguan.hears('路灯')

  const changed = LAMP.replace('一个星期', '两个星期，老人摔了一跤').replace('11/27', '11/25')
  await zhou.says('', { in: station, file: table(changed) })
  await station.hears('新 0，更新 1')
  await street.windTo('2026-11-23 09:02')
  await station.hears('收完了：新 0，更新 1')
  await jianguan.hears('市平台更新了工单', '时限改了', '内容改了', '老人摔了一跤', '周三 18:00 前')
})

test('faulty rows come back as a table with their reasons; corrected and sent again they go in', async () => {
  const { street } = it
  const station = street.room('station')
  const zhou = street.person('zhou-min')
  await zhou.says('', {
    in: station,
    file: table(LAMP, 'P003,艾老村 垃圾,垃圾没人清。,孙小丙,1.39E+10,2026/11/27', ',无号,没有编号。,,,'),
  })
  await station.hears(
    '新 1，更新 0，重复 0，有误 2',
    '第 3 行「联系电话」被 Excel 记成了约数',
    '第 4 行「工单编号」没有填',
    '把附表发回来',
  )
  const returned = await station.hears()
  expect(returned.file?.name).toBe('11月23日工单-有误.xlsx')
  const sheet = await readTickets(it.fileOf(returned.id), it.desk.office.headings)
  expect(sheet).toMatchObject({ titles: ['哪里有误', ...HEAD.split(',')], faulty: [{}, {}] })
  await street.windTo('2026-11-23 09:01')
  await station.hears('收完了：新 1，更新 0，重复 0，有误 2')
  await station.hears('路灯')

  const columns = ['哪里有误', ...HEAD.split(',')].map((title) => ({ title, width: 12 }))
  const corrected = [
    ['', 'P003', '艾老村 垃圾', '垃圾没人清。', '孙小丙', '13900000003', '2026/11/27'],
    ['', 'P004', '无号', '没有编号。', '', '', ''],
  ]
  const bytes = workbookOf([{ name: '有误的行', columns, rows: corrected }])
  await zhou.says('', { in: station, file: { name: returned.file?.name ?? '', bytes } })
  await station.hears('新 2，更新 0，重复 0，有误 0')
  await street.windTo('2026-11-23 09:02')
  await station.hears('收完了：新 2')
  await station.hears('垃圾', 'P003', 'P004')
})

test('a title without a place: the card says which village it is', async () => {
  const { street } = it
  const station = street.room('station')
  const zhou = street.person('zhou-min')
  const rows = ['V001,路灯不亮,艾老村口的路灯坏了一个星期。,,,', 'V002,艾老村 井盖松动,井盖一踩就响。,,,']
  await zhou.says('', { in: station, file: table(...rows) })
  await station.hears('新 2')
  await street.windTo('2026-11-23 09:01')
  const cards = (await street.unheard()).flatMap(({ text }) => text.split('\n\n'))
  expect(cards.find((text) => text.includes('V001'))).toContain('属地：艾老村')
  expect(cards.find((text) => text.includes('V002'))).not.toContain('属地')
})

test('取消 before it begins: nothing comes in', async () => {
  const { street } = it
  const station = street.room('station')
  const zhou = street.person('zhou-min')
  await zhou.says('', { in: station, file: table(LAMP, WELL) })
  await station.hears('新 2')
  await zhou.says('取消', { in: station })
  await station.hears('停下了，一行也没收', '不会重复')
  await street.windTo('2026-11-23 09:01')
  await station.hearsNothing()
  expect(await ticketByNumber(it.desk.db, 'P001')).toBeUndefined()
})

test('a large table is told by steps, without a card a ticket', async () => {
  const { street } = it
  const station = street.room('station')
  const zhou = street.person('zhou-min')
  const rows = Array.from({ length: 2_300 }, (_, at) => `Q${at},第${at}件,路灯坏了${at}。,,,`)
  await zhou.says('', { in: station, file: table(...rows) })
  await station.hears('新 2300')
  await street.windTo('2026-11-23 09:01')
  await station.hears('已收 2000 行，共 2300 行', '取消')
  await station.hears('收完了：新 2300', '没有逐件发卡片')
  expect(await ticketByNumber(it.desk.db, 'Q2299')).toBeDefined()
})

test('of a large table what stands in the list goes to its unit at once, in short cards', async () => {
  const { street } = it
  const rows = Array.from({ length: 31 }, (_, at) => `R${at},艾老村 路灯不亮,路灯坏了${at}天。,,,,路灯`)
  const bytes = Buffer.from([`${HEAD},三级分类`, ...rows].join('\r\n'))
  await street.person('zhou-min').says('', { in: street.room('station'), file: { name: '多.csv', bytes } })
  await street.room('station').hears('新 31')
  await street.windTo('2026-11-23 09:01')
  const said = await street.unheard()
  const cards = said.filter(({ room }) => room === street.room('jianguan').id).map(({ text }) => text)
  expect(cards.join()).toMatch(/#1 .*路灯/)
  expect(cards.join()).not.toContain('「用1」')
  expect(cards.join()).not.toContain('同一件事')
})

test('what is urgent in a large table, or sounds so, has its card at once', async () => {
  const { street } = it
  const rows = Array.from({ length: 31 }, (_, at) => `U${at},艾老村 第${at}件,路灯坏了${at}天。,,,,普通`)
  rows[7] = 'U7,艾老村 求助,快派人来。,,,,紧急'
  rows[9] = 'U9,艾老村 求助,后院燃气泄漏，味道很大。,,,,普通'
  const bytes = Buffer.from([`${HEAD},紧急程度`, ...rows].join('\r\n'))
  await street.person('zhou-min').says('', { in: street.room('station'), file: { name: '多.csv', bytes } })
  await street.room('station').hears('新 31')
  await street.windTo('2026-11-23 09:01')
  const told = (await street.unheard()).filter(({ room }) => room === street.room('station').id)
  const cards = told.filter(({ text }) => text.includes('待派件')).map(({ text }) => /#\d+/.exec(text)?.[0])
  expect(cards.sort()).toEqual(['#10', '#8'])
})

test('of hundreds no unit gets a card each: one message says how many, and how to see them', async () => {
  const { street } = it
  const rows = Array.from({ length: 301 }, (_, at) => {
    const matter = at === 0 ? '垃圾倾倒' : at === 1 ? '' : '路灯'
    return `S${at},艾老村 第${at}件,坏了${at}天。,,,,${matter}`
  })
  const bytes = Buffer.from([`${HEAD},三级分类`, ...rows].join('\r\n'))
  await street.person('zhou-min').says('', { in: street.room('station'), file: { name: '多.csv', bytes } })
  await street.room('station').hears('新 301')
  await street.windTo('2026-11-23 09:01')
  await street.room('station').hears('收完了：新 301')
  await street
    .room('jianguan')
    .hears('从「多.csv」里收的工单，派给本单位主办 299 件', '「我的工单」', '「收到 3」')
  await street.room('huanwei').hears('派给本单位主办 1 件')
  await street.room('zhifa').hears('派给本单位协办 1 件')
  await street.person('xu-hao').says('查 3', { in: street.room('jianguan') })
  await street.room('jianguan').hears('#3', '艾老村 第2件')
})

test('of hundreds that are urgent the first twenty have a card, and it is said how many have none', async () => {
  const { street } = it
  const rows = Array.from({ length: 330 }, (_, at) => `U${at},第${at}件,锣鼓响了${at}天。,,,,紧急`)
  const bytes = Buffer.from([`${HEAD},紧急程度`, ...rows].join('\r\n'))
  const station = street.room('station')
  await street.person('zhou-min').says('', { in: station, file: { name: '急.csv', bytes } })
  await station.hears('新 330')
  await street.windTo('2026-11-23 09:01')
  const said = (await street.unheard()).map(({ text }) => text).join('\n')
  expect(said.match(/〔紧急〕/g)).toHaveLength(20)
  expect(said).toContain('紧急的太多，还有 310 件也没有发，请先派')
})

test('only clerks, only tables: what others send, and notes, are nobody’s import', async () => {
  const { street } = it
  const station = street.room('station')
  const huanwei = street.room('huanwei')
  await street.person('li-qiang').says('', { in: huanwei, file: table(LAMP) })
  await huanwei.hearsNothing()
  await street.person('zhou-min').says('', { in: huanwei, file: table(LAMP) })
  await huanwei.hearsNothing()
  const letter = { name: '通知.txt', bytes: Buffer.from('x') }
  await street.person('zhou-min').says('', { in: station, file: letter })
  await station.hearsNothing()
})

test.each([
  {
    why: 'a table of something else',
    name: '人员.csv',
    bytes: () => Buffer.from('姓名,年龄\n甲,3'),
    says: '没找到表头',
  },
  {
    why: 'a zip bomb',
    name: '工单.xlsx',
    bytes: () => zipOf([{ path: 'xl/worksheets/sheet1.xml', content: ' '.repeat(120_000_000) }]),
    says: '解开后太大',
  },
  {
    why: 'a cut file',
    name: '工单.xlsx',
    bytes: () => readFileSync('test/fixtures/intake/01-plain.xlsx').subarray(0, 900),
    says: '文件损坏',
  },
])('$why: a clear answer, nothing taken in', async ({ name, bytes, says }) => {
  const { street } = it
  const station = street.room('station')
  await street.person('zhou-min').says('', { in: station, file: { name, bytes: bytes() } })
  await station.hears(`「${name}」没有收`, says)
  await street.windTo('2026-11-23 09:01')
  await station.hearsNothing()
})

test('a table put into the inbox folder is taken in once it is whole; what is no table is kept aside', async () => {
  const { street, desk } = it
  const station = street.room('station')
  const folder = join(it.dir, 'inbox')
  const look = inboxFolder(folder)
  expect(await look(desk), 'no folder, nothing to do').toBe(0)
  mkdirSync(folder)
  const path = join(folder, '导出.csv')
  const { bytes } = table(LAMP)
  writeFileSync(path, bytes.subarray(0, 90))
  expect(await look(desk)).toBe(0)
  writeFileSync(path, bytes)
  expect(await look(desk), 'it has grown').toBe(0)
  expect(await look(desk)).toBe(1)
  expect(existsSync(path)).toBe(false)
  await street.windTo('2026-11-23 09:01')
  await station.hears('「导出.csv」：新 1')
  await station.hears('收完了：新 1')
  await station.hears('路灯')

  writeFileSync(join(folder, '人员.csv'), '姓名,年龄\n甲,3')
  writeFileSync(join(folder, '说明.txt'), '不是表')
  await look(desk)
  await look(desk)
  await street.windTo('2026-11-23 09:02')
  await station.hears('「人员.csv」没有收', '没找到表头')
  expect(readdirSync(folder).sort()).toEqual(['没收进来的', '说明.txt'])
  expect(readdirSync(join(folder, '没收进来的'))).toEqual(['人员.csv'])
})

test.runIf(process.getuid?.() === 0)(
  "a table in somebody else's folder is told once, not taken in each second, and comes in when that is mended",
  async () => {
    const { street, desk } = it
    const station = street.room('station')
    const folder = join(it.dir, 'inbox')
    const look = inboxFolder(folder)
    mkdirSync(folder, { mode: 0o755 })
    writeFileSync(join(folder, '导出.csv'), table(LAMP).bytes)
    chmodSync(it.dir, 0o755)
    process.seteuid?.('nobody')
    try {
      for (let second = 0; second < 6; second += 1) await look(desk)
    } finally {
      process.seteuid?.(0)
    }
    await street.windTo('2026-11-23 09:01')
    await station.hears('「导出.csv」没有收', '没有权限')
    await station.hearsNothing()
    await look(desk)
    await look(desk)
    await street.windTo('2026-11-23 09:02')
    await station.hears('「导出.csv」：新 1')
    await station.hears('收完了：新 1')
    await station.hears('路灯')
  },
)

test('what only looks like a table is refused in words where a chat would not even carry it', async () => {
  const { street, desk } = it
  const bad = [
    { name: '图片.xlsx', bytes: PNG, says: '不是 Excel 或 CSV 表格' },
    { name: '带宏.xlsm', bytes: zipOf([{ path: 'xl/vbaProject.bin', content: 'x' }]), says: '带宏' },
    { name: '加密.xlsx', bytes: withPassword(), says: '加了密码' },
  ]
  for (const { name, bytes } of bad) expect(await receiveTable(desk, { name, bytes })).toBe(false)
  await street.settle()
  const told = (await street.unheard()).map(({ text }) => text).join()
  for (const { name, says } of bad) expect(told).toMatch(new RegExp(`「${name}」没有收：[^「]*${says}`))
  expect(await desk.db.selectFrom('ticket').select('id').execute()).toEqual([])
})
