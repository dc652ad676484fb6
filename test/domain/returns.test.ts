import { expect, test } from 'vitest'
import { readReturnReason } from '../../src/domain/returns.ts'

test.each([
  { words: '不归我们管', reason: 'not_ours' },
  { words: '真的不归我们管', reason: 'not_ours' },
  { words: '公厕是建管办建的，转建管办', reason: 'not_ours' },
  { words: '道路归建管办管', reason: 'not_ours' },
  { words: '没有执法权，该执法中队办', reason: 'not_ours' },
  { words: '1 道路归建管办管', reason: 'not_ours' },
  { words: '2 在回河街道', reason: 'elsewhere' },
  { words: '这个地方不在本街道', reason: 'elsewhere' },
  { words: '属于外县的地界', reason: 'elsewhere' },
  { words: '地址不清，打电话也不接', reason: 'unclear' },
  { words: '诉求内容没写在哪个村', reason: 'unclear' },
  { words: '和昨天那件重复了', reason: 'duplicate' },
  { words: '已经在法院起诉了', reason: 'legal' },
  { words: '正在劳动仲裁', reason: 'legal' },
  { words: '太忙了', reason: undefined },
  { words: '', reason: undefined },
  { words: '15户都这样', reason: undefined },
])('「$words」 is the reason $reason', ({ words, reason }) => {
  expect(readReturnReason(words)).toBe(reason)
})
