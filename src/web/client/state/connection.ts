import { watch } from 'vue'
import { api } from '../api/client.ts'
import { keepStreamOpen } from '../api/stream.ts'
import { inWords } from './actions.ts'
import { setClock } from './clock.ts'
import { setStories } from './guide.ts'
import { enter, followAddress } from './navigation.ts'
import { useMarksOf } from './read-marks.ts'
import { botId, connected, hasChat, me, people, ready, rooms, status, unreadTotal } from './store.ts'
import { forgetThreads, lastSeq, putMessage } from './threads.ts'

/** A recall of one of the last messages may have been missed while the stream was down. */
const LOOK_BACK = 200

/** Brings everything up to date: at the start, and after each loss of the connection. */
async function refresh(): Promise<void> {
  const [state, who] = await Promise.all([api.status(), api.people()])
  status.value = state
  hasChat.value = who !== undefined
  if (!who) return
  const [where, clock, guide, first, last] = await Promise.all([
    api.rooms(),
    api.clock(),
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
  setClock(clock)
  setStories(guide.stories)
  for (const message of await api.messagesSince(Math.max(0, lastSeq() - LOOK_BACK))) putMessage(message)
  if (!me.value) enter()
  ready.value = true
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
      return connected.value
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
