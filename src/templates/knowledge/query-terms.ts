import type { Concepts } from './concepts.ts'
import type { Synonyms } from './synonyms.ts'
import { gramsOf, isSingle, soundsOf } from './terms.ts'
import type { QueryWeights } from './weights.ts'

/** What rarity is read from. */
interface Rarities {
  rarityOf(term: string): number
  rarityAnywhere(term: string): number
}

/** Words of asking, of offices in general and of politeness: they say nothing of the matter. */
const FILLERS = new RegExp(
  [
    '请问|你好|您好|谢谢|麻烦|我想|想要|想问|问一下|咨询|一下|反映|投诉|希望|领导|尽快|解决',
    '怎么办|怎么样|怎么|怎样|如何|咋办|咋弄|咋|什么时候|什么|啥|哪里|哪儿|哪|多少|几',
    '可以|能不能|能|是否|是不是|有没有|没有|需要|要|吗|呢|啊|吧|呀|了|的|得|地|着|过',
    '办理|申请|申领|查询|查看|条件|材料|手续|流程|名单|推荐|意思|时间|原因|方法|攻略',
    '网上|线上|入口|地址|电话|网址|多久|几天|多少钱|费用',
    '我们|你们|我|俺们|俺|你|您|恁|现在|请|和|在|是|有|就|都|也|还|又|把|被|给|去|来',
  ].join('|'),
  'g',
)

/**
 * The terms of a query, and how much each counts: what is rare more, single characters only in short queries, words
 * of asking little, other expressions for the same thing (synonyms) and what sounds the same somewhat.
 */
export function queryTerms(
  query: string,
  {
    index,
    synonyms,
    concepts,
    weights,
  }: { index: Rarities; synonyms: Synonyms; concepts: Concepts; weights: QueryWeights },
): Map<string, number> {
  const words = query.slice(0, weights.maxLength)
  const plain = words.replace(FILLERS, ' ')
  const telling = tellingOf(words)
  const length = [...words].length
  const shortness = shortnessOf(length, weights.long)
  const shares = new Map<string, number>()
  const add = (term: string, share: number): void => {
    if (share > (shares.get(term) ?? 0)) shares.set(term, share)
  }
  const opening = new Set(gramsOf(openingOf(words, weights)))
  for (const [gram, count] of countsOf(gramsOf(words))) {
    const share = telling.has(gram) ? 1 : weights.filler
    const often = 1 + weights.repeated * (1 - shortness) * Math.log(count)
    const early = opening.has(gram) ? 1 + (weights.opening - 1) * (1 - shortness) : 1
    add(gram, isSingle(gram) ? share * weights.single * shortness : share * often * early)
  }
  for (const other of otherWordsIn(words, synonyms)) {
    for (const gram of gramsOf(other)) if (!isSingle(gram)) add(gram, weights.synonym * shortness)
  }
  if (shortness > 0) for (const sound of soundsOf(plain)) add(sound, weights.sound * shortness)
  const power = powerOf(shortness, weights)
  const weighed = [...shares]
    .map(([term, share]): [string, number] => [term, share * index.rarityOf(term) ** power])
    .filter(([, weight]) => weight > 0)
  const meant = [...new Set(concepts.in(words))].map((concept): [string, number] => [
    concept,
    weights.concept *
      index.rarityOf(concept) ** (weights.rarityPower.concept * shortness + power * (1 - shortness)),
  ])
  return new Map(rarest([...weighed, ...meant.filter(([, weight]) => weight > 0)], weights.mostTerms))
}

/**
 * What a text that holds every word of the query once would score, about: measured against it, a score says whether an
 * entry fits, however rare words are in this office.
 */
export function fullScore(
  query: string,
  { index, weights }: { index: Rarities; weights: QueryWeights },
): number {
  const words = query.slice(0, weights.maxLength)
  const shortness = shortnessOf([...words].length, weights.long)
  const power = powerOf(shortness, weights)
  const telling = tellingOf(words)
  let sum = 0
  for (const gram of new Set(gramsOf(words))) {
    const share = (telling.has(gram) ? 1 : weights.filler) * (isSingle(gram) ? weights.single * shortness : 1)
    sum += share * index.rarityAnywhere(gram) ** power
  }
  return sum
}

/** Whether the words name anything: a greeting or a smile asks for nothing that an entry could say. */
export function saysSomething(words: string): boolean {
  return /\p{L}.*\p{L}/su.test(words.replace(FILLERS, ' '))
}

/** What a text says beside asking and being polite. */
function tellingOf(words: string): ReadonlySet<string> {
  return new Set(gramsOf(words.replace(FILLERS, ' ')))
}

function powerOf(shortness: number, { rarityPower }: QueryWeights): number {
  return rarityPower.short * shortness + rarityPower.long * (1 - shortness)
}

/** The first sentence: whoever tells a long story says first what it is about. */
function openingOf(words: string, { openingLength }: QueryWeights): string {
  return words.slice(0, openingLength).split(/[。！？!?\n]/, 1)[0] ?? ''
}

function countsOf(grams: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  return counts
}

/** 1 for a query of a few words, 0 for a whole complaint. */
export function shortnessOf(length: number, { from, to }: QueryWeights['long']): number {
  return Math.min(1, Math.max(0, (to - length) / (to - from)))
}

/** The expressions that mean the same as what the words say. */
function otherWordsIn(words: string, synonyms: Synonyms): string[] {
  return synonyms.flatMap((group) => {
    if (!group.some((word) => words.includes(word))) return []
    return group.filter((word) => !words.includes(word))
  })
}

/** A long complaint is known by its rare words; the common ones cost most and tell least. */
function rarest(weighed: [string, number][], most: number): [string, number][] {
  if (weighed.length <= most) return weighed
  return weighed.sort((one, other) => other[1] - one[1]).slice(0, most)
}
