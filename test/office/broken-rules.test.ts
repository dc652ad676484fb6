import { test } from 'vitest'
import type { Row } from './refusals.ts'
import { expectRefused } from './refusals.ts'

const RESPONSIBILITIES: Row[] = [
  {
    why: 'an unknown lead',
    from: 'lead: nongye',
    to: 'lead: nongy',
    says: '花名册里没有这个单位代号，是不是想写 nongye？',
  },
  {
    why: 'an unknown assisting unit',
    from: 'assists: [zhifa, yingji]',
    to: 'assists: [zhifa, nobody]',
    says: '写的是“nobody”，花名册里没有这个单位代号',
  },
  {
    why: 'a name instead of its code',
    from: 'lead: huanwei',
    to: 'lead: 环卫所',
    says: '环卫所的代号是 huanwei',
  },
  {
    why: 'an alias instead of its code',
    from: 'assists: [zhifa]',
    to: 'assists: [城管]',
    says: '代号是 zhifa',
  },
  { why: 'the station leads', from: 'lead: huanwei', to: 'lead: station', says: '热线工作站不办件' },
  {
    why: 'supervision assists',
    from: 'assists: [zhifa, yingji]',
    to: 'assists: [zhifa, ducha]',
    says: '街道督查组不办件',
  },
  {
    why: 'the lead assists itself',
    from: 'assists: [zhifa, yingji]',
    to: 'assists: [nongye]',
    says: '这个单位已经是主办或协办',
  },
  { why: 'a matter twice', from: 'matter: 垃圾清运', to: 'matter: 垃圾倾倒', says: '这个事项前面已经写过' },
  {
    why: 'a matter without keywords',
    from: '    keywords: [倒垃圾',
    to: '    keywords: []\n    # [倒垃圾',
    says: '应是群众说法的列表，至少一个',
  },
  {
    why: 'a class of three levels',
    from: 'class: 政法/法制建设',
    to: 'class: 政法/法制建设/其他',
    says: '应写成 大类/小类',
  },
  { why: 'a keyword twice', from: '[公厕, 公共厕所', to: '[公厕, 公厕', says: '这个关键词前面已经写过' },
  {
    why: 'a limit that no law backs',
    from: '    basis: 中华人民共和国政府信息公开条例 第三十三条\n',
    to: '',
    below: -5,
    says: '写了 workingDays 就要写 basis',
  },
  {
    why: 'a limit of no days',
    from: 'workingDays: 20',
    to: 'workingDays: 0',
    says: '应是 1 到 250 的整数（工作日）',
  },
  {
    why: 'a broken limit',
    from: 'workingDays: 20',
    to: 'workingDays: 2.5',
    says: '写的是“2.5”，应是 1 到 250 的整数',
  },
]

test.each(RESPONSIBILITIES)('the responsibility list is refused for $why', (row) =>
  expectRefused('responsibilities.yaml', row),
)

const LIMITS: Row[] = [
  {
    why: 'days of which kind?',
    from: 'secondHandling: 3 工作日',
    to: 'secondHandling: 3 天',
    says: '写的是“3 天”，应写成 5 工作日',
  },
  {
    why: 'a limit of nothing',
    from: 'secondHandling: 3 工作日',
    to: 'secondHandling: 0 工作日',
    says: '应写成 5 工作日',
  },
  {
    why: 'a limit beyond the calendar',
    from: 'secondHandling: 3 工作日',
    to: 'secondHandling: 900 工作日',
    says: '应写成 5 工作日',
  },
  {
    why: 'a unit named like a method',
    from: 'secondHandling: 3 工作日',
    to: 'secondHandling: 3 constructor',
    says: '应写成 5 工作日',
  },
  {
    why: 'a kind without a limit',
    from: '  投诉: { 普通: 5 工作日, 紧急: 1 工作日 }\n',
    to: '',
    below: -3,
    says: 'handling › 投诉：没有写这一项，应是一组带名字的项：普通、紧急',
  },
  {
    why: 'an urgency without a limit',
    from: '  投诉: { 普通: 5 工作日, 紧急: 1 工作日 }',
    to: '  投诉: { 普通: 5 工作日 }',
    says: 'handling › 投诉 › 紧急：没有写这一项，应写成',
  },
  {
    why: 'a kind that is none',
    from: '  投诉: {',
    to: '  头诉: {',
    says: '没有 头诉 这一项，是不是想写 投诉？',
  },
  {
    why: 'a rung at no time',
    from: 'when: 到期时',
    to: 'when: 到期',
    says: '写的是“到期”，应写成 派件后 30 工作分钟',
  },
  {
    why: 'a rung before dispatch',
    from: 'when: 到期前 1 工作日',
    to: 'when: 派件前 1 工作日',
    says: '应写成 派件后 30 工作分钟',
  },
  { why: 'a rung twice', from: 'kind: warning', to: 'kind: unacknowledged', says: '这个代号前面已经用过' },
  {
    why: 'a rung named like a callback',
    from: 'kind: warning',
    to: 'kind: callback_again',
    says: '不能是 callback_again',
  },
  {
    why: 'a rung for nobody',
    from: 'to: [负责人, 督查]',
    to: 'to: []',
    says: '应是提醒对象的列表，至少一个',
  },
  {
    why: 'a rung that tells one twice',
    from: 'to: [负责人, 督查]',
    to: 'to: [督查, 督查]',
    says: '这个提醒对象前面已经写过',
  },
  {
    why: 'an unknown target',
    from: 'to: [负责人, 督查]',
    to: 'to: [经办人, 书记]',
    says: '写的是“书记”，应是其中之一：经办人、负责人、工作站、督查',
  },
  {
    why: 'a rung after its own end',
    from: 'when: 派件后 1 工作日, while: 未联系',
    to: 'when: 派件后 6 工作日, while: 未联系',
    says: '这一级到时，办理时限已经过了',
  },
  {
    why: 'a warning from before the ticket came',
    from: 'when: 到期前 1 工作日',
    to: 'when: 到期前 6 工作日',
    says: '这一级会早于派件',
  },
  {
    why: 'a rung whose condition has ended when its mark comes',
    from: 'when: 派件后 30 工作分钟, while: 未签收',
    to: 'when: 签收后 30 工作分钟, while: 未签收',
    says: '这一级永远不会提醒：未签收的时候，只能从 收件、派件、到期 算起',
  },
  {
    why: 'an unknown condition',
    from: 'when: 派件后 30 工作分钟, while: 未签收',
    to: 'when: 派件后 30 工作分钟, while: 没签收',
    says: '写的是“没签收”，应是其中之一：未派件、未签收',
  },
  {
    why: 'a rung for an unknown sort of ticket',
    from: 'for: [普通]',
    to: 'for: [加急]',
    says: '写的是“加急”，应是其中之一',
  },
  {
    why: 'a card of no colour',
    from: 'card: 黄牌',
    to: 'card: 蓝牌',
    says: '应是其中之一：黄牌、红牌',
  },
  {
    why: 'a share of nothing',
    from: 'when: 没动静满剩余时间的 40%',
    to: 'when: 没动静满剩余时间的 0%',
    says: '应写成 派件后 30 工作分钟',
  },
  {
    why: 'the noughth morning',
    from: 'when: 到期后第 1 个工作日早上',
    to: 'when: 到期后第 0 个工作日早上',
    says: '应写成 派件后 30 工作分钟',
  },
  {
    why: 'a clock that stops for lunch',
    from: 'pauseFor: [等诉求人]',
    to: 'pauseFor: [吃饭]',
    says: '应是其中之一：退单待定、延期待定、等诉求人',
  },
  { why: 'a list at no time of day', from: 'digest: 08:40', to: 'digest: 24:10', says: '应写成 08:40 这样' },
  {
    why: 'an hour that is none',
    from: 'quietHours: 20:00-08:00',
    to: 'quietHours: 25:00-08:00',
    says: '应写成 20:00-08:00 这样',
  },
  {
    why: 'quiet all day',
    from: 'quietHours: 20:00-08:00',
    to: 'quietHours: 08:00-08:00',
    says: '应写成 20:00-08:00 这样',
  },
  {
    why: 'neither yes nor no',
    from: 'automatic: true',
    to: 'automatic: maybe',
    says: '应是其中之一：true、false、是、否',
  },
  {
    why: 'tries in words',
    from: 'linkTries: 3',
    to: 'linkTries: 三',
    says: '写的是“三”，应是 1 到 20 的整数（次）',
  },
  {
    why: 'an endless extension',
    from: 'extensionMaxWorkingDays: 10',
    to: 'extensionMaxWorkingDays: 600',
    says: '应是 1 到 60 的整数（工作日）',
  },
  {
    why: 'a sureness that is none',
    from: 'sureness: 97%',
    to: 'sureness: 30%',
    says: '应写成 95% 这样，50% 到 100%',
  },
  {
    why: 'citizens kept for ever',
    from: 'retentionDays: 365',
    to: 'retentionDays: 99999',
    says: '应是 1 到 3650 的整数（天）',
  },
]

test.each(LIMITS)('the table of limits is refused for $why', (row) => expectRefused('limits.yaml', row))

const CALENDAR: Row[] = [
  { why: 'a span that ends before it begins', from: '08:30-12:00', to: '12:00-08:30', says: '开始在前' },
  { why: 'spans that overlap', from: '13:30-17:30', to: '11:30-17:30', says: '不能和前一段重叠' },
  {
    why: 'no span',
    from: 'spans:\n  - 08:30-12:00\n  - 13:30-17:30',
    to: 'spans: []',
    says: '应是上班时段的列表，至少一段',
  },
  {
    why: 'a day that does not exist',
    from: 'daysOff: []',
    to: 'daysOff: [2026-02-29]',
    says: '写的是“2026-02-29”，应是一个日子',
  },
  {
    why: 'a day in another style',
    from: 'daysOff: []',
    to: 'daysOff: [2026/3/1]',
    says: '写成 2026-01-05 这样',
  },
  {
    why: 'a list that was left out',
    from: 'daysOff: []',
    to: '',
    below: 'elsewhere',
    says: 'daysOff：没有写这一项，应是日子的列表',
  },
]

test.each(CALENDAR)('the calendar is refused for $why', (row) => expectRefused('calendar.yaml', row))

const SENDING: Row[] = [
  { why: 'no limit at all', from: 'most: 30', to: 'most: 0', says: '应是 1 到 100000 的整数（条）' },
  { why: 'a span in working time', from: 'per: 1 分钟', to: 'per: 1 工作日', says: '应写成 1 分钟、1 小时' },
  {
    why: 'a number without its reason',
    from: ', because: 企业微信、钉钉群机器人都是每分钟 20 条，取一半 }',
    to: ' }',
    says: 'because：没有写这一项，应是理由',
  },
  {
    why: 'a gap of no length',
    from: 'gapSeconds: 1',
    to: 'gapSeconds: -1',
    says: '应是 0 到 60 的整数（秒）',
  },
]

test.each(SENDING)('the sending limits are refused for $why', (row) =>
  expectRefused('sending-limits.yaml', row),
)

const HEADINGS: Row[] = [
  { why: 'a column nobody knows', from: '标题: [', to: '题目: [', says: '没有 题目 这一项' },
  { why: 'a column without words', from: '标题: [工单标题, ', to: '标题: []\n# [', says: '应是列名的列表' },
  {
    why: 'a word for two columns',
    from: '标题: [',
    to: '标题: [工单编号, ',
    says: '「工单编号」已经写在「工单编号」里了',
  },
]

test.each(HEADINGS)('the headings of exports are refused for $why', (row) =>
  expectRefused('import-headings.yaml', row),
)
