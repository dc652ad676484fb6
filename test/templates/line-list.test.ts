import { expect, test } from 'vitest'
import type { ListLine } from '../../src/domain/list-line.ts'
import { CODE_HERE } from '../../src/domain/list-line.ts'
import { lineList } from '../../src/templates/messages/line-list.ts'

const due = (code: number): ListLine => ({
  code,
  about: '还没有回复',
  line: `#${code} 路灯`,
  next: `办完请回「回复 ${CODE_HERE} 办理情况」`,
  takesMany: false,
})
const news = (code: number): ListLine => ({ ...due(code), about: '办结', next: '' })

test('what is said of one is answered with its code, of several with any; good news asks for nothing', () => {
  expect(lineList([news(8), due(17), news(3)])).toBe(
    '办结（2 件）：\n#3 路灯\n#8 路灯\n\n还没有回复：\n#17 路灯\n办完请回「回复 17 办理情况」',
  )
  expect(lineList([due(17), due(4)])).toBe(
    '还没有回复（2 件）：\n#4 路灯\n#17 路灯\n办完请回「回复 短号 办理情况」',
  )
})
