import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { loadOffice } from '../../src/office/load-office.ts'
import { fillTemplate, hasOpenPlaceholder, loadKnowledge } from '../../src/templates/knowledge/index.ts'
import { at } from '../support/time.ts'

const DATA = join(import.meta.dirname, '../../data')
const { roster, responsibilities } = loadOffice(DATA)
const MATTERS = responsibilities.matters
const UNITS = new Set(roster.units.map(({ id }) => id))
const SHIPPED = loadKnowledge(join(DATA, 'knowledge'), UNITS)

/** A sound entry; each row of the table below breaks one thing in it. */
const SOUND = `---
title: 乱倒垃圾清理
kind: template
keywords: [垃圾]
asks:
  - 空地成了垃圾场
units: [huanwei]
validFrom: 2026-01-01
reviewBy: 2027-06-30
---
您好，{单位}已到{地点}。
`

function load(files: Readonly<Record<string, string | Buffer>>) {
  const dir = mkdtempSync(join(tmpdir(), 'huisheng-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(dir, name), content)
  return loadKnowledge(dir, UNITS)
}

test.each([
  { why: 'no front matter', from: '---\n', to: '', says: 'bad.md 第 1 行：应以两行 --- 之间的说明开头' },
  { why: 'no end of the front matter', from: '30\n---', to: '30', says: 'bad.md 第 1 行：应以两行 ---' },
  { why: 'broken YAML', from: '[垃圾]', to: '[垃圾', says: 'bad.md 第 4 行：YAML 写法有误：括号没有成对' },
  { why: 'a key twice', from: 'kind:', to: 'title: 又一个\nkind:', says: 'bad.md 第 3 行：YAML 写法有误' },
  { why: 'an alias of nothing', from: '[垃圾]', to: '*ci', says: 'YAML 写法有误' },
  { why: 'no title', from: 'title: 乱倒垃圾清理\n', to: '', says: 'title：应为标题' },
  { why: 'a number as title', from: '乱倒垃圾清理', to: '12345', says: 'bad.md 第 2 行 title：应为标题' },
  { why: 'an unknown kind', from: ': template', to: ': 模板', says: 'bad.md 第 3 行 kind：应为 regulation' },
  { why: 'an unknown key', from: 'units:', to: 'unit:', says: '没有这些项：unit' },
  { why: 'a bare number', from: '[垃圾]', to: '[12345]', says: '第 4 行 keywords.0：应为文字，数字要加引号' },
  { why: 'no list', from: '[垃圾]', to: '垃圾', says: 'bad.md 第 4 行 keywords：应为方括号里的一串' },
  { why: 'a wrong date', from: '2026-01-01', to: '2026.1.1', says: '第 8 行 validFrom：应为日期' },
  { why: 'a day that never comes', from: '2026-01-01', to: '2026-02-30', says: 'validFrom：应为日期' },
  { why: 'a month that never comes', from: '2026-01-01', to: '2026-13-01', says: 'validFrom：应为日期' },
  { why: 'no review date', from: 'reviewBy: 2027-06-30\n', to: '', says: 'reviewBy：应为日期' },
  { why: 'a season of 13', from: 'units', to: 'season: [13]\nunits', says: 'season.0：应为 1–12 的月份' },
  {
    why: 'ends early',
    from: 'reviewBy',
    to: 'validTo: 2025-01-01\nreviewBy',
    says: 'validTo：早于 validFrom',
  },
  { why: 'no body', from: '您好，{单位}已到{地点}。', to: '', says: 'bad.md：正文是空的' },
  { why: 'an unknown unit', from: '[huanwei]', to: '[huanbao]', says: 'units：没有单位「huanbao」' },
  {
    why: 'no such basis',
    from: 'units',
    to: 'basis: [meiyou]\nunits',
    says: 'basis：资料库里没有「meiyou」',
  },
])('an entry with $why is left out and named', ({ from, to, says }) => {
  expect(SOUND).toContain(from)
  const { entries, problems } = load({ 'bad.md': SOUND.replace(from, to), 'good.md': SOUND })
  expect(entries.map(({ id }) => id)).toEqual(['good'])
  expect(problems.join('\n')).toContain(says)
  expect(problems.join('\n')).not.toMatch(/Invalid|Unrecognized|undefined/)
})

test('everything wrong in a file is said at once', () => {
  const { problems } = load({ 'bad.md': SOUND.replace('2026-01-01', 'x').replace(': template', ': x') })
  expect(problems.slice(0, 2).map((problem) => problem.slice(0, 12))).toEqual([
    'bad.md 第 3 行',
    'bad.md 第 8 行',
  ])
})

test.each([
  { why: 'a front matter that is a list', text: '---\n- title\n---\n正文', says: '应为一行一项' },
  { why: 'an empty front matter', text: '---\n\n---\n正文', says: '应为一行一项' },
  { why: 'no text at all', text: '', says: '应以两行 --- 之间的说明开头' },
  {
    why: 'aliases that would blow up',
    text: `---\na: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c]\n---\n正文`,
    says: '不要用 & 和 * 引用',
  },
  { why: 'GBK bytes', text: Buffer.from([0xc0, 0xac, 0xbb, 0xf8]), says: '不是 UTF-8 编码' },
  { why: 'a quarter of a megabyte', text: 'x'.repeat(256 * 1024 + 1), says: '文件太大' },
])('$why is a problem, not a crash', ({ text, says }) => {
  const { entries, problems } = load({ 'bad.md': text, 'good.md': SOUND })
  expect(entries).toHaveLength(1)
  expect(problems).toEqual([expect.stringContaining(says)])
})

test('a file of another kind is named, a hidden one is not', () => {
  const { entries, problems } = load({ 'a.md': SOUND, 'b.md.txt': SOUND, '.b.md.swp': 'x' })
  expect(entries).toHaveLength(1)
  expect(problems).toEqual(['b.md.txt：没有读，资料库只读这一层以 .md 结尾的文件'])
})

test('an empty, a missing and a wholly broken folder are said', () => {
  expect(load({}).problems).toEqual([expect.stringMatching(/^资料库是空的/)])
  expect(load({ 'bad.md': '' }).problems.at(-1)).toMatch(/^资料库是空的/)
  const missing = loadKnowledge(join(tmpdir(), 'huisheng-not-there'), UNITS)
  expect(missing.problems[0]).toMatch(/^资料库文件夹 .* 不存在$/)
  expect(missing.search('垃圾')).toEqual([])
})

test('a folder that ends in .md is named', () => {
  const dir = mkdtempSync(join(tmpdir(), 'huisheng-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  mkdirSync(join(dir, 'more.md'))
  expect(loadKnowledge(dir, UNITS).problems[0]).toMatch(/^more\.md：没有读/)
})

test.each([
  { why: 'Windows line ends', text: SOUND.replaceAll('\n', '\r\n') },
  { why: 'a byte order mark', text: `\uFEFF${SOUND}` },
])('an entry with $why loads', ({ text }) => {
  const { entries, problems } = load({ 'a.md': text })
  expect(problems).toEqual([])
  expect(entries).toMatchObject([{ id: 'a', title: '乱倒垃圾清理', body: '您好，{单位}已到{地点}。' }])
})

test('an entry left out is found by nothing', () => {
  const base = load({ 'bad.md': SOUND.replace('[huanwei]', '[x]') })
  expect(base.entry('bad')).toBeUndefined()
  expect(base.search('垃圾')).toEqual([])
})

test('every shipped entry loads', () => {
  expect(SHIPPED.problems).toEqual([])
  const count = (kind: string) => SHIPPED.entries.filter((entry) => entry.kind === kind).length
  expect(count('template')).toBeGreaterThanOrEqual(40)
  expect(count('faq')).toBeGreaterThanOrEqual(50)
  expect(count('regulation') + count('policy')).toBeGreaterThanOrEqual(30)
})

test('every shipped entry knows at least six ways in which people say it', () => {
  expect(SHIPPED.entries.filter(({ asks }) => new Set(asks).size < 6).map(({ id }) => id)).toEqual([])
})

test('no two shipped entries share a title', () => {
  const titles = SHIPPED.entries.map(({ title }) => title)
  expect(new Set(titles).size).toBe(titles.length)
})

test('every matter of the responsibility list has a template, and no entry has another matter', () => {
  const matters = new Set(MATTERS.map(({ matter }) => matter))
  const covered = new Set(
    SHIPPED.entries.filter(({ kind }) => kind === 'template').map(({ matter }) => matter),
  )
  expect([...matters].filter((matter) => !covered.has(matter))).toEqual([])
  expect(
    SHIPPED.entries.filter(({ matter }) => matter !== undefined && !matters.has(matter)).map(({ id }) => id),
  ).toEqual([])
})

test.each(SHIPPED.entries.filter(({ kind }) => kind === 'template'))(
  'the template $id can be found and filled',
  ({ title, body, asks, keywords, units, matter }) => {
    expect(new Set(asks).size).toBeGreaterThanOrEqual(6)
    expect(asks).not.toContain(title)
    expect(keywords.length).toBeGreaterThanOrEqual(3)
    // The lead of the matter finds its own template first.
    expect(units[0]).toBe(MATTERS.find((one) => one.matter === matter)?.leadUnitId)
    const sentences = body.split('。').filter((sentence) => sentence.trim() !== '').length
    expect(sentences).toBeGreaterThanOrEqual(3)
    expect(sentences).toBeLessThanOrEqual(6)
    const KNOWN = {
      地点: '艾老村',
      事项: '垃圾',
      日期: '昨天',
      单位: '环卫所',
      现场情况: '已清',
      联系人: '李某',
    }
    expect(fillTemplate(body, KNOWN).missing).toEqual([])
    expect(body).toContain('{现场情况}')
    expect(body).toContain('{联系人}')
  },
)

const names = fc.constantFrom('地点', '事项', '日期', '单位', '现场情况', '联系人', '__proto__', 'toString')
const piece = fc.oneof(
  names.map((name) => `{${name}}`),
  fc.string({ maxLength: 12 }),
  fc.constantFrom('{', '}', '{}', '{{', '}}', '$&', '【', '】', '\n'),
)
const bodies = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))
const someValues = fc.dictionary(names, fc.oneof(fc.string(), bodies), { maxKeys: 6 })

test('filling leaves no placeholder behind and lists each missing one once', () => {
  fc.assert(
    fc.property(bodies, someValues, (body, values) => {
      const { text, missing } = fillTemplate(body, values)
      expect(text).not.toMatch(/\{(?:地点|事项|日期|单位|现场情况|联系人)\}/)
      expect(new Set(missing).size).toBe(missing.length)
      for (const name of missing) {
        expect(body).toContain(`{${name}}`)
        expect(text).toContain(`【请填：${name}】`)
      }
      if (missing.length > 0) expect(hasOpenPlaceholder(text)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

const HOSTILE = [
  '',
  ' ',
  '"*NEAR(',
  "' OR 1=1 --",
  '^$.*+?()[]{}|\\',
  '垃'.repeat(10_000),
  '🗑️👨‍👩‍👧‍👦'.repeat(500),
  '\uD83D',
  '\0垃圾\0',
  '{地点}',
  '垃圾 AND NOT (暖气 OR "x")',
  '__proto__',
  'constructor',
]
const anyQuery = fc.oneof(
  fc.string({ maxLength: 60, unit: 'binary' }),
  fc.constantFrom(...HOSTILE),
  fc
    .array(fc.constantFrom('垃圾', '暖气', '"', '*', 'NEAR(', '-', '🗑', '低保', '\n'), { maxLength: 30 })
    .map((pieces) => pieces.join('')),
)

test('searching never throws, is sorted, and finds the same twice', () => {
  const idsAndScores = (query: string) =>
    SHIPPED.search(query, { prefers: 'template', limit: 5 }).map(({ entry, score }) => [entry.id, score])
  fc.assert(
    fc.property(anyQuery, (query) => {
      const found = idsAndScores(query)
      expect(idsAndScores(query)).toEqual(found)
      const scores = found.map(([, score]) => Number(score))
      expect(scores.every(Number.isFinite)).toBe(true)
      expect(scores).toEqual(scores.toSorted((one, other) => other - one))
    }),
    { numRuns: 300, examples: HOSTILE.map((query): [string] => [query]) },
  )
})

test.each(['', ' ', '！？', '"*NEAR(', '🗑️', 'zzzz'])('nothing fits %j', (query) => {
  expect(SHIPPED.search(query)).toEqual([])
})

/** As people say it; none of these lines stands in an entry. `first` stands on top, `among` among three. */
test.each<{ query: string; first?: string; among?: string }>([
  { query: '垃圾', among: 'laji-qingdao' },
  { query: '有人夜里偷着倒垃圾', first: 'laji-qingdao' },
  { query: '桶都冒尖了没人拉', first: 'laji-qingyun' },
  { query: '家里不暖和', first: 'gongnuan-bure' },
  { query: '自来水没劲上不了楼', first: 'gongshui-shuiya' },
  { query: '路灯坏了', first: 'ludeng-buliang' },
  { query: '路上大坑', first: 'daolu-posun' },
  { query: '下水道往外冒臭水', first: 'wushui-waiyi' },
  { query: '羊把麦子啃了', first: 'niuyang-kenqing' },
  { query: '烧玉米秸', first: 'jiegan-fenshao' },
  { query: '浇不上地', first: 'chunguan-yongshui' },
  { query: '狗到处跑吓孩子', first: 'quan-raomin' },
  { query: '邻居吵架', first: 'linli-jiufen' },
  { query: '彩钢棚私自搭的', first: 'weifa-jianshe' },
  { query: '跳广场舞太吵', first: 'zaoyin-raomin' },
  { query: '没人扫大街', first: 'daolu-baojie' },
  { query: '公厕脏', first: 'gongce-guanli' },
  { query: '老屋裂缝', first: 'weifang-gaizao' },
  { query: '想翻盖房子', first: 'zhaijidi-shenqing' },
  { query: '电梯坏了物业不管', first: 'wuye-jiufen' },
  { query: '抽粪车不来', first: 'gaice-weihu' },
  { query: '粮补没到账', first: 'huinong-butie' },
  { query: '猪圈臭', first: 'yangzhi-wuran' },
  { query: '流转费不给', first: 'tudi-chengbao' },
  { query: '大树快倒了', first: 'shumu-yinhuan' },
  { query: '赶集堵路', first: 'zhandao-jingying' },
  { query: '烧烤烟熏人', first: 'youyan-yiwei' },
  { query: '吃低保', among: 'dibao-jiuzhu' },
  { query: '高龄补贴没发', first: 'yanglao-fuwu' },
  { query: '办丧事喇叭响一夜', first: 'binzang-guanli' },
  { query: '卫生室没大夫', first: 'cunyi-kanbing' },
  { query: '合作医疗报销', first: 'yibao-canbao' },
  { query: '老鼠蟑螂', first: 'bingmei-xiaosha' },
  { query: '车堵着大门', among: 'zhian-tingche' },
  { query: '身份证到期', first: 'hukou-zhengjian' },
  { query: '包工头不给工钱', first: 'tuoqian-gongzi' },
  { query: '村里账目不公开', among: 'xinxi-gongkai' },
  { query: '楼道电动车充电', first: 'xiaofang-yinhuan' },
  { query: '院子进水了', first: 'fangxun-jishui' },
  { query: '煤改气补贴', first: 'qingjie-qunuan' },
  { query: '退单', first: 'rexian-tuidan' },
  { query: '延期最多几天', first: 'rexian-yanqi' },
  { query: '打不通电话怎么结', first: 'rexian-dabutong' },
  { query: '二次办理几天', first: 'rexian-erci-banli' },
  { query: '诉求人电话能不能发群里', first: 'rexian-baomi' },
  { query: '满意率怎么算', first: 'rexian-sanlv' },
  { query: '狗咬了打什么针', among: 'banshi-gouyao' },
  { query: '信访几天答复', first: 'xinfang-tiaoli' },
  { query: '暧气不热', first: 'gongnuan-bure' },
  { query: '路灯不凉', first: 'ludeng-buliang' },
  { query: '物业废', first: 'wuye-jiufen' },
])('「$query」 finds $first$among', ({ query, first, among }) => {
  const ids = SHIPPED.search(query, { prefers: 'template', limit: 3 }).map(({ entry }) => entry.id)
  if (first === undefined) expect(ids).toContain(among)
  else expect(ids[0]).toBe(first)
})

test.each([
  { typed: '一卡通帐号对不上', means: '一卡通账号对不上', why: '帐 for 账' },
  { typed: '身份证己经过期', means: '身份证已经过期', why: '己 for 已' },
  { typed: '门囗路灯不亮', means: '门口路灯不亮', why: 'a frame for a mouth' },
  { typed: 'ＷＩＦＩ，路灯', means: 'wifi,路灯', why: 'full width' },
])('signs that look alike find the same: $why', ({ typed, means }) => {
  const found = (query: string) => SHIPPED.search(query).map(({ entry, score }) => [entry.id, score])
  expect(found(typed)).toEqual(found(means))
})

test('another word for the same thing counts by what it means, even if no sign is shared', () => {
  const base = load({
    'a.md': SOUND.replace(/^title: .*$/m, 'title: 犬只伤人').replace(/asks:[\s\S]*?(?=units)/, 'asks: []\n'),
    'synonyms.yaml': '- [大黄下口, 犬只伤人]\n',
  })
  base.useBackground(Array.from({ length: 40 }, (_, nth) => `第 ${nth} 件别的事`))
  expect(base.search('大黄下口')[0]?.entry.id).toBe('a')
})

test('the words of a ticket without any of the asker find templates only', () => {
  const kinds = SHIPPED.search('种粮补贴没到账', { kinds: ['template'] }).map(({ entry }) => entry.kind)
  expect(new Set(kinds)).toEqual(new Set(['template']))
})

test('an entry counts from its first day to its last', () => {
  const base = load({ 'a.md': SOUND.replace('reviewBy', 'validTo: 2026-12-31\nreviewBy') })
  const found = (day: string) => base.search('空地成了垃圾场', { now: at(day), matter: '', limit: 1 }).length
  expect(['2025-12-31 23:59', '2026-01-01 00:00', '2026-12-31 23:59', '2027-01-01 00:00'].map(found)).toEqual(
    [0, 1, 1, 0],
  )
})

test('in its season an entry goes ahead of its equal', () => {
  const base = load({ 'a.md': SOUND, 'b.md': SOUND.replace('units', 'season: [9, 10]\nunits') })
  const first = (day: string) => base.search('空地成了垃圾场垃圾清理', { now: at(day) })[0]?.entry.id
  expect([first('2026-03-02 09:00'), first('2026-09-30 23:00')]).toEqual(['a', 'b'])
})

describe('同义词', () => {
  const SYNONYMS = '- [俺家, 我家]\n- [垃圾场, 埋汰地]\n'

  test('an entry is found by another word for the same thing, and the answer says so', () => {
    const base = load({ 'a.md': SOUND.replace('[垃圾]', '[垃圾场]'), 'synonyms.yaml': SYNONYMS })
    base.useBackground(Array.from({ length: 50 }, (_, nth) => `第 ${nth} 件别的事`))
    const [hit] = base.search('村头一片埋汰地')
    expect([hit?.entry.id, hit?.reasons]).toEqual(['a', ['命中：埋汰地=垃圾场']])
    expect(load({ 'a.md': SOUND }).search('村头一片埋汰地')).toEqual([])
  })

  test.each([
    {
      why: 'one expression alone',
      text: '- [暖气, 供暖]\n- [垃圾]\n',
      says: 'synonyms.yaml 第 2 行：应为方括号里至少两个说法',
    },
    { why: 'no brackets', text: '- 暖气\n', says: 'synonyms.yaml 第 1 行：应为方括号里至少两个说法' },
    { why: 'a number', text: '- [暖气, 12345]\n', says: 'synonyms.yaml 第 1 行：应为方括号里至少两个说法' },
    { why: 'no list', text: '暖气: 供暖\n', says: 'synonyms.yaml：应为一行一组' },
    { why: 'broken YAML', text: '- [暖气\n', says: 'YAML 写法有误' },
    { why: 'too large', text: '#'.repeat(256 * 1024 + 1), says: '文件太大' },
  ])('$why is said with its line; the entries still load', ({ text, says }) => {
    const { entries, problems } = load({ 'a.md': SOUND, 'synonyms.yaml': text })
    expect(entries).toHaveLength(1)
    expect(problems).toEqual([expect.stringContaining(says)])
  })
})

test('what is common in the office’s tickets tells less', () => {
  const base = load({
    'a.md': SOUND.replace(/title: .*/, 'title: 乡村大戏台'),
    'b.md': SOUND.replace(/title: .*/, 'title: 乡村老水塔'),
  })
  const first = (): string | undefined => base.search('大戏台旁的老水塔')[0]?.entry.id
  base.useBackground(Array.from({ length: 50 }, () => '大戏台那边'))
  expect(first()).toBe('b')
  base.useBackground(Array.from({ length: 50 }, () => '老水塔那边'))
  expect(first()).toBe('a')
})
