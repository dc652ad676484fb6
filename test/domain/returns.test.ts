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
  { words: '这事俺们管不了，得找交警', reason: 'not_ours' },
  { words: '派错了吧，供电的事', reason: 'not_ours' },
  { words: '跟我们没关系', reason: 'not_ours' },
  { words: '我们没权拆人家的墙', reason: 'not_ours' },
  { words: '不是咱街道的地界', reason: 'elsewhere' },
  { words: '没说在哪个村，电话也打不通', reason: 'unclear' },
  { words: '找不着地方', reason: 'unclear' },
  { words: '跟12号是一件', reason: 'duplicate' },
  { words: '昨天派过一回了', reason: 'duplicate' },
  { words: '两家正打官司', reason: 'legal' },
  { words: '太忙了', reason: undefined },
  { words: '人手不够', reason: undefined },
  { words: '诉求人不满意', reason: undefined },
  { words: '', reason: undefined },
  { words: '15户都这样', reason: undefined },
])('「$words」 is the reason $reason', ({ words, reason }) => {
  expect(readReturnReason(words)).toBe(reason)
})
