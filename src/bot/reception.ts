import type { Desk } from '../desk/desk.ts'
import { transact } from '../desk/desk.ts'
import { maskForRoom } from '../domain/masking.ts'
import { HOUR_MS } from '../domain/time.ts'
import type { Logger } from '../log.ts'
import { markHandled, receive, unhandled, wasReceived } from '../store/inbox.ts'
import type { OutboxMessage, Target } from '../store/outbox.ts'
import { enqueue } from '../store/outbox.ts'
import { countOutsideAnswers, OUTSIDE_ANSWER } from '../store/outside-answers.ts'
import { BROKEN } from '../templates/messages/answers.ts'
import { ANSWERS_PAUSE } from '../templates/messages/citizen.ts'
import type { Gateway, RawFile, RawMessage } from './gateway.ts'
import type { Answer, Handler, Inbound } from './handler.ts'
import { isAddressed } from './handler.ts'
import type { Received } from './interpret.ts'
import { interpret } from './interpret.ts'
import { patiently } from './patiently.ts'
import { persistently } from './persistently.ts'
import { route } from './router.ts'
import { SerialQueues } from './serial-queues.ts'
import { withTimeout } from './with-timeout.ts'

/** A platform that hangs must not hold up the conversation for good: the message is tried again. */
const WHO_TIMEOUT_MS = 15_000
/** The citizen's next words wait for so long, as they would be a stranger's without the remark. */
const REMARK_AGAIN_MS = [0, 1_000, 4_000]

/**
 * From the platform to the answer: every message is kept in the inbox first, then handled in the order of
 * its conversation, exactly once, in one transaction with its effects and its answer.
 */
export class Reception {
  readonly #desk: Desk
  readonly #handlers: readonly Handler[]
  readonly #log: Logger
  readonly #wake: () => void
  readonly #gateway: () => Gateway
  readonly #queues = new SerialQueues()
  #stopped = false
  /** Whether a message waits in the inbox because the platform could not say who wrote it. */
  #isAnyLeft = false

  constructor(options: {
    desk: Desk
    handlers: readonly Handler[]
    log: Logger
    wake: () => void
    gateway: () => Gateway
  }) {
    this.#desk = options.desk
    this.#handlers = options.handlers
    this.#log = options.log
    this.#wake = options.wake
    this.#gateway = options.gateway
  }

  /** Takes a message in. Resolves when it is handled. */
  take(raw: RawMessage, file: RawFile | undefined): Promise<void> {
    const conversation = raw.roomTopic ?? raw.contactId
    return this.#queues.run(conversation, async () => {
      const received = await this.#persistently(() => this.#keep(raw, file))
      if (received) await this.#handle(received)
    })
  }

  /** Handles what a crash left in the inbox, or what could not be handled while nobody knew who had written it. */
  async resume(): Promise<void> {
    this.#isAnyLeft = false
    for (const entry of await unhandled(this.#desk.db, this.#desk.seal)) {
      if (this.#stopped) return
      await this.#queues.run(entry.conversation, async () => {
        try {
          await this.#handle(JSON.parse(entry.body) as Received)
        } catch (error) {
          // One that cannot even be apologised for keeps nobody else waiting.
          this.#log.error({ err: error, messageId: entry.messageId }, 'a message stays in the inbox')
        }
      })
      // It is left again, and so would be the others.
      if (this.#isAnyLeft) return
    }
  }

  /** Handles what was left, if anything was; cheap to call each second. */
  async retry(): Promise<void> {
    if (this.#isAnyLeft && this.isIdle) await this.resume()
  }

  /** Whether nothing is being handled. */
  get isIdle(): boolean {
    return this.#queues.isIdle
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await this.#queues.drained()
  }

  async #keep(raw: RawMessage, file: RawFile | undefined): Promise<Received | undefined> {
    const { files, db, seal, clock } = this.#desk
    // Platforms deliver some messages again; their files are not kept twice.
    if (file && (await wasReceived(db, raw.messageId))) return undefined
    const fileId = file && (await files.save(db, { ...file, at: clock.now() }))
    const received: Received = {
      raw,
      ...(file && fileId !== undefined && { file: { fileId, name: file.name, mediaType: file.mediaType } }),
    }
    const isNew = await receive(db, seal, {
      messageId: raw.messageId,
      conversation: raw.roomTopic ?? raw.contactId,
      sender: raw.contactId,
      receivedAt: clock.now(),
      body: JSON.stringify(received),
    })
    return isNew ? received : undefined
  }

  async #handle(received: Received): Promise<void> {
    const { messageId, contactId } = received.raw
    const personId = await this.#personOf(contactId)
    // Without the platform nobody can say who wrote: the message stays in the inbox until it can.
    if (personId === 'unknown now') {
      this.#isAnyLeft = true
      return
    }
    let remark: Answer['remark']
    try {
      await this.#persistently(() =>
        transact(this.#desk, async (desk) => {
          if (!(await markHandled(desk.db, messageId, desk.clock.now()))) return
          const inbound = await interpret(desk, received, personId)
          const answer = await route(desk, this.#handlers, inbound)
          if (answer) await say(desk, inbound, answer)
          remark = answer?.remark
        }),
      )
    } catch (error) {
      await this.#apologise(received, personId, error)
    }
    this.#wake()
    if (remark) await this.#setAlias(remark)
  }

  /** Without the remark the citizen is asked once more who they are; nobody else's message must wait for that. */
  async #setAlias({ contact, alias }: NonNullable<Answer['remark']>): Promise<void> {
    try {
      await patiently(() => this.#gateway().setAlias(contact, alias), REMARK_AGAIN_MS)
    } catch (error) {
      this.#log.error({ err: error }, 'a citizen could not be given their remark; they may link once more')
    }
  }

  async #personOf(contactId: string): Promise<string | 'unknown now' | undefined> {
    try {
      return await withTimeout(this.#gateway().personOf(contactId), WHO_TIMEOUT_MS)
    } catch {
      return 'unknown now'
    }
  }

  /** A fault of ours: nothing was changed, the sender is told, and the message is not tried again. */
  async #apologise(received: Received, personId: string | undefined, error: unknown): Promise<void> {
    this.#log.error({ err: error, messageId: received.raw.messageId }, 'message could not be handled')
    await transact(this.#desk, async (desk) => {
      if (!(await markHandled(desk.db, received.raw.messageId, desk.clock.now()))) return
      const inbound = await interpret(desk, received, personId)
      if (isAddressed(inbound)) await say(desk, inbound, { text: BROKEN })
    })
  }

  #persistently<T>(work: () => Promise<T>): Promise<T> {
    return persistently(work, { log: this.#log, isStopped: () => this.#stopped })
  }
}

/**
 * What people outside the office are answered an hour: a chat that goes on without end, of one or in a group, must not use up
 * what the platform lets the bot say to everybody else. What they say is handled all the same, and once they are told so.
 */
const MOST_OUTSIDE = { privately: 20, inGroup: 30 } as const

/** Queues the answer in the same transaction as its effect. */
async function say(desk: Desk, inbound: Inbound, answer: Answer): Promise<void> {
  const { sender, place } = inbound
  const toSender: Target = sender.kind === 'staff' ? { staff: sender.person.id } : { contact: sender.contact }
  const here: Target = place.kind === 'room' ? { room: place.topic } : toSender
  const mentions = place.kind === 'room' && sender.kind === 'staff' ? [sender.person.id] : []
  const toFiles = answer.privately === undefined ? here : toSender
  let lines: { target: Target; text: string; mentions: string[]; file?: OutboxMessage['file'] }[] = [
    ...(answer.text === undefined ? [] : [{ target: here, text: answer.text, mentions }]),
    ...(answer.more ?? []).map((text) => ({ target: here, text, mentions: [] })),
    ...(answer.privately === undefined ? [] : [{ target: toSender, text: answer.privately, mentions: [] }]),
    ...(answer.files ?? []).map((file) => ({ target: toFiles, text: file.name, mentions: [], file })),
  ]
  const now = desk.clock.now()
  const isOutside = sender.kind !== 'staff'
  const most = place.kind === 'room' ? MOST_OUTSIDE.inGroup : MOST_OUTSIDE.privately
  const given = isOutside ? await countOutsideAnswers(desk.db, here, now - HOUR_MS) : 0
  if (given > most) return
  if (given === most) lines = [{ target: here, text: ANSWERS_PAUSE, mentions: [] }]
  for (const [index, line] of lines.entries()) {
    const entry = {
      key: `answer:${inbound.messageId}:${index}`,
      target: line.target,
      kind: isOutside ? OUTSIDE_ANSWER : 'answer',
      message: {
        text: 'room' in line.target ? maskForRoom(line.text) : line.text,
        ...(line.mentions.length > 0 && { mentions: line.mentions }),
        ...(line.file && { file: line.file }),
      },
      priority: 1 as const,
      notBefore: now,
    }
    await enqueue(desk.db, desk.seal, entry, now)
  }
}
