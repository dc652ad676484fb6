import { expect, test } from 'vitest'
import { readPastedText } from '../../src/intake/pasted-text.ts'
import { sampleStreet } from '../support/sample-street.ts'
import { at } from '../support/time.ts'

const { headings, calendar } = sampleStreet().office
const SETTING = { headings, calendar, now: at('2026-11-23 09:00') }

const LAMP = '村口的路灯坏了一个星期，晚上老人出门看不见路，希望尽快修好。'
const NUMBER = '37010020261123000101'
const SECOND = '37010020261123000102'

function row(...cells: string[]): string {
  return cells.join('\t')
}

/** Everything of a ticket that the rows below name. */
const WHOLE = {
  number: NUMBER,
  content: LAMP,
  citizen: { name: '赵小甲', phone: '13900000001' },
}

test.each([
  {
    why: 'label and value on lines of their own, with short labels and 是否保密 among them',
    text: `事件标题\n马店村 修路\n工单号\n${NUMBER}\n来电号码\n13900000001\n来电人\n赵小甲\n事件内容\n${LAMP}\n处理期限\n2026-12-01 18:00:00\n是否保密\n否`,
    is: { ...WHOLE, subject: '马店村 修路', platformDeadline: at('2026-12-01 18:00'), secret: false },
  },
  {
    why: 'brackets in place of colons, one after the other in one line',
    text: `【工单编号】${NUMBER}【诉求类型】投诉【来电时间】2026-11-23 08:12:33【诉求人】赵小甲【联系方式】13900000001【问题描述】${LAMP}【办结时限】2026-11-24 17:30【紧急程度】紧急`,
    is: { ...WHOLE, kind: 'complaint', urgency: 'urgent', platformDeadline: at('2026-11-24 17:30') },
  },
  {
    why: 'the limit in other words and in working days',
    text: `工单编号：${NUMBER}\n主要内容：${LAMP}\n处理时限：5个工作日\n回访情况：`,
    is: { number: NUMBER, content: LAMP, platformDeadline: at('2026-11-30 17:30') },
  },
])('$why', ({ text, is }) => {
  expect(read(text)).toMatchObject([is])
})

function read(text: string) {
  return readPastedText(text, SETTING).map(({ row: { ticket, content, citizen } }) => ({
    ...ticket,
    content,
    citizen,
  }))
}

test('rows copied out of a list without its heading: each cell is known by what it looks like', () => {
  const text = [
    row(NUMBER, '投诉', '好庙村', '张先生', '13900000001', '2026-11-22 08:10', LAMP, '2026-11-30 17:30'),
    row('2', SECOND, '咨询', '刘女士', '0531-84230000', '咨询独生子女奖励什么时候发', '2026-11-27'),
  ].join('\n')
  expect(read(text)).toMatchObject([
    {
      number: NUMBER,
      kind: 'complaint',
      content: LAMP,
      citizen: { name: '张先生', phone: '13900000001' },
      platformDeadline: at('2026-11-30 17:30'),
    },
    {
      number: SECOND,
      kind: 'consultation',
      content: '咨询独生子女奖励什么时候发',
      citizen: { name: '刘女士', phone: '053184230000' },
    },
  ])
})

test.each([
  {
    why: 'people, no tickets',
    text: `${row('姓名', '岗位', '电话')}\n${row('张三', '网格员', '13900000001')}`,
  },
  { why: 'figures of a unit', text: row('环卫所', '3 件', '办结 2') },
  {
    why: 'one row of several has no number',
    text: `${row(NUMBER, '投诉', LAMP)}\n${row('合计', '1', '件')}`,
  },
])('no tickets: $why', ({ text }) => {
  expect(readPastedText(text, SETTING).filter(({ told }) => told.length > 3)).toEqual([])
})
