import { expect } from 'vitest'
import type { LocalMessage } from '../../src/bot/local/chat.ts'
import type { LocalDirectory, LocalPerson } from '../../src/bot/local/directory.ts'
import type { ChatDriver } from './chat-driver.ts'
import { at } from './time.ts'

/** A conversation in a story: what the bot says there is heard in order, and nothing else may be said. */
export class Conversation {
  readonly #street: Street
  readonly name: string
  readonly #key: string

  constructor(street: Street, name: string, key: string) {
    this.#street = street
    this.name = name
    this.#key = key
  }

  /** The bot's next message here holds each of the words. @returns it, to be quoted or read */
  async hears(...words: (string | RegExp)[]): Promise<LocalMessage> {
    const message = await this.#street.nextIn(this.#key)
    if (!message) throw new Error(`「${this.name}」 hears nothing, expected: ${words.join(' … ')}`)
    for (const word of words) {
      if (typeof word === 'string') expect(message.text, `in 「${this.name}」`).toContain(word)
      else expect(message.text, `in 「${this.name}」`).toMatch(word)
    }
    return message
  }

  /** The bot has said nothing here that was not heard. */
  async hearsNothing(): Promise<void> {
    const message = await this.#street.nextIn(this.#key)
    if (message) throw new Error(`「${this.name}」 hears unexpectedly: ${message.text}`)
  }
}

/** Somebody in a story. */
export class Actor {
  readonly #street: Street
  readonly id: string
  /** The private chat with the bot. */
  readonly privately: Conversation

  constructor(street: Street, id: string) {
    this.#street = street
    this.id = id
    this.privately = new Conversation(street, `${id}, in private`, `peer:${id}`)
  }

  /** Says it in the group, or (without one) to the bot in private; resolves when the bot is done with it. */
  async says(
    text: string,
    where: {
      in?: Room
      quoting?: LocalMessage
      mentioning?: string[]
      file?: { name: string; bytes: Uint8Array }
    } = {},
  ): Promise<LocalMessage> {
    return this.#street.post({
      as: this.id,
      text,
      ...(where.in && { room: where.in.id }),
      ...(where.quoting && { quote: where.quoting.id }),
      ...(where.mentioning && { mentions: where.mentioning }),
      ...(where.file && { file: where.file }),
    })
  }
}

export class Room extends Conversation {
  readonly id: string
  readonly #members: readonly LocalPerson[]

  constructor(street: Street, id: string, topic: string, members: readonly LocalPerson[]) {
    super(street, topic, `room:${id}`)
    this.id = id
    this.#members = members
  }

  /** Somebody of the unit with this name who is in the group. */
  memberOf(unit: string): string {
    const member = this.#members.find((person) => person.unit === unit)
    if (!member) throw new Error(`nobody of ${unit} in ${this.name}`)
    return member.id
  }
}

/**
 * A street office in a story: people say things, groups hear the bot, the clock is wound on. A bot message
 * that nobody expected fails the story when it ends.
 */
export class Street {
  readonly #driver: ChatDriver
  readonly #directory: LocalDirectory
  readonly #unheard = new Map<string, LocalMessage[]>()
  #cursor = 0

  private constructor(driver: ChatDriver, directory: LocalDirectory) {
    this.#driver = driver
    this.#directory = directory
  }

  static async open(driver: ChatDriver): Promise<Street> {
    const street = new Street(driver, await driver.directory())
    await driver.settle()
    return street
  }

  /** The group of the unit with this id. */
  room(unitId: string): Room {
    const room = this.#directory.rooms.find(({ id }) => id === `room-${unitId}`)
    if (!room) throw new Error(`no room of ${unitId}`)
    const members = this.#directory.people.filter(({ id }) => room.memberIds.includes(id))
    return new Room(this, room.id, room.topic, members)
  }

  person(id: string): Actor {
    if (!this.#directory.people.some((person) => person.id === id)) throw new Error(`no person ${id}`)
    return new Actor(this, id)
  }

  async windTo(words: string): Promise<void> {
    await this.#driver.moveTo(at(words))
    await this.#driver.settle()
  }

  async settle(): Promise<void> {
    await this.#driver.settle()
  }

  async post(said: Parameters<ChatDriver['post']>[0]): Promise<LocalMessage> {
    const message = await this.#driver.post(said)
    await this.#driver.settle()
    return message
  }

  async nextIn(key: string): Promise<LocalMessage | undefined> {
    await this.#listen()
    return this.#unheard.get(key)?.shift()
  }

  /** Takes everything that was said and not heard yet, in the order it was said. */
  async unheard(): Promise<{ room: string; text: string }[]> {
    await this.#listen()
    const messages = [...this.#unheard.values()].flat().sort((one, other) => one.seq - other.seq)
    this.#unheard.clear()
    return messages.map(({ roomId, peerId, text }) => ({ room: roomId ?? `private ${peerId}`, text }))
  }

  /** Ends the story. @throws if the bot said anything that was not heard */
  async ends(): Promise<void> {
    await this.#driver.settle()
    await this.#listen()
    const left = [...this.#unheard.values()].flat()
    await this.#driver.close()
    if (left.length > 0) {
      const lines = left.map(({ roomId, peerId, text }) => `${roomId ?? `private ${peerId}`}: ${text}`)
      throw new Error(`the bot said what nobody expected:\n${lines.join('\n')}`)
    }
  }

  async #listen(): Promise<void> {
    for (const message of await this.#driver.messagesSince(this.#cursor)) {
      this.#cursor = Math.max(this.#cursor, message.seq)
      if (message.fromId !== this.#directory.botId) continue
      const key = message.roomId === undefined ? `peer:${message.peerId}` : `room:${message.roomId}`
      this.#unheard.set(key, [...(this.#unheard.get(key) ?? []), message])
    }
  }
}
