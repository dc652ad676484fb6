import { expect, test } from 'vitest'
import { leadingTicket, readDays, ticketInQuote } from '../../src/handlers/reading.ts'

test.each([
  { text: '17 已清理完', codes: [17], rest: '已清理完', why: 'a code at the start' },
  { text: '#17，已清理完', codes: [17], rest: '已清理完', why: 'with sign and comma' },
  { text: '17号 已清理完', codes: [17], rest: '已清理完', why: 'with a counter' },
  { text: '17 3天 等配件', codes: [17], rest: '3天 等配件', why: 'the second figure is an amount' },
  { text: '20001 已清理完', codes: [20001], rest: '已清理完', why: 'a code of five digits' },
  { text: '#20001，已清理完', codes: [20001], rest: '已清理完', why: 'the same with sign and comma' },
  { text: '20001转农业中心', codes: [20001], rest: '转农业中心', why: 'the same run together' },
  { text: '12345 打过了', codes: [], rest: '12345 打过了', why: 'the hotline is no ticket' },
  { text: '9转农业中心', codes: [9], rest: '转农业中心', why: 'run together with what goes on' },
  { text: '9已清理完', codes: [9], rest: '已清理完', why: 'run together with what was done' },
  { text: '1归农业中心管', codes: [1], rest: '归农业中心管', why: 'run together with whose it is' },
  { text: '3车垃圾已拉走', codes: [], rest: '3车垃圾已拉走', why: 'an amount without a known measure' },
  { text: '2名工人已到', codes: [], rest: '2名工人已到', why: 'an amount of people' },
  { text: '3 个人都到了', codes: [], rest: '3 个人都到了', why: 'an amount is no ticket' },
  { text: '3天 等配件', codes: [], rest: '3天 等配件', why: 'days are no ticket' },
  { text: '9:30 到的现场', codes: [], rest: '9:30 到的现场', why: 'a time is no ticket' },
  { text: '已于17日清理', codes: [], rest: '已于17日清理', why: 'a figure inside the sentence' },
])('$why: $text', ({ text, codes, rest }) => {
  expect(leadingTicket(text)).toEqual({ codes, numbers: [], rest })
})

test.each([
  { text: '37010020261123000017 已清理完', numbers: ['37010020261123000017'], rest: '已清理完' },
  { text: 'fz26121600033，已清理完', numbers: ['FZ26121600033'], rest: '已清理完' },
  { text: '热线-260402-062267 已清理完', numbers: ['热线-260402-062267'], rest: '已清理完' },
  { text: '13800000001 已打通', numbers: [], rest: '13800000001 已打通' },
])('a full number at the start: $text', ({ text, numbers, rest }) => {
  expect(leadingTicket(text)).toEqual({ codes: [], numbers, rest })
})

test.each(['37010020261123000017', '热线-260402-062267', 'O311-20261123-0f3a9c2b7d114e58', 'WS20261123001'])(
  'the number %s of a quoted card',
  (number) => {
    expect(ticketInQuote(`#17 〔投诉〕5#楼没有灯\n工单编号：${number}`)).toEqual({
      codes: [],
      numbers: [number],
    })
  },
)

test.each([
  { text: '3天 等配件', days: 3, rest: '等配件' },
  { text: '三个工作日，等配件到货', days: 3, rest: '等配件到货' },
  { text: '等配件到货，要 10 天', days: 10, rest: '等配件到货，要' },
  { text: '等配件', days: undefined, rest: undefined },
])('days in “$text”', ({ text, days, rest }) => {
  expect(readDays(text)?.days).toBe(days)
  expect(readDays(text)?.rest).toBe(rest)
})

test('a quoted bundle is about all its cards, by their full numbers', () => {
  const bundle =
    '#1 〔投诉〕…\n工单编号：37010020261123000017\n\n#2 〔求助〕…\n工单编号：37010020261123000018'
  expect(ticketInQuote(bundle)).toEqual({
    codes: [],
    numbers: ['37010020261123000017', '37010020261123000018'],
  })
  expect(ticketInQuote('#17·催1 还没有回复')).toEqual({ codes: [17], numbers: [] })
  const list = '还没有签收（2 件）：\n#17·催1 石门村 #5号楼漏水\n#20018·催2 路灯\n收到请回「收到 17 20018」'
  expect(ticketInQuote(list)).toEqual({ codes: [17, 20018], numbers: [] })
  expect(ticketInQuote(`${bundle}\n\n${list}`)).toEqual({
    codes: [17, 20018],
    numbers: ['37010020261123000017', '37010020261123000018'],
  })
  expect(ticketInQuote('好的，我去看看')).toEqual({ codes: [], numbers: [] })
})
