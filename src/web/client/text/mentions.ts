import type { Member } from '../api/types.ts'

/** WeChat ends an @ with this narrow space, and bots look for it. */
const MENTION_END = '\u2005'

/** What follows an @ that is being typed right before the caret; undefined when none is. */
export function mentionQuery(text: string, caret: number): string | undefined {
  return /(?:^|[^\w.])@([^@\s]{0,20})$/.exec(text.slice(0, caret))?.[1]
}

/** Puts the chosen name in place of the @ that is being typed. */
export function insertMention(text: string, caret: number, name: string): { text: string; caret: number } {
  const query = mentionQuery(text, caret)
  const before = query === undefined ? text.slice(0, caret) : text.slice(0, caret - query.length - 1)
  const inserted = `${before}@${name}${MENTION_END}`
  return { text: inserted + text.slice(caret), caret: inserted.length }
}

/** Ids of the members whose @name stands in the text, as chosen from the list or typed by hand. */
export function mentionedIds(text: string, members: readonly Member[]): string[] {
  const says = (name: string) => {
    const at = text.indexOf(`@${name}`)
    return name !== '' && at >= 0 && /^$|^[\s\u2005]/.test(text.slice(at + name.length + 1))
  }
  return members.filter((member) => says(member.alias) || says(member.name)).map((member) => member.id)
}
