import { rmSync } from 'node:fs'
import { planImport, runImports } from '../src/desk/import-tickets.ts'
import { workbookOf } from '../src/export/xlsx.ts'
import { openDesk } from '../test/support/desk.ts'
import { freshFolder } from '../test/support/sample-street.ts'
import { timed } from './measure.ts'
import type { Figure } from './report.ts'

const ROWS = 10_000
const TITLES = ['工单编号', '工单标题', '诉求内容', '来电人', '联系电话', '办结时限', '紧急程度', '三级分类']
const SERIAL_OF_LIMIT = 46_351.75

/** A table of 10 000 rows from the platform, from the file to the last ticket, a third dispatched at once; and the same table once more. */
export async function importFigures(): Promise<Figure[]> {
  const bytes = table()
  const dir = await freshFolder()
  const { desk, close } = await openDesk({ dir })
  // As in the running bot, which compares and learns.
  desk.lore = { lastEventId: 0 }
  const plan = await timed(() => planImport(desk, { name: 'a.xlsx', bytes }))
  const run = await timed(() => runImports(desk))
  const again = await timed(() => planImport(desk, { name: 'a.xlsx', bytes }))
  const { count } = await desk.db
    .selectFrom('ticket')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  await close()
  rmSync(dir, { recursive: true })
  return [
    { what: 'rows in the table', value: ROWS, unit: '' },
    { what: 'tickets afterwards', value: count, unit: '', atLeast: ROWS },
    { what: 'read and told', value: plan.ms, unit: 'ms' },
    { what: 'taken in', value: run.ms, unit: 'ms' },
    {
      what: 'both',
      value: plan.ms + run.ms,
      unit: 'ms',
      cpuMs: plan.cpuMs + run.cpuMs,
      atMost: 10_000,
    },
    { what: 'the same table once more', value: again.ms, unit: 'ms', cpuMs: again.cpuMs },
    {
      what: 'most memory of the process so far',
      value: process.resourceUsage().maxRSS / 1024,
      unit: 'MB',
      atMost: 400,
    },
  ]
}

function table(): Uint8Array {
  const rows = Array.from({ length: ROWS }, (_, at) => [
    `3701002026${String(at).padStart(10, '0')}`,
    `艾老村 路灯不亮 ${at}`,
    `村口往东第 ${at} 盏路灯坏了一个多星期，晚上老人孩子走路看不见，找过村里两回，说等等，到现在也没人来修，希望尽快处理。`,
    `赵小${'甲乙丙丁'[at % 4]}`,
    `139${String(at).padStart(8, '0')}`,
    SERIAL_OF_LIMIT,
    at % 50 === 0 ? '紧急' : '普通',
    // What stands in the responsibility list goes to its unit at once.
    at % 3 === 0 ? '路灯' : '其他',
  ])
  return workbookOf([{ name: '工单', columns: TITLES.map((title) => ({ title, width: 20 })), rows }])
}
