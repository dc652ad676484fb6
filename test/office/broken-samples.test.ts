import { describe, expect, test } from 'vitest'
import { loadOffice } from '../../src/office/load-office.ts'
import { loadSamples } from '../../src/office/load-samples.ts'
import { dataFolder, edit, SHIPPED } from './data-folder.ts'
import { problemsOf } from './refusals.ts'

describe('samples', () => {
  test.each([
    {
      why: 'an unknown citizen',
      file: 'tickets',
      from: 'citizen: wang-guilan',
      to: 'citizen: wang-guilian',
      says: '没有这个诉求人，是不是想写 wang-guilan？',
    },
    {
      why: 'an unknown matter',
      file: 'tickets',
      from: 'matter: 垃圾倾倒',
      to: 'matter: 垃圾倾到',
      says: '责任清单里没有这个事项，是不是想写 垃圾倾倒？',
    },
    {
      why: 'an unknown village',
      file: 'tickets',
      from: 'village: ailao',
      to: 'village: ailo',
      says: '花名册里没有这个单位代号，是不是想写 ailao？',
    },
    {
      why: 'a village that is none',
      file: 'tickets',
      from: 'village: ailao',
      to: 'village: houzhang',
      says: '后张管区不是村',
    },
    {
      why: 'a number twice',
      file: 'tickets',
      from: '"37010020261123000018"',
      to: '"37010020261123000017"',
      says: '这个工单编号前面已经用过',
    },
    {
      why: 'a short number',
      file: 'tickets',
      from: '"37010020261123000018"',
      to: '3701002026',
      says: '应是 20 位数字的工单编号',
    },
    {
      why: 'a phone in the subject',
      file: 'tickets',
      from: 'subject: 艾老村 房屋',
      to: 'subject: 13800001357 房屋',
      says: '不写电话和门牌',
    },
    {
      why: 'an arrival out of order',
      file: 'tickets',
      from: 'after: 40',
      to: 'after: 4',
      says: '工单要按到达先后排',
    },
    {
      why: 'a citizen id twice',
      file: 'citizens',
      from: 'id: sun-baoquan',
      to: 'id: zhang-xiaoyu',
      says: '这个代号前面已经用过',
    },
    {
      why: 'a citizen with a clerk’s id',
      file: 'citizens',
      from: 'id: sun-baoquan',
      to: 'id: zhou-min',
      says: '花名册里已有人用这个代号',
    },
    {
      why: 'a phone twice',
      file: 'citizens',
      from: '"13800004062"',
      to: '"13800001357"',
      says: '这个手机号前面已经写过',
    },
    {
      why: 'a phone that is none',
      file: 'citizens',
      from: '"13800004062"',
      to: '"1380000406"',
      says: '应是 11 位手机号',
    },
  ])('are refused for $why', ({ file, from, to, says }) => {
    const folder = dataFolder()
    const office = loadOffice(SHIPPED)
    const line = edit(folder, `samples/${file}.yaml`, { from, to })
    const said = problemsOf(() => loadSamples(folder, office))
    expect(said[0]).toContain(`· samples/${file}.yaml 第 ${line} 行`)
    expect(said.join('\n')).toContain(says)
  })

  test('a problem never repeats what is known of a citizen', () => {
    const folder = dataFolder()
    const office = loadOffice(SHIPPED)
    edit(folder, 'samples/citizens.yaml', { from: '"13800004062"', to: '"1380000406x"' })
    edit(folder, 'samples/citizens.yaml', { from: 'name: 王桂兰', to: `name: ${'王桂兰'.repeat(9)}` })
    edit(folder, 'samples/citizens.yaml', {
      from: 'address: 好庙村8排3号',
      to: `address: ${'好庙村8排3号'.repeat(9)}`,
    })
    const said = problemsOf(() => loadSamples(folder, office)).join('\n')
    expect(said).toContain('应是 11 位手机号')
    expect(said).not.toMatch(/1380000|王桂兰|8排/)
  })
})
