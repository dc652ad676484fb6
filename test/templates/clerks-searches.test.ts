import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadOffice } from '../../src/office/load-office.ts'
import { loadKnowledge } from '../../src/templates/knowledge/index.ts'

const DATA = join(import.meta.dirname, '../../data')
const UNITS = new Set(loadOffice(DATA).roster.units.map(({ id }) => id))
const SHIPPED = loadKnowledge(join(DATA, 'knowledge'), UNITS)

// What clerks and villagers typed, and what they wanted to see first.
test.each([
  { typed: '停电', first: 'banshi-tingdian' },
  { typed: '电梯坏了', first: 'dianti-guzhang' },
  { typed: '燃气安全 煤气', first: 'ranqi-anquan' },
  { typed: '自来水有味 发黄', first: 'shuizhi-yichang' },
  { typed: '井盖丢了', first: 'jinggai-queshi' },
  { typed: '拆迁款', first: 'banshi-zhengdi' },
  { typed: '征地补偿', first: 'banshi-zhengdi' },
  { typed: '退伍军人优待', first: 'banshi-tuiyi' },
  { typed: '孩子上学', first: 'banshi-ruxue' },
  { typed: '公交车不来', first: 'banshi-gongjiao' },
  { typed: '快递丢了', first: 'banshi-kuaidi' },
  { typed: '网络诈骗', first: 'banshi-zhapian' },
  { typed: '手机没信号', first: 'banshi-xinhao' },
  { typed: '打井', first: 'banshi-dajing' },
  { typed: '无理诉求', first: 'rexian-bu-heli' },
  { typed: '表扬件', first: 'rexian-zixun-biaoyang' },
  { typed: '扶贫 防返贫', first: 'banshi-fangfanpin' },
  { typed: '邻居装修吵', first: 'zaoyin-raomin' },
  { typed: '流浪狗太多', first: 'quan-raomin' },
  { typed: '楼道堆杂物', first: 'xiaofang-yinhuan' },
  { typed: '老人补贴怎么领', first: 'banshi-gaoling-jintie' },
  { typed: '下雨院里灌水', first: 'fangxun-jishui' },
  { typed: '小广告', first: 'daolu-baojie' },
])('模板 $typed', ({ typed, first }) => {
  const [best] = SHIPPED.search(typed, { prefers: 'template', limit: 3 })
  expect(best?.entry.id).toBe(first)
})
