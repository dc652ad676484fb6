import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadOffice } from '../../src/office/load-office.ts'
import { dataFolder, edit } from './data-folder.ts'
import type { Row } from './refusals.ts'
import { expectRefused, problemsOf } from './refusals.ts'

const ROSTER: Row[] = [
  {
    why: 'a misspelt key',
    from: '    aliases: [环卫',
    to: '    alias: [环卫',
    says: '没有 alias 这一项，是不是想写 aliases？',
  },
  {
    why: 'a key that resembles none',
    from: '    kind: 部门',
    to: '    telephone: 1\n    kind: 部门',
    says: '没有 telephone 这一项，可以写的有：id、name',
  },
  {
    why: 'a key of JavaScript',
    from: '    kind: 部门',
    to: '    constructor: 1\n    kind: 部门',
    says: '没有 constructor 这一项',
  },
  {
    why: 'a kind that is none',
    from: 'kind: 部门',
    to: 'kind: 部们',
    says: '写的是“部们”，应是其中之一：工作站、部门、管区、村、督查，是不是想写 部门？',
  },
  { why: 'a kind named like a method', from: 'kind: 部门', to: 'kind: toString', says: '应是其中之一' },
  { why: 'an id with capitals', from: 'id: huanwei', to: 'id: HuanWei', says: '应是单位代号：小写字母开头' },
  { why: 'an empty name', from: 'name: 环卫所', to: 'name: ""', says: '应是单位全称' },
  {
    why: 'a missing room',
    from: '    room: 孙耿街道·环卫所\n',
    to: '',
    below: -4,
    says: 'units 第 2 项 › room：没有写这一项，应是微信群名',
  },
  { why: 'a name of two lines', from: 'name: 环卫所', to: 'name: "环卫\\n所"', says: '应是单位全称，一行' },
  { why: 'a unit id used twice', from: 'id: jianguan', to: 'id: huanwei', says: '环卫所已经用了这个叫法' },
  {
    why: 'an alias of another unit',
    from: '[社会办, 民政',
    to: '[环卫, 民政',
    says: '写的是“环卫”，环卫所已经用了这个叫法',
  },
  {
    why: 'a name that is an alias elsewhere',
    from: 'name: 司法所',
    to: 'name: 民警',
    says: '派出所已经用了这个叫法',
  },
  { why: 'a second station', from: 'kind: 部门', to: 'kind: 工作站', says: '工作站只能有一个' },
  {
    why: 'no station',
    from: 'kind: 工作站',
    to: 'kind: 部门',
    below: -5,
    says: '要有一个 kind 是工作站的单位',
  },
  {
    why: 'a village without its district',
    from: '    parent: houzhang\n',
    to: '',
    below: -5,
    says: '没有写 parent：艾老村属于哪个管区',
  },
  {
    why: 'a district that does not exist',
    from: 'parent: yanhe',
    to: 'parent: yanhee',
    says: '应是一个管区的代号，是不是想写 yanhe？',
  },
  {
    why: 'a village under a department',
    from: 'parent: yanhe',
    to: 'parent: huanwei',
    says: '应是一个管区的代号',
  },
  {
    why: 'a department with a parent',
    from: '    kind: 部门',
    to: '    parent: houzhang\n    kind: 部门',
    says: '只有村才写 parent',
  },
  { why: 'a person id used twice', from: 'id: sun-lei', to: 'id: zhou-min', says: '周敏已经用了这个代号' },
  {
    why: 'an alias used twice',
    from: 'alias: 工作站-孙磊',
    to: 'alias: 工作站-周敏',
    says: '周敏已经用了这个群昵称',
  },
  {
    why: 'a position in an unknown unit',
    from: '{ unit: huanwei,',
    to: '{ unit: huanwey,',
    says: '花名册里没有这个单位代号，是不是想写 huanwei？',
  },
  {
    why: 'a clerk outside the station',
    from: '{ unit: huanwei, role: 经办人 }',
    to: '{ unit: huanwei, role: 热线专员 }',
    says: '热线专员只能在工作站任职',
  },
  {
    why: 'a supervisor in a department',
    from: '{ unit: huanwei, role: 经办人 }',
    to: '{ unit: huanwei, role: 督查人员 }',
    says: '督查人员只能在督查单位任职',
  },
  {
    why: 'a unit without people',
    from: '{ unit: qianwang, role: 负责人 }',
    to: '{ unit: yangjia, role: 负责人 }',
    below: 'elsewhere',
    says: '前王村还没有人',
  },
  {
    why: 'no position at all',
    from: 'positions:\n      - { unit: huanwei, role: 经办人 }',
    to: 'positions: []',
    says: '应是任职的列表，至少一个',
  },
  {
    why: 'a list where a word belongs',
    from: 'name: 环卫所',
    to: 'name: [环卫所]',
    says: 'units 第 2 项 › name：应是单位全称',
  },
  {
    why: 'a word where a unit belongs',
    from: 'units:\n',
    to: 'units:\n  - 环卫所\n',
    below: 1,
    says: '写的是“环卫所”，应是一组带名字的项',
  },
  {
    why: 'somebody unknown on duty',
    from: 'people: [zhou-min, sun-lei]',
    to: 'people: [zhou-min, sun-lai]',
    says: '写的是“sun-lai”，花名册里没有这个人员代号，是不是想写 sun-lei？',
  },
  {
    why: 'a shift with nobody',
    from: 'people: [zhou-min, sun-lei]',
    to: 'people: []',
    says: '应是值班人员代号的列表，至少一个',
  },
  {
    why: 'duty of an unknown unit',
    from: 'unit: huanwei\n    people: [zhao',
    to: 'unit: huanwey\n    people: [zhao',
    says: '花名册里没有这个单位代号，是不是想写 huanwei？',
  },
  {
    why: 'duty days that end before they begin',
    from: 'days: 非工作时间\n    people',
    to: 'days: 2026-10-08 至 2026-10-01\n    people',
    says: '应写成 非工作时间 或 2026-10-01 至 2026-10-08 这样',
  },
  {
    why: 'a duty day that does not exist',
    from: 'days: 非工作时间\n    people',
    to: 'days: 2026-09-31 至 2026-10-08\n    people',
    says: '应写成 非工作时间 或 2026-10-01 至 2026-10-08 这样',
  },
  {
    why: 'duty in words',
    from: 'days: 非工作时间\n    people',
    to: 'days: 夜里\n    people',
    says: '应写成 非工作时间',
  },
]

test.each(ROSTER)('the roster is refused for $why', (row) => expectRefused('roster.yaml', row))

test('without clerks nobody dispatches, without supervisors nobody is told', () => {
  const folder = dataFolder()
  const path = join(folder, 'roster.yaml')
  const people = readFileSync(path, 'utf8').replaceAll(/role: (?:热线专员|督查人员) /g, 'role: 经办人 ')
  writeFileSync(path, people)
  const said = problemsOf(() => loadOffice(folder)).join('\n')
  expect(said).toContain('至少要有一名热线专员')
  expect(said).toContain('至少要有一名督查人员')
})

test('a position is held once', () => {
  const folder = dataFolder()
  const position = '      - { unit: yingji, role: 经办人 }\n'
  const line = edit(folder, 'roster.yaml', { from: position, to: position + position })
  expect(problemsOf(() => loadOffice(folder))).toEqual([
    `· roster.yaml 第 ${line + 1} 行，people 第 25 项 › positions 第 2 项 › role：写的是“经办人”，这个职务前面已经写过`,
  ])
})
