import { chanceOf } from '../../src/domain/chance.ts'
import type { Office } from '../../src/domain/office.ts'
import type { Person, Unit } from '../../src/domain/roster.ts'
import type { SampleCitizen } from '../../src/domain/samples.ts'

const NEW_VILLAGES = ['东坡村', '柳行村']
const FAMILY_NAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'
const GIVEN_NAMES = '桂兰秀英建国志强玉珍海燕春生文斌丽华卫东'

/** The sample street with a group for every unit, and villages added until there are thirty. */
export function townOf(sample: Office): Office {
  const added = NEW_VILLAGES.map(
    (name, index): Unit => ({
      id: `new-${index + 1}`,
      name,
      aliases: [],
      kind: 'village',
      room: '',
      parentId: 'beipian',
    }),
  )
  const people = added.flatMap((unit): Person[] =>
    (['member', 'head'] as const).map((role) => ({
      id: `${unit.id}-${role}`,
      name: `${unit.name}${role === 'head' ? '支书' : '文书'}`,
      alias: `${unit.name}-${role === 'head' ? '支书' : '文书'}`,
      positions: [{ unitId: unit.id, role }],
    })),
  )
  const units = [...sample.roster.units, ...added].map((unit) => ({ ...unit, room: `孙耿街道·${unit.name}` }))
  return { ...sample, roster: { ...sample.roster, units, people: [...sample.roster.people, ...people] } }
}

/** Invented callers. Three in five are on the chat; the others can only be phoned. */
export function citizensOf(seed: string, count: number): SampleCitizen[] {
  return Array.from({ length: count }, (_, index) => {
    const chance = chanceOf(seed, 'citizen', index)
    const name =
      chance.pick([...FAMILY_NAMES]) + chance.pick([...GIVEN_NAMES]) + chance.pick([...GIVEN_NAMES])
    return {
      id: `citizen-${index}`,
      name,
      phone: `139${String(10_000_000 + index)}`,
      chat: chance.is(0.6),
    }
  })
}
