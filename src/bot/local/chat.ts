import type { Clock } from '../../clock.ts'
import type { EpochMs } from '../../domain/time.ts'
import { MINUTE_MS } from '../../domain/time.ts'
import { checkAttachment } from './attachment.ts'
import { ChatError } from './chat-error.ts'
import { ChatLog, messageIdFor } from './chat-log.ts'
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
/** Messages passed on again to a bot that starts: a crash may have come between chat and inbox. */
const PASSED_ON_AGAIN = 50

/** The chat server of the local mode: rooms, people and messages in process, kept in the data folder. */
export class LocalChat {
  readonly directory: LocalDirectory
  readonly #clock: Clock
  readonly #log: ChatLog
  readonly #people: ReadonlyMap<string, LocalPerson>
  readonly #rooms: ReadonlyMap<string, LocalRoom>
  readonly #messages: LocalMessage[] = []
  readonly #byId = new Map<string, LocalMessage>()
  readonly #remarks = new Map<string, string>()
  readonly #listeners = new Set<(message: LocalMessage) => void>()
  /** What was said and recalled, in order: `seq` of the message. */
  readonly #changes: number[] = []
  #passedOn: number

  /** @throws {Error} in Chinese if the chat log is damaged */
  constructor(options: { dir: string; clock: Clock; directory: LocalDirectory }) {
    this.directory = options.directory
    this.#people = new Map(options.directory.people.map((person) => [person.id, person]))
    this.#rooms = new Map(options.directory.rooms.map((room) => [room.id, room]))
    this.#clock = options.clock
    this.#log = new ChatLog(options.dir)
    for (const line of this.#log.read()) {
      // Counted anew, because somebody may have cut a damaged line out.
      if ('message' in line) this.#keep({ ...line.message, seq: this.#messages.length + 1 })
      else if ('recalled' in line) this.#markRecalled(line.recalled)
      else this.#remarks.set(line.remark.personId, line.remark.alias)
    }
    this.#passedOn = this.#messages.length
  }

  person(id: string): LocalPerson | undefined {
    return this.#people.get(id)
  }

  room(id: string): LocalRoom | undefined {
    return this.#rooms.get(id)
  }

  message(id: string): LocalMessage | undefined {
    return this.#byId.get(id)
  }

  get messages(): readonly LocalMessage[] {
    return this.#messages
  }

  /** @throws {ChatError} `unknown_message` if the message has no file, or was recalled */
  fileOf(messageId: string): Uint8Array {
    if (!this.#byId.get(messageId)?.file) throw new ChatError('unknown_message', '没有这个文件')
    return this.#log.readFile(messageId)
  }

  /** The remark the bot gave this contact. */
  remarkOf(personId: string): string | undefined {
    return this.#remarks.get(personId)
  }

  setRemark(personId: string, alias: string): void {
    if (this.#remarks.get(personId) === alias) return
    this.#log.append({ remark: { personId, alias } })
    this.#remarks.set(personId, alias)
  }

  /** Hears every new message and every recall. @returns a function that stops it */
  subscribe(listener: (message: LocalMessage) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Messages with `seq` over `since`, oldest first, perhaps of one conversation only. */
  messagesSince(since: number, filter: { roomId?: string; peerId?: string; limit: number }): LocalMessage[] {
    const found: LocalMessage[] = []
    for (let index = Math.max(0, since); index < this.#messages.length; index += 1) {
      const message = this.#messages[index]
      if (!message || found.length >= filter.limit) break
      if (filter.roomId !== undefined && message.roomId !== filter.roomId) continue
      if (filter.peerId !== undefined && message.peerId !== filter.peerId) continue
      found.push(message)
    }
    return found
  }

  /** How often something was said or recalled. */
  get version(): number {
    return this.#changes.length
  }

  /** What was said or recalled after that version, as it is now, oldest change first. */
  changesSince(version: number, limit: number): LocalMessage[] {
    return this.#changes
      .slice(Math.max(0, version), Math.max(0, version) + limit)
      .flatMap((seq) => this.#messages[seq - 1] ?? [])
  }

  /**
   * What a bot that starts may have missed: everything said since the last one stopped, and a little before.
   * Some of it comes again, as it may on real platforms.
   */
  missed(): LocalMessage[] {
    const { botId } = this.directory
    return this.#messages
      .slice(Math.max(0, this.#passedOn - PASSED_ON_AGAIN))
      .filter((message) => message.fromId !== botId && !message.recalled && this.isKnown(message))
  }

  /** Everything up to this message has been passed on to the bot. */
  passedOn(message: LocalMessage): void {
    this.#passedOn = Math.max(this.#passedOn, message.seq)
  }

  /** Whether its author and its conversation are still in the roster. */
  isKnown({ fromId, roomId, peerId }: LocalMessage): boolean {
    if (!this.#people.has(fromId)) return false
    return roomId === undefined ? this.#people.has(peerId ?? '') : this.#rooms.has(roomId)
  }

  /**
   * Says something. A text with a file makes two messages, the text first, as in a chat app.
   *
   * @returns the message, the later one of two
   * @throws {ChatError} `unknown_person`, `unknown_room`, `not_a_member`, `unknown_mention`, `unknown_quote`,
   *   `quote_without_text`, `empty`, `text_too_long`, `file_too_large`, `file_empty`, `file_not_allowed`,
   *   `not_stored`
   */
  post(said: NewLocalMessage): LocalMessage {
    const from = this.person(said.fromId)
    if (!from) throw new ChatError('unknown_person', '没有这个人', 'as')
    const place = this.#placeOf(said, from)
    const text = said.text ?? ''
    const hasText = text.trim() !== ''
    if (text.length > MAX_TEXT_LENGTH) throw new ChatError('text_too_long', '一条消息最多 10000 字', 'text')
    if (!hasText && !said.file) throw new ChatError('empty', '消息是空的', 'text')
    if (!hasText && said.quoteId !== undefined) {
      throw new ChatError('quote_without_text', '引用时要写几个字；图片和文件请另发一条', 'quote')
    }
    const file = said.file && { ...checkAttachment(said.file), bytes: said.file.bytes }
    const quote = said.quoteId === undefined ? undefined : this.#quoteOf(said.quoteId, place)
    const mentionIds = this.#mentionsOf(said.mentionIds ?? [], place)
    const base = { fromId: from.id, ...place }
    const inWords = { ...base, type: 'text' as const, text, mentionIds, ...(quote && { quote }) }
    if (!file) return this.#add(inWords)
    if (hasText) this.#add(inWords)
    const { bytes, type, name, mediaType } = file
    const size = bytes.length
    return this.#add({ ...base, type, text: '', mentionIds: [], file: { name, mediaType, size } }, bytes)
  }

  /**
   * Takes a message back.
   *
   * @throws {ChatError} `unknown_message`, `not_the_author`, `too_late`, `not_stored`
   */
  recall(messageId: string, byId: string): LocalMessage {
    const message = this.#byId.get(messageId)
    if (!message) throw new ChatError('unknown_message', '没有这条消息')
    if (message.fromId !== byId) throw new ChatError('not_the_author', '只能撤回自己发的消息', 'as')
    if (message.recalled) return message
    if (this.#clock.now() - message.at > RECALL_MS) throw new ChatError('too_late', '超过两分钟，不能撤回')
    this.#log.append({ recalled: messageId })
    this.#markRecalled(messageId)
    const recalled = this.#byId.get(messageId) ?? message
    this.#tell(recalled)
    return recalled
  }

  #placeOf(said: NewLocalMessage, from: LocalPerson): { roomId: string } | { peerId: string } {
    const { botId } = this.directory
    if (said.roomId === undefined) {
      const peerId = from.id === botId ? said.peerId : from.id
      if (peerId === undefined || peerId === botId || !this.person(peerId)) {
        throw new ChatError('unknown_person', '没有这个人')
      }
      return { peerId }
    }
    const room = this.room(said.roomId)
    if (!room) throw new ChatError('unknown_room', '没有这个群', 'room')
    if (!room.memberIds.includes(from.id)) throw new ChatError('not_a_member', '不在这个群里', 'as')
    return { roomId: room.id }
  }

  /** Only groups know mentions; in a private chat an @ is just text. */
  #mentionsOf(ids: readonly string[], place: { roomId?: string; peerId?: string }): string[] {
    if (place.roomId === undefined) return []
    const members = this.room(place.roomId)?.memberIds
    for (const id of ids) {
      if (!members?.includes(id)) throw new ChatError('unknown_mention', '只能 @ 群里的人', 'mentions')
    }
    return [...new Set(ids)]
  }

  #quoteOf(quoteId: string, place: { roomId?: string; peerId?: string }): NonNullable<LocalMessage['quote']> {
    const quoted = this.#byId.get(quoteId)
    if (!quoted || quoted.recalled || quoted.roomId !== place.roomId || quoted.peerId !== place.peerId) {
      throw new ChatError('unknown_quote', '引用的消息不在这个会话里，或已撤回', 'quote')
    }
    const author = this.person(quoted.fromId)
    const name = (quoted.roomId === undefined ? author?.name : author?.alias) ?? quoted.fromId
    const text =
      quoted.type === 'text' ? quoted.text : quoted.type === 'image' ? '图片' : (quoted.file?.name ?? '')
    return { id: quoted.id, name, text: text.slice(0, QUOTE_LENGTH) }
  }

  #add(said: Omit<LocalMessage, 'id' | 'seq' | 'at' | 'recalled'>, bytes?: Uint8Array): LocalMessage {
    const seq = this.#messages.length + 1
    const message: LocalMessage = {
      id: messageIdFor(seq),
      seq,
      at: this.#clock.now(),
      ...said,
      recalled: false,
    }
    if (bytes) this.#log.writeFile(message.id, bytes)
    this.#log.append({ message })
    this.#keep(message)
    this.#tell(message)
    return message
  }

  #keep(message: LocalMessage): void {
    this.#messages.push(message)
    this.#byId.set(message.id, message)
    this.#changes.push(message.seq)
  }

  #markRecalled(messageId: string): void {
    const message = this.#byId.get(messageId)
    if (!message) return
    const { quote: _quote, file: _file, ...rest } = message
    const recalled: LocalMessage = { ...rest, text: '', type: 'text', mentionIds: [], recalled: true }
    this.#messages[message.seq - 1] = recalled
    this.#byId.set(messageId, recalled)
    this.#changes.push(message.seq)
  }

  #tell(message: LocalMessage): void {
    for (const listener of this.#listeners) listener(message)
  }
}
