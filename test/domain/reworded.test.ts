import { expect, test } from 'vitest'
import { reworded } from '../../src/domain/reworded.ts'
import { ticketClauses } from '../../src/domain/ticket-clauses.ts'
import { sampleStreet } from '../support/sample-street.ts'

const { roster } = sampleStreet().office

test.each([
  { said: '12 13 收到', text: '收到 12 13' },
  { said: '12收到', text: '收到 12' },
  { said: '#12、13都收到了', text: '收到 12 13' },
  { said: '1号到场了', text: '到场 1' },
  { said: '3 已联系，人不在家', text: '已联系 3 人不在家' },
  { said: '我们到现场了', text: '到场' },
  { said: '10 延期 3天 车坏了', text: '延期 10 3天 车坏了' },
  { said: '回1 今天下午已经全部清理完', text: '回复 1 今天下午已经全部清理完' },
  { said: '20派派出所', text: '派 20 派出所' },
  { said: '8 已回访，解决了，满意', text: '回访 8 解决了，满意' },
  { said: '8电话回访过了 没解决', text: '回访 8 没解决' },
  { said: '9 派 派出所', text: '派 9 派出所' },
  { said: '9 派 好庙村', text: '派 9 好庙村' },
  { said: '380、400、404、424收到了', text: '收到 #380 #400 #404 #424' },
  { said: '9派给农业中心协办环卫所', text: '派 9 农业中心协办环卫所' },
  { said: '9派环卫锁', text: '派 9 环卫锁' },
  { said: '9同意退单', text: '同意退单 9' },
  { said: '8 通过', text: '通过 8' },
  { said: '1不是俺们的活，该执法队管', text: '退单 1 不是俺们的活，该执法队管' },
  { said: '3催办', text: '催办 3' },
  { said: '3 督办 明天前上门', text: '督办 3 明天前上门' },
  { said: '12啥情况', text: '查 12' },
  { said: '1怎么样了', text: '查 1' },
  { said: '1、2 怎么样了', text: '查 1 2' },
  { said: '3、8都安排人去了', text: '备注 #3 #8 都安排人去了' },
  { said: '3 8 今天下午施工', text: '备注 #3 #8 今天下午施工' },
  { said: '301和308已派人', text: '备注 #301 #308 已派人' },
  { said: '3号、8号那两家都去看过了', text: '备注 #3 #8 都去看过了' },
  { said: '3号8号都弄好了', text: '备注 #3 #8 都弄好了' },
  { said: '都安排人去了，3、8', text: '备注 #3 #8 都安排人去了' },
  { said: '好的，3、8都安排人去了', text: '备注 #3 #8 都安排人去了' },
  { said: '3、8都联系上了', text: '已联系 3 8' },
  { said: '3 8 都联系过了，明天上门', text: '已联系 #3 #8 明天上门' },
  { said: '3、8都到现场了', text: '到场 3 8' },
  { said: '3 8 路灯都修好了', text: '备注 #3 #8 路灯都修好了' },
])('$said is $text', ({ said, text }) => {
  expect(reworded(said, roster)?.text).toBe(text)
})

test.each([
  { said: '2号派车去拉', why: 'no unit: a day of the month' },
  { said: '2号延期开会', why: 'a day of the month' },
  { said: '2号回复，我再看看', why: 'a day of the month' },
  { said: '2号到现场看看', why: 'not done yet' },
  { said: '9派环卫所去拉', why: 'the words go on' },
  { said: '3天延期不够', why: 'an amount' },
  { said: '12:30 到场', why: 'a time' },
  { said: '5个人到场了', why: 'people' },
  { said: '收到群众反映', why: 'no code' },
  { said: '20收到的通知谁看了', why: 'the words go on' },
  { said: '到现场看看再说', why: 'not done yet' },
  { said: '回1楼拿工具', why: 'a place' },
  { said: '12345不是我们的电话吗', why: 'the hotline' },
  { said: '两个都不归我们', why: 'no code' },
  { said: '3 8 号去镇上开会', why: 'a day of the month' },
  { said: '3号8号楼都修好了', why: 'houses' },
  { said: '3、8楼都修好了', why: 'floors' },
  { said: '3、4 个人去了', why: 'people' },
  { said: '3、8两位同志已到', why: 'people' },
  { said: '2、3车都拉走了', why: 'an amount' },
  { said: '2 3 车拉完了', why: 'an amount' },
  { said: '3 8 点开会，都安排一下', why: 'a time' },
  { said: '3、8谁去的', why: 'a question' },
  { said: '周末3、8个人聚餐安排好了', why: 'people' },
  { said: '买了3、4箱水已经送到', why: 'an amount' },
])('$said is talk: $why', ({ said }) => {
  expect(reworded(said, roster)).toBeUndefined()
})

test.each([
  { said: '1已派人，5明天去', clauses: ['备注 1 已派人', '备注 5 明天去'] },
  { said: '1已派人，明天弄完，5等农业中心', clauses: ['备注 1 已派人，明天弄完', '备注 5 等农业中心'] },
  { said: '1、5已派人\n6打不通', clauses: ['备注 #1 #5 已派人', '备注 6 打不通'] },
  { said: '1收到；5收到', clauses: ['收到 1', '收到 5'] },
  { said: '1已派人，3天弄完', clauses: undefined },
  { said: '1去看了，5个人去的', clauses: undefined },
  { said: '1去看了，2号再去', clauses: undefined },
  { said: '1，6联系不上', clauses: undefined },
  { said: '1，5千块钱已经打过去了', clauses: undefined },
])('$said is said of $clauses', ({ said, clauses }) => {
  expect(ticketClauses(said, roster, true)?.map(({ text }) => text)).toEqual(clauses)
})

test('打不通 is the callback of a clerk, and a note of a unit', () => {
  expect(reworded('3打不通', roster)?.text).toBe('回访 3 打不通')
  expect(reworded('3打不通', roster, true)?.text).toBe('备注 3 打不通')
})

test.each(['3、8号都派人去了', '3号8号都安排好值班了'])(
  'who addressed the bot is asked whether days are tickets: %s',
  (said) => {
    expect(reworded(said, roster)).toMatchObject({ isGuess: true, isQuestion: true })
  },
)

test('1号很急，大家快点 may be of a day and is asked back; 1 很急 and 1号加急 are not', () => {
  const asked = reworded('1号很急，大家快点', roster)
  expect(asked).toMatchObject({ text: '加急 1 大家快点', isGuess: true })
  for (const said of ['1 很急', '1号加急']) expect(reworded(said, roster)?.isGuess).toBeUndefined()
})
