import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FaultCode, ReplyFacts } from '../../src/domain/perfunctory.ts'
import { checkReply, isHard, PERFUNCTORY_FROM } from '../../src/domain/perfunctory.ts'

/** All own-written. */
describe('stopped', () => {
  test.each<{ why: string; reply: string; fault: FaultCode }>([
    { why: 'nothing at all', reply: '已收悉。', fault: 'empty' },
    {
      why: 'courtesies only',
      reply: '尊敬的市民您好！感谢您对我们工作的关心与支持，祝您生活愉快！',
      fault: 'empty',
    },
    {
      why: 'passed on, politely',
      reply: '您好，您反映的问题已转交环卫所调查处理，感谢您的来电。',
      fault: 'passed_on',
    },
    { why: 'passed on to somebody unnamed', reply: '已转相关部门，请耐心等待。', fault: 'passed_on' },
    {
      why: 'sent elsewhere without a word why',
      reply: '您好，请您向区住建局咨询。',
      fault: 'sent_elsewhere',
    },
    { why: 'answered before', reply: '您反映的问题此前已作出答复，请查看。', fault: 'points_elsewhere' },
    {
      why: 'asks what the ticket says',
      reply: '您好，您反映的地址不详，请提供具体位置。',
      fault: 'asks_again',
    },
    { why: 'only intentions', reply: '您好，我们将进一步研究解决，及时向您反馈。', fault: 'vague' },
    { why: 'the letter ends at the colon', reply: '您好，现将有关情况回复如下：', fault: 'truncated' },
    {
      why: 'blames the caller',
      reply: '经核实路灯上月已修好，您这是无理取闹，请不要再打电话。',
      fault: 'rude',
    },
  ])('$why', ({ reply, fault }) => {
    const { faults, score } = checkReply(reply)
    expect(faults).toContain(fault)
    expect(score).toBeGreaterThanOrEqual(PERFUNCTORY_FROM)
  })
})

describe('goes through without a word', () => {
  test.each([
    { why: 'found, done, told', reply: '经核实，村口垃圾桶满溢属实，当天下午已清运完毕，并电话告知您。' },
    {
      why: 'a refusal with its reason',
      reply: '您好，您家房屋经鉴定为B级，按照危房改造政策不在补助范围内，已上门向您解释，您可以申请复核。',
    },
    {
      why: 'passed on, with whom, when and how',
      reply:
        '该路段属省道，由区公路局养护，我们6月3日已书面告知，对方答应6月10日前修补，联系电话0531-00000000。',
    },
    {
      why: 'a promise with its day',
      reply: '经查看确有三盏路灯不亮，配件已订货，计划11月30日前更换完毕，届时电话告知您。',
    },
  ])('$why', ({ reply }) => {
    expect(checkReply(reply).faults).toEqual([])
  })
})

describe('warned of', () => {
  test.each<{ why: string; reply: string; facts?: ReplyFacts; fault: FaultCode }>([
    { why: 'too thin', reply: '路灯已经更换，现在亮了。', fault: 'thin' },
    {
      why: 'a promise without a day',
      reply: '经核实确有三盏路灯不亮，线路老化严重，下一步会安排施工队更换线路，请您谅解。',
      fault: 'no_date',
    },
    {
      why: 'speaks of something else',
      reply: '经核实，供热站阀门故障已于昨天修复，室温升到二十度，已入户测温并告知您。',
      facts: { complaint: '村口垃圾桶好几天没有清运，臭味很大' },
      fault: 'off_topic',
    },
    {
      why: 'claims a visit that nobody recorded',
      reply: '工作人员已到现场查看，村口垃圾当天清运完毕，并电话告知您处理结果。',
      facts: { isVisited: false },
      fault: 'no_visit',
    },
  ])('$why', ({ reply, facts, fault }) => {
    const { faults, score } = checkReply(reply, facts)
    expect(faults).toContain(fault)
    expect(faults.filter(isHard)).toEqual([])
    expect(score).toBeLessThan(PERFUNCTORY_FROM)
  })
})

test('never throws; the score stays within bounds and is over the line exactly when a fault is hard', () => {
  const piece = fc.constantFrom(
    '已转',
    '您好',
    '，',
    '。',
    '核实',
    '2026年1月1日',
    '：',
    '😀',
    '请您',
    '清理完毕',
    'UU0081',
  )
  const reply = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
  )
  fc.assert(
    fc.property(reply, fc.option(reply, { nil: undefined }), (text, complaint) => {
      const { score, faults } = checkReply(
        text,
        complaint === undefined ? {} : { complaint, others: [complaint] },
      )
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(100)
      expect(score >= PERFUNCTORY_FROM).toBe(faults.some(isHard))
      expect(new Set(faults).size).toBe(faults.length)
    }),
    { numRuns: 500 },
  )
})
