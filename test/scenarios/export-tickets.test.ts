import { describe, expect, test } from 'vitest'
import type { LocalMessage } from '../../src/bot/local/chat.ts'
import { MOST_EXPORTED } from '../../src/desk/export-tickets.ts'
import { tableReady } from '../../src/templates/messages/ticket-table.ts'
import { onTheStreet, PLAIN } from '../support/in-process.ts'
import { filesIn } from '../support/zip.ts'

const it = onTheStreet()

/** The cells of the table in the message, the heads first. */
function rowsOf(message: LocalMessage): string[][] {
  const xml = filesIn(it.fileOf(message.id)).get('xl/worksheets/sheet1.xml') ?? ''
  return [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<c [^>]*?(?:\/>|>(.*?)<\/c>)/gs)].map(([, cell = '']) => cell.replace(/<[^>]+>/g, '')),
  )
}

/** The rows as records by head. */
function recordsOf(message: LocalMessage): Record<string, string>[] {
  const [heads = [], ...rows] = rowsOf(message)
  return rows.map((row) => Object.fromEntries(heads.map((head, index) => [head, row[index] ?? ''])))
}

async function threeTickets(): Promise<void> {
  await it.opens({ ...PLAIN, content: '我叫王桂兰，电话 13812345678，住艾老村3排12号，公厕没人扫。' })
  await it.opens({ matter: '路灯', subject: '大路村 路灯不亮', villageId: 'dalu', content: '=1+1 路灯不亮' })
  await it.opens({ kind: 'report', matter: '别的事', subject: '举报事项', content: '举报村西头老赵家乱占地' })
  await it.street.unheard()
}

describe('tickets as a table (导出)', () => {
  test.each([
    '导出',
    '导出本月工单',
    '把11月的工单导出来',
    '导出工单',
    '导出 本月',
    '要一份本月工单台账',
    '导出11月份的工单表',
  ])('a clerk in the station’s group: %s', async (said) => {
    const station = it.street.room('station')
    await threeTickets()
    await it.street.person('zhou-min').says(said, { in: station })
    await station.hears('2026年11月收的工单，共 3 件', '不带姓名、电话、门牌', '已登记')
    const sent = await station.hears()
    expect(recordsOf(sent)).toHaveLength(3)
  })

  test('what stands in it: each ticket with its times, nobody by name, nothing of a 举报', async () => {
    const station = it.street.room('station')
    await threeTickets()
    await it.street.person('li-qiang').says('收到 1', { in: it.street.room('huanwei') })
    await it.street.windTo('2026-12-01 10:00')
    await it.street.unheard()
    await it.street.person('zhou-min').says('导出 11月', { in: station })
    await station.hears('2026年11月收的工单')
    const sent = await station.hears()
    const rows = recordsOf(sent)
    expect(rows.map((row) => row.短号)).toEqual(['#3', '#2', '#1'])
    expect(rows[2]).toMatchObject({
      类型: '投诉',
      急缓: '普通',
      来源: '12345平台',
      事项: '公共厕所',
      属地: '艾老村',
      标题: '艾老村 公厕没人打扫',
      主办: '环卫所',
      是否超期: '是',
      状态: '办理中',
    })
    expect(rows[1]?.诉求内容).toBe('=1+1 路灯不亮')
    expect(rows[0]?.诉求内容).toContain('不写进清单')
    const all = rowsOf(sent).flat().join('|')
    for (const secret of ['王桂兰', '桂兰', '13812345678', '3排12号', '老赵'])
      expect(all).not.toContain(secret)
  })

  test('of one unit: 导出 11月 环卫所; a village by what lies in it', async () => {
    const zhou = it.street.person('zhou-min')
    await threeTickets()
    await zhou.says('导出 11月 环卫所')
    await zhou.privately.hears('2026年11月 环卫所收的工单，共 1 件')
    const sent = await zhou.privately.hears()
    expect(sent.file?.name).toBe('工单-2026年11月-环卫所.xlsx')
    expect(recordsOf(sent)[0]?.主办).toBe('环卫所')
    await zhou.says('导出大路村本月的工单')
    await zhou.privately.hears('2026年11月 大路村收的工单，共 1 件')
    await zhou.privately.hears()
    await zhou.says('导出 去年')
    await zhou.privately.hears('2025年没有收到工单')
  })

  test('a supervisor in private gets it without what the citizens wrote', async () => {
    const fang = it.street.person('fang-zhengping')
    await threeTickets()
    await fang.says('导出本月工单')
    await fang.privately.hears('不带诉求内容')
    const sent = await fang.privately.hears()
    expect(rowsOf(sent)[0]).not.toContain('诉求内容')
    expect(rowsOf(sent).flat().join('|')).not.toContain('路灯不亮。')
  })

  test('in a unit’s group it is not laid open: the table comes in private', async () => {
    const huanwei = it.street.room('huanwei')
    await threeTickets()
    await it.street.person('zhou-min').says('导出 本月', { in: huanwei })
    await huanwei.hears('工单表已私聊发您')
    await it.street.person('zhou-min').privately.hears('共 3 件')
    await it.street.person('zhou-min').privately.hears()
  })

  test('who was given what is kept: 导出记录', async () => {
    const zhou = it.street.person('zhou-min')
    await zhou.says('导出记录')
    await zhou.privately.hears('还没有导出过')
    await threeTickets()
    await it.street.person('fang-zhengping').says('导出 环卫所')
    await it.street.unheard()
    await zhou.says('导出记录')
    await zhou.privately.hears('方正平：环卫所 11月1日至11月30日收的 1 件')
  })

  test('of more than stand in one table it is said which are in it, and how to get the rest', () => {
    const setting = { office: it.desk.office, now: it.desk.clock.now() }
    const words = tableReady(
      setting,
      { span: { year: 2026 } },
      { rows: MOST_EXPORTED, found: 5210, hasContent: true },
    )
    expect(words).toContain(
      '共 5210 件，一次最多 3000 件：表里是最近收的 3000 件，早的请按月、按周或按单位导出',
    )
  })

  test('what was not understood is said, with how it goes', async () => {
    const zhou = it.street.person('zhou-min')
    await zhou.says('导出 电话号码')
    await zhou.privately.hears('没看明白导出哪些', '不带姓名、电话、门牌')
    await zhou.says('导出 环未所')
    await zhou.privately.hears('环卫所')
  })

  test('sent back into the station’s group it is not taken in: what is masked would take the place of the words', async () => {
    const station = it.street.room('station')
    await threeTickets()
    await it.street.person('zhou-min').says('导出', { in: station })
    await station.hears('共 3 件')
    const sent = await station.hears()
    await it.street
      .person('zhou-min')
      .says('', { in: station, file: { name: '工单.xlsx', bytes: it.fileOf(sent.id) } })
    await station.hears('是机器人自己导出的表')
  })
})

describe('who may not, and what is talk', () => {
  test('a unit hears who does it, in private; in its group it is talk', async () => {
    const qiang = it.street.person('li-qiang')
    const huanwei = it.street.room('huanwei')
    await threeTickets()
    await qiang.says('导出本月工单')
    await qiang.privately.hears('由工作站和街道负责同志来做')
    await qiang.says('导出本月工单', { in: huanwei })
    await huanwei.hearsNothing()
  })

  test.each([
    '市平台导出的表我发群里了',
    '导出来了吗',
    '表导出好了',
    '平台导出的不对',
    '你把数据导出来发我',
    '工单表填一下',
  ])('between clerks: %s', async (talk) => {
    const station = it.street.room('station')
    await threeTickets()
    await it.street.person('zhou-min').says(talk, { in: station })
    await station.hearsNothing()
  })
})
