import type { Audience } from '../bot/handler.ts'
import { usagesFor } from './help.ts'
import { handlers } from './index.ts'

const BEGIN = '<!-- commands: made by npm run manual from src/handlers -->'
const END = '<!-- /commands -->'

const READERS: readonly { title: string; audience: Audience }[] = [
  { title: '部门、管区、村的同志', audience: 'unit' },
  { title: '热线工作站', audience: 'station' },
  { title: '街道负责同志', audience: 'supervision' },
  { title: '诉求人（私聊）', audience: 'citizen' },
]

/** The manual with its command table made anew from the handlers' help lines. */
export function withCommandTable(manual: string): string {
  const [head = '', rest = ''] = manual.split(BEGIN)
  const tail = rest.split(END)[1] ?? ''
  const tables = READERS.map(({ title, audience }) =>
    [
      `### ${title}`,
      '',
      '| 这样说 | 做什么 |',
      '| --- | --- |',
      ...usagesFor(handlers, [audience]).map(({ say, does }) => `| ${say} | ${does} |`),
      '',
    ].join('\n'),
  )
  return `${head}${BEGIN}\n\n${tables.join('\n')}\n${END}${tail}`
}
