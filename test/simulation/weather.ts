import { chanceOf } from '../../src/domain/chance.ts'
import type { Office } from '../../src/domain/office.ts'
import type { SampleCitizen, SampleTicket } from '../../src/domain/samples.ts'
import type { EpochMs, LocalDay } from '../../src/domain/time.ts'
import { instantOn, MINUTE_MS } from '../../src/domain/time.ts'

export interface Arrival {
  at: EpochMs
  ticket: SampleTicket['ticket']
  content: string
  citizen: SampleCitizen
}

const KINDS = ['complaint', 'complaint', 'complaint', 'help', 'help', 'consultation', 'suggestion'] as const
const WORDS = ['好几天没人管', '天天如此，盼着解决', '请尽快派人看看', '都快急死人了', '麻烦核实一下']

/** What the platform sends on one day: most by day, some in the evening and at night, one in twenty urgent. */
export function ticketsOn(
  day: LocalDay,
  town: { seed: string; office: Office; citizens: readonly SampleCitizen[]; perDay: number },
): Arrival[] {
  const { matters } = town.office.responsibilities
  const villages = town.office.roster.units.filter(({ kind }) => kind === 'village')
  return Array.from({ length: town.perDay }, (_, index): Arrival => {
    const chance = chanceOf(town.seed, 'ticket', day, index)
    const minute = chance.is(0.9) ? chance.between(8 * 60, 20 * 60) : chance.between(0, 24 * 60 - 1)
    const village = chance.pick(villages)
    const entry = chance.is(0.85) ? chance.pick(matters) : undefined
    const topic = entry?.matter ?? '村里的事'
    return {
      at: instantOn(day, 0) + minute * MINUTE_MS,
      ticket: {
        number: `3701${day.replaceAll('-', '')}${String(index + 1).padStart(8, '0')}`,
        kind: chance.pick(KINDS),
        urgency: chance.is(0.05) ? 'urgent' : 'normal',
        subject: `${village.name} ${topic}`.slice(0, 24),
        villageId: village.id,
        secret: chance.is(0.02),
        ...(entry && { matter: entry.matter }),
      },
      content: `${village.name}${topic}，${chance.pick(WORDS)}。`,
      citizen: chance.pick(town.citizens),
    }
  }).toSorted((one, other) => one.at - other.at)
}
