/** Heads of the Excel table of the week's list. */

export const WEEKLY_SHEETS = { items: '重点清单', units: '按单位', deadlines: '期限怎么来的' } as const

type Format = 'text' | 'count' | 'percent' | 'moment'

export const WEEKLY_COLUMNS: Readonly<
  Record<keyof typeof WEEKLY_SHEETS, readonly { title: string; width: number; format?: Format }[]>
> = {
  // No wider than an A4 sheet on its side prints in letters that can be read.
  items: [
    { title: '单位', width: 13 },
    { title: '短号', width: 8 },
    { title: '工单编号', width: 14 },
    { title: '类型', width: 7 },
    { title: '事项', width: 10 },
    { title: '村', width: 8 },
    { title: '标题', width: 16 },
    { title: '为什么列入', width: 12 },
    { title: '诉求', width: 30 },
    { title: '依据和经过', width: 46 },
    { title: '期限', width: 17, format: 'moment' },
    { title: '第几周', width: 9, format: 'count' },
    { title: '进展', width: 16 },
    { title: '承诺日期', width: 12 },
  ],
  deadlines: [
    { title: '短号', width: 8 },
    { title: '单位', width: 16 },
    { title: '标题', width: 24 },
    { title: '期限', width: 18, format: 'moment' },
    { title: '期限怎么来的', width: 80 },
  ],
  units: [
    { title: '单位', width: 20 },
    { title: '件数', width: 9, format: 'count' },
    { title: '不满意', width: 9, format: 'count' },
    { title: '超时', width: 9, format: 'count' },
    { title: '回复敷衍', width: 11, format: 'count' },
    { title: '退单两次', width: 11, format: 'count' },
    { title: '结转', width: 9, format: 'count' },
  ],
}
