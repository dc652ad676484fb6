import type { Step } from '../api/types.ts'
import { peerKey, roomKey } from './conversations.ts'
import { nextStep } from './guide.ts'
import { isNarrow, isTouch } from './layout.ts'
import { canGoBack, readRoute, writeRoute } from './route.ts'
import { recall, remember } from './storage.ts'
import { conversations, draft, focusComposer, myId, open, openKey, people, peopleById } from './store.ts'

/** Speaks as somebody else; the conversation stays open if that person has it too. */
export function be(personId: string): void {
  myId.value = personId
  remember('me', personId)
  if (!open.value) openKey.value = isNarrow.value ? undefined : conversations.value[0]?.key
  writeRoute({ me: myId.value, open: openKey.value }, 'replace')
}

export function openConversation(key: string): void {
  const how = isNarrow.value && openKey.value === undefined ? 'push' : 'replace'
  openKey.value = key
  writeRoute({ me: myId.value, open: key }, how)
}

export function closeConversation(): void {
  if (canGoBack()) history.back()
  else {
    openKey.value = undefined
    writeRoute({ me: myId.value }, 'replace')
  }
}

const keyOfStep = (step: Step) => (step.roomId === undefined ? peerKey(step.as) : roomKey(step.roomId))

/** Speaks as the step asks, in its conversation, with its words ready to be sent. */
export function prepareStep(step: Step): void {
  be(step.as)
  openConversation(keyOfStep(step))
  Object.assign(draft.value, { text: step.text, quote: undefined, files: [] })
  if (!isTouch.value) focusComposer()
}

export const isPrepared = (step: Step) =>
  step.as === myId.value && keyOfStep(step) === openKey.value && step.text === draft.value.text

/** Chooses who to be and what to open on entering: as the address says, else as last time, else as the guide. */
export function enter(): void {
  const route = readRoute()
  const wanted = [route.me, recall<string>('me'), nextStep.value?.as]
  const first = people.value.find((person) => person.kind === 'staff')?.id ?? ''
  const personId = wanted.find((id) => peopleById.value.has(id ?? '')) ?? first
  const guided = nextStep.value?.as === personId && !isNarrow.value ? keyOfStep(nextStep.value) : undefined
  openKey.value = route.open ?? guided
  be(personId)
}

/** After 后退, or another address typed by hand. */
export function followAddress(): void {
  const route = readRoute()
  if (route.me && peopleById.value.has(route.me)) myId.value = route.me
  openKey.value = route.open
}
