import { pinyin } from 'pinyin-pro'

const RUNS = /\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+/gv
const HAN = /^\p{Script=Han}/v

/** Characters and pairs of neighbouring characters, of each run of Chinese; Latin words and numbers whole. */
export function gramsOf(text: string): string[] {
  const grams: string[] = []
  for (const run of runsOf(text)) {
    if (!HAN.test(run)) {
      grams.push(run)
      continue
    }
    const signs = [...run]
    for (const [index, sign] of signs.entries()) {
      grams.push(sign)
      const next = signs[index + 1]
      if (next !== undefined) grams.push(sign + next)
    }
  }
  return grams
}

/** Pairs of neighbouring syllables without tones, as `~gong nuan`: homophones and typing errors agree in them. */
export function soundsOf(text: string): string[] {
  const sounds: string[] = []
  for (const run of runsOf(text)) {
    if (!HAN.test(run)) continue
    const syllables = pinyin(run, { toneType: 'none', type: 'array', v: true })
    for (const [index, syllable] of syllables.entries()) {
      const next = syllables[index + 1]
      if (next !== undefined) sounds.push(`~${syllable} ${next}`)
    }
  }
  return sounds
}

/** A single character says little by itself. */
export function isSingle(gram: string): boolean {
  return gram.length === 1 || (gram.length === 2 && [...gram].length === 1)
}

/** Signs that look alike on a phone and are typed for each other: 囗罩, 己经, 帐号. */
const LOOK_ALIKES: Readonly<Record<string, string>> = { 囗: '口', 己: '已', 巳: '已', 帐: '账' }
const LOOK_ALIKE = new RegExp(`[${Object.keys(LOOK_ALIKES).join('')}]`, 'g')

/** Full-width letters and digits as plain ones, in lower case, cut at punctuation. */
function runsOf(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase()
  return plain.replace(LOOK_ALIKE, (sign) => LOOK_ALIKES[sign] ?? sign).match(RUNS) ?? []
}
