import { maskText } from './masking.ts'
import type { Roster } from './roster.ts'

/** What stands in for whom a training sheet does not name. */
export interface Stands {
  person: string
  unit: string
  village: string
}

/**
 * The text without anybody to recognise: numbers and addresses masked, and every person, unit and village of the
 * roster replaced, the longer names first.
 */
export function anonymised(text: string, roster: Roster, stands: Stands): string {
  const names = [
    ...roster.people.flatMap(({ name, alias }) => [
      { name: alias, stand: stands.person },
      { name, stand: stands.person },
    ]),
    ...roster.units.flatMap(({ name, aliases, kind }) => {
      const stand = kind === 'village' ? stands.village : stands.unit
      return [name, ...aliases].map((one) => ({ name: one, stand }))
    }),
  ].sort((one, other) => other.name.length - one.name.length)
  return names.reduce((left, { name, stand }) => left.replaceAll(name, stand), maskText(text))
}
