import { addFiles, attempt, inWords, sendDraft, takeBack } from './actions.ts'
import { be, closeConversation, isPrepared, openConversation, prepareStep } from './navigation.ts'
import {
  botId,
  composerFocus,
  connected,
  conversations,
  draft,
  focusComposer,
  hasChat,
  isOnline,
  me,
  myId,
  nameOf,
  open,
  openKey,
  people,
  peopleById,
  problem,
  ready,
  rooms,
  status,
} from './store.ts'

const chat = {
  botId,
  composerFocus,
  connected,
  conversations,
  draft,
  focusComposer,
  hasChat,
  isOnline,
  me,
  myId,
  nameOf,
  open,
  openKey,
  people,
  peopleById,
  problem,
  ready,
  rooms,
  status,
  be,
  closeConversation,
  isPrepared,
  openConversation,
  prepareStep,
  addFiles,
  attempt,
  inWords,
  sendDraft,
  takeBack,
}

/** The one state of the page, and all that can be done with it. */
export function useChat() {
  return chat
}
