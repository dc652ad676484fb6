/** The shapes of `/local/api`; docs/local-chat.md is their source. All times are epoch milliseconds. */

export interface Person {
  id: string
  name: string
  /** 群昵称, how the person is called in groups. */
  alias: string
  kind: 'staff' | 'citizen' | 'bot'
  /** Name of the unit, '' for citizens and the bot. */
  unit: string
  /** What the person is, in a few words: 环卫所 经办人. */
  title: string
  roomIds: string[]
}

export interface Member {
  id: string
  name: string
  alias: string
}

export type RoomKind = 'station' | 'department' | 'district' | 'village' | 'supervision'

export interface Room {
  id: string
  topic: string
  kind: RoomKind
  members: Member[]
}

export interface MessageFile {
  name: string
  mediaType: string
  /** Bytes. */
  size: number
  url: string
}

export interface Message {
  id: string
  seq: number
  at: number
  /** The group; absent in a private chat with the bot. */
  roomId?: string
  /** The person who talks with the bot; absent in a group. */
  peerId?: string
  fromId: string
  type: 'text' | 'image' | 'file' | 'audio'
  text: string
  mentionIds: string[]
  quote?: { id: string; name: string; text: string }
  file?: MessageFile
  recalled: boolean
}

export interface NewMessage {
  as: string
  room?: string
  text?: string
  quote?: string
  mentions?: string[]
  file?: { name: string; mediaType: string; base64: string }
}

export interface Clock {
  now: number
  frozen: boolean
  text: string
}

export type ClockMove = '1h' | 'workday' | 'morning' | 'next-reminder'

export interface Status {
  state: 'starting' | 'scan' | 'online' | 'offline'
  text: string
  /** The login QR code: an SVG or a data URL. */
  qr?: string
}

export interface Step {
  id: string
  title: string
  hint: string
  as: string
  /** Absent for the private chat with the bot. */
  roomId?: string
  text: string
  done: boolean
}

export interface Story {
  id: string
  title: string
  steps: Step[]
}
