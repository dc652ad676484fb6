import { FileBox } from 'file-box'
import { types, WechatyBuilder } from 'wechaty'
import type { ContactInterface, MessageInterface, RoomInterface, WechatyInterface } from 'wechaty/impls'
import type { OutboxMessage, Target } from '../store/outbox.ts'
import { keepSession } from './keep-session.ts'
import { patiently } from './patiently.ts'
import type { RoomBook } from './room-book.ts'
import { holdsWords } from './said-before.ts'
import { withTimeout } from './with-timeout.ts'

/** A chat message as the platform delivered it, in plain data: it is kept in the inbox until handled. */
export interface RawMessage {
  messageId: string
  roomTopic?: string
  contactId: string
  /** How the sender is called in the room, else the contact's own name. */
  senderName: string
  /** The remark the bot gave the contact. */
  contactAlias?: string
  type: 'text' | 'image' | 'audio' | 'file' | 'other'
  text: string
  mentionsBot: boolean
  at: number
}

/** A message to send; of one with a file only the file is said. */
export interface OutgoingMessage {
  text: string
  mentions?: readonly string[]
  file?: { name: string; bytes: Uint8Array }
}

/** A file that came with a message, read once. */
export interface RawFile {
  name: string
  mediaType: string
  bytes: Uint8Array
}

/** What the bot itself said, as the platform echoes it. */
export interface Echo {
  roomTopic?: string
  messageId: string
  text: string
}

export type LoginState = 'starting' | 'scan' | 'online' | 'offline'

export interface GatewayEvents {
  /** Everything said by others. */
  message(raw: RawMessage, file: RawFile | undefined): Promise<void>
  echo(said: Echo): Promise<void>
  state(state: LoginState, qr?: string): void
  error(error: unknown): void
}

/** Attachments over this size are named but not read: nobody sends a larger photo of a rubbish heap. */
const MAX_FILE_BYTES = 10 * 1024 * 1024
/** What has not come by then is asked for again. */
const FILE_TIMEOUT_MS = 60_000
/** What was said by whom, and where, is asked again after so long each: no message is lost to a hiccup. */
const READ_AGAIN_MS = [0, 1_000, 5_000, 15_000, 30_000]

const TYPES = new Map<types.Message, RawMessage['type']>([
  [types.Message.Text, 'text'],
  [types.Message.Image, 'image'],
  [types.Message.Audio, 'audio'],
  [types.Message.Attachment, 'file'],
])

/**
 * The only importer of Wechaty: turns its events into plain data and plain data into sends. Knows nothing
 * of tickets.
 */
export class Gateway {
  readonly #bot: WechatyInterface
  readonly #book: RoomBook
  readonly #events: GatewayEvents
  readonly #knowsItsWords: boolean
  #state: LoginState = 'starting'
  #puppet: object | undefined

  constructor(options: {
    puppet: object
    book: RoomBook
    events: GatewayEvents
    memoryName?: string
    /** Whether `Message.findAll` finds what was said before this login; unless told, it does. */
    knowsItsWords?: boolean
  }) {
    this.#book = options.book
    this.#knowsItsWords = options.knowsItsWords ?? true
    this.#events = options.events
    this.#bot = WechatyBuilder.build({
      ...options.puppet,
      ...(options.memoryName !== undefined && { name: options.memoryName }),
    }) as WechatyInterface
    // First of all: without an error listener any error event ends the process.
    this.#bot.on('error', (error) => options.events.error(error))
    this.#bot.on('scan', (qr) => this.#setState('scan', qr))
    this.#bot.on('login', () => this.#guard(() => this.#online()))
    this.#bot.on('logout', () => this.#setState('offline'))
    // Who has left a group is staff no longer, and a group that was renamed another.
    for (const change of ['room-join', 'room-leave', 'room-topic'] as const)
      this.#bot.on(change, () => this.#book.expire())
    // Not Wechaty's own event: it drops a message whose words, group or sender it cannot read at once.
    this.#bot.on('puppet', (puppet) => {
      this.#puppet = puppet
      puppet.on('message', ({ messageId }) => this.#guard(() => this.#receive(messageId)))
    })
  }

  get state(): LoginState {
    return this.#state
  }

  /** Takes it for offline, whatever the puppet says: it gave no sign of life. */
  giveUp(): void {
    this.#setState('offline')
  }

  /** Resolves when the puppet runs; being logged in is told by the state. */
  async start(): Promise<void> {
    await this.#bot.start()
  }

  async stop(): Promise<void> {
    if (this.#puppet) keepSession(this.#puppet)
    await this.#bot.stop()
    this.#setState('offline')
  }

  /**
   * Says the message. @returns the platform's message id, or null where it gives none
   * @throws {Error} if nobody is logged in, or the room or person cannot be found
   */
  async send(target: Target, message: OutgoingMessage): Promise<string | null> {
    if (this.#state !== 'online' || !this.#bot.isLoggedIn) throw new Error('not logged in')
    const said =
      'room' in target
        ? await this.#sayInRoom(target.room, message)
        : await (await this.#contactOf(target)).say(wordsOrFile(message))
    return said ? said.id : null
  }

  /**
   * Asks the puppet for something small, to see whether it still lives. Not by `ding`: a puppet service swallows
   * its failure, and not every puppet answers it.
   *
   * @throws {Error} if it cannot answer; it may also never come back
   */
  async probe(): Promise<void> {
    await this.#bot.puppet.roomList()
  }

  /** Whether the bot's own words of this message stand in the conversation since `since`; undefined: can't tell. */
  async wasSaid(target: Target, words: OutboxMessage, since: number): Promise<boolean | undefined> {
    try {
      const room = 'room' in target ? await this.#book.room(this.#bot, target.room) : undefined
      const contact = 'room' in target ? undefined : await this.#contactOf(target)
      const messages = await this.#bot.Message.findAll()
      // Many platforms keep whole seconds.
      const sinceSecond = Math.floor(since / 1000) * 1000
      const wasFound = messages.some(
        (message) =>
          message.self() &&
          message.date().getTime() >= sinceSecond &&
          message.room()?.id === room?.id &&
          (contact === undefined || message.listener()?.id === contact.id) &&
          holdsWords(message.text(), words),
      )
      return wasFound || this.#knowsItsWords ? wasFound : undefined
    } catch {
      return undefined
    }
  }

  /**
   * Gives the contact a remark by which it is found after the next login.
   *
   * @throws {Error} if the platform did not take it, of which Wechaty says nothing
   */
  async setAlias(contactId: string, alias: string): Promise<void> {
    const contact = await this.#bot.Contact.find({ id: contactId })
    await contact?.alias(alias)
    if ((await contact?.alias()) !== alias) throw new Error('the remark was not set')
  }

  /** The roster's person behind a contact, as seen in the bound groups. */
  async personOf(contactId: string): Promise<string | undefined> {
    return this.#book.personOfContact(this.#bot, contactId)
  }

  async #sayInRoom(topic: string, message: OutgoingMessage): Promise<MessageInterface | undefined> {
    const room = await this.#book.room(this.#bot, topic)
    if (!room) throw new Error('room not found')
    if (message.file) return (await room.say(wordsOrFile(message))) ?? undefined
    const mentions: ContactInterface[] = []
    for (const personId of message.mentions ?? []) {
      const contact = await this.#book.contactOfPerson(this.#bot, personId)
      if (contact && (await room.has(contact))) mentions.push(contact)
    }
    const said = await room.say(message.text, ...mentions)
    return said ?? undefined
  }

  async #contactOf(target: Exclude<Target, { room: string }>): Promise<ContactInterface> {
    const contact =
      'staff' in target
        ? await this.#book.contactOfPerson(this.#bot, target.staff)
        : 'citizen' in target
          ? await this.#book.contactOfCitizen(this.#bot, target.citizen)
          : await this.#bot.Contact.find({ id: target.contact })
    if (!contact) throw new Error('contact not found')
    return contact
  }

  async #online(): Promise<void> {
    this.#book.forget()
    try {
      await this.#book.warm(this.#bot)
    } catch (error) {
      // Logged in, but it cannot say who is in which group: a fresh connection may.
      this.#events.error(error)
      this.giveUp()
      return
    }
    this.#setState('online')
  }

  #setState(state: LoginState, qr?: string): void {
    this.#state = state
    this.#events.state(state, qr)
  }

  async #receive(messageId: string): Promise<void> {
    const said = await patiently(() => this.#read(messageId), READ_AGAIN_MS)
    if (!said) return
    if ('echo' in said) return this.#events.echo(said.echo)
    const { raw, message } = said
    const hasFile = raw.type !== 'text' && raw.type !== 'other'
    await this.#events.message(raw, hasFile ? await this.#fileOf(message) : undefined)
  }

  /**
   * What was said; undefined if it is none of ours.
   *
   * @throws {Error} if the platform cannot tell just now
   */
  async #read(
    messageId: string,
  ): Promise<{ echo: Echo } | { raw: RawMessage; message: MessageInterface } | undefined> {
    const message = await this.#bot.Message.find({ id: messageId })
    if (!message) throw new Error('a message cannot be read')
    // A recall arrives as a message of its own; what was said before it has been handled.
    if (message.type() === types.Message.Recalled) return undefined
    const room = message.room()
    const topic = room && (await room.topic())
    // A group that is not bound, or another of the same name, is none of ours.
    if (room && (await this.#book.room(this.#bot, topic ?? ''))?.id !== room.id) return undefined
    if (message.self()) {
      const echo = { messageId: message.id, text: message.text() }
      return { echo: topic === undefined ? echo : { ...echo, roomTopic: topic } }
    }
    return { raw: await this.#rawOf(message, { room, topic }), message }
  }

  /** Undefined if it is too large or does not come: that something was sent is answered all the same. */
  async #fileOf(message: MessageInterface): Promise<RawFile | undefined> {
    try {
      return await withTimeout(fileOf(message), FILE_TIMEOUT_MS)
    } catch (error) {
      this.#events.error(error)
      return undefined
    }
  }

  async #rawOf(
    message: MessageInterface,
    seen: { room: RoomInterface | undefined; topic: string | undefined },
  ): Promise<RawMessage> {
    const talker = message.talker()
    const roomAlias = seen.room && (await seen.room.alias(talker))
    const contactAlias = await talker.alias()
    const botName = this.#bot.currentUser.name()
    const text = message.text()
    const type = TYPES.get(message.type()) ?? 'other'
    const hasMention =
      seen.room !== undefined && ((await message.mentionSelf()) || text.includes(`@${botName}`))
    return {
      messageId: message.id,
      ...(seen.topic !== undefined && { roomTopic: seen.topic }),
      contactId: talker.id,
      senderName: roomAlias || talker.name(),
      ...(contactAlias && { contactAlias }),
      type,
      // Attachments carry raw XML or a file name as text: look at the type first.
      text: type === 'text' ? withoutBotName(text, botName) : '',
      mentionsBot: hasMention,
      at: message.date().getTime(),
    }
  }

  #guard(work: () => Promise<void>): void {
    work().catch((error: unknown) => this.#events.error(error))
  }
}

function withoutBotName(text: string, name: string): string {
  return text.replaceAll(`@${name}\u2005`, '').replaceAll(`@${name}`, '')
}

/** Not from a buffer: the wire of wechaty-puppet-service fails on small ones and sends them twice. */
function wordsOrFile({ text, file }: OutgoingMessage): string | FileBox {
  return file ? FileBox.fromBase64(Buffer.from(file.bytes).toString('base64'), file.name) : text
}

async function fileOf(message: MessageInterface): Promise<RawFile | undefined> {
  const box = await message.toFileBox()
  if (box.size > MAX_FILE_BYTES) return undefined
  const bytes = await box.toBuffer()
  if (bytes.length > MAX_FILE_BYTES) return undefined
  return { name: box.name, mediaType: box.mediaType, bytes }
}
