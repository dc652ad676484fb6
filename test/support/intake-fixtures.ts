import { csv, gb18030, sheetBytes } from './table-bytes.ts'

/** A made-up export: the file's name, what stands in it, and what its rows must be read as. */
export interface IntakeFixture {
  name: string
  bytes(): Uint8Array
  /** Number, what it is about, phone, platform's limit in Beijing time, urgency. */
  rows: readonly ExpectedRow[]
}

export interface ExpectedRow {
  line: number
  number: string
  content: string
  phone?: string
  deadline?: string
  urgent?: true
  kind?: string
  matter?: string
  name?: string
  closed?: true
}

const PLACES = ['柳湾村', '北营村', '河东小区', '老槐树街', '石桥村'] as const
const MATTERS = ['路灯不亮', '垃圾没人清', '井盖松了', '夜里施工吵', '自来水发黄'] as const

/** Serial of 2026-11-25 17:30. */
export const SERIAL = 46351 + 17.5 / 24

export function content(at: number): string {
  return `${PLACES[at % PLACES.length]}${MATTERS[(at * 2) % MATTERS.length]}，第${at + 1}次反映。`
}

function numbers(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `${prefix}${String(at + 1).padStart(4, '0')}`)
}

const three = [0, 1, 2] as const

export const INTAKE_FIXTURES: readonly IntakeFixture[] = [
  {
    name: '01-plain.xlsx',
    bytes: () =>
      sheetBytes(
        [
          ['工单编号', '工单标题', '诉求内容', '诉求类型', '联系电话', '办结时限', '紧急程度'],
          ...three.map((at) => [
            numbers('JA2026', 3)[at] ?? '',
            `${PLACES[at]}来电`,
            content(at),
            '投诉',
            13_900_000_001 + at,
            SERIAL,
            at === 1 ? '紧急' : '普通',
          ]),
        ],
        { type: 'xlsx' },
      ),
    rows: three.map((at) => ({
      line: at + 2,
      number: numbers('JA2026', 3)[at] ?? '',
      content: content(at),
      phone: String(13_900_000_001 + at),
      deadline: '2026-11-25 17:30',
      kind: 'complaint',
      ...(at === 1 && { urgent: true as const }),
    })),
  },
  {
    name: '02-title-row-merged.xlsx',
    bytes: () =>
      sheetBytes(
        [
          ['某区12345热线工单导出表', null, null, null],
          ['导出时间：2026年11月23日', null, null, null],
          ['受理编号', '反映内容', '来电号码', '截止时间'],
          ...three.map((at) => [
            numbers('SL-', 3)[at] ?? '',
            content(at),
            `1390000001${at}`,
            '2026/11/26 9:05',
          ]),
        ],
        { type: 'xlsx', merges: ['A1:D1', 'A2:D2'] },
      ),
    rows: three.map((at) => ({
      line: at + 4,
      number: numbers('SL-', 3)[at] ?? '',
      content: content(at),
      phone: `1390000001${at}`,
      deadline: '2026-11-26 09:05',
    })),
  },
  {
    name: '03-two-line-heading.xlsx',
    bytes: () =>
      sheetBytes(
        [
          ['流水号', '工单内容', '诉求人信息', null, '办理时限'],
          [null, null, '姓名', '联系电话', null],
          ...three.map((at) => [
            numbers('LS', 3)[at] ?? '',
            content(at),
            `赵小${'甲乙丙'[at]}`,
            `0531-8000001${at}`,
            '2026年11月27日',
          ]),
        ],
        { type: 'xlsx', merges: ['A1:A2', 'B1:B2', 'C1:D1', 'E1:E2'] },
      ),
    rows: three.map((at) => ({
      line: at + 3,
      number: numbers('LS', 3)[at] ?? '',
      content: content(at),
      phone: `05318000001${at}`,
      name: `赵小${'甲乙丙'[at]}`,
      deadline: '2026-11-27 23:59',
    })),
  },
  {
    name: '04-trailing-empty-columns.xlsx',
    bytes: () =>
      sheetBytes(
        [
          [
            '办件编号',
            '诉求主题',
            '诉求内容',
            '事项大类',
            '事项小类',
            '承诺完成时间',
            '办件状态',
            '',
            '',
            '',
          ],
          ...three.map((at) => [
            numbers('BJ', 3)[at] ?? '',
            '主题',
            content(at),
            '环境卫生',
            '12.垃圾清运',
            '2026-11-28 12:00:30',
            at === 2 ? '已办结' : '办理中',
            '',
            '',
            '',
          ]),
        ],
        { type: 'xlsx' },
      ),
    rows: three.map((at) => ({
      line: at + 2,
      number: numbers('BJ', 3)[at] ?? '',
      content: content(at),
      matter: '垃圾清运',
      deadline: '2026-11-28 12:00',
      ...(at === 2 && { closed: true as const }),
    })),
  },
  {
    name: '05-old.xls',
    bytes: () =>
      sheetBytes(
        [
          ['序号', '工单编号', '主要内容', '来电人', '联系方式', '截止时间'],
          ...three.map((at) => [
            at + 1,
            numbers('OLD', 3)[at] ?? '',
            content(at),
            `钱大${'甲乙丙'[at]}`,
            13_800_000_010 + at,
            SERIAL,
          ]),
        ],
        { type: 'biff8' },
      ),
    rows: three.map((at) => ({
      line: at + 2,
      number: numbers('OLD', 3)[at] ?? '',
      content: content(at),
      phone: String(13_800_000_010 + at),
      name: `钱大${'甲乙丙'[at]}`,
      deadline: '2026-11-25 17:30',
    })),
  },
  {
    name: '06-xlsx-named.xls',
    bytes: () =>
      sheetBytes(
        [['热线单号', '市民诉求'], ...three.map((at) => [numbers('RX', 3)[at] ?? '', content(at)])],
        { type: 'xlsx' },
      ),
    rows: three.map((at) => ({ line: at + 2, number: numbers('RX', 3)[at] ?? '', content: content(at) })),
  },
  {
    name: '07-utf8-mark.csv',
    bytes: () =>
      Buffer.from(
        `\ufeff${csv([['工单编号 ', '工单内容', '推送时间', '问题分类'], ...three.map((at) => [`热线-26112${at}-0000${at}`, content(at), '不详', '市容环卫>保洁>垃圾清运'])])}`,
      ),
    rows: three.map((at) => ({
      line: at + 2,
      number: `热线-26112${at}-0000${at}`,
      content: content(at),
      matter: '垃圾清运',
    })),
  },
  {
    name: '08-gb18030.csv',
    bytes: () =>
      gb18030(
        csv([
          ['工单编号', '诉求内容', '联系电话', '办理时限'],
          ...three.map((at) => [
            `3701002026112300${at}001`,
            `${content(at)}\n“请尽快”`,
            `1370000001${at}`,
            '2026/11/24 18:00',
          ]),
        ]),
      ),
    rows: three.map((at) => ({
      line: at + 2,
      number: `3701002026112300${at}001`,
      content: `${content(at)}\n“请尽快”`,
      phone: `1370000001${at}`,
      deadline: '2026-11-24 18:00',
    })),
  },
  {
    name: '09-tabs.csv',
    bytes: () =>
      Buffer.from(
        csv(
          [
            ['工单ID', '事件标题', '事件内容'],
            ...three.map((at) => [numbers('ID', 3)[at] ?? '', '标题', content(at)]),
          ],
          '\t',
          '\n',
        ),
      ),
    rows: three.map((at) => ({ line: at + 2, number: numbers('ID', 3)[at] ?? '', content: content(at) })),
  },
  {
    name: '10-american-dates-and-spaces.xlsx',
    bytes: () =>
      sheetBytes(
        [
          ['诉求件\n编号', '诉求 内容*', '截止 时间', '求助号码'],
          ...three.map((at) => [
            `\n\t\t${numbers('FZ', 3)[at]}\u00a0`,
            `\u3000${content(at)} `,
            '11/30/2026',
            `+86 139-0000-002${at}`,
          ]),
        ],
        { type: 'xlsx' },
      ),
    rows: three.map((at) => ({
      line: at + 2,
      number: numbers('FZ', 3)[at] ?? '',
      content: content(at),
      phone: `1390000002${at}`,
      deadline: '2026-11-30 23:59',
    })),
  },
  {
    name: '11-guarded-numbers.csv',
    bytes: () =>
      Buffer.from(
        csv([
          ['市级编号', '问题描述', '手机号码', '是否保密'],
          ...three.map((at) => [`="00${at}7"`, content(at), `138****000${at}`, '否']),
        ]),
      ),
    rows: three.map((at) => ({ line: at + 2, number: `00${at}7`, content: content(at) })),
  },
  {
    name: '12-repeated-heading-and-gaps.xlsx',
    bytes: () =>
      sheetBytes(
        [
          ['工单号', '标题', '来电内容'],
          ['PG0001', '甲', content(0)],
          [null, null, null],
          ['工单号', '标题', '来电内容'],
          ['PG0002', '乙', null],
          ['PG0003', '丙', content(2)],
        ],
        { type: 'xlsx' },
      ),
    rows: [
      { line: 2, number: 'PG0001', content: content(0) },
      { line: 5, number: 'PG0002', content: '乙' },
      { line: 6, number: 'PG0003', content: content(2) },
    ],
  },
  {
    name: '13-phones-as-powers.csv',
    bytes: () =>
      Buffer.from(
        csv([
          ['工单编号', '诉求内容', '联系电话'],
          ...three.map((at) => [numbers('PW', 3)[at] ?? '', content(at), `1.390000003${at}E+10`]),
        ]),
      ),
    rows: three.map((at) => ({
      line: at + 2,
      number: numbers('PW', 3)[at] ?? '',
      content: content(at),
      phone: `1390000003${at}`,
    })),
  },
  {
    name: '14-wide-with-coded-values.xls',
    bytes: () =>
      sheetBytes(
        [
          [
            '工单编号',
            '求助来源',
            '求助类别1',
            '求助号码',
            '求助人员',
            '联系电话',
            '性别',
            '所在区域',
            '紧急程度',
            '是否重派',
            '反映内容',
            '标题',
            '派单时间',
            '承办时限',
            '办件状态',
            '领导批示',
            '办结时间',
            '回访内容',
          ],
          ...three.map((at) => [
            numbers('TJ8890-', 3)[at] ?? '',
            '电话',
            '求助',
            `1360000004${at}`,
            `周小${'甲乙丙'[at]}`,
            null,
            at === 0 ? '女' : '男',
            '某区',
            ['1-普通(3天)', '3-紧急(当日回复)', '4-特急(两小时内回复)'][at] ?? '',
            '否',
            content(at),
            '来电求助',
            '2026-11-23 08:30:00',
            SERIAL + at,
            '3-办理中',
            null,
            null,
            null,
          ]),
        ],
        { type: 'biff8' },
      ),
    rows: three.map((at) => ({
      line: at + 2,
      number: numbers('TJ8890-', 3)[at] ?? '',
      content: content(at),
      phone: `1360000004${at}`,
      name: `周小${'甲乙丙'[at]}`,
      deadline: `2026-11-${25 + at} 17:30`,
      ...(at > 0 && { urgent: true as const }),
    })),
  },
]
