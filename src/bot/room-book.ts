import type { ContactInterface, RoomInterface, WechatyInterface } from 'wechaty/impls'
import type { Clock } from '../clock.ts'
import type { Roster } from '../domain/roster.ts'
import type { Logger } from '../log.ts'

const REREAD_MS = 60_000

/**
 * Which platform room is which group of the roster, and which contact is which person. Ids change with
 * every web-protocol login, so rooms are bound by exact topic and people by their name in those rooms, and
 * both are found again after each login. A private message is believed to be from staff only if its sender
 * is a member of a bound group under a roster name: anybody may choose a nickname.
 */
export class RoomBook {
  readonly #roster: Roster
  readonly #aliasOfCitizen: (citizenId: string) => string
  readonly #clock: Clock
  readonly #log: Logger
  #readAt = 0
  #rooms = new Map<string, RoomInterface>()
  #contacts = new Map<string, ContactInterface>()
  #people = new Map<string, string>()
  readonly #citizens = new Map<string, ContactInterface>()
  #read: Promise<void> | undefined

  constructor(options: {
    roster: Roster
    aliasOfCitizen: (citizenId: string) => string
    clock: Clock
    log: Logger
  }) {
    this.#roster = options.roster
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

  /** Reads everything again at the next question. */
  forget(): void {
    this.#read = undefined
    this.#citizens.clear()
  }

  /** Reads rooms and members now. */
  warm(bot: WechatyInterface): Promise<void> {
    this.#read ??= this.#readAll(bot)
    return this.#read
  }

  async room(bot: WechatyInterface, topic: string): Promise<RoomInterface | undefined> {
    await this.warm(bot)
    return this.#rooms.get(topic)
  }

  async contactOfPerson(bot: WechatyInterface, personId: string): Promise<ContactInterface | undefined> {
    await this.warm(bot)
    return this.#contacts.get(personId)
  }

  /** Somebody new in a group shows only when it is read again: at most once a minute for one unknown sender. */
  async personOfContact(bot: WechatyInterface, contactId: string): Promise<string | undefined> {
    await this.warm(bot)
    if (!this.#people.has(contactId) && this.#clock.now() - this.#readAt >= REREAD_MS) {
      this.forget()
      await this.warm(bot)
    }
    return this.#people.get(contactId)
  }

  async #readAll(bot: WechatyInterface): Promise<void> {
    this.#readAt = this.#clock.now()
    const rooms = new Map<string, RoomInterface>()
    const claims = new Map<string, Map<string, ContactInterface>>()
    const byAlias = new Map(this.#roster.people.map((person) => [person.alias, person.id]))
    for (const topic of new Set(this.#roster.units.map((unit) => unit.room))) {
      const found = await bot.Room.findAll({ topic })
      const [room] = found
      if (found.length > 1)
        this.#log.error({ rooms: found.length }, 'several groups bear one name of the roster: none is bound')
      if (!room || found.length > 1) continue
      rooms.set(topic, room)
      for (const member of await room.memberAll()) {
        const alias = (await room.alias(member)) || member.name()
        const personId = byAlias.get(alias)
        if (personId === undefined) continue
        claims.set(personId, (claims.get(personId) ?? new Map()).set(member.id, member))
      }
    }
    this.#rooms = rooms
    this.#contacts = new Map()
    this.#people = new Map()
    for (const [personId, contacts] of claims) this.#believe(personId, [...contacts.values()])
  }

  /** Two contacts under one name of the roster: one of them is somebody else, so neither is believed. */
  #believe(personId: string, contacts: readonly ContactInterface[]): void {
    const [contact] = contacts
    if (!contact) return
    if (contacts.length > 1) {
      this.#log.error(
        { personId },
        'two people bear the group name of one person of the roster: neither is believed',
      )
      return
    }
    this.#contacts.set(personId, contact)
    this.#people.set(contact.id, personId)
  }
}
