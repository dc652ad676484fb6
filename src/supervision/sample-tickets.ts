import { openSample } from '../desk/open-sample.ts'
import type { Samples } from '../domain/samples.ts'
import { addWorkingMinutes } from '../domain/working-calendar.ts'
import { readMeta, writeMeta } from '../store/meta.ts'
import type { Duty } from './engine.ts'

const FIRST_START = 'samples.firstStart'
const OPENED = 'samples.opened'

/** Lets the sample tickets come in, each as many working minutes after the very first start as it says. */
export function sampleTickets(samples: Samples): Duty {
  const { tickets } = samples
  const citizens = new Map(samples.citizens.map((citizen) => [citizen.id, citizen]))
  return async (desk) => {
    const now = desk.clock.now()
    const opened = Number((await readMeta(desk.db, OPENED)) ?? 0)
    if (opened >= tickets.length) return 0
    const kept = await readMeta(desk.db, FIRST_START)
    if (kept === undefined) await writeMeta(desk.db, FIRST_START, String(now))
    const start = Number(kept ?? now)
    let done = opened
    for (const sample of tickets.slice(opened)) {
      if (addWorkingMinutes(desk.office.calendar, start, sample.afterWorkingMinutes) > now) break
      const citizen = citizens.get(sample.citizenId)
      if (citizen) await openSample(desk, sample, citizen)
      done += 1
    }
    if (done > opened) await writeMeta(desk.db, OPENED, String(done))
    return done - opened
  }
}
