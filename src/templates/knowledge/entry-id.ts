import { pinyin } from 'pinyin-pro'

/** More syllables make a name that nobody reads. */
const MOST_SYLLABLES = 6

/** A new entry's id, as a clerk would name its file: `ludeng-buliang`, with a number behind where that is taken. */
export function entryIdFor(title: string, isTaken: (id: string) => boolean): string {
  const syllables = pinyin(title, { toneType: 'none', type: 'array', nonZh: 'removed', v: true })
  const words = syllables.slice(0, MOST_SYLLABLES).filter((syllable) => /^[a-z]+$/.test(syllable))
  const name = words.length > 0 ? words.join('-') : 'ziliao'
  if (!isTaken(name)) return name
  for (let nth = 2; ; nth += 1) if (!isTaken(`${name}-${nth}`)) return `${name}-${nth}`
}
