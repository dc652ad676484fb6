import { rmSync } from 'node:fs'
import { enqueueAll } from '../src/store/outbox.ts'
import type { InProcess } from '../test/support/in-process.ts'
import { openInProcess } from '../test/support/in-process.ts'
import type { StreetSize } from './fill-street.ts'
import type { Sample } from './measure.ts'
import { quantileOf, timed } from './measure.ts'
import type { Figure } from './report.ts'
import { LARGE, NOW, SMALL, streetFolder } from './street.ts'

const ROUNDS = 7
const SENDS = 600
/** The first round finds nothing compiled or cached. */
const WARM_UP = 1

/** Sends to the local chat through Wechaty, without limits, each its own row and message, on both sizes in turn. */
export async function courierFigures(): Promise<Figure[]> {
  const small = await street(SMALL)
  const large = await street(LARGE)
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    for (const { it, samples } of [small, large]) samples.push(await sendAll(it, round))
  }
  for (const { it } of [small, large]) {
    await it.street.ends()
    rmSync(it.dir, { recursive: true })
  }
  return [
    figure('beside 1 000 000 tickets, 300 000 sent messages', large.samples),
    figure('beside 10 000 tickets, 3 000 sent messages', small.samples),
  ]
}

async function street(size: StreetSize): Promise<{ it: InProcess; samples: Sample[] }> {
  const it = await openInProcess({ at: NOW, dir: await streetFolder(size) })
  await it.street.windTo(NOW)
  await it.street.unheard()
  return { it, samples: [] }
}

async function sendAll({ desk, street }: InProcess, round: number): Promise<Sample> {
  const { units } = desk.office.roster
  const now = desk.clock.now()
  const entries = Array.from({ length: SENDS }, (_, index) => ({
    key: `bench.${round}.${index}`,
    target: { room: units[index % units.length]?.room ?? '' },
    kind: 'bench',
    message: { text: `第 ${round}-${index} 条：请尽快签收` },
    priority: 1 as const,
    notBefore: now,
  }))
  await enqueueAll(desk.db, desk.seal, entries, now)
  const sample = await timed(async () => {
    await street.windTo(NOW)
  })
  const heard = (await street.unheard()).length
  if (heard !== SENDS) throw new Error(`${heard} of ${SENDS} arrived`)
  return sample
}

function figure(what: string, samples: readonly Sample[]): Figure {
  const { ms, cpuMs } = quantileOf(samples.slice(WARM_UP), 0.5)
  return { what: `sends ${what}`, value: (SENDS / ms) * 1000, unit: '/s', cpuMs: cpuMs / SENDS, atLeast: 300 }
}
