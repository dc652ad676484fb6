import type { Member, Message, Person, Room, RoomKind } from '../api/types.ts'

/** A group, or somebody's private chat with the bot, as one person sees it. */
export interface Conversation {
  key: string
  roomId?: string
  title: string
  kind: RoomKind | 'private'
  members: readonly Member[]
  last?: Message
  unread: number
  /** One of the unread messages mentions the person. */
  calledForMe: boolean
}

export const roomKey = (roomId: string) => `room:${roomId}`
export const peerKey = (personId: string) => `peer:${personId}`

/** The conversation that a message belongs to. */
export function keyOf(message: Message): string {
  return message.roomId === undefined ? peerKey(message.peerId ?? '') : roomKey(message.roomId)
}

/** The messages that the person has not seen: said by others, after `readSeq`, and not taken back. */
export function unreadOf(thread: readonly Message[], personId: string, readSeq: number): Message[] {
  const unread: Message[] = []
  for (let at = thread.length - 1; at >= 0; at -= 1) {
    const message = thread[at]
    if (!message || message.seq <= readSeq) break
    if (message.fromId !== personId && !message.recalled) unread.unshift(message)
  }
  return unread
}

/** What the list of conversations is made from. */
export interface Surroundings {
  bot: Person
  rooms: readonly Room[]
  thread: (key: string) => readonly Message[]
  readSeq: (personId: string, key: string) => number
}

/** The person's groups and the private chat with the bot, the latest first, silent ones in roster order. */
export function conversationsOf(person: Person, around: Surroundings): Conversation[] {
  const { bot, rooms } = around
  const mine = rooms.filter((room) => person.roomIds.includes(room.id))
  const places = [
    ...mine.map((room) => ({ ...room, key: roomKey(room.id), roomId: room.id, title: room.topic })),
    { key: peerKey(person.id), title: bot.name, kind: 'private' as const, members: [] },
  ]
  return places
    .map((place): Conversation => {
      const thread = around.thread(place.key)
      const unread = unreadOf(thread, person.id, around.readSeq(person.id, place.key))
      const calledForMe = unread.some((message) => message.mentionIds.includes(person.id))
      return { ...place, last: thread.at(-1), unread: unread.length, calledForMe }
    })
    .sort((a, b) => (b.last?.seq ?? 0) - (a.last?.seq ?? 0))
}

/** A message in one line, as the list and quotes show it. */
export function inOneLine(message: Message): string {
  if (message.recalled) return '撤回了一条消息'
  if (message.type === 'image') return '［图片］'
  if (message.type === 'audio') return '［语音］'
  if (message.type === 'file') return `［文件］${message.file?.name ?? ''}`
  return message.text.slice(0, 200).replace(/\s+/g, ' ')
}
