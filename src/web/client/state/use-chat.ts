import { computed, ref, shallowRef, watch } from 'vue'
import { ApiError, api } from '../api/client.ts'
import { keepStreamOpen } from '../api/stream.ts'
import type { Message, Person, Room, Status, Step } from '../api/types.ts'
import { LARGEST_FILE } from '../text/files.ts'
import { mentionedIds } from '../text/mentions.ts'
import { setClock } from './clock.ts'
import { conversationsOf, peerKey, roomKey } from './conversations.ts'
import { draftOf, readAttachment } from './drafts.ts'
import { nextStep, setStories } from './guide.ts'
import { isNarrow, isTouch } from './layout.ts'
import { readSeq, useMarksOf } from './read-marks.ts'
import { canGoBack, readRoute, writeRoute } from './route.ts'
import { recall, remember } from './storage.ts'
import { forgetThreads, lastSeq, putMessage, threadOf } from './threads.ts'

/** A recall of one of the last messages may have been missed while the stream was down. */
const LOOK_BACK = 200

const people = shallowRef<Person[]>([])
const rooms = shallowRef<Room[]>([])
const botId = ref('')
const myId = ref('')
const openKey = ref<string>()
const status = shallowRef<Status>({ state: 'starting', text: '正在启动…' })
const connected = ref(true)
const ready = ref(false)
const problem = ref('')
/** Changes when the composer is to take the focus. */
const composerFocus = ref(0)

const peopleById = computed(() => new Map(people.value.map((person) => [person.id, person])))
const me = computed(() => peopleById.value.get(myId.value))
const bot = computed(() => peopleById.value.get(botId.value))

const conversations = computed(() => {
  if (!me.value || !bot.value) return []
  return conversationsOf(me.value, { bot: bot.value, rooms: rooms.value, thread: threadOf, readSeq })
})
const open = computed(() => conversations.value.find((conversation) => conversation.key === openKey.value))
const isOnline = computed(() => connected.value && status.value.state === 'online')
const unreadTotal = computed(() => conversations.value.reduce((sum, { unread }) => sum + unread, 0))
const draft = computed(() => draftOf(myId.value, openKey.value ?? ''))

/** How somebody is called in a group: by the alias; elsewhere by the plain name. */
function nameOf(personId: string): string {
  const member = open.value?.members.find((one) => one.id === personId)
  return member?.alias || member?.name || peopleById.value.get(personId)?.name || '已离开的人'
}

function be(personId: string): void {
  myId.value = personId
  remember('me', personId)
  if (!open.value) openKey.value = isNarrow.value ? undefined : conversations.value[0]?.key
  writeRoute({ me: myId.value, open: openKey.value }, 'replace')
}

function openConversation(key: string): void {
  const how = isNarrow.value && openKey.value === undefined ? 'push' : 'replace'
  openKey.value = key
  writeRoute({ me: myId.value, open: key }, how)
}

function closeConversation(): void {
  if (canGoBack()) history.back()
  else {
    openKey.value = undefined
    writeRoute({ me: myId.value }, 'replace')
  }
}

const keyOfStep = (step: Step) => (step.roomId === undefined ? peerKey(step.as) : roomKey(step.roomId))

/** Speaks as the step asks, in its conversation, with its words ready to be sent. */
function prepareStep(step: Step): void {
  be(step.as)
  openConversation(keyOfStep(step))
  Object.assign(draft.value, { text: step.text, quote: undefined, files: [] })
  if (!isTouch.value) focusComposer()
}

const isPrepared = (step: Step) =>
  step.as === myId.value && keyOfStep(step) === openKey.value && step.text === draft.value.text

/** Does it, and says in words what went wrong; '' when all went well. */
async function inWords(action: () => Promise<unknown>): Promise<string> {
  try {
    await action()
    return ''
  } catch (error) {
    return error instanceof ApiError ? error.message : '没有成功，请再试一次。'
  }
}

/** Does it, and shows above the composer what went wrong. */
async function attempt(action: () => Promise<unknown>): Promise<void> {
  problem.value = await inWords(action)
}

/** Says something in the open conversation; its members are mentioned where the text names them. */
async function send(said: {
  text?: string
  quote?: string
  file?: { name: string; mediaType: string; base64: string }
}) {
  const place = open.value
  if (!place) return
  const mentions = mentionedIds(said.text ?? '', place.members)
  const { message } = await api.post({ as: myId.value, room: place.roomId, mentions, ...said })
  putMessage(message)
}

/** Adds files to the draft; what is too large is refused in words. */
async function addFiles(files: Iterable<File>): Promise<void> {
  const target = draft.value
  // A copy, because a list of a file input empties itself when the input is cleared.
  for (const file of [...files]) {
    if (file.size > LARGEST_FILE) problem.value = `“${file.name}”超过 10 MB，发不了。`
    else await attempt(async () => target.files.push(await readAttachment(file)))
  }
  focusComposer()
}

function focusComposer(): void {
  composerFocus.value += 1
}

async function takeBack(message: Message): Promise<void> {
  putMessage((await api.recall(message.id, myId.value)).message)
}

/** Brings everything up to date: at the start, and after each loss of the connection. */
async function refresh(): Promise<void> {
  const [who, where, clock, state, guide, first, last] = await Promise.all([
    api.people(),
    api.rooms(),
    api.clock(),
    api.status(),
    api.tutorial(),
    api.messageAfter(0),
    api.messageAfter(Math.max(0, lastSeq() - 1)),
  ])
  // Another chat follows when the server's data was deleted meanwhile.
  if (last?.seq !== lastSeq()) forgetThreads()
  useMarksOf(first ? `${first.id}@${first.at}` : '')
  people.value = who.people
  rooms.value = where.rooms
  botId.value = who.botId
  status.value = state
  setClock(clock)
  setStories(guide.stories)
  for (const message of await api.messagesSince(Math.max(0, lastSeq() - LOOK_BACK))) putMessage(message)
  if (!me.value) enter()
  ready.value = true
}

/** Chooses who to be and what to open on entering: as the address says, else as last time, else the guide. */
function enter(): void {
  const route = readRoute()
  const known = [route.me, recall<string>('me'), nextStep.value?.as].find((id) =>
    peopleById.value.has(id ?? ''),
  )
  const first = people.value.find((person) => person.kind === 'staff')
  const guided = nextStep.value?.as === (known ?? first?.id) ? nextStep.value : undefined
  openKey.value = route.open ?? (guided && !isNarrow.value ? keyOfStep(guided) : undefined)
  be(known ?? first?.id ?? '')
}

function followAddress(): void {
  const route = readRoute()
  if (route.me && peopleById.value.has(route.me)) myId.value = route.me
  openKey.value = route.open
}

/** Connects the page with the server, once, for as long as it is open. */
export function startChat(): void {
  addEventListener('popstate', followAddress)
  watch([unreadTotal, me], ([unread, person]) => {
    document.title = `${unread > 0 ? `(${unread}) ` : ''}${person?.name ?? ''} · 回声筒`
  })
  keepStreamOpen({
    opened: async () => {
      connected.value = (await inWords(refresh)) === ''
    },
    lost: () => {
      connected.value = false
    },
    on: {
      message: putMessage,
      clock: setClock,
      status: (next) => {
        status.value = next
      },
      tutorial: (next) => setStories(next.stories),
    },
  })
}

/** The one state of the page. */
export function useChat() {
  return {
    people,
    botId,
    me,
    myId,
    peopleById,
    conversations,
    open,
    openKey,
    draft,
    status,
    connected,
    isOnline,
    ready,
    problem,
    composerFocus,
    rooms,
    nameOf,
    be,
    openConversation,
    closeConversation,
    prepareStep,
    isPrepared,
    inWords,
    attempt,
    send,
    takeBack,
    addFiles,
    focusComposer,
  }
}
