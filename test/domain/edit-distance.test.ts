import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistance, nearest } from '../../src/domain/edit-distance.ts'

test.each([
  { why: 'the same', one: '签收', other: '签收', distance: 0 },
  { why: 'a wrong character', one: '签受', other: '签收', distance: 1 },
  { why: 'neighbours swapped', one: '收签', other: '签收', distance: 1 },
  { why: 'a missing character', one: '签', other: '签收', distance: 1 },
  { why: 'a character too many', one: '签收收', other: '签收', distance: 1 },
  { why: 'swapped and one wrong', one: '站作工', other: '工作站', distance: 2 },
  { why: 'nothing in common', one: '满意', other: '签收', distance: 2 },
  { why: 'against nothing', one: '', other: '签收', distance: 2 },
  { why: 'a rare character counts once', one: '𠮷家', other: '吉家', distance: 1 },
])('$why', ({ one, other, distance }) => {
  expect(editDistance(one, other)).toBe(distance)
  expect(editDistance(other, one)).toBe(distance)
})

const COMMANDS = ['签收', '收到', '回复', '退单', '延期', '协办', '驳回', '我的工单']

test.each([
  { why: 'a wrong character', word: '签受', max: 1, near: '签收' },
  { why: 'swapped', word: '单退', max: 1, near: '退单' },
  { why: 'a homophone', word: '延其', max: 1, near: '延期' },
  { why: 'one missing of four', word: '我工单', max: 1, near: '我的工单' },
  { why: 'exact', word: '协办', max: 0, near: '协办' },
  { why: 'the earlier of equals', word: '收回', max: 1, near: '收到' },
  { why: 'too far', word: '签名册', max: 1, near: undefined },
  {
    why: 'nothing shared is never near, however many errors are allowed',
    word: '城管',
    max: 2,
    near: undefined,
  },
  { why: 'no word', word: '', max: 2, near: undefined },
])('near: $why', ({ word, max, near }) => {
  expect(nearest(word, COMMANDS, max)).toBe(near)
})

test('one edit of any command is found again, and no distance is longer than the longer word', () => {
  const command = fc.constantFrom('我的工单', '到场核实', '提交回复')
  fc.assert(
    fc.property(command, fc.nat(3), fc.constantFrom('删', '换', '加'), (word, at, edit) => {
      const signs = [...word]
      if (edit === '删') signs.splice(at, 1)
      else signs.splice(at, edit === '换' ? 1 : 0, '错')
      expect(nearest(signs.join(''), ['我的工单', '到场核实', '提交回复'], 1)).toBe(word)
    }),
    { seed: 4 },
  )
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (one, other) => {
      const distance = editDistance(one, other)
      expect(distance).toBe(editDistance(other, one))
      expect(distance).toBeLessThanOrEqual(Math.max([...one].length, [...other].length))
      expect(distance === 0).toBe(one === other)
    }),
    { seed: 4 },
  )
})
