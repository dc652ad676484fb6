import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { containsPhone, maskForRoom, maskName, maskText } from '../../src/domain/masking.ts'

const NUMBER = '37010020261123000017'

// All numbers of people here are made up; the ID numbers are the examples of GB 11643.
describe('phones', () => {
  test.each([
    { why: 'plain', text: '电话13800001357', masked: '电话***' },
    { why: 'in groups', text: '打138 0000 1357找我', masked: '打***找我' },
    { why: 'with dashes', text: '138-0000-1357', masked: '***' },
    { why: 'with full-width dashes', text: '138－0000－1357', masked: '***' },
    { why: 'with dots', text: '138.0000.1357', masked: '***' },
    { why: 'in odd groups', text: '1380 000 1357', masked: '***' },
    { why: 'digit by digit', text: '1 3 8 0 0 0 0 1 3 5 7', masked: '***' },
    { why: 'with Chinese commas', text: '1、3、8、0、0、0、0、1、3、5、7', masked: '***' },
    { why: 'over two lines', text: '138\n00001357', masked: '***' },
    { why: 'with brackets', text: '138（0000）1357', masked: '***' },
    { why: 'with invisible characters', text: '138\u200b0000\u200b1357', masked: '***' },
    { why: 'in full-width digits', text: '１３８００００１３５７', masked: '***' },
    { why: 'in Chinese digits', text: '一三八零零零零一三五七', masked: '***' },
    { why: 'as it is read out', text: '幺三八，零零零零，幺三五七', masked: '***' },
    { why: 'in mixed digits', text: '一38零000一三57', masked: '***' },
    { why: 'in keycaps', text: '1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣0️⃣1️⃣3️⃣5️⃣7️⃣', masked: '***' },
    { why: 'with +86', text: '+86 138 0000 1357', masked: '***' },
    { why: 'with +86 in one piece', text: '+8613800001357', masked: '***' },
    { why: 'with (86)', text: '(86)138-0000-1357', masked: '***' },
    { why: 'with 0086', text: '0086 13800001357', masked: '***' },
    { why: 'with a zero before it', text: '013800001357', masked: '***' },
    { why: 'with a digit too many', text: '138000013577', masked: '***' },
    { why: 'two run together', text: '1380000135713900002468', masked: '***' },
    { why: 'two in a list', text: '13800001357、13900002468', masked: '***、***' },
    { why: 'behind a code', text: '回复 17 138 0000 1357 已联系', masked: '回复 17 *** 已联系' },
    { why: 'behind a date', text: '2026-11-24 138 0000 1357', masked: '2026-11-24 ***' },
    { why: 'behind a time', text: '9:30 13800001357', masked: '9:30 ***' },
    { why: 'between letters', text: 'tel13800001357wx', masked: 'tel***wx' },
    { why: 'a landline', text: '0531-81230000', masked: '***' },
    { why: 'a landline with brackets', text: '（0531）8123 0000', masked: '***' },
    { why: 'a landline in three groups', text: '0531 8123 0000', masked: '***' },
    { why: 'a landline in one piece', text: '053181230000', masked: '***' },
    { why: 'a landline of Beijing', text: '010-62345678', masked: '***' },
    { why: 'a landline of seven digits', text: '0634 6123456', masked: '***' },
    { why: 'a local line', text: '座机 81230000', masked: '座机 ***' },
    { why: 'a local line without a word', text: '找81230000', masked: '找***' },
    { why: 'a short local line behind its word', text: '联系电话：6123456', masked: '联系电话：***' },
    { why: 'with blanks around dashes', text: '138 - 0000 - 1357', masked: '***' },
    { why: 'with wide blanks and dashes', text: '138　－　0000　－　1357', masked: '***' },
    { why: 'with long dashes', text: '138---0000---1357', masked: '***' },
    { why: 'with rows of dots', text: '138...0000...1357', masked: '***' },
    { why: 'with blanks around slashes', text: '138 / 0000 / 1357', masked: '***' },
    { why: 'as soldiers read it out', text: '幺三八洞洞洞洞幺三五拐', masked: '***' },
    { why: 'as pictures are read', text: '138OO001357 l3800001357', masked: '*** ***' },
    { why: 'a local line in groups behind its word', text: '电话 8123 0000', masked: '电话 ***' },
  ])('$why', ({ text, masked }) => {
    expect(maskText(text)).toBe(masked)
  })
})

describe('other numbers of a person', () => {
  test.each([
    { why: 'an ID number', text: '身份证11010519491231002X', masked: '身份证***' },
    { why: 'an ID number with a small x', text: '11010519491231002x号', masked: '***号' },
    { why: 'an ID number in groups', text: '110105 19491231 002X', masked: '***' },
    { why: 'an ID number in full-width digits', text: '１１０１０５１９４９１２３１００２Ｘ', masked: '***' },
    { why: 'an ID number of digits', text: '110105194912310038', masked: '***' },
    { why: 'an old ID number', text: '110105491231002', masked: '***' },
    { why: 'a bank card', text: '卡号6222021234567890123', masked: '卡号***' },
    { why: 'a bank card in groups', text: '6222 0212 3456 7890 123', masked: '***' },
    { why: 'a foreign card in groups', text: '4111-1111-1111-1111', masked: '***' },
    { why: 'an ID number with slashes', text: '370112 / 19650312 / 0015', masked: '***' },
    { why: 'a bank card in two pieces', text: '622848 0402564890018', masked: '***' },
    { why: 'a passport', text: '护照号E12345678', masked: '护照号***' },
    { why: 'a 残疾证, which holds the ID number', text: '残疾证11010519491231003842', masked: '残疾证***' },
    { why: 'mail', text: '邮箱 li.dashan@163.com 收', masked: '邮箱 *** 收' },
    { why: 'a number plate with blanks', text: '鲁 A 12345', masked: '鲁 A***' },
    { why: 'a number plate in full width', text: '鲁Ａ１２３４５', masked: '鲁Ａ***' },
    { why: 'a number plate', text: '鲁A12345的车', masked: '鲁A***的车' },
    { why: 'a number plate with a dot', text: '鲁A·1B2C3', masked: '鲁A***' },
    { why: 'a number plate of an electric car', text: '鲁AD12345', masked: '鲁A***' },
    { why: 'a number plate in small letters', text: '鲁a12b45', masked: '鲁a***' },
    { why: 'a number plate of a trailer', text: '鲁A1234挂', masked: '鲁A***' },
  ])('$why', ({ text, masked }) => {
    expect(maskText(text)).toBe(masked)
  })
})

test.each([
  ['微信lidashan888', '微信***'],
  ['微信号：li_dashan', '微信号：***'],
  ['vx abc12345', 'vx ***'],
  ['QQ号是 87654321', 'QQ号是 ***'],
  ['加我v lidashan888', '加我v ***'],
  ['加微：lidashan888', '加微：***'],
  ['wechat ID lidashan888', 'wechat ID ***'],
  ['薇信lidashan888', '薇信***'],
  ['ｑｑ３０７４８５２２', 'ｑｑ***'],
  ['抖音号 lidashan888', '抖音号 ***'],
  ['微信公众号打不开', '微信公众号打不开'],
  ['微信群里说了', '微信群里说了'],
])('chat numbers: %s', (text, masked) => expect(maskText(text)).toBe(masked))

test.each([
  ['a platform number', NUMBER],
  ['a platform number of 24 digits', '370100202611230000170001'],
  ['a date', '11月24日'],
  ['a date of digits', '2026-11-24'],
  ['a date in one piece', '20261124'],
  ['years and months', '1974.10-1978.1'],
  ['days', '8/16，8/20，8/21，8/22'],
  ['a time', '9:30'],
  ['opening hours', '8:30-12:00，13:30-17:30'],
  ['times that make eleven digits', '13:30、15:00、9:30'],
  ['a date with its time', '2026-11-24 13:30-17:30'],
  ['the hotline', '12345'],
  ['a service line', '供电95598，报警110'],
  ['a line with 400', '400-123-4567'],
  ['codes', '17 18 19'],
  ['codes of four digits', '1234 1235 1236 1237'],
  ['codes with their sign', '#101 #102 #103'],
  ['codes of a card', '#17#18，#1023'],
  ['money', '补了30000000元'],
  ['an amount', '一共12000 平方米'],
  ['a building', '12号楼电梯坏了'],
  ['a staircase', '12号楼3单元的灯不亮'],
  ['households', '3号楼200户停水'],
  ['people', '3栋120人'],
  ['what people say of numbers', '村里一百号人，3组5号机井，三号马路，房价1728号房地产文件'],
  ['an office', '便民中心302室，邮箱 sungeng@jinan.gov.cn'],
  ['lists of figures', '1 / 2 / 3，10 - 12，5……6'],
  ['a day in a village', '大路村5号停水'],
  ['a well', '好庙村2号机井'],
  ['a road', 'G104国道'],
  ['a bus', '村口3号线'],
  ['words with digits in them', '三三两两，一五一十，一九四九年'],
  ['nothing', ''],
])('%s stays: %s', (_, text) => {
  expect(maskText(text)).toBe(text)
})

describe('what is known of the caller', () => {
  const known = { names: ['王桂兰'], phones: ['0531 5123 000'], addresses: ['艾老村东头大槐树旁'] }

  test.each([
    { why: 'the name', text: '王桂兰反映，王桂兰女士', masked: '王**反映，王**女士' },
    { why: 'the name with blanks', text: '王 桂 兰', masked: '王**' },
    { why: 'a landline of another length', text: '打05315123000', masked: '打***' },
    { why: 'the address in words', text: '住艾老村东头大槐树旁', masked: '住***' },
    { why: 'the address with blanks', text: '艾老村 东头 大槐树旁', masked: '***' },
    { why: 'other names stay', text: '李强已到场', masked: '李强已到场' },
  ])('$why', ({ text, masked }) => {
    expect(maskText(text, known)).toBe(masked)
  })

  test('empty and one-letter entries hide nothing', () => {
    expect(maskText('王家的路', { names: ['王', ''], phones: ['', '12'], addresses: ['', '路'] })).toBe(
      '王家的路',
    )
  })

  test('signs in a name are no pattern', () => {
    expect(maskText('a.c abc (x', { names: ['a.c', '(x'] })).toBe('a** abc (*')
  })
})

test.each([
  { name: '王桂兰', masked: '王**' },
  { name: '王伟', masked: '王*' },
  { name: '欧阳娜娜', masked: '欧**' },
  { name: '王', masked: '王' },
  { name: '𠮷田', masked: '𠮷*' },
  { name: '', masked: '' },
])('$name is said as $masked', ({ name, masked }) => {
  expect(maskName(name)).toBe(masked)
})

describe('figures to keep', () => {
  test('the ticket’s own number stays, whatever it looks like', () => {
    for (const number of ['370100202611230017', '6222021234567890', 'FZ16121600033', '热线-260402-062267']) {
      expect(maskText(`工单编号：${number}，电话13800001357`, { keep: [number] })).toBe(
        `工单编号：${number}，电话***`,
      )
    }
  })

  test('a phone or ID number is never kept', () => {
    expect(maskText('13800001357', { keep: ['13800001357'] })).toBe('***')
    expect(maskText('11010519491231002X', { keep: ['11010519491231002X'] })).toBe('***')
  })

  test('a figure inside a phone number keeps nothing of it', () => {
    expect(maskText('13812345678', { keep: ['123456'] })).toBe('***')
    expect(maskText('138 123456 78', { keep: ['123456'] })).toBe('***')
  })

  test('a card for a group keeps its number, and nothing that only claims to be one', () => {
    expect(maskForRoom(`垃圾 138 0000 1357\n工单编号：370100202611230017`)).toBe(
      '垃圾 ***\n工单编号：370100202611230017',
    )
    expect(maskForRoom('工单编号：13800001357')).toBe('工单编号：***')
    expect(maskForRoom('工单编号: 110105194912310038')).toBe('工单编号: ***')
  })
})

test.each([
  { text: '13800001357', contains: true },
  { text: '一三八 0000-1357', contains: true },
  { text: '1380000135713900002468', contains: true },
  { text: '138 0000 135', contains: false },
  { text: NUMBER, contains: false },
  { text: '0531-81230000', contains: false },
  { text: '13:30-17:30，8:30', contains: false },
])('a mobile number in $text: $contains', ({ text, contains }) => {
  expect(containsPhone(text)).toBe(contains)
})

describe('for any text', () => {
  const holds = (property: fc.IProperty<unknown>, numRuns = 2000): void =>
    fc.assert(property, { seed: 138, numRuns })
  const mobile = fc.stringMatching(/^1[3-9]\d{9}$/)
  const separator = fc.constantFrom(
    '',
    ' ',
    '-',
    '－',
    '—',
    '.',
    '·',
    ',',
    '，',
    '、',
    '/',
    '_',
    '*',
    '~',
    '\n',
    '\u3000',
    '\u200b',
    '- ',
    ' -',
    '，，',
    '  ',
    ')(',
    '\u2005',
  )
  const words = fc.constantFrom('', '电话', '我是老王，', '（', '见 ', 'a', '村', '。', '】', '好\n')
  const bare = (text: string): string => text.replace(/[^\p{L}\d]+/gu, '')

  test('no mobile number is left, whatever parts its digits', () => {
    holds(
      fc.property(
        mobile,
        fc.array(separator, { minLength: 10, maxLength: 10 }),
        words,
        words,
        (digits, parts, before, after) => {
          const written = [...digits].map((digit, index) => digit + (parts[index] ?? '')).join('')
          const masked = maskText(before + written + after)
          expect(bare(masked)).not.toContain(digits)
          expect(bare(masked)).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/)
          expect(containsPhone(masked)).toBe(false)
          expect(masked.startsWith(before.replace(/[（(]$/, ''))).toBe(true)
        },
      ),
    )
  })

  test('nor in even groups with one sign, a colon too', () => {
    const groups = fc.constantFrom(
      [3, 4, 4],
      [4, 4, 3],
      [3, 3, 5],
      [2, 3, 3, 3],
      [5, 6],
      [1, 2, 2, 2, 2, 2],
      [4, 2, 2, 3],
    )
    holds(
      fc.property(mobile, groups, fc.constantFrom(':', '：', '-', '.', '/', ' '), (digits, sizes, sign) => {
        let at = 0
        const pieces = sizes.map((size) => {
          at += size
          return digits.slice(at - size, at)
        })
        const written = pieces.join(sign)
        expect(maskText(`找 ${written}`)).toBe('找 ***')
      }),
    )
  })

  test('nor among other numbers', () => {
    const other = fc.oneof(
      fc.nat(9999).map(String),
      mobile,
      fc.constantFrom('9:30', '2026-11-24', NUMBER, '0531-81230000'),
    )
    holds(
      fc.property(
        fc.array(other, { maxLength: 6 }),
        mobile,
        fc.constantFrom(' ', '、', '，', '\n'),
        (others, digits, sign) => {
          const masked = maskText([...others, digits].join(sign))
          expect(masked).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/)
          expect(containsPhone(masked)).toBe(false)
        },
      ),
    )
  })

  const sign = fc.constantFrom(
    ...'0123456789138一三八零１３ -－—.、，:：/\n#*()（）号楼单元排村路户第室栋X鲁A王桂兰年月日',
  )
  const text = fc.oneof(
    fc.string({ unit: sign, maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 100 }),
    fc
      .array(fc.oneof(mobile, fc.nat(99_999_999).map(String), sign), { maxLength: 20 })
      .map((parts) => parts.join('')),
  )

  test('masking twice is masking once', () => {
    const known = { names: ['王桂兰'], keep: [NUMBER] }
    holds(
      fc.property(text, (said) => maskText(maskText(said, known), known) === maskText(said, known)),
      5000,
    )
  })

  test('nothing else is made up or lost', () => {
    holds(
      fc.property(text, (said) => {
        let at = 0
        for (const piece of maskText(said).split(/\*+号?/)) {
          const found = said.indexOf(piece, at)
          expect(found).toBeGreaterThanOrEqual(0)
          at = found + piece.length
        }
      }),
    )
  })

  test.each(['1', '1 ', '138 ', '13:30 ', '一', '号', '3号楼', '村 ', '鲁A', '2026-', ' ', '#1'])(
    '10 000 characters of “%s” take no time',
    (piece) => {
      const from = performance.now()
      maskText(piece.repeat(10_000 / piece.length), { names: ['王桂兰'], keep: [NUMBER] })
      expect(performance.now() - from).toBeLessThan(300)
    },
  )
})

describe('who somebody says they are, also where no record has the name', () => {
  test.each([
    { why: 'my name is', text: '我叫王桂兰，路灯坏了', masked: '我叫王**，路灯坏了' },
    { why: 'in dialect', text: '俺叫李四，住村东', masked: '俺叫李*，住村东' },
    { why: 'the undersigned', text: '本人张三丰，反映', masked: '本人张**，反映' },
    { why: 'I am', text: '我是徐志强，来过电话', masked: '我是徐**，来过电话' },
    { why: 'and runs on', text: '我叫牛二柱住村东头', masked: '我叫牛**住村东头' },
    { why: 'and runs on with a figure', text: '俺叫王强68了', masked: '俺叫王*68了' },
    { why: 'since when', text: '本人于今年3月，我方12月30日前', masked: '本人于今年3月，我方12月30日前' },
    { why: 'what was done', text: '我曾多次电话反映', masked: '我曾多次电话反映' },
    { why: 'a place that runs on', text: '我是石门村住户', masked: '我是石门村住户' },
    { why: 'beside a river', text: '我是黄河边住的', masked: '我是黄河边住的' },
    { why: 'from where', text: '我是高屯村，路灯坏了', masked: '我是高屯村，路灯坏了' },
    { why: 'from where, in short', text: '我是石门，水黄', masked: '我是石门，水黄' },
    { why: 'whom one called', text: '我叫张师傅来修了三次', masked: '我叫张师傅来修了三次' },
    { why: 'what one called', text: '我叫他们，不来', masked: '我叫他们，不来' },
  ])('$why', ({ text, masked }) => {
    expect(maskText(text)).toBe(masked)
    expect(maskText(masked)).toBe(masked)
  })
})
