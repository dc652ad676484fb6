import type { ContactInterface, RoomInterface, WechatyInterface } from 'wechaty/impls'
import type { Roster } from '../domain/roster.ts'

/**
 * Which platform room is which group of the roster, and which contact is which person. Ids change with
 * every web-protocol login, so rooms are bound by exact topic and people by their name in those rooms, and
 * both are found again after each login. A private message is believed to be from staff only if its sender
 * is a member of a bound group under a roster name: anybody may choose a nickname.
 */
export class RoomBook {
  readonly #roster: Roster
  readonly #aliasOfCitizen: (citizenId: string) => string
  #rooms = new Map<string, RoomInterface>()
  #contacts = new Map<string, ContactInterface>()
  #people = new Map<string, string>()
  #read: Promise<void> | undefined

  constructor(roster: Roster, aliasOfCitizen: (citizenId: string) => string) {
    this.#roster = roster
    this.#aliasOfCitizen = aliasOfCitizen
  }

  aliasOfCitizen(citizenId: string): string {
    return this.#aliasOfCitizen(citizenId)
  }

  /** Reads everything again at the next question. */
  forget(): void {
    this.#read = undefined
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

  async personOfContact(bot: WechatyInterface, contactId: string): Promise<string | undefined> {
    await this.warm(bot)
    return this.#people.get(contactId)
  }

  async #readAll(bot: WechatyInterface): Promise<void> {
    const rooms = new Map<string, RoomInterface>()
    const contacts = new Map<string, ContactInterface>()
    const people = new Map<string, string>()
    const byAlias = new Map(this.#roster.people.map((person) => [person.alias, person.id]))
    for (const topic of new Set(this.#roster.units.map((unit) => unit.room))) {
      const room = await bot.Room.find({ topic })
      if (!room) continue
      rooms.set(topic, room)
      for (const member of await room.memberAll()) {
        const alias = (await room.alias(member)) || member.name()
        const personId = byAlias.get(alias)
        if (personId === undefined) continue
        contacts.set(personId, member)
        people.set(member.id, personId)
      }
    }
    this.#rooms = rooms
    this.#contacts = contacts
    this.#people = people
  }
}
