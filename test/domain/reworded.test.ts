import { expect, test } from 'vitest'
import { reworded } from '../../src/domain/reworded.ts'
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
])('$said is talk: $why', ({ said }) => {
  expect(reworded(said, roster)).toBeUndefined()
})
