import { computed, ref, shallowRef } from 'vue'
import type { Step, Story } from '../api/types.ts'

export const stories = shallowRef<Story[]>([])
const chosenId = ref('')

const isDone = (story: Story) => story.steps.every((step) => step.done)

/** The story being played: the chosen one, else the first that is not finished. */
export const currentStory = computed(
  () =>
    stories.value.find((story) => story.id === chosenId.value) ??
    stories.value.find((story) => !isDone(story)) ??
    stories.value.at(-1),
)

export const nextStep = computed<Step | undefined>(() => currentStory.value?.steps.find((step) => !step.done))

export const doneCount = (story: Story) => story.steps.filter((step) => step.done).length

/** The story after the current one, once that is finished. */
export const nextStory = computed(() => {
  const story = currentStory.value
  if (!story || !isDone(story)) return undefined
  return stories.value.find((other) => !isDone(other))
})

export function chooseStory(id: string): void {
  chosenId.value = id
}

export function setStories(next: Story[]): void {
  // A story stays in sight when its last step is done, so that its end is seen.
  if (chosenId.value === '') chosenId.value = currentStory.value?.id ?? ''
  stories.value = next
}
