import type { FileBoxInterface } from 'file-box'
import { FileBox } from 'file-box'
import * as PUPPET from 'wechaty-puppet'
import type { LocalChat, LocalMessage } from './chat.ts'
import { ChatError } from './chat-error.ts'
import { wireText } from './wire-text.ts'

const HEARTBEAT_MS = 15_000
const VERSION = '1.0.0' /** A recall is a message of its own, named after the one taken back. */
const RECALL = '.recalled'

const TYPES: Readonly<Record<LocalMessage['type'], PUPPET.types.Message>> = {
  text: PUPPET.types.Message.Text,
  image: PUPPET.types.Message.Image,
  file: PUPPET.types.Message.Attachment,
  audio: PUPPET.types.Message.Audio,
}

/**
 * The local chat as a Wechaty puppet, so that everything above it is what runs with a real platform. It
 * delivers what real puppets deliver: quotes as text, own messages echoed, recalls as messages of their own.
 */
export class PuppetLocal extends PUPPET.Puppet {
  readonly #chat: LocalChat
  #unsubscribe: (() => void) | undefined
  #heartbeat: NodeJS.Timeout | undefined
  #isRunning = false
  readonly #queue: LocalMessage[] = []

  constructor(chat: LocalChat) {
    super()
    this.#chat = chat
  }

  override version(): string {
    return VERSION
  }

  override name(): string {
    return 'local'
  }

  override async onStart(): Promise<void> {
    this.#isRunning = true
    this.#heartbeat = setInterval(() => this.emit('heartbeat', { data: 'local chat' }), HEARTBEAT_MS)
    this.#heartbeat.unref()
    // The bot expects to be ready before it is logged in, and both only after start has returned.
    setImmediate(() => this.#goOnline())
  }

  override async onStop(): Promise<void> {
    this.#isRunning = false
    this.#queue.length = 0
    this.#unsubscribe?.()
    clearInterval(this.#heartbeat)
    if (this.isLoggedIn) await this.logout('local chat stopped')
  }

  override async ding(data?: string): Promise<void> {
    this.emit('dong', { data: data ?? '' })
  }

  #goOnline(): void {
    if (!this.#isRunning || this.isLoggedIn) return
    this.emit('ready', { data: 'local chat' })
    this.login(this.#chat.directory.botId)
    this.#unsubscribe = this.#chat.subscribe((message) => this.#enqueue(message))
    for (const message of this.#chat.missed()) this.#enqueue(message)
  }

  #enqueue(message: LocalMessage): void {
    this.#queue.push(message)
    if (this.#queue.length === 1) setImmediate(() => this.#deliverNext())
  }

  /** One message a turn: Wechaty looks each up by itself, and in one turn a later one may overtake. */
  #deliverNext(): void {
    const message = this.#queue[0]
    if (!message || !this.#isRunning) return
    this.#chat.passedOn(message)
    this.#emitMessage(message)
    this.#queue.shift()
    if (this.#queue.length > 0) setImmediate(() => this.#deliverNext())
  }

  #emitMessage(message: LocalMessage): void {
    if (!message.recalled) {
      this.emit('message', { messageId: message.id })
      return
    }
    // What was said before must not stay readable in the payload cache.
    this.emit('dirty', { payloadType: PUPPET.types.Dirty.Message, payloadId: message.id })
    this.emit('message', { messageId: message.id + RECALL })
  }

  // Contacts

  override async contactList(): Promise<string[]> {
    return this.#chat.directory.people.map(({ id }) => id)
  }

  override async contactRawPayload(id: string): Promise<PUPPET.payloads.Contact> {
    const person = this.#chat.person(id)
    if (!person) throw new Error(`no contact ${id}`)
    const alias = this.#chat.remarkOf(id)
    return {
      id,
      name: person.name,
      ...(alias !== undefined && { alias }),
      avatar: '',
      friend: true,
      gender: PUPPET.types.ContactGender.Unknown,
      phone: [],
      type: PUPPET.types.Contact.Individual,
    }
  }

  override async contactRawPayloadParser(payload: PUPPET.payloads.Contact): Promise<PUPPET.payloads.Contact> {
    return payload
  }

  override async contactAlias(contactId: string): Promise<string>
  override async contactAlias(contactId: string, alias: string | null): Promise<void>
  // biome-ignore lint/suspicious/noExplicitAny: the two overloads of Puppet share no narrower type
  override async contactAlias(contactId: string, alias?: string | null): Promise<any> {
    if (!this.#chat.person(contactId)) throw new Error(`no contact ${contactId}`)
    if (alias === undefined) return this.#chat.remarkOf(contactId) ?? ''
    this.#chat.setRemark(contactId, alias ?? '')
    this.emit('dirty', { payloadType: PUPPET.types.Dirty.Contact, payloadId: contactId })
  }

  // Rooms

  override async roomList(): Promise<string[]> {
    return this.#chat.directory.rooms.map(({ id }) => id)
  }

  override async roomRawPayload(id: string): Promise<PUPPET.payloads.Room> {
    const room = this.#chat.room(id)
    if (!room) throw new Error(`no room ${id}`)
    return { id, topic: room.topic, memberIdList: [...room.memberIds], adminIdList: [] }
  }

  override async roomRawPayloadParser(payload: PUPPET.payloads.Room): Promise<PUPPET.payloads.Room> {
    return payload
  }

  override async roomTopic(roomId: string): Promise<string>
  override async roomTopic(roomId: string, topic: string): Promise<void>
  // biome-ignore lint/suspicious/noExplicitAny: the two overloads of Puppet share no narrower type
  override async roomTopic(roomId: string, topic?: string): Promise<any> {
    if (topic !== undefined) throw new Error('topics come from the roster')
    return this.#chat.room(roomId)?.topic ?? ''
  }

  override async roomMemberList(roomId: string): Promise<string[]> {
    return [...(this.#chat.room(roomId)?.memberIds ?? [])]
  }

  override async roomMemberRawPayload(
    roomId: string,
    contactId: string,
  ): Promise<PUPPET.payloads.RoomMember> {
    const person = this.#chat.person(contactId)
    if (!person || !this.#chat.room(roomId)?.memberIds.includes(contactId)) {
      throw new Error(`no member ${contactId} in ${roomId}`)
    }
    return { id: contactId, name: person.name, roomAlias: person.alias, avatar: '' }
  }

  override async roomMemberRawPayloadParser(
    payload: PUPPET.payloads.RoomMember,
  ): Promise<PUPPET.payloads.RoomMember> {
    return payload
  }

  // Messages

  /** The last messages, so that a bot that starts finds its own words; without those of people who left. */
  override messageList(): string[] {
    return this.#chat.messages
      .slice(-RECENT)
      .filter((message) => this.#chat.isKnown(message))
      .map(({ id }) => id)
  }

  override async messageRawPayload(messageId: string): Promise<PUPPET.payloads.Message> {
    const isRecall = messageId.endsWith(RECALL)
    const message = this.#chat.message(isRecall ? messageId.slice(0, -RECALL.length) : messageId)
    if (!message) throw new Error(`no message ${messageId}`)
    const { botId } = this.#chat.directory
    const base = {
      id: messageId,
      talkerId: message.fromId,
      timestamp: message.at,
      type: message.recalled ? PUPPET.types.Message.Recalled : TYPES[message.type],
      // Of a recall, Wechaty reads here which message was taken back.
      text: isRecall ? message.id : (message.file?.name ?? wireText(this.#chat, message)),
      ...(message.file && { filename: message.file.name }),
    }
    if (message.roomId !== undefined) {
      return { ...base, roomId: message.roomId, mentionIdList: [...message.mentionIds] }
    }
    return { ...base, listenerId: message.fromId === botId ? (message.peerId ?? '') : botId }
  }

  override async messageRawPayloadParser(payload: PUPPET.payloads.Message): Promise<PUPPET.payloads.Message> {
    return payload
  }

  override async messageFile(messageId: string): Promise<FileBoxInterface> {
    const file = this.#chat.message(messageId)?.file
    if (!file) throw new Error(`message ${messageId} has no file`)
    // Not from a buffer: the wire of wechaty-puppet-service fails on small ones and sends them twice.
    return FileBox.fromBase64(Buffer.from(this.#chat.fileOf(messageId)).toString('base64'), file.name)
  }

  override async messageImage(messageId: string): Promise<FileBoxInterface> {
    return this.messageFile(messageId)
  }

  override async messageSendText(
    conversationId: string,
    text: string,
    mentionIdList: string[] = [],
  ): Promise<string> {
    // Real platforms pass over a mention of somebody who is not in the group.
    const members = this.#chat.room(conversationId)?.memberIds
    return this.#say(conversationId, {
      text,
      mentionIds: mentionIdList.filter((id) => members?.includes(id)),
    })
  }

  override async messageSendFile(conversationId: string, file: FileBoxInterface): Promise<string> {
    return this.#say(conversationId, { file: { name: file.name, bytes: await file.toBuffer() } })
  }

  override async messageForward(conversationId: string, messageId: string): Promise<string> {
    const message = this.#chat.message(messageId)
    if (!message) throw new Error(`no message ${messageId}`)
    if (!message.file) return this.#say(conversationId, { text: message.text })
    const bytes = this.#chat.fileOf(messageId)
    return this.#say(conversationId, { file: { name: message.file.name, bytes } })
  }

  /** @returns false if it is too late, or not the bot's own message */
  override async messageRecall(messageId: string): Promise<boolean> {
    try {
      this.#chat.recall(messageId, this.#chat.directory.botId)
      return true
    } catch (error) {
      if (error instanceof ChatError) return false
      throw error
    }
  }

  #say(
    conversationId: string,
    what: { text?: string; mentionIds?: string[]; file?: { name: string; bytes: Uint8Array } },
  ): string {
    const place = this.#chat.room(conversationId) ? { roomId: conversationId } : { peerId: conversationId }
    return this.#chat.post({ fromId: this.#chat.directory.botId, ...place, ...what }).id
  }
}

/** How far back the bot can look for its own words after a crash. */
const RECENT = 200
