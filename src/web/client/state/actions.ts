import { ApiError, api } from '../api/client.ts'
import type { Message, NewMessage } from '../api/types.ts'
import { base64Of, LARGEST_FILE } from '../text/files.ts'
import { mentionedIds } from '../text/mentions.ts'
import { readAttachment } from './drafts.ts'
import { draft, focusComposer, myId, open, problem } from './store.ts'
import { putMessage } from './threads.ts'

/** Does it, and says in words what went wrong; '' when all went well. */
export async function inWords(action: () => Promise<unknown>): Promise<string> {
  try {
    await action()
    return ''
  } catch (error) {
    return error instanceof ApiError ? error.message : '没有成功，请再试一次。'
  }
}

/** Does it, and shows above the composer what went wrong. */
export async function attempt(action: () => Promise<unknown>): Promise<void> {
  problem.value = await inWords(action)
}

/**
 * Says what stands in the composer: the text first, then each file as a message of its own. What was not
 * sent stays in the draft.
 *
 * @throws {ApiError} what the server refused
 */
export async function sendDraft(): Promise<void> {
  const place = open.value
  if (!place) return
  const said = draft.value
  const as = myId.value
  const post = async (part: Omit<NewMessage, 'as' | 'room'>) => {
    const { message } = await api.post({ as, room: place.roomId, quote: said.quote?.id, ...part })
    said.quote = undefined
    putMessage(message)
  }

  const text = said.text.trim()
  // Cleared before it is sent: what is typed meanwhile begins a new text.
  said.text = ''
  try {
    if (text !== '') await post({ text, mentions: mentionedIds(text, place.members) })
  } catch (error) {
    said.text = text + said.text
    throw error
  }
  for (let file = said.files[0]; file; file = said.files[0]) {
    const { name, mediaType, dataUrl } = file
    await post({ file: { name, mediaType, base64: base64Of(dataUrl) } })
    said.files.shift()
  }
}

/** Adds files to the draft; what is too large is refused in words. */
export async function addFiles(files: Iterable<File>): Promise<void> {
  const target = draft.value
  // A copy, because a list of a file input empties itself when the input is cleared.
  for (const file of [...files]) {
    if (file.size > LARGEST_FILE) problem.value = `“${file.name}”超过 10 MB，发不了。`
    else await attempt(async () => target.files.push(await readAttachment(file)))
  }
  focusComposer()
}

export async function takeBack(message: Message): Promise<void> {
  putMessage((await api.recall(message.id, myId.value)).message)
}
