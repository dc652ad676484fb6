/** Stands for the code in what to do next. */
export const CODE_HERE = '短号'

/** A message about a ticket as one line of a list, for when several are said at once. */
export interface ListLine {
  code: number
  /** What is missing, or what has happened; those that say the same stand together. */
  about: string
  /** Of a reminder with its number, so that it is found again in the chat. */
  line: string
  /** What to do next, with `CODE_HERE` where it stands; empty if nothing is to be done. */
  next: string
  /** Whether `next` may name several codes at once. */
  takesMany: boolean
}
