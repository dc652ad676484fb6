import { reactive } from 'vue'
import type { Message } from '../api/types.ts'

export interface Attachment {
  name: string
  mediaType: string
  /** Bytes. */
  size: number
  /** The content; also the preview, because the page's policy lets pictures come from data URLs. */
  dataUrl: string
}

/** What somebody is about to say in one conversation. */
export interface Draft {
  text: string
  quote?: Message
  files: Attachment[]
}

const drafts = reactive(new Map<string, Draft>())

/** Each person has a draft of their own in each conversation; it waits while one looks elsewhere. */
export function draftOf(personId: string, conversationKey: string): Draft {
  const key = `${personId} ${conversationKey}`
  if (!drafts.has(key)) drafts.set(key, { text: '', files: [] })
  return drafts.get(key) as Draft
}

/** Reads a file of the user's disk. */
export function readAttachment(file: File): Promise<Attachment> {
  const { name, type, size } = file
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () =>
      resolve({ name, mediaType: type || 'application/octet-stream', size, dataUrl: String(reader.result) })
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}
