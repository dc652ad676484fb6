import type { Clock } from '../../clock.ts'
import type { EpochMs } from '../../domain/time.ts'
import { MINUTE_MS } from '../../domain/time.ts'
import { checkAttachment } from './attachment.ts'
import { ChatError } from './chat-error.ts'
import { ChatLog } from './chat-log.ts'
import type { LocalDirectory, LocalPerson, LocalRoom } from './directory.ts'

export interface LocalMessage {
  id: string
  /** Grows by one with every message of all conversations. */
  seq: number
  at: EpochMs
  /** The group; a private message has `peerId` instead, the person who talks with the bot. */
  roomId?: string
  peerId?: string
  fromId: string
  type: 'text' | 'image' | 'file' | 'audio'
  text: string
  mentionIds: readonly string[]
  quote?: { id: string; name: string; text: string }
  file?: { name: string; mediaType: string; size: number }
  recalled: boolean
}

export interface NewLocalMessage {
  fromId: string
  /** A group; without it the message goes to the private chat between `peerId` and the bot. */
  roomId?: string
  peerId?: string
  text?: string
  quoteId?: string
  mentionIds?: readonly string[]
  file?: { name: string; bytes: Uint8Array }
}

export const MAX_TEXT_LENGTH = 10_000
const RECALL_MS = 2 * MINUTE_MS
/** As much of a quoted message as a chat app shows. */
const QUOTE_LENGTH = 2_000

/** The chat server of the local mode: rooms, people and messages in process, kept in the data folder. */
export class LocalChat {
  readonly directory: LocalDirectory
  readonly #clock: Clock
  readonly #log: ChatLog
  readonly #messages: LocalMessage[] = []
  readonly #byId = new Map<string, LocalMessage>()
  readonly #remarks = new Map<string, string>()
  readonly #listeners = new Set<(message: LocalMessage) => void>()

  constructor(options: { dir: string; clock: Clock; directory: LocalDirectory }) {
    this.directory = options.directory
    this.#clock = options.clock
    this.#log = new ChatLog(options.dir)
    for (const line of this.#log.read()) {
      if ('message' in line) this.#keep(line.message)
      else if ('recalled' in line) this.#markRecalled(line.recalled)
      else this.#remarks.set(line.remark.personId, line.remark.alias)
    }
  }

  person(id: string): LocalPerson | undefined {
    return this.directory.people.find((person) => person.id === id)
  }

  room(id: string): LocalRoom | undefined {
    return this.directory.rooms.find((room) => room.id === id)
  }

  message(id: string): LocalMessage | undefined {
    return this.#byId.get(id)
  }

  get messages(): readonly LocalMessage[] {
    return this.#messages
  }

  fileOf(messageId: string): Uint8Array {
    return this.#log.readFile(messageId)
  }

  /** The remark the bot gave this contact. */
  remarkOf(personId: string): string | undefined {
    return this.#remarks.get(personId)
  }

  setRemark(personId: string, alias: string): void {
    this.#remarks.set(personId, alias)
    this.#log.append({ remark: { personId, alias } })
  }

  /** Hears every new message and every recall. @returns a function that stops it */
  subscribe(listener: (message: LocalMessage) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Messages with `seq` over `since`, oldest first, perhaps of one conversation only. */
  messagesSince(since: number, filter: { roomId?: string; peerId?: string; limit: number }): LocalMessage[] {
    return this.#messages
      .slice(Math.max(0, since))
      .filter(
        ({ roomId, peerId }) =>
          filter.roomId === undefined || (roomId === filter.roomId && peerId === undefined),
      )
      .filter(({ peerId }) => filter.peerId === undefined || peerId === filter.peerId)
      .slice(0, filter.limit)
  }

  /**
   * Says something.
   *
   * @throws {ChatError} `unknown_person`, `unknown_room`, `not_a_member`, `unknown_quote`, `empty`,
   *   `text_too_long`, `file_too_large`, `file_not_allowed`
   */
  post(said: NewLocalMessage): LocalMessage {
    const from = this.person(said.fromId)
    if (!from) throw new ChatError('unknown_person', '没有这个人', 'as')
    const place = this.#placeOf(said, from)
    const text = said.text ?? ''
    if (text.length > MAX_TEXT_LENGTH) throw new ChatError('text_too_long', '一条消息最多 10000 字', 'text')
    if (text.trim() === '' && !said.file) throw new ChatError('empty', '消息是空的', 'text')
    const file = said.file && checkAttachment(said.file)
    const quote = said.quoteId === undefined ? undefined : this.#quoteOf(said.quoteId, place)
    const seq = this.#messages.length + 1
    const message: LocalMessage = {
      id: `m${seq}`,
      seq,
      at: this.#clock.now(),
      ...place,
      fromId: from.id,
      type: file?.type ?? 'text',
      text,
      mentionIds: said.mentionIds ?? [],
      ...(quote && { quote }),
      ...(file &&
        said.file && { file: { name: file.name, mediaType: file.mediaType, size: said.file.bytes.length } }),
      recalled: false,
    }
    if (said.file) this.#log.writeFile(message.id, said.file.bytes)
    this.#log.append({ message })
    this.#keep(message)
    this.#tell(message)
    return message
  }

  /** Takes a message back. @throws {ChatError} `unknown_message`, `not_the_author`, `too_late` */
  recall(messageId: string, byId: string): LocalMessage {
    const message = this.#byId.get(messageId)
    if (!message) throw new ChatError('unknown_message', '没有这条消息')
    if (message.fromId !== byId) throw new ChatError('not_the_author', '只能撤回自己发的消息', 'as')
    if (this.#clock.now() - message.at > RECALL_MS) throw new ChatError('too_late', '超过两分钟，不能撤回')
    this.#log.append({ recalled: messageId })
    const recalled = this.#markRecalled(messageId)
    this.#tell(recalled)
    return recalled
  }

  #placeOf(said: NewLocalMessage, from: LocalPerson): { roomId: string } | { peerId: string } {
    const { botId } = this.directory
    if (said.roomId === undefined) {
      const peerId = from.id === botId ? said.peerId : from.id
      if (peerId === undefined || !this.person(peerId)) throw new ChatError('unknown_person', '没有这个人')
      return { peerId }
    }
    const room = this.room(said.roomId)
    if (!room) throw new ChatError('unknown_room', '没有这个群', 'room')
    if (!room.memberIds.includes(from.id)) throw new ChatError('not_a_member', '不在这个群里', 'as')
    return { roomId: room.id }
  }

  #quoteOf(quoteId: string, place: { roomId?: string; peerId?: string }): NonNullable<LocalMessage['quote']> {
    const quoted = this.#byId.get(quoteId)
    if (!quoted || quoted.recalled || quoted.roomId !== place.roomId || quoted.peerId !== place.peerId) {
      throw new ChatError('unknown_quote', '引用的消息不在这个会话里', 'quote')
    }
    const author = this.person(quoted.fromId)
    const name = (quoted.roomId === undefined ? author?.name : author?.alias) ?? quoted.fromId
    const text =
      quoted.type === 'text' ? quoted.text : quoted.type === 'image' ? '图片' : (quoted.file?.name ?? '')
    return { id: quoted.id, name, text: text.slice(0, QUOTE_LENGTH) }
  }

  #keep(message: LocalMessage): void {
    this.#messages.push(message)
    this.#byId.set(message.id, message)
  }

  #markRecalled(messageId: string): LocalMessage {
    const index = this.#messages.findIndex(({ id }) => id === messageId)
    const message = this.#messages[index]
    if (!message) throw new ChatError('unknown_message', '没有这条消息')
    const { quote: _quote, file: _file, ...rest } = message
    const recalled: LocalMessage = { ...rest, text: '', type: 'text', mentionIds: [], recalled: true }
    this.#messages[index] = recalled
    this.#byId.set(messageId, recalled)
    return recalled
  }

  #tell(message: LocalMessage): void {
    for (const listener of this.#listeners) listener(message)
  }
}
