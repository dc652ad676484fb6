import { computed, ref, shallowRef } from 'vue'
import type { Person, Room, Status } from '../api/types.ts'
import { conversationsOf } from './conversations.ts'
import { draftOf } from './drafts.ts'
import { readSeq } from './read-marks.ts'
import { threadOf } from './threads.ts'

export const people = shallowRef<Person[]>([])
export const rooms = shallowRef<Room[]>([])
export const botId = ref('')
export const status = shallowRef<Status>({ state: 'starting', text: '正在启动…' })
export const connected = ref(true)
/** Everything has been fetched once. */
export const ready = ref(false)
/** False when the bot works on a real platform. */
export const hasChat = ref(true)

/** Who speaks, and in which conversation. */
export const myId = ref('')
export const openKey = ref<string>()

/** What went wrong last, in words. */
export const problem = ref('')
/** Changes when the composer is to take the focus. */
export const composerFocus = ref(0)

export const peopleById = computed(() => new Map(people.value.map((person) => [person.id, person])))
export const me = computed(() => peopleById.value.get(myId.value))
const bot = computed(() => peopleById.value.get(botId.value))

export const conversations = computed(() => {
  if (!me.value || !bot.value) return []
  return conversationsOf(me.value, { bot: bot.value, rooms: rooms.value, thread: threadOf, readSeq })
})
export const open = computed(() => conversations.value.find(({ key }) => key === openKey.value))
export const unreadTotal = computed(() => conversations.value.reduce((sum, { unread }) => sum + unread, 0))
export const draft = computed(() => draftOf(myId.value, openKey.value ?? ''))
export const isOnline = computed(() => connected.value && status.value.state === 'online')

/** How somebody is called in the open group: by the alias; elsewhere by the plain name. */
export function nameOf(personId: string): string {
  const member = open.value?.members.find((one) => one.id === personId)
  return member?.alias || member?.name || peopleById.value.get(personId)?.name || '已离开的人'
}

export function focusComposer(): void {
  composerFocus.value += 1
}
