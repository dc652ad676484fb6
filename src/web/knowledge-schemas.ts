import { z } from 'zod'
import { ENTRY_KINDS, frontMatter } from '../templates/knowledge/index.ts'

/** What is sent and answered of the knowledge base, as it is checked and as it is described (open-api.ts). */

const LONGEST_BODY = 20_000
const MOST_ENTRIES = 200

export const entryId = z
  .string()
  .max(80)
  .meta({ description: '资料的编号，就是文件名去掉 .md。', examples: ['ludeng-buliang'] })

const newId = entryId.regex(/^[a-z0-9][a-z0-9-]*$/, '新资料的编号只能用小写字母、数字和连字符')

export const byEntry = z.object({ id: entryId })
export const byNewEntry = z.object({ id: newId })

/** The number of a version, as it was read. */
const version = z.int().min(0)

const body = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_BODY)
  .meta({ description: '正文；模板里可以有 {地点} {单位} {日期} {现场情况} {联系人} {事项} {诉求人}。' })

export const newEntry = frontMatter
  .extend({ body })
  .meta({ id: 'NewKnowledgeEntry', description: '一条资料。不能有电话、姓名、门牌。' })

export const changedEntry = frontMatter
  .extend({
    body,
    version: version.meta({ description: '改的是第几版（读到的 version）；没有过的资料写 0。' }),
  })
  .meta({ id: 'ChangedKnowledgeEntry', description: '整条资料改成这样。' })

export const restoreRequest = z
  .strictObject({
    version: version.meta({ description: '现在是第几版（读到的 version）。' }),
    restore: version.meta({ description: '换回第几版的内容。' }),
  })
  .meta({ id: 'RestoreKnowledgeEntry' })

export const entryQuery = z.object({
  q: z
    .string()
    .max(1500)
    .optional()
    .meta({ description: '要找的话，群众怎么说就怎么写；写了就按合适程度排，并说明为什么。' }),
  kind: z.enum(ENTRY_KINDS).optional().meta({ description: '只要这一类。' }),
  limit: z.coerce.number().int().min(1).max(MOST_ENTRIES).default(20),
  offset: z.coerce.number().int().min(0).default(0).meta({ description: '从第几条起；找的时候不用。' }),
})

export const versionQuery = z.object({
  version: z.coerce.number().int().min(0).meta({ description: '撤的是第几版（读到的 version）。' }),
})

export const entryView = frontMatter
  .extend({
    body: z.string(),
    id: z.string(),
    version: z.int().meta({ description: '现在是第几版；改的时候带上。' }),
    adopted: z.int().meta({ description: '多少件同类工单的回复用了它。' }),
  })
  .meta({ id: 'KnowledgeEntry', description: '一条资料。' })

export const foundEntry = z
  .object({
    entry: entryView,
    reasons: z.array(z.string()).optional().meta({ description: '为什么找到它。' }),
    score: z.number().optional().meta({ description: '越大越合适，只在一次查找里可比。' }),
  })
  .meta({ id: 'FoundKnowledgeEntry' })

export const entryList = z.object({
  entries: z.array(foundEntry),
  total: z.int().meta({ description: '一共多少条；找的时候是找到的条数。' }),
})

export const versionView = z
  .object({
    version: z.int(),
    at: z.string(),
    source: z
      .enum(['file', 'chat', 'api', 'restored'])
      .meta({ description: 'file 文件，chat 群里，api 接口，restored 换回旧版。' }),
    author: z.string().optional().meta({ description: 'staff: 人员代号，caller: 调用方。' }),
    withdrawn: z.boolean(),
    current: z.boolean(),
    title: z.string().optional(),
    body: z.string().optional(),
  })
  .meta({ id: 'KnowledgeVersion', description: '一条资料的一版。' })

export const unansweredView = z
  .object({
    words: z.string().meta({ description: '最近一次怎么问的，电话门牌已隐去。' }),
    times: z.int(),
    wanted: z.int().meta({ description: '多少人想要工作站补一条。' }),
    lastAt: z.string(),
  })
  .meta({ id: 'UnansweredSearch', description: '大家搜了没搜到的。' })
