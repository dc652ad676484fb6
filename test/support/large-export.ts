import type { IntakeFixture } from './intake-fixtures.ts'
import { content, SERIAL } from './intake-fixtures.ts'
import type { Value } from './table-bytes.ts'
import { csv, gb18030, sheetBytes } from './table-bytes.ts'

const MANY = 10_000

/** An export of ten thousand rows, in the shape that is asked for, with dates and phones written in every way. */
export function largeExport(type: 'xlsx' | 'gb18030'): IntakeFixture {
  const limits: readonly (readonly [Value, string])[] = [
    [type === 'gb18030' ? '2026/11/25 17:30:00' : SERIAL, '2026-11-25 17:30'],
    ['2026/11/26 9:05', '2026-11-26 09:05'],
    ['2026年11月27日', '2026-11-27 23:59'],
  ]
  const phoneOf = (at: number): string => `137${String(at).padStart(8, '0')}`
  const shown = (at: number): Value => [Number(phoneOf(at)), phoneOf(at), `${phoneOf(at)} `][at % 3] ?? ''
  const lines = Array.from({ length: MANY }, (_, at): Value[] => [
    `DL${String(at).padStart(6, '0')}`,
    content(at),
    shown(at),
    limits[at % 3]?.[0] ?? '',
    at % 7 === 0 ? '紧急' : '普通',
  ])
  const rows = [['受理编号', '反映内容', '来电号码', '截止时间', '紧急程度'], ...lines]
  return {
    name: `10 000 rows, ${type}`,
    bytes: () => (type === 'gb18030' ? gb18030(csv(rows)) : sheetBytes(rows, { type: 'xlsx' })),
    rows: Array.from({ length: MANY }, (_, at) => ({
      line: at + 2,
      number: `DL${String(at).padStart(6, '0')}`,
      content: content(at),
      phone: phoneOf(at),
      deadline: limits[at % 3]?.[1] ?? '',
      ...(at % 7 === 0 && { urgent: true as const }),
    })),
  }
}
