import * as actions from './actions.ts'
import * as navigation from './navigation.ts'
import * as store from './store.ts'

/** The one state of the page, and all that can be done with it. */
export function useChat() {
  return { ...store, ...navigation, ...actions }
}
