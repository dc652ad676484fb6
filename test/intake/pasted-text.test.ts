import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalise } from '../../src/domain/plain-text.ts'
import type { PastedTicket } from '../../src/intake/pasted-text.ts'
import { readPastedText } from '../../src/intake/pasted-text.ts'
import { sampleStreet } from '../support/sample-street.ts'
import { at } from '../support/time.ts'

const { headings, calendar } = sampleStreet().office
const SETTING = { headings, calendar, now: at('2026-11-23 09:00') }

/** What the table asserts of a ticket; what a row does not name must not be there. */
interface Expected {
  number?: string
  subject?: string
  content?: string | RegExp
  name?: string
  phone?: string
  deadline?: string
  urgent?: true
  kind?: string
  secret?: true
}

function facts({ row }: PastedTicket) {
  const { ticket, content, citizen } = row
  return {
    ...(ticket.number !== '' && { number: ticket.number }),
    content,
    ...(row.says.title && { subject: ticket.subject }),
    ...(citizen?.name && { name: citizen.name }),
    ...(citizen && { phone: citizen.phone }),
    ...(ticket.platformDeadline !== undefined && { deadline: ticket.platformDeadline }),
    ...(ticket.urgency === 'urgent' && { urgent: true }),
    ...(ticket.kind !== 'help' && { kind: ticket.kind }),
    ...(ticket.secret && { secret: true }),
  }
}

function expectTickets(text: string, expected: readonly Expected[], isTold = false): void {
  const tickets = readPastedText(normalise(text), { ...SETTING, isTold })
  expect(tickets.map(facts)).toEqual(
    expected.map(({ deadline, content, ...rest }) => ({
      ...rest,
      content: content instanceof RegExp ? expect.stringMatching(content) : content,
      ...(deadline !== undefined && { deadline: at(deadline) }),
    })),
  )
  expect(tickets.flatMap(({ faults }) => faults)).toEqual([])
}

const LAMP = '村口的路灯坏了一个星期，晚上老人出门看不见路，希望尽快修好。'
const NUMBER = '37010020261123000101'

describe('labelled lines', () => {
  test.each<{ why: string; text: string; tickets: Expected[] }>([
    {
      why: 'as the platform shows it, full-width colons',
      text: `工单编号：${NUMBER}\n工单标题：艾老村 路灯不亮\n诉求内容：${LAMP}\n来电人：赵小甲\n联系电话：13900000001\n办结时限：2026-11-27 18:00`,
      tickets: [
        {
          number: NUMBER,
          subject: '艾老村 路灯不亮',
          content: LAMP,
          name: '赵小甲',
          phone: '13900000001',
          deadline: '2026-11-27 18:00',
        },
      ],
    },
    {
      why: 'half-width colons, other words for the same, other order, a full-width number',
      text: `诉求人: 钱小乙\n手机号码:139-0000-0002\n反映内容: ${LAMP}\n受理编号: ３７０１００２０２６１１２３０００１０２\n截止时间: 2026/11/27`,
      tickets: [
        {
          number: '37010020261123000102',
          content: LAMP,
          name: '钱小乙',
          phone: '13900000002',
          deadline: '2026-11-27 23:59',
        },
      ],
    },
    {
      why: 'brackets in place of colons',
      text: `【工单编号】${NUMBER}\n【诉求类型】投诉\n【诉求内容】${LAMP}\n【联系电话】13900000001`,
      tickets: [{ number: NUMBER, kind: 'complaint', content: LAMP, phone: '13900000001' }],
    },
    {
      why: 'bullets and numbers before the labels',
      text: `1. 工单编号：${NUMBER}\n2、来电人：赵小甲\n• 联系电话：13900000001\n📌诉求内容：${LAMP}`,
      tickets: [{ number: NUMBER, name: '赵小甲', phone: '13900000001', content: LAMP }],
    },
    {
      why: 'everything on one line, parted by blanks',
      text: `工单编号：${NUMBER} 来电人：赵小甲 联系电话：13900000001 办结时限：2026-11-27 18:00 诉求内容：${LAMP}`,
      tickets: [
        { number: NUMBER, name: '赵小甲', phone: '13900000001', deadline: '2026-11-27 18:00', content: LAMP },
      ],
    },
    {
      why: 'everything on one line, parted by commas; a comma inside the words parts nothing',
      text: `流水号：${NUMBER}，联系人：赵小甲，电话：13900000001，诉求内容：村口路灯坏了，地址：就在村口，希望修好。`,
      tickets: [
        {
          number: NUMBER,
          name: '赵小甲',
          phone: '13900000001',
          content: '村口路灯坏了，地址：就在村口，希望修好。',
        },
      ],
    },
    {
      why: 'a table copied from the web page: label and value on lines of their own',
      text: `工单编号\n${NUMBER}\n诉求内容\n${LAMP}\n联系电话\n13900000001`,
      tickets: [{ number: NUMBER, content: LAMP, phone: '13900000001' }],
    },
    {
      why: 'label and value parted by a tab or blanks',
      text: `工单编号\t${NUMBER}\n诉求人姓名\t赵小甲\n诉求内容\t${LAMP}`,
      tickets: [{ number: NUMBER, content: LAMP }],
    },
    {
      why: 'padded labels and a remark in brackets',
      text: `编 号：无\n工 单 编 号：${NUMBER}\n联 系 电 话（手机）：13900000001\n诉 求 内 容：${LAMP}`,
      tickets: [{ number: NUMBER, phone: '13900000001', content: LAMP }],
    },
    {
      why: 'the words run over several lines; what the office adds is none of them',
      text: `工单编号：${NUMBER}\n诉求内容：村口的路灯坏了一个星期。\n\n另外路也不平，\n希望一起修。\n派单时间：2026-11-23 08:30\n承办单位：孙耿街道\n联系电话：13900000001`,
      tickets: [
        {
          number: NUMBER,
          content: '村口的路灯坏了一个星期。\n\n另外路也不平，\n希望一起修。',
          phone: '13900000001',
        },
      ],
    },
    {
      why: 'a line inside the words that looks like a label of nothing stays',
      text: `工单编号：${NUMBER}\n诉求内容：市民反映两件事。\n第一件：路灯不亮。\n第二件：路不平。`,
      tickets: [{ number: NUMBER, content: '市民反映两件事。\n第一件：路灯不亮。\n第二件：路不平。' }],
    },
    {
      why: 'two tickets in one paste',
      text: `工单编号：${NUMBER}\n诉求内容：${LAMP}\n联系电话：13900000001\n\n工单编号：37010020261123000102\n诉求内容：井盖一踩就响，怕人掉下去。\n联系电话：13900000002`,
      tickets: [
        { number: NUMBER, content: LAMP, phone: '13900000001' },
        { number: '37010020261123000102', content: '井盖一踩就响，怕人掉下去。', phone: '13900000002' },
      ],
    },
    {
      why: 'three, with heads of their own and the number last',
      text: [
        '工单1：',
        '标题：路灯',
        '内容：灯不亮。',
        '编号在后',
        '工单号：A0000000000001',
        '-----',
        '工单2：',
        '标题：井盖',
        '内容：井盖响。',
        '工单号：A0000000000002',
        '-----',
        '第三件',
        '标题：树枝',
        '内容：树枝压线。',
        '工单号：A0000000000003',
      ].join('\n'),
      tickets: [
        { number: 'A0000000000001', subject: '路灯', content: '灯不亮。\n编号在后' },
        { number: 'A0000000000002', subject: '井盖', content: '井盖响。' },
        { number: 'A0000000000003', subject: '树枝', content: '树枝压线。' },
      ],
    },
    {
      why: 'forwarded messages with who said them and when',
      text: `群聊的聊天记录\n区热线办 王科 2026/11/23 8:51:07\n工单编号：${NUMBER}\n诉求内容：${LAMP}\n区热线办 王科 8:52\n办结时限：11月27日`,
      tickets: [{ number: NUMBER, content: LAMP, deadline: '2026-11-27 17:30' }],
    },
    {
      why: 'the sender before the first label, the limit said in the words around',
      text: `王科：工单编号：${NUMBER}\n联系电话：13900000001\n诉求内容：${LAMP}\n来电时间：2026-11-23 08:01\n请于11月26日下班前办结回复`,
      tickets: [{ number: NUMBER, phone: '13900000001', content: LAMP, deadline: '2026-11-26 17:30' }],
    },
    {
      why: 'the caller stands in the words only; what the caller wishes is no limit',
      text: `工单编号：${NUMBER}\n诉求内容：市民赵小甲（13900000001）反映村口路灯坏了，要求三天内处理完。`,
      tickets: [
        {
          number: NUMBER,
          name: '赵小甲',
          phone: '13900000001',
          content: '市民赵小甲（13900000001）反映村口路灯坏了，要求三天内处理完。',
        },
      ],
    },
    {
      why: 'a limit in working days, urgent, secret',
      text: `工单编号：${NUMBER}\n紧急程度：紧急\n是否保密：是\n办理时限：3个工作日\n诉求内容：${LAMP}`,
      tickets: [{ number: NUMBER, urgent: true, secret: true, deadline: '2026-11-26 17:30', content: LAMP }],
    },
    {
      why: 'a remark behind number and limit',
      text: `工单编号：${NUMBER}（市级交办）\n办结时限：2026年11月27日18时前\n诉求内容：${LAMP}`,
      tickets: [{ number: NUMBER, deadline: '2026-11-27 18:00', content: LAMP }],
    },
    {
      why: 'number and phone are labelled, the words are not',
      text: `工单编号：${NUMBER}\n联系电话：13900000001\n村民反映村口的路灯坏了一个星期，希望尽快修好。`,
      tickets: [
        { number: NUMBER, phone: '13900000001', content: '村民反映村口的路灯坏了一个星期，希望尽快修好。' },
      ],
    },
    {
      why: 'the phone is hidden by the platform: none, and no fault',
      text: `工单编号：${NUMBER}\n联系电话：139****0001\n诉求内容：${LAMP}`,
      tickets: [{ number: NUMBER, content: LAMP }],
    },
    {
      why: 'handwritten in labelled lines, without a number',
      text: `来电人：孙大爷\n电话：13900000003\n内容：村东的路灯不亮。`,
      tickets: [{ name: '孙大爷', phone: '13900000003', content: '村东的路灯不亮。' }],
    },
    {
      why: 'markdown stars, as chat assistants write',
      text: `**工单编号：** ${NUMBER}\n**诉求内容：** ${LAMP}`,
      tickets: [{ number: NUMBER, content: LAMP }],
    },
  ])('$why', ({ text, tickets }) => expectTickets(text, tickets))
})

describe('running text', () => {
  test.each<{ why: string; text: string; tickets: Expected[]; isTold?: true }>([
    {
      why: 'one long paragraph with everything in it',
      text: `工单编号${NUMBER}，市民赵小甲来电反映，艾老村村口的路灯坏了一个星期，晚上老人出门不方便，希望尽快维修。联系电话13900000001。请于11月27日18:00前办结并回复诉求人。`,
      tickets: [
        {
          number: NUMBER,
          name: '赵小甲',
          phone: '13900000001',
          deadline: '2026-11-27 18:00',
          content: /^市民赵小甲来电反映，艾老村/,
        },
      ],
    },
    {
      why: 'the number in brackets behind, a complaint, urgent',
      text: `【紧急】高屯村村民王女士（电话139 0000 0004）投诉隔壁养殖场往沟里排污水，气味很大，要求处理。请2个工作日内办结反馈。（工单号：37010020261123000104）`,
      tickets: [
        {
          number: '37010020261123000104',
          name: '王女士',
          phone: '13900000004',
          kind: 'complaint',
          urgent: true,
          deadline: '2026-11-25 17:30',
          content: /排污水/,
        },
      ],
    },
    {
      why: '紧急 before the words of a note',
      text: '紧急 崔家村主水管爆了，全村停水，来电人王大妮 13512345678，请马上派人',
      isTold: true,
      tickets: [{ name: '王大妮', phone: '13512345678', urgent: true, content: /主水管爆了/ }],
    },
    {
      why: 'a list: each line begins with its number',
      text: `1、37010020261123000105 赵小甲 13900000001 反映艾老村村口路灯不亮，希望维修\n2、37010020261123000106 钱小乙 13900000002 反映高屯村井盖松动，一踩就响，怕掉下去`,
      tickets: [
        { number: '37010020261123000105', name: '赵小甲', phone: '13900000001', content: /^赵小甲.*路灯/ },
        { number: '37010020261123000106', name: '钱小乙', phone: '13900000002', content: /^钱小乙.*井盖/ },
      ],
    },
    {
      why: 'a note of a walk-in, with 收件 before it: short, and a ticket all the same',
      text: '村东路灯不亮，孙大爷来说的',
      isTold: true,
      tickets: [{ content: '村东路灯不亮，孙大爷来说的' }],
    },
    {
      why: 'a note with name and phone, no number',
      text: '市民孙建国 13900000003 反映艾老村村东头的路灯坏了好几天，晚上看不见，希望修一下',
      tickets: [{ name: '孙建国', phone: '13900000003', content: /路灯/ }],
    },
    {
      why: 'a landline',
      text: '居民李大妈（电话0531-80000000）反映楼道堆满纸箱，物业不管，担心着火，希望有人来看看',
      tickets: [{ name: '李大妈', phone: '053180000000', content: /纸箱/ }],
    },
  ])('$why', ({ text, tickets, isTold }) => expectTickets(text, tickets, isTold))
})

describe('what is no ticket', () => {
  test.each([
    { why: 'asks a colleague about one', text: `${NUMBER} 这件谁在办，市民又来电反映没清，谁回一下` },
    { why: 'a phone for a colleague', text: '赵小甲 13900000001 又来问进度了，谁给回个电话？' },
    { why: 'a number alone', text: NUMBER },
    {
      why: 'the bot’s own card, copied back',
      text: `#17 〔投诉〕艾老村 路灯不亮\n${LAMP}\n主办：建管办\n期限：周四 17:30 前\n工单编号：${NUMBER}`,
    },
    { why: 'a reminder of the bot', text: `#17·催2 进展如何？\n艾老村 路灯\n工单编号：${NUMBER}` },
    { why: 'talk with a colon', text: '内容：我看过了\n没什么问题' },
    { why: 'a duty list', text: '今天值班：周敏\n电话：80000000' },
    { why: 'a notice with a limit', text: '请各单位于11月27日前上报本月总结，联系人周敏' },
    {
      why: 'a citizen is mentioned, without anything to find them by',
      text: '今天有市民反映路灯的事，大家留意一下这类诉求',
    },
    { why: 'nothing', text: '' },
  ])('$why', ({ text }) => expect(readPastedText(normalise(text), SETTING)).toEqual([]))
})

test('whatever is pasted, nothing is thrown', () => {
  const words = [
    ...Object.values(headings).flat(),
    '：',
    ':',
    '\n',
    ' ',
    '【',
    '】',
    '，',
    NUMBER,
    '13900000001',
    '11月31日',
    '1.',
    '请于',
    '前办结',
    '反映',
  ]
  const part = fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'grapheme', maxLength: 12 }))
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), fc.boolean(), (parts, isTold) => {
      const text = parts.join('')
      readPastedText(text, { ...SETTING, isTold })
      readPastedText(normalise(text), { ...SETTING, isTold })
    }),
    { seed: 12345, numRuns: 400 },
  )
})

test('what is written in labelled lines is read as it was, whatever the words for the labels', () => {
  const label = (field: keyof typeof headings) => fc.constantFrom(...headings[field])
  const han = fc.stringMatching(/^[路灯垃圾井盖不亮没人管坏了希望修好村口东头]{4,40}$/)
  const ticket = fc.record({
    number: fc.stringMatching(/^3701002026\d{10}$/),
    title: han,
    content: fc.array(han, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('。\n')),
    name: fc.constantFrom('赵小甲', '钱小乙', '孙女士', '欧阳小丁'),
    phone: fc.stringMatching(/^13900\d{6}$/),
    deadline: fc.integer({ min: 1, max: 28 }).map((day) => `2026-12-${String(day).padStart(2, '0')} 17:30`),
  })
  const labels = fc.record({
    number: label('number'),
    title: label('title'),
    content: label('content'),
    name: label('name'),
    phone: label('phone'),
    deadline: label('deadline'),
  })
  const style = fc.record({
    colon: fc.constantFrom('：', ':', ': ', ' ： '),
    order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }),
    gap: fc.constantFrom('\n', '\n\n', '\n-----\n'),
  })
  fc.assert(
    fc.property(
      fc.array(ticket, { minLength: 1, maxLength: 3 }),
      labels,
      style,
      (tickets, words, { colon, order, gap }) => {
        const text = tickets
          .map((one) => {
            const lines = (['number', 'title', 'content', 'name', 'phone', 'deadline'] as const).map(
              (field) => `${words[field]}${colon}${one[field]}`,
            )
            return order.map((nth) => lines[nth]).join('\n')
          })
          .join(gap)
        const read = readPastedText(text, SETTING)
        expect(read.map(facts)).toEqual(
          tickets.map(({ title, deadline, ...rest }) => ({
            ...rest,
            subject: title.slice(0, 30),
            deadline: at(deadline),
          })),
        )
      },
    ),
    { seed: 12345, numRuns: 150 },
  )
})
