import type { ContactInterface, RoomInterface, WechatyInterface } from 'wechaty/impls'
import type { Clock } from '../clock.ts'
import type { Roster } from '../domain/roster.ts'
import { mayVouch } from '../domain/roster.ts'
import type { Logger } from '../log.ts'

const REREAD_MS = 60_000

/** What one reading found. */
interface Seen {
  /** By topic. */
  rooms: ReadonlyMap<string, RoomInterface>
  /** By the roster's person. */
  contacts: ReadonlyMap<string, ContactInterface>
  /** The roster's person by contact. */
  people: ReadonlyMap<string, string>
}

const NOTHING: Seen = { rooms: new Map(), contacts: new Map(), people: new Map() }

/**
 * Which platform room is which group of the roster, and which contact is which person. Ids change with
 * every web-protocol login, so rooms are bound by exact topic and people by their name in those rooms, and
 * both are found again after each login. A message is believed to be from staff only if its sender bears a roster name in
 * a group that knows them (`mayVouch`): anybody may choose a nickname, and a villager one of the station.
 */
export class RoomBook {
  readonly #roster: Roster
  readonly #topics: ReadonlySet<string>
  readonly #aliasOfCitizen: (citizenId: string) => string
  readonly #clock: Clock
  readonly #log: Logger
  readonly #citizens = new Map<string, ContactInterface>()
  #readAt = 0
  #reading: Promise<void> | undefined
  #seen = NOTHING

  constructor(options: {
    roster: Roster
    aliasOfCitizen: (citizenId: string) => string
    clock: Clock
    log: Logger
  }) {
    this.#roster = options.roster
    this.#topics = new Set(options.roster.units.map(({ room }) => room))
    this.#aliasOfCitizen = options.aliasOfCitizen
    this.#clock = options.clock
    this.#log = options.log
  }

  /**
   * The contact that bears the citizen's remark. Looked for among all contacts only once: an account may have
   * thousands. Who no longer bears the remark is looked for anew.
   */
  async contactOfCitizen(bot: WechatyInterface, citizenId: string): Promise<ContactInterface | undefined> {
    const alias = this.#aliasOfCitizen(citizenId)
    const known = this.#citizens.get(citizenId)
    if (known && (await known.alias()) === alias) return known
    const found = await bot.Contact.find({ alias })
    if (found) this.#citizens.set(citizenId, found)
    else this.#citizens.delete(citizenId)
    return found
  }

  /** A new login: ids have changed, and nothing that was read before holds. */
  forget(): void {
    this.expire()
    this.#seen = NOTHING
    this.#citizens.clear()
  }

  /** Somebody came or went: it is read again at the next question. */
  expire(): void {
    this.#reading = undefined
  }

  /**
   * Reads rooms and members now. Where that fails, what was read before still holds.
   *
   * @throws {Error} if nothing was read before; the next question then begins anew
   */
  warm(bot: WechatyInterface): Promise<void> {
    if (this.#reading) return this.#reading
    const reading = this.#readAll(bot).then(
      (seen) => {
        if (this.#reading === reading) this.#seen = seen
      },
      (error: unknown) => {
        this.#log.warn({ err: error }, 'the groups of the roster could not be read')
        if (this.#seen !== NOTHING) return
        if (this.#reading === reading) this.#reading = undefined
        throw error
      },
    )
    this.#reading = reading
    return reading
  }

  /** The group of the roster with this topic. One that is missing is looked for again, at most once a minute. */
  async room(bot: WechatyInterface, topic: string): Promise<RoomInterface | undefined> {
    await this.warm(bot)
    if (this.#topics.has(topic) && !this.#seen.rooms.has(topic)) await this.#rewarm(bot)
    return this.#seen.rooms.get(topic)
  }

  async contactOfPerson(bot: WechatyInterface, personId: string): Promise<ContactInterface | undefined> {
    await this.warm(bot)
    return this.#seen.contacts.get(personId)
  }

  /** Somebody new in a group shows only when it is read again: at most once a minute for one unknown sender. */
  async personOfContact(bot: WechatyInterface, contactId: string): Promise<string | undefined> {
    await this.warm(bot)
    if (!this.#seen.people.has(contactId)) await this.#rewarm(bot)
    return this.#seen.people.get(contactId)
  }

  async #rewarm(bot: WechatyInterface): Promise<void> {
    // A clock that was set back must not keep the old members until it has caught up.
    if (Math.abs(this.#clock.now() - this.#readAt) < REREAD_MS) return
    this.expire()
    await this.warm(bot)
  }

  async #readAll(bot: WechatyInterface): Promise<Seen> {
    this.#readAt = this.#clock.now()
    const rooms = await this.#boundRooms(bot)
    const claims = new Map<string, Map<string, ContactInterface>>()
    const byAlias = new Map(this.#roster.people.map((person) => [person.alias, person.id]))
    const claim = (personId: string, contact: ContactInterface): void => {
      claims.set(personId, (claims.get(personId) ?? new Map()).set(contact.id, contact))
    }
    for (const [topic, room] of rooms) {
      for (const id of await bot.puppet.roomMemberList(room.id)) {
        const member = await bot.Contact.find({ id })
        const alias = member && ((await room.alias(member)) || member.name())
        const personId = alias === undefined ? this.#seen.people.get(id) : byAlias.get(alias)
        // A member who cannot be looked up just now is who they were.
        const contact = member ?? (personId === undefined ? undefined : this.#seen.contacts.get(personId))
        if (personId !== undefined && contact && mayVouch(this.#roster, personId, topic))
          claim(personId, contact)
      }
    }
    const believed = [...claims].flatMap(([personId, contacts]) =>
      this.#believed(personId, [...contacts.values()]),
    )
    return {
      rooms,
      contacts: new Map(believed),
      people: new Map(believed.map(([personId, { id }]) => [id, personId])),
    }
  }

  /**
   * The groups of the roster, by topic. Asked of the puppet room by room, because Wechaty's own search answers "none"
   * where the platform failed to answer, and then everybody would be a stranger.
   *
   * @throws {Error} if a group that was bound cannot be read now, or none can
   */
  async #boundRooms(bot: WechatyInterface): Promise<Map<string, RoomInterface>> {
    const bound = new Set([...this.#seen.rooms.values()].map(({ id }) => id))
    const idsByTopic = new Map<string, string[]>()
    const all = await bot.puppet.roomList()
    let unreadable = 0
    for (const id of all) {
      const topic = await topicOf(bot, id)
      if (topic === undefined) unreadable += 1
      if (topic === undefined && bound.has(id)) throw new Error('a bound group cannot be read')
      if (topic !== undefined && this.#topics.has(topic))
        idsByTopic.set(topic, [...(idsByTopic.get(topic) ?? []), id])
    }
    if (unreadable > 0 && unreadable === all.length) throw new Error('no group can be read')
    const rooms = new Map<string, RoomInterface>()
    for (const [topic, ids] of idsByTopic) {
      // Whoever may put the bot into a group may call it like one of ours: that must not silence the one that was there.
      const former = ids.find((id) => id === this.#seen.rooms.get(topic)?.id)
      const id = former ?? (ids.length === 1 ? ids[0] : undefined)
      if (ids.length > 1) {
        const said = former === undefined ? 'none is bound' : 'the one that was bound before stays'
        this.#log.error({ rooms: ids.length }, `several groups bear one name of the roster: ${said}`)
      }
      if (id === undefined) continue
      const room = await bot.Room.find({ id })
      if (!room) throw new Error('a group of the roster cannot be read')
      rooms.set(topic, room)
    }
    return rooms
  }

  /** Two contacts under one name of the roster, in groups that know the person: one of them is somebody else, so neither is believed. */
  #believed(personId: string, contacts: readonly ContactInterface[]): [string, ContactInterface][] {
    const [contact, ...others] = contacts
    if (!contact) return []
    if (others.length === 0) return [[personId, contact]]
    this.#log.error(
      { personId },
      'two people bear the group name of one person of the roster: neither is believed',
    )
    return []
  }
}

/** Undefined if the room cannot be read: an account may hold broken ones that are none of ours. */
async function topicOf(bot: WechatyInterface, id: string): Promise<string | undefined> {
  try {
    return (await bot.puppet.roomPayload(id)).topic
  } catch {
    return undefined
  }
}
