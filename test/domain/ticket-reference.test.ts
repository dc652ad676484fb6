import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { doubtfulList, readTicketReferences } from '../../src/domain/ticket-reference.ts'

const NUMBER = '37010020261123000017'

test.each([
  { text: '#17', codes: [17] },
  { text: '17', codes: [17] },
  { text: '＃１７', codes: [17] },
  { text: '# 17', codes: [17] },
  { text: '17号', codes: [17] },
  { text: '17 号', codes: [17] },
  { text: '9999', codes: [9999] },
  { text: '#20001', codes: [20001] },
  { text: '20001、20002', codes: [20001, 20002] },
  { text: '17 18 19', codes: [17, 18, 19] },
  { text: '17、18和19', codes: [17, 18, 19] },
  { text: '17，18，19', codes: [17, 18, 19] },
  { text: '17号、18号和19号', codes: [17, 18, 19] },
  { text: '#17#18 #19', codes: [17, 18, 19] },
  { text: '#17，还有18', codes: [17, 18] },
  { text: '17\n18\n', codes: [17, 18] },
  { text: '1234 1235 1236 1237', codes: [1234, 1235, 1236, 1237] },
  { text: '17。', codes: [17] },
  { text: '17？', codes: [17] },
  { text: '17 17 #17', codes: [17] },
  { text: '工单17', codes: [17] },
  { text: '短号：17', codes: [17] },
  { text: '17号工单', codes: [17] },
])('$text names nothing but tickets', ({ text, codes }) => {
  expect(readTicketReferences(text)).toEqual({ codes, numbers: [], rest: expect.stringMatching(/^[。？]?$/) })
})

test.each([
  { text: '收到 17', codes: [17], rest: '收到' },
  { text: '17 已清理', codes: [17], rest: '已清理' },
  { text: '17，已清理', codes: [17], rest: '已清理' },
  { text: '17：垃圾已清运', codes: [17], rest: '垃圾已清运' },
  { text: '已清理，#17', codes: [17], rest: '已清理' },
  { text: '请看#17这件', codes: [17], rest: '请看 这件' },
  { text: '延期 17 3天 下雨', codes: [17], rest: '延期 3天 下雨' },
  { text: '延期 17 3 天 下雨', codes: [17], rest: '延期 3 天 下雨' },
  { text: '回复 17 1、已清理；2、已联系', codes: [17], rest: '回复 1、已清理；2、已联系' },
  { text: '回复 17\n1. 已清理\n2. 已联系', codes: [17], rest: '回复 \n1. 已清理\n2. 已联系' },
  { text: '17和诉求人联系过了', codes: [17], rest: '和诉求人联系过了' },
  { text: '17 天然气漏了', codes: [17], rest: '天然气漏了' },
  { text: '17 处理完了', codes: [17], rest: '处理完了' },
  { text: '17 人员已到场', codes: [17], rest: '人员已到场' },
  { text: '17 分派给环卫所', codes: [17], rest: '分派给环卫所' },
  { text: '17 楼道灯坏了', codes: [17], rest: '楼道灯坏了' },
  { text: '17 排水沟已疏通', codes: [17], rest: '排水沟已疏通' },
  { text: '17 到场', codes: [17], rest: '到场' },
  { text: '17 周一办', codes: [17], rest: '周一办' },
  { text: '回复 17 13812345678 已打通', codes: [17], rest: '回复 13812345678 已打通' },
  { text: '17 已打 110 报警', codes: [17], rest: '已打 110 报警' },
  { text: '签收 17、18和19 谢谢', codes: [17, 18, 19], rest: '签收 谢谢' },
])('$text: $codes and “$rest”', ({ text, codes, rest }) => {
  expect(readTicketReferences(text)).toEqual({ codes, numbers: [], rest })
})

test.each([
  { why: 'a platform number', text: NUMBER, numbers: [NUMBER] },
  { why: 'in full-width digits', text: '３７０１００２０２６１１２３００００１７', numbers: [NUMBER] },
  { why: 'behind its label', text: `工单编号：${NUMBER}`, numbers: [NUMBER], rest: '工单编号' },
  { why: 'at the end of a verb', text: `签收${NUMBER}`, numbers: [NUMBER], rest: '签收' },
  { why: 'with letters, in capitals', text: 'fz26121600033', numbers: ['FZ26121600033'] },
  { why: 'with letters inside', text: 'JN20261123A0017', numbers: ['JN20261123A0017'] },
  { why: 'with a hyphen', text: 'JN-2026112300017', numbers: ['JN-2026112300017'] },
  { why: 'with 热线 before it', text: '热线-260402-062267', numbers: ['热线-260402-062267'] },
  { why: 'of 14 digits', text: '26112300000017', numbers: ['26112300000017'] },
  { why: 'of 24 digits', text: '370100202611230000170001', numbers: ['370100202611230000170001'] },
  { why: 'two', text: `${NUMBER}、26112300000017`, numbers: [NUMBER, '26112300000017'] },
  {
    why: '25 digits are none',
    text: '3701002026112300001700012',
    numbers: [],
    rest: '3701002026112300001700012',
  },
  { why: 'a mobile number is none', text: '13812345678', numbers: [], rest: '13812345678' },
  { why: 'nor behind letters', text: 'tel13812345678', numbers: [], rest: 'tel13812345678' },
  { why: 'nor an ID number', text: '11010519491231002X', numbers: [], rest: '11010519491231002X' },
  {
    why: 'nor an ID number of digits only',
    text: '110105194912310038',
    numbers: [],
    rest: '110105194912310038',
  },
  { why: '18 digits that no ID can be', text: '440524188001010014', numbers: ['440524188001010014'] },
  { why: '18 digits with a wrong check sign', text: '110105194912310037', numbers: ['110105194912310037'] },
  {
    why: 'a hexadecimal hash is none',
    text: 'd41d8cd98f00b204e9800998ecf8427e',
    numbers: [],
    rest: 'd41d8cd98f00b204e9800998ecf8427e',
  },
])('$why', ({ text, numbers, rest = '' }) => {
  expect(readTicketReferences(text)).toEqual({ codes: [], numbers, rest })
})

test('codes and numbers side by side', () => {
  expect(readTicketReferences(`收到 17 ${NUMBER}，#18`)).toEqual({
    codes: [17, 18],
    numbers: [NUMBER],
    rest: '收到',
  })
})

test.each([
  ['a range is not guessed', '17-19'],
  ['nor with blanks', '17 - 19'],
  ['nor in words', '17到19'],
  ['nor in words with blanks', '17 至 19'],
  ['nor with a wave', '17~19'],
  ['nor behind its label', '工单17-19'],
  ['a date', '11月24日'],
  ['a date with blanks', '11 月 24 日'],
  ['a date without its 日', '11月 24'],
  ['a year', '2026年 11月'],
  ['a date of digits', '2026-11-24'],
  ['a date of digits with stops', '2026.11.24'],
  ['a date of digits with strokes', '2026/11/24'],
  ['a time', '9:30'],
  ['a time with a full-width colon', '9：30'],
  ['a time with a blank', '9: 30'],
  ['a time in words', '9点30分'],
  ['a time in words with blanks', '9 点 30 分'],
  ['days', '3天'],
  ['days with a blank', '3 天'],
  ['working days', '5 个工作日'],
  ['a count', '3个'],
  ['money', '200元'],
  ['money with a blank', '200 元'],
  ['money with a thousands comma', '1,200元'],
  ['households', '5 户'],
  ['an amount in a list', '3，4 个人'],
  ['tickets counted', '工单 17 件'],
  ['tickets counted without a blank', '今日工单17件'],
  ['a decimal', '3.5'],
  ['a percentage', '17 %'],
  ['square metres', '17 平方米'],
  ['kilometres', '17 km'],
  ['digits in a word', 'A17栋'],
  ['a digit before a word', '17已清理'],
  ['a digit after a word', '二中17'],
  ['a house', '3号楼2单元401'],
  ['a house with blanks', '3 号楼 2 单元 401'],
  ['a flat as people write it', '3#502'],
  ['the head of a list item', '1、已清理'],
  ['the head of a list item with a stop', '1. 已清理'],
  ['an ordinal', '第 3 次'],
  ['an ordinal alone', '第 3'],
  ['a phone number', '13812345678'],
  ['a phone number in groups', '138 1234 5678'],
  ['a phone number in other groups', '1381 234 5678'],
  ['a phone number with dashes', '138-1234-5678'],
  ['a landline', '0531 8888 6666'],
  ['a service number', '400 123 4567'],
  ['a masked phone', '138****5678'],
  ['an ID number in groups', '370102 19490101 1234'],
  ['the hotline', '12345'],
  ['the police', '打 110'],
  ['five digits', '#12345'],
  ['zero', '#0'],
  ['a leading zero', '017'],
  ['an XML reference', '&#17;'],
  ['a colour', '#17a2b8'],
  ['a link', 'https://example.org/17'],
  ['an empty text', ''],
])('%s is no ticket: %s', (_, text) => {
  const { codes, numbers } = readTicketReferences(text)
  expect({ codes, numbers }).toEqual({ codes: [], numbers: [] })
})

describe('for any text', () => {
  const holds = (property: fc.IProperty<unknown>): void => fc.assert(property, { seed: 17, numRuns: 1000 })

  test('any list of codes is read in order, whatever joins them', () => {
    const join = fc.constantFrom(' ', '、', '，', ',', ' 和 ', '和', '；', '\n', '、 ', '与')
    const mark = fc.constantFrom('', '#', '＃')
    const list = fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 8 })
    holds(
      fc.property(list, join, mark, (codes, between, before) => {
        const text = codes.map((code) => `${before}${code}`).join(between)
        fc.pre(!/1\d\d \d{3,4} \d{4}/.test(text))
        expect(readTicketReferences(text)).toEqual({ codes, numbers: [], rest: '' })
      }),
    )
  })

  test('no 11-digit mobile number is ever a reference, however it is broken up', () => {
    const mobile = fc.stringMatching(/^1[3-9]\d{9}$/)
    holds(
      fc.property(mobile, fc.constantFrom('', '电话', 'tel:', '联系人李 ', '（'), (digits, before) => {
        const groups = [digits, `${digits.slice(0, 3)} ${digits.slice(3, 7)} ${digits.slice(7)}`]
        for (const phone of [...groups, (groups[1] ?? '').replaceAll(' ', '-')]) {
          const { codes, numbers } = readTicketReferences(before + phone)
          expect({ codes, numbers }).toEqual({ codes: [], numbers: [] })
        }
      }),
    )
  })

  test('nothing throws, codes are 1–9999 or of five digits, and what is read stands in the text', () => {
    const sign = fc.constantFrom(...'0123456789#＃１７号、，和 -月日点:.\u202e👍A工单\n')
    const text = fc.oneof(
      fc.string({ unit: sign, maxLength: 80 }),
      fc.string({ unit: 'binary', maxLength: 200 }),
    )
    holds(
      fc.property(text, (said) => {
        const { codes, numbers } = readTicketReferences(said)
        const plain = said.normalize('NFKC').toUpperCase()
        for (const code of codes) {
          expect(code).toBeGreaterThan(0)
          expect(code < 10_000 || (code > 20_000 && code < 90_000)).toBe(true)
          expect(plain).toContain(String(code))
        }
        for (const number of numbers) expect(plain).toContain(number)
      }),
    )
  })

  test.each(['1 ', '17、', '1,', '#1', '1:', '1111', ' ', '，', '3 天', '月', '第 ', '工单', 'A1'])(
    '10 000 characters of “%s” take no time',
    (piece) => {
      const from = performance.now()
      readTicketReferences(piece.repeat(10_000 / piece.length))
      expect(performance.now() - from).toBeLessThan(300)
    },
  )
})

test.each([
  {
    why: 'the first three could be a phone number',
    text: '收到 140 1025 1031 1066',
    codes: [140, 1025, 1031, 1066],
  },
  { why: 'all three could', text: '收到186 1025 1031。', codes: [186, 1025, 1031] },
  { why: 'a service number', text: '通过 400 1025 1031。', codes: [400, 1025, 1031] },
])('$text is a list that may be looked up: $why', ({ text, codes }) => {
  const list = doubtfulList(text)
  expect(list?.codes).toEqual(codes)
  expect(readTicketReferences(list?.text ?? '').codes).toEqual(codes)
})

test.each([
  { why: 'nothing else can be meant', text: '收到 1025 1031 1066' },
  { why: 'of words nobody knows what the figures are', text: '已联系 138 1234 5678 没人接' },
  { why: 'two figures are no list of which any reads like a phone', text: '收到 138 1234' },
  { why: 'it begins with no word', text: '138 1234 5678' },
])('$text is left as it is: $why', ({ text }) => {
  expect(doubtfulList(text)).toBeUndefined()
})
