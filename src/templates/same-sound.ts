import { pinyin } from 'pinyin-pro'

/** Whether both are said alike, tones aside: 受到 and 收到, as keyboards and voice input mistake them. */
export function soundsAlike(one: string, other: string): boolean {
  return spoken(one) === spoken(other)
}

function spoken(words: string): string {
  return pinyin(words, { toneType: 'none', separator: ' ', v: true })
}
