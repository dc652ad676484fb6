import fc from 'fast-check'
import { expect, test } from 'vitest'
import { subjectOf } from '../../src/intake/values.ts'

test.each([
  { why: 'line ends', filler: '\n'.repeat(291) },
  { why: 'spaces', filler: ' '.repeat(287) },
  { why: 'wide spaces', filler: '\u3000'.repeat(290) },
  { why: 'what is hidden itself', filler: '13900001234 '.repeat(24) },
  { why: 'a long number', filler: `${'62220210010012345678'.repeat(14)} ` },
])('a phone number that lies where the words are cut is hidden whole: after $why', ({ filler }) => {
  expect(subjectOf('', `反映${filler}13805311234`)).not.toMatch(/\d{3}/)
})

test('however much stands before it, no part of a phone number or of the caller’s name is left', () => {
  const blank = fc.constantFrom(' ', '\n', '\t', '\u3000', '13900001234 ', '王桂兰 ')
  fc.assert(
    fc.property(fc.array(blank, { maxLength: 320 }), (filler) => {
      const subject = subjectOf('', `反映${filler.join('')}13805311234 王桂兰`, ['王桂兰'])
      expect(subject).not.toMatch(/\d{3}|桂/)
    }),
  )
})

test('the line is how the words begin, on one line', () => {
  expect(subjectOf('', '路灯\n\n不亮，电话13805311234')).toBe('路灯 不亮，电话***')
  expect(subjectOf('路灯不亮', '艾老村')).toBe('路灯不亮')
})
