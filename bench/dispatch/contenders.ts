import type { Example } from '../../src/matching/classifier.ts'
import { train } from '../../src/matching/classifier.ts'
import type { Matchable } from '../../src/matching/terms.ts'
import { keywordRules } from './keyword-rules.ts'
import { linearOnPairs } from './linear-on-pairs.ts'
import { naiveBayes } from './naive-bayes.ts'
import { nearestByFuse, nearestByMiniSearch } from './nearest.ts'

export interface Answered {
  /** Labels, the likeliest first. */
  ranked: string[]
  confidence?: number
}

export interface Contender {
  name: string
  /** Learns from the examples. @returns what answers for a text */
  learn(examples: readonly Example[]): (text: Matchable) => Answered
  /** Asked about so many texts only, because it is slow. */
  atMost?: number
}

export const HUISHENG: Contender = { name: 'huisheng', learn: huisheng }

export const CONTENDERS: readonly Contender[] = [
  HUISHENG,
  { name: 'linear SVM, bigrams', learn: (examples) => linearOnPairs(examples, 'svm') },
  { name: 'logistic regression, bigrams', learn: (examples) => linearOnPairs(examples, 'logistic') },
  { name: 'naive Bayes, bigrams', learn: naiveBayes },
  { name: 'MiniSearch nearest', learn: nearestByMiniSearch },
  { name: 'Fuse.js nearest', learn: nearestByFuse, atMost: 100 },
  { name: 'keyword rules', learn: keywordRules },
  { name: 'majority', learn: majority },
]

function huisheng(examples: readonly Example[]): (text: Matchable) => Answered {
  const classifier = train(examples)
  return (text) => {
    const guesses = classifier.classify(text)
    return { ranked: guesses.map(({ label }) => label), confidence: guesses[0]?.confidence ?? 0 }
  }
}

function majority(examples: readonly Example[]): () => Answered {
  const ranked = labelsByCount(examples)
  return () => ({ ranked })
}

/** The labels, the commonest first. */
export function labelsByCount(examples: readonly Example[]): string[] {
  const counts = new Map<string, number>()
  for (const { label } of examples) counts.set(label, (counts.get(label) ?? 0) + 1)
  return [...counts].sort(([, one], [, other]) => other - one).map(([label]) => label)
}
