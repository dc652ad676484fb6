import { z } from 'zod'
import type { PublishedAssignment, PublishedEvent, PublishedTicket } from '../domain/published-ticket.ts'
import { CLOSE_REASONS, SATISFACTIONS, TICKET_KINDS, TICKET_STATES, URGENCIES } from '../domain/ticket.ts'
import { LONGEST_CONTENT, LONGEST_NUMBER } from '../intake/read-row.ts'
import { phoneOf } from '../intake/values.ts'

/** What is sent to us and what we answer, as it is checked and as it is described (open-api.ts). */

export const MOST_TICKETS = 100

/** Text without control signs but line ends and tabs; counted in characters, as JSON Schema counts. */
export function text(most: number, description: string) {
  return z
    .string()
    .trim()
    .min(1)
    .refine((words) => [...words].length <= most, {
      error: ({ input }) => `最多 ${most} 个字，现在 ${[...String(input)].length} 个`,
      params: { code: 'too_long' },
    })
    .refine((words) => words.isWellFormed() && !CONTROL.test(words), {
      error: '含有控制字符或不完整的字符，请去掉再发',
      params: { code: 'control_characters' },
    })
    .meta({ description, maxLength: most })
}

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/

/** Such a text on one line. */
export function oneLine(most: number, description: string) {
  return text(most, description).refine((words) => !/[\r\n\t\u2028\u2029]/.test(words), {
    error: '应是一行，不能换行',
    params: { code: 'several_lines' },
  })
}

export const ticketNumber = oneLine(LONGEST_NUMBER, '平台的工单编号。同一编号再发来就是更新，不会多出一件。')
  .refine((words) => !/\s/.test(words), { error: '编号里不能有空格', params: { code: 'wrong_format' } })
  .meta({ examples: ['37010020261123000001'] })

export const phoneNumber = oneLine(40, '联系电话，5 到 13 位数字。')
  .refine((words) => typeof phoneOf({ value: words }) === 'string', {
    error: '不像电话号码，应是 5 到 13 位数字；不知道就不要写 citizen',
    params: { code: 'unreadable_phone' },
  })
  .meta({ examples: ['13800000001'] })

const citizen = z
  .strictObject({
    name: oneLine(50, '来电人姓名；匿名的不写。').optional(),
    phone: phoneNumber,
    address: oneLine(200, '来电人地址。').optional(),
  })
  .meta({ id: 'Citizen', description: '诉求人。加密保存，群里看不到，查看都有记录。' })

export const newTicket = z
  .strictObject({
    number: ticketNumber,
    title: oneLine(200, '标题；不写就取内容开头。').optional(),
    content: text(LONGEST_CONTENT, '诉求原文。'),
    kind: z.enum(TICKET_KINDS).default('help').meta({
      description:
        'consultation 咨询，help 求助，complaint 投诉，report 举报，suggestion 建议，praise 表扬。',
    }),
    urgency: z.enum(URGENCIES).default('normal').meta({ description: 'normal 普通，urgent 紧急。' }),
    secret: z.boolean().default(false).meta({ description: '诉求人要求保密；举报一律保密。' }),
    matter: oneLine(
      100,
      '事项，可以是“大类>中类>小类”，取最后一级。不在责任清单里也收，由工作站派件，并在 warnings 里说明。',
    ).optional(),
    village: oneLine(60, '属地村居的代号或名称；不写就从内容里认。').optional(),
    platformDeadline: z.iso
      .datetime({ offset: true })
      .optional()
      .meta({ description: '平台的办结时限。', examples: ['2026-11-27T18:00:00+08:00'] }),
    citizen: citizen.optional(),
  })
  .meta({ id: 'NewTicket', description: '一件工单。' })
export type NewTicketBody = z.output<typeof newTicket>

export const ticketBatch = z
  .strictObject({ tickets: z.array(newTicket).min(1).max(MOST_TICKETS) })
  .meta({ id: 'TicketBatch' })

const moment = z.iso.datetime({ offset: true })
const unit = z.object({ id: z.string(), name: z.string() }).meta({ id: 'Unit', description: '单位或村居。' })
const assignment: z.ZodType<PublishedAssignment> = z
  .object({
    id: z.string(),
    name: z.string(),
    assignedAt: moment.optional(),
    acknowledgedAt: moment.optional().meta({ description: '签收时间。' }),
  })
  .meta({ id: 'Assignment', description: '主办或协办单位。' })
const satisfaction = z.enum(SATISFACTIONS).meta({ description: '满意、基本满意、不满意。' })

const publishedTicket = z.object({
  number: z.string(),
  code: z.int().meta({ description: '短号，群里写作 #17。' }),
  kind: z.enum(TICKET_KINDS),
  urgency: z.enum(URGENCIES),
  subject: z.string().meta({ description: '一行标题，姓名、电话、门牌已遮盖。' }),
  matter: z.string().optional(),
  secret: z.boolean(),
  inHouse: z.literal(true).optional().meta({ description: '未诉先办：村里受理的，不是 12345 的工单。' }),
  village: unit.optional(),
  state: z.enum(TICKET_STATES).meta({
    description:
      'received 收件（待派件），dispatched 派件（待签收），acknowledged 签收（办理中），replied 回复（待审核），approved 审核通过（待回访），calling_back 回访中，closed 办结。',
  }),
  round: z.int().meta({ description: '第几次办理；不满意会有第二次。' }),
  lead: assignment.optional(),
  assists: z.array(assignment),
  receivedAt: moment,
  dispatchedAt: moment.optional(),
  deadline: moment.optional().meta({ description: '办理时限，按工作日历算好的。' }),
  platformDeadline: moment.optional(),
  clock: z
    .enum(['running', 'paused', 'stopped'])
    .optional()
    .meta({ description: 'paused 时时限停着，恢复后顺延。' }),
  contactedAt: moment.optional(),
  visitedAt: moment.optional(),
  outcome: z.object({ solved: z.boolean(), satisfaction, at: moment }).optional(),
  closedAt: moment.optional(),
  closeReason: z.enum(CLOSE_REASONS).optional(),
  version: z.int().meta({ description: '办理记录的条数，越大越新。' }),
}) satisfies z.ZodType<PublishedTicket>

export const ticketView = publishedTicket.meta({
  id: 'Ticket',
  description: '工单现在的样子，不含诉求人的任何信息。',
})

export const ticketWithReply = publishedTicket
  .extend({
    reply: z
      .object({ unit, at: moment, text: z.string() })
      .optional()
      .meta({ description: '审核通过的回复，姓名、电话、门牌已遮盖。' }),
  })
  .meta({ id: 'TicketWithReply' })

export const ticketEvent = z
  .object({
    id: z.string().meta({ description: '接口和推送里同一件事的 id 相同，凭它去重。' }),
    at: moment,
    type: z.string().meta({
      description:
        '发生了什么，如 opened、dispatched、acknowledged、replied、approved、closed；以后可能增加。',
    }),
    by: z
      .enum(['staff', 'citizen', 'caller', 'bot'])
      .meta({ description: '工作人员、诉求人、别的系统、机器人。' }),
    unit: unit.optional(),
    toUnit: unit.optional(),
    assists: z.array(unit).optional(),
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  } satisfies { [Key in keyof PublishedEvent]: z.ZodType })
  .meta({ id: 'TicketEvent', description: '办理过程中的一步，不含任何人的姓名和原话。' })

export const takenIn = z
  .object({
    result: z
      .enum(['created', 'updated', 'unchanged'])
      .meta({ description: '新收，更新，没有变化（已办结的工单也不再变）。' }),
    ticket: ticketView,
    warnings: z
      .array(z.object({ path: z.string(), code: z.string(), message: z.string() }))
      .meta({ description: '收下了，但有话要说的字段。' }),
  })
  .meta({ id: 'TakenIn' })

export const revealedCitizen = z
  .object({ name: z.string(), phone: z.string(), address: z.string().optional() })
  .meta({ id: 'RevealedCitizen' })

export const revealRequest = z
  .strictObject({
    purpose: oneLine(200, '用途，原样记在工单的办理记录里。').refine((words) => [...words].length >= 4, {
      error: '请写明用途，至少 4 个字',
      params: { code: 'too_short' },
    }),
  })
  .meta({ id: 'RevealRequest' })

export const callerView = z
  .object({ name: z.string(), scopes: z.array(z.string()), mustSign: z.boolean() })
  .meta({ id: 'Caller', description: '令牌属于哪个调用方，有哪些权限。' })

export const refusal = z
  .object({
    error: z.looseObject({
      code: z.string(),
      message: z.string().meta({ description: '给人看的中文说明。' }),
      fields: z
        .array(z.object({ path: z.string(), code: z.string(), message: z.string() }))
        .optional()
        .meta({ description: '逐个字段的错误，path 是 JSONPath，如 $.citizen.phone。' }),
    }),
  })
  .meta({ id: 'Refusal' })

export const webhookBody = z
  .object({
    id: z.string().meta({ description: '和 webhook-id 请求头、/events 里的 id 相同，凭它去重。' }),
    type: z.string().meta({ description: 'ticket. 加上现在的状态，如 ticket.dispatched。' }),
    timestamp: moment,
    data: z.object({
      previousState: z.enum(TICKET_STATES).optional().meta({ description: '新收的没有。' }),
      ticket: ticketView,
    }),
  })
  .meta({ id: 'TicketChanged' })
