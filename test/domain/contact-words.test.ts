import { expect, test } from 'vitest'
import { saysContacted } from '../../src/domain/contact-words.ts'

test.each([
  { said: '已和诉求人电话联系，约好明天上午去看' },
  { said: '已电话沟通，群众表示理解' },
  { said: '已联系，人不在家' },
  { said: '已经联系过了，下午上门' },
  { said: '已联系村民老张，约好下午' },
])('$said: the caller was spoken to', ({ said }) => {
  expect(saysContacted(said)).toBe(true)
})

test.each([
  { said: '已联系供电公司，下午来人', why: 'it was somebody else' },
  { said: '已联系相关单位完成维修', why: 'it was somebody else' },
  { said: '刚联系了王师傅，明天换', why: 'it was somebody else' },
  { said: '还没联系上诉求人', why: 'not yet' },
  { said: '明天再联系诉求人', why: 'not yet' },
  { said: '正在清理', why: 'nobody was called' },
])('$said: the caller still waits, $why', ({ said }) => {
  expect(saysContacted(said)).toBe(false)
})
