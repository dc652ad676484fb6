import { ref, shallowRef } from 'vue'
import type { MessageFile } from '../api/types.ts'

function useMedia(query: string) {
  const list = matchMedia(query)
  const matches = ref(list.matches)
  list.addEventListener('change', () => {
    matches.value = list.matches
  })
  return matches
}

/** One pane at a time: phones. The same width stands in styles/base.css. */
export const isNarrow = useMedia('(max-width: 759px)')

/** Room for the guide and the clock beside the conversation. */
export const isWide = useMedia('(min-width: 1120px)')

/** Fingers: there Enter begins a new line, and the keyboard comes up only when it is asked for. */
export const isTouch = useMedia('(pointer: coarse)')

/** The guide and the clock, where they come as a sheet. */
export const panelIsOpen = ref(false)

export const peopleAreOpen = ref(false)

/** The picture that is looked at in full size. */
export const shownPicture = shallowRef<MessageFile>()
