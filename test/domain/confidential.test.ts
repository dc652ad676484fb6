import { describe, expect, test } from 'vitest'
import { kindByWords, withoutHomes } from '../../src/domain/confidential.ts'

describe('whether somebody is reported', () => {
  test.each([
    ['反映/举报村会计多占低保，要求保密', 'a type written into the words'],
    ['来电人举报石门村支书多占宅基地', 'outright'],
    ['我要检举某厂夜里偷排', '检举'],
    ['被举报人：李某，长期占道', 'the form’s own heading'],
    ['曾多次举报无人处理', 'again and again'],
  ])('%s (%s)', (words) => expect(kindByWords('help', words)).toBe('report'))

  test.each([
    ['咨询如何举报黑中介', 'asks how'],
    ['投诉举报电话打不通', 'the line'],
    ['公示栏上的举报热线是空号', 'the line'],
    ['邻居说我家被举报了，想问原因', 'was reported'],
    ['路灯坏了希望维修', 'nothing of it'],
  ])('not %s (%s)', (words) => expect(kindByWords('help', words)).toBe('help'))
})

test.each([
  ['我家住石门村东头大槐树底下第二家，举报支书', '我家住***，举报支书'],
  ['俺家就在卫生室对门，要求保密', '俺家就在***，要求保密'],
  ['现住址：艾老村小学南边。举报违建', '现住址：***。举报违建'],
  ['举报居民住宅改成饭店，住户意见大', '举报居民住宅改成饭店，住户意见大'],
  ['举报宿舍住着二十人', '举报宿舍住着二十人'],
])('where the caller lives is hidden: %s', (text, shown) => expect(withoutHomes(text)).toBe(shown))
