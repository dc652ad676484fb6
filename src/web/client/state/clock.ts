import { computed, ref, shallowRef } from 'vue'
import { api } from '../api/client.ts'
import type { Clock, ClockMove } from '../api/types.ts'

const clock = shallowRef<Clock>()
let receivedAt = 0
/** Milliseconds on the browser's own steady clock, once a second. */
const steady = ref(0)

export function setClock(next: Clock): void {
  receivedAt = performance.now()
  steady.value = receivedAt
  clock.value = next
}

setInterval(() => {
  steady.value = performance.now()
}, 1000)

/** The chat's own time; one that is not frozen goes on between two reports of the server. */
export const now = computed(() => {
  if (!clock.value) return 0
  const passed = clock.value.frozen ? 0 : Math.max(0, steady.value - receivedAt)
  return clock.value.now + passed
})

export async function moveClock(move: ClockMove): Promise<void> {
  setClock(await api.moveClock(move))
}
