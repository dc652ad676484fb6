import type { Office } from '../../domain/office.ts'
import { villageIn } from '../../domain/proposal.ts'
import type { UnitKind } from '../../domain/roster.ts'
import { unitById } from '../../domain/roster.ts'

/** Somebody who can write in the local chat. */
export interface LocalPerson {
  id: string
  name: string
  /** 群昵称. */
  alias: string
  kind: 'staff' | 'citizen' | 'bot'
  /** Name of the unit of the first position, '' for citizens and the bot. */
  unit: string
  /** What the person is, in a few words: 环卫所 经办人. */
  title: string
}

export interface LocalRoom {
  id: string
  topic: string
  kind: UnitKind
  memberIds: readonly string[]
}

/** Who and where of the local chat. */
export interface LocalDirectory {
  botId: string
  people: readonly LocalPerson[]
  rooms: readonly LocalRoom[]
}

const BOT_ID = 'huisheng'
const BOT_NAME = '回声筒'

const ROLE_WORDS = {
  member: '经办人',
  head: '负责人',
  clerk: '热线专员',
  supervisor: '街道负责同志',
} as const

/**
 * The chat of an office: a group for each room topic of the roster, holding everybody whose unit uses it,
 * the station's clerks, who lives in a village and the bot; every citizen has a private chat with the bot.
 */
export function directoryFromOffice(
  office: Office,
  citizens: readonly { id: string; name: string; address?: string }[],
): LocalDirectory {
  const { units, people } = office.roster
  const clerks = people.filter(({ positions }) => positions.some(({ role }) => role === 'clerk'))
  const topics = [...new Set(units.map(({ room }) => room))]
  const rooms = topics.map((topic): LocalRoom => {
    const here = units.filter(({ room }) => room === topic)
    const ids = new Set(here.map(({ id }) => id))
    const members = people.filter(({ positions }) => positions.some(({ unitId }) => ids.has(unitId)))
    const villagers = citizens.filter(({ address = '' }) =>
      ids.has(villageIn(office.roster, address)?.id ?? ''),
    )
    return {
      id: `room-${here[0]?.id ?? topic}`,
      topic,
      kind: here[0]?.kind ?? 'department',
      memberIds: [...new Set([...members, ...clerks, ...villagers].map(({ id }) => id)), BOT_ID],
    }
  })
  const staff = people.map(({ id, name, alias, positions }): LocalPerson => {
    const [first] = positions
    const unit = (first && unitById(office.roster, first.unitId)?.name) ?? ''
    return { id, name, alias, kind: 'staff', unit, title: first ? `${unit} ${ROLE_WORDS[first.role]}` : unit }
  })
  const callers = citizens.map(
    ({ id, name }): LocalPerson => ({ id, name, alias: name, kind: 'citizen', unit: '', title: '诉求人' }),
  )
  const bot: LocalPerson = {
    id: BOT_ID,
    name: BOT_NAME,
    alias: BOT_NAME,
    kind: 'bot',
    unit: '',
    title: '机器人',
  }
  return { botId: BOT_ID, people: [...staff, ...callers, bot], rooms }
}
