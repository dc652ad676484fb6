import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitQuote } from '../../src/bot/quoted-text.ts'

const DIVIDER = '- - - - - - - - - - - - - - -'

function quoted(name: string, text: string, reply: string): string {
  return `「${name}：${text}」\n${DIVIDER}\n${reply}`
}

test.each([
  {
    why: 'as puppets deliver it',
    text: quoted('回声筒', '#17 〔投诉〕垃圾倾倒\n工单编号：37010020261123000017', '收到'),
    split: {
      quote: { name: '回声筒', text: '#17 〔投诉〕垃圾倾倒\n工单编号：37010020261123000017' },
      text: '收到',
    },
  },
  {
    why: 'a reply of several lines',
    text: quoted('回声筒', '#17', '已清理\n\n谢谢'),
    split: { quote: { name: '回声筒', text: '#17' }, text: '已清理\n\n谢谢' },
  },
  {
    why: 'an empty reply',
    text: quoted('回声筒', '#17', ''),
    split: { quote: { name: '回声筒', text: '#17' }, text: '' },
  },
  {
    why: 'a divider at the very end',
    text: `「回声筒：#17」\n${DIVIDER}`,
    split: { quote: { name: '回声筒', text: '#17' }, text: '' },
  },
  {
    why: 'a quoted picture',
    text: quoted('李强', '图片', '到场 17'),
    split: { quote: { name: '李强', text: '图片' }, text: '到场 17' },
  },
  {
    why: 'a quote within the quoted text',
    text: quoted('李强', quoted('回声筒', '#17', '收到'), '辛苦'),
    split: { quote: { name: '李强', text: quoted('回声筒', '#17', '收到') }, text: '辛苦' },
  },
  {
    why: 'three deep',
    text: quoted('丙', quoted('乙', quoted('甲', '一', '二'), '三'), '四'),
    split: { quote: { name: '丙', text: quoted('乙', quoted('甲', '一', '二'), '三') }, text: '四' },
  },
  {
    why: 'a reply that brings a quote of its own',
    text: quoted('回声筒', '#17', quoted('王姨', '又倒了', '你看')),
    split: { quote: { name: '回声筒', text: '#17' }, text: quoted('王姨', '又倒了', '你看') },
  },
  {
    why: 'brackets in the words',
    text: quoted('回声筒', '请回「收到」签收', '收到'),
    split: { quote: { name: '回声筒', text: '请回「收到」签收' }, text: '收到' },
  },
  {
    why: 'a bracket that is never closed in the words',
    text: quoted('李强', '他说「马上来', '好'),
    split: { quote: { name: '李强', text: '他说「马上来' }, text: '好' },
  },
  {
    why: 'a bracket too many in the words',
    text: quoted('李强', '收到」了', '好'),
    split: { quote: { name: '李强', text: '收到」了' }, text: '好' },
  },
  {
    why: 'a long quote that the platform cut short',
    text: `「回声筒：#17 〔投诉〕垃圾…\n${DIVIDER}\n收到`,
    split: { quote: { name: '回声筒', text: '#17 〔投诉〕垃圾…' }, text: '收到' },
  },
  {
    why: 'a name with a plain colon',
    text: quoted('环卫所:李强', '已清理', '好'),
    split: { quote: { name: '环卫所:李强', text: '已清理' }, text: '好' },
  },
  {
    why: 'a plain colon and a blank, wide colons in the words',
    text: `「回声筒: 工单编号：17」\n${DIVIDER}\n收到`,
    split: { quote: { name: '回声筒', text: '工单编号：17' }, text: '收到' },
  },
  {
    why: 'a plain colon',
    text: `「Bot:#17」\n${DIVIDER}\n收到`,
    split: { quote: { name: 'Bot', text: '#17' }, text: '收到' },
  },
  {
    why: 'no name at all: the words are still not the sender’s own',
    text: `「收到 17」\n${DIVIDER}\n什么意思`,
    split: { quote: { name: '', text: '收到 17' }, text: '什么意思' },
  },
  {
    why: 'ASCII quotes',
    text: '"回声筒: #17"\n---------------\n收到',
    split: { quote: { name: '回声筒', text: '#17' }, text: '收到' },
  },
  {
    why: 'curly quotes and long dashes',
    text: '“回声筒：#17”\n——————————\n收到',
    split: { quote: { name: '回声筒', text: '#17' }, text: '收到' },
  },
  {
    why: 'a file quoted as raw XML: its attributes are nobody’s words',
    text: quoted(
      '李强',
      '<?xml version="1.0"?>\n<msg><appmsg appid="" sdkver="0"><title>17号整改.docx</title><md5>37010020261123000017</md5></appmsg></msg>',
      '看看',
    ),
    split: { quote: { name: '李强', text: '17号整改.docx' }, text: '看看' },
  },
  {
    why: 'a picture quoted as raw XML',
    text: quoted('李强', '<msg><img aeskey="37010020261123000017"/></msg>', '看看'),
    split: { quote: { name: '李强', text: '' }, text: '看看' },
  },
  {
    why: 'the whole message as raw XML, behind the sender’s id',
    text: 'wxid_a1:\n<?xml version="1.0"?><msg><appmsg><title>收到 &amp; 马上办</title><type>57</type><refermsg><displayname>回声筒</displayname><content>#17 &lt;急&gt;</content></refermsg></appmsg></msg>',
    split: { quote: { name: '回声筒', text: '#17 <急>' }, text: '收到 & 马上办' },
  },
  {
    why: 'raw XML that quotes raw XML',
    text: '<msg><appmsg><title>好</title><refermsg><displayname><![CDATA[李强]]></displayname><content>&lt;msg&gt;&lt;appmsg&gt;&lt;title&gt;表.xlsx&lt;/title&gt;&lt;/appmsg&gt;&lt;/msg&gt;</content></refermsg></appmsg></msg>',
    split: { quote: { name: '李强', text: '表.xlsx' }, text: '好' },
  },
])('$why', ({ text, split }) => {
  expect(splitQuote(text)).toEqual(split)
})

test.each([
  ['plain words', '收到 17'],
  ['nothing', ''],
  ['words that begin with a bracket', '「收到」是什么意思'],
  ['a line of dashes of one’s own', `「重要」通知\n-----\n明天停水`],
  ['a bracket and a dash', '「收到」\n- 好'],
  ['only a bracket', '「'],
  ['only a divider', DIVIDER],
  ['XML that quotes nothing', '<msg><img aeskey="1"/></msg>'],
  ['XML that ends early', '<msg><appmsg><title>好</title><refermsg><displayname>李'],
])('%s is no quoted reply', (_, text) => {
  expect(splitQuote(text)).toEqual({ text })
})

describe('for any text', () => {
  const holds = (property: fc.IProperty<unknown>): void => fc.assert(property, { seed: 15, numRuns: 1000 })
  const name = fc.string({ unit: fc.constantFrom(...'李强环卫所-ab 1:'), minLength: 1, maxLength: 12 })
  const words = fc.string({ unit: fc.constantFrom(...'收到17：:\n」「- #，好<>'), maxLength: 40 })
  const reply = fc.string({ unit: fc.constantFrom(...'收到17：:\n -#，好<>'), maxLength: 40 })

  test('quoted words never become the sender’s own', () => {
    holds(
      fc.property(name, words, reply, (who, said, own) => {
        fc.pre(!/:\s/.test(`${who}：`) && who.trim() === who && !/(?:- ?){5}/.test(said + own))
        const split = splitQuote(quoted(who, said, own))
        expect(split.text).toBe(own.trim())
        expect(split.quote?.name).toBe(who)
      }),
    )
  })

  test('quotes may be nested to any depth', () => {
    const chain = fc.array(fc.constantFrom<string>('收到', '#17', '好的，马上办'), {
      minLength: 2,
      maxLength: 8,
    })
    holds(
      fc.property(chain, fc.constantFrom('完', '收到 17'), (parts, own) => {
        const inner = parts.reduce((text, part) => quoted('李强', text, part))
        expect(splitQuote(quoted('王姨', inner, own))).toEqual({
          quote: { name: '王姨', text: inner },
          text: own,
        })
      }),
    )
  })

  test('nothing throws or makes up words', () => {
    const piece = fc.constantFrom(
      '「',
      '」',
      '"',
      '：',
      ':',
      '\n',
      DIVIDER,
      '-----',
      '<msg>',
      '<title>',
      '</title>',
      '<refermsg>',
      '</refermsg>',
      '<content>',
      '</content>',
      '&lt;',
      '17',
      '收到',
      '\u202e',
      '👍',
      '\u0000',
    )
    holds(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('')
        const split = splitQuote(text)
        if (!split.quote) expect(split.text).toBe(text)
        expect(split.text.length + (split.quote?.text.length ?? 0)).toBeLessThanOrEqual(text.length)
      }),
    )
  })

  test.each(['「', '」\n-----', `\n${DIVIDER}`, '\n', '- ', '：', '<title>', '<refermsg>', ' '])(
    'a long text of %j takes no time',
    (piece) => {
      const text = `「李强：${piece.repeat(100_000 / piece.length)}`
      const from = performance.now()
      splitQuote(text)
      splitQuote(`<msg>${text}`)
      expect(performance.now() - from).toBeLessThan(500)
    },
  )
})
