import { expect, test } from 'vitest'
import { readRecordedAnswer } from '../../src/domain/recorded-answer.ts'

test.each([
  {
    text: '已解决 基本满意 老人听力不好，电话回访',
    reading: { kind: 'answer', solved: true, satisfaction: 'basic', remark: '老人听力不好，电话回访' },
  },
  { text: '已解决 满意', reading: { kind: 'answer', solved: true, satisfaction: 'satisfied', remark: '' } },
  {
    text: '满意，已解决，但嫌慢',
    reading: { kind: 'answer', solved: true, satisfaction: 'satisfied', remark: '但嫌慢' },
  },
  {
    text: '未解决 不满意 说又堵了',
    reading: { kind: 'answer', solved: false, satisfaction: 'dissatisfied', remark: '说又堵了' },
  },
  {
    text: '没有解决、满意：态度好，等施工',
    reading: { kind: 'answer', solved: false, satisfaction: 'satisfied', remark: '态度好，等施工' },
  },
  {
    text: '解决了 很不满意（嫌慢）',
    reading: { kind: 'answer', solved: true, satisfaction: 'dissatisfied', remark: '（嫌慢）' },
  },
  // One verdict is not enough to part words from remark: read like the citizen's own.
  { text: '满意', reading: { kind: 'answer', solved: true, satisfaction: 'satisfied', remark: '' } },
  { text: '已解决', reading: { kind: 'partial', solved: true, remark: '' } },
  { text: '已解决 满意度低', reading: { kind: 'partial', solved: true, remark: '满意度低' } },
  { text: '老人说不清', reading: { kind: 'unclear', remark: '老人说不清' } },
])('$text', ({ text, reading }) => {
  expect(readRecordedAnswer(text)).toEqual(reading)
})
