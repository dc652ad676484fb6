import { readFileSync } from 'node:fs'
import type { Example } from '../../src/matching/classifier.ts'
import { shuffled } from '../../src/matching/shuffled.ts'

/** A labelled message; those of one group are near-duplicates of each other. */
export interface Labelled extends Example {
  group: string
}

/** @param file one JSON object a line with 留言主题, 留言详情, 一级标签 and, if known, 近重组 */
export function readLabelled(file: string): Labelled[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines
    .filter((line) => line.trim() !== '')
    .map((line, at) => {
      const row = JSON.parse(line) as Record<string, string | undefined>
      return {
        title: row.留言主题 ?? '',
        detail: row.留言详情 ?? '',
        label: row.一级标签 ?? '',
        group: row.近重组 || `line ${at}`,
      }
    })
}

export interface Split {
  train: Labelled[]
  test: Labelled[]
}

/** `parts` splits, each with another part as its test; a group is never on both sides. */
export function splitsOf(all: readonly Labelled[], parts: number, seed: number): Split[] {
  const groups = [...new Set(all.map(({ group }) => group))]
  const partOf = new Map<string, number>()
  for (const [place, at] of shuffled(groups.length, seed).entries())
    partOf.set(groups[at] ?? '', place % parts)
  return Array.from({ length: parts }, (_, part) => ({
    train: all.filter(({ group }) => partOf.get(group) !== part),
    test: all.filter(({ group }) => partOf.get(group) === part),
  }))
}
