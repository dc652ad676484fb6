import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isMadeFrom, unchangedTemplate } from '../../src/domain/template-likeness.ts'

const TEMPLATE =
  '您好，公厕脏了给您添了麻烦，请您谅解。{单位}已到{地点}查看：{现场情况}。{日期}已组织冲洗消毒，并安排专人负责。有什么情况，请随时与{单位}{联系人}联系。'
const filled = (site: string) =>
  TEMPLATE.replaceAll('{单位}', '环卫所')
    .replace('{地点}', '艾老村')
    .replace('{现场情况}', site)
    .replace('{日期}', '11月23日')
    .replace('{联系人}', '李强')

test.each([
  { why: 'only the blanks are filled', reply: filled('地面积水，门锁坏'), about: 7 },
  { why: 'hardly anything tells of the site', reply: filled('已清'), about: 2 },
  { why: 'punctuation and blanks differ', reply: filled('已清').replaceAll('，', ' , '), about: 2 },
  { why: 'a greeting stands before it', reply: `王大娘，${filled('已清')}`, about: 2 },
])('$why: it is the template', ({ reply, about }) => {
  expect(unchangedTemplate(reply, TEMPLATE, '现场情况')).toEqual({ signsAbout: about })
})

test.each([
  { why: 'a sentence was added', reply: `${filled('已清')}昨晚已当面跟老人说清。` },
  { why: 'a word was changed', reply: filled('已清').replace('冲洗消毒', '抽粪两车') },
  { why: 'it is another reply', reply: '路灯今天上午修好，已电话告知您。' },
  { why: 'it is empty', reply: '' },
])('$why: it is not', ({ reply }) => {
  expect(unchangedTemplate(reply, TEMPLATE, '现场情况')).toBeUndefined()
})

test('a template of a few words is anybody’s', () => {
  expect(unchangedTemplate('您好，已办结。', '您好，{事项}已办结。', '现场情况')).toBeUndefined()
})

test('however it is filled, a template is known again; and nothing throws', () => {
  const filling = fc.string({ unit: fc.constantFrom(...'村口公厕3号已办 ，。{}'), maxLength: 30 })
  fc.assert(
    fc.property(filling, filling, (site, place) => {
      const reply = TEMPLATE.replace('{地点}', place).replace('{现场情况}', site)
      expect(unchangedTemplate(reply, TEMPLATE, '现场情况')).toBeDefined()
      expect(isMadeFrom(reply, TEMPLATE)).toBe(true)
    }),
  )
  fc.assert(
    fc.property(fc.string(), fc.string(), (reply, template) => {
      unchangedTemplate(reply, template, '现场情况')
      isMadeFrom(reply, template)
    }),
  )
})

test('made from it counts though half was rewritten; a reply of one’s own does not', () => {
  expect(
    isMadeFrom('您好，给您添了麻烦，请您谅解。今天已组织冲洗消毒，并安排专人负责，门锁换新。', TEMPLATE),
  ).toBe(true)
  expect(isMadeFrom('抽粪车抽了两车，换了门锁，已当面跟老人说清。', TEMPLATE)).toBe(false)
})
