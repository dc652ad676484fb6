/** `npm run bench`: each figure beside its goal. `--only import,command,start,sweep,courier,weekly`, `--json FILE`. */
import { parseArgs } from 'node:util'
import { commandFigures } from './command.ts'
import { courierFigures } from './courier.ts'
import { importFigures } from './import.ts'
import type { Figure } from './report.ts'
import { report } from './report.ts'
import { startFigures } from './start.ts'
import { sweepFigures } from './sweep.ts'
import { weeklyFigures } from './weekly.ts'

const BENCHES: Readonly<Record<string, { title: string; run: () => Promise<Figure[]> }>> = {
  // First, because it looks at the most memory that the process ever took.
  import: { title: 'import: a table of 10 000 rows', run: importFigures },
  command: { title: 'command: one chat message', run: commandFigures },
  start: { title: 'start: 100 000 tickets, 1 100 000 events', run: startFigures },
  sweep: { title: 'sweep: all duties of supervision', run: sweepFigures },
  courier: { title: 'courier: local chat through Wechaty, synchronous=FULL', run: courierFigures },
  weekly: { title: 'weekly: 100 000 tickets in a year, its list and charts', run: weeklyFigures },
}

const { values } = parseArgs({ options: { only: { type: 'string' }, json: { type: 'string' } } })
const names = values.only?.split(',') ?? Object.keys(BENCHES)
const groups = new Map<string, Figure[]>()
for (const name of names) {
  const bench = BENCHES[name]
  if (!bench) throw new Error(`no bench ${name}; there are ${Object.keys(BENCHES).join(', ')}`)
  groups.set(bench.title, await bench.run())
}
report(groups, values.json)
