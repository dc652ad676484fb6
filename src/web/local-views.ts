import type { LocalChat, LocalMessage } from '../bot/local/chat.ts'
import type { LocalClock } from '../clock.ts'
import { localDayOf, minuteOfDay } from '../domain/time.ts'

/** Everybody of the chat, with the groups they are in. */
export function peopleView(chat: LocalChat) {
  const { botId, people, rooms } = chat.directory
  return {
    botId,
    people: people.map((person) => ({
      ...person,
      roomIds: rooms.filter(({ memberIds }) => memberIds.includes(person.id)).map((room) => room.id),
    })),
  }
}

export function roomsView(chat: LocalChat) {
  return {
    rooms: chat.directory.rooms.map(({ id, topic, kind, memberIds }) => ({
      id,
      topic,
      kind,
      members: memberIds.flatMap((memberId) => {
        const person = chat.person(memberId)
        return person ? [{ id: person.id, name: person.name, alias: person.alias }] : []
      }),
    })),
  }
}

/** A message as the API shows it: its file has an address. */
export function messageView(message: LocalMessage) {
  return message.file
    ? { ...message, file: { ...message.file, url: `/local/api/files/${encodeURIComponent(message.id)}` } }
    : message
}

/** The Beijing time in words is written as `HUISHENG_CLOCK` is. */
export function clockView(clock: LocalClock) {
  const now = clock.now()
  const minute = minuteOfDay(now)
  const [hour, past] = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0'))
  return { now, frozen: clock.isFrozen, text: `${localDayOf(now)} ${hour}:${past}` }
}
