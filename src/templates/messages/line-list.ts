import type { ListLine } from '../../domain/list-line.ts'
import { CODE_HERE } from '../../domain/list-line.ts'

/** Several messages in one: what is missing or has happened, a line for each ticket, and once what to do next. */
export function lineList(lines: readonly ListLine[]): string {
  const groups = new Map<string, ListLine[]>()
  for (const line of lines) {
    const key = line.about + line.next
    groups.set(key, [...(groups.get(key) ?? []), line])
  }
  return [...groups.values()].map(linesOfOne).join('\n\n')
}

function linesOfOne(some: readonly ListLine[]): string {
  const lines = some.toSorted((one, other) => one.code - other.code)
  const [first] = lines
  if (!first) return ''
  const codes = lines.map(({ code }) => code).join(' ')
  const next = first.takesMany || lines.length === 1 ? first.next.replaceAll(CODE_HERE, codes) : first.next
  const count = lines.length > 1 ? `（${lines.length} 件）` : ''
  return [`${first.about}${count}：`, ...lines.map(({ line }) => line), next].filter(Boolean).join('\n')
}
