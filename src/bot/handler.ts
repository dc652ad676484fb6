import type { Desk } from '../desk/desk.ts'
import type { Person } from '../domain/roster.ts'
import type { EpochMs } from '../domain/time.ts'
import { together } from '../templates/messages/answers.ts'

/** Who wrote: a person of the roster, a linked citizen, or somebody the bot does not know. */
export type Sender =
  | { kind: 'staff'; person: Person }
  | { kind: 'citizen'; citizenId: string; contact: string }
  | { kind: 'stranger'; contact: string }

/** Where it was written: a group by its topic, or a private chat. */
export type Place = { kind: 'room'; topic: string } | { kind: 'private' }

export interface InboundFile {
  /** Id in the file store. */
  fileId: number
  name: string
  mediaType: string
}

/** A chat message as the bot understands it. */
export interface Inbound {
  messageId: string
  place: Place
  sender: Sender
  /** How the platform calls the sender: the nickname in the group, else the contact's own. */
  senderName?: string
  type: 'text' | 'image' | 'audio' | 'file' | 'other'
  /** Normalised, without the quoted part and without mentions. */
  text: string
  /** What was quoted, as far as the platform tells. */
  quote?: { name: string; text: string }
  mentionsBot: boolean
  /** Who else was @-mentioned, as written and in that order: 环卫所-李强, or 李强 where it was typed. */
  mentioned: readonly string[]
  files: readonly InboundFile[]
  at: EpochMs
}

/** Unique per person: whose choice is waited for. */
export function senderKey(sender: Sender): string {
  if (sender.kind === 'staff') return `staff:${sender.person.id}`
  return sender.kind === 'citizen' ? `citizen:${sender.citizenId}` : `contact:${sender.contact}`
}

/** Whether it is said to the bot: between people in a group the same words may be their talk. */
export function isAddressed({ mentionsBot, place }: Pick<Inbound, 'mentionsBot' | 'place'>): boolean {
  return mentionsBot || place.kind === 'private'
}

/** Unique per conversation: a group, or the private chat with this person. */
export function placeKey(inbound: Pick<Inbound, 'place' | 'sender'>): string {
  return inbound.place.kind === 'room'
    ? `room:${inbound.place.topic}`
    : `private:${senderKey(inbound.sender)}`
}

/** What a handler wants said. Handlers return text and never send. */
export interface Answer {
  /** Said where the message came from; in a group the sender is @-mentioned. */
  text?: string
  /** Said to the sender in private: what a group may not read. */
  privately?: string
  /** Further messages in the same place, each of its own, easy to copy. */
  more?: readonly string[]
  /** Pictures and documents, after the words: in private if anything is said in private, else here. */
  files?: readonly { fileId: number; name: string }[]
  /** Remark to give a contact, so that it is found again after the next login. */
  remark?: { contact: string; alias: string }
  /** Route this text instead, as if the sender had written it: a choice that was waited for is made. */
  rewrite?: { text: string; quote?: { name: string; text: string } }
}

/** What was answered to several commands in one message, files and all; undefined if nothing. */
export function inOne(answers: readonly Answer[]): Answer | undefined {
  const texts = answers.flatMap(({ text }) => text ?? [])
  const privately = answers.flatMap(({ privately: said }) => said ?? [])
  const more = answers.flatMap((answer) => answer.more ?? [])
  const files = answers.flatMap((answer) => answer.files ?? [])
  if (texts.length + privately.length === 0) return undefined
  return {
    ...(texts.length > 0 && { text: together(texts) }),
    ...(privately.length > 0 && { privately: privately.join('\n\n') }),
    ...(more.length > 0 && { more }),
    ...(files.length > 0 && { files }),
  }
}

/** Whom a command's help line is for. */
export type Audience = 'unit' | 'station' | 'citizen' | 'supervision'

/** Whom the sender counts as: each position is one. */
export function audiencesOf(sender: Sender): Audience[] {
  if (sender.kind !== 'staff') return ['citizen']
  return sender.person.positions.map(({ role }) => {
    if (role === 'clerk') return 'station'
    return role === 'supervisor' ? 'supervision' : 'unit'
  })
}

export interface Usage {
  /** What people write: 回复 17 办理情况. */
  say: string
  /** What it does, in a few words. */
  does: string
  for: readonly Audience[]
}

/** One intent. */
export interface Handler<Args = unknown> {
  name: string
  usage: Usage
  /** The words a near miss is compared with: 签收, 收到. */
  verbs: readonly string[]
  /** What the message asks for, or undefined if it is not this intent. Reads the message only. */
  match(inbound: Inbound): Args | undefined
  /** Does it. Undefined: not meant for the bot after all, the next handler is asked. */
  answer(desk: Desk, inbound: Inbound, args: Args): Promise<Answer | undefined>
}

/** Keeps a handler's types while the list holds handlers of every kind. */
export function defineHandler<Args>(handler: Handler<Args>): Handler {
  return handler as Handler
}
