/** Draws charts in a process of its own, as the bot does after a start: prints what the first and the following took. */
import '../src/handlers/index.ts'
import { drawCharts } from '../src/desk/draw-charts.ts'
import type { ChartName } from '../src/templates/messages/charts.ts'
import type { Sample } from './measure.ts'
import { timed } from './measure.ts'
import { yearDesk } from './year-desk.ts'

const MONTH = '2026-10'
const { desk, close } = await yearDesk(process.argv[2] ?? '')
const samples: [ChartName, Sample][] = []
for (const name of ['trend', 'bars', 'heat', 'villages'] as const)
  samples.push([name, await timed(() => drawCharts(desk, [name], MONTH))])
await close()
process.stdout.write(JSON.stringify(samples))
