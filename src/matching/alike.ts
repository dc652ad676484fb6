import { termsOf } from './terms.ts'

/** How much of their pairs of characters two texts share (Dice), from 0 to 1. */
export function alike(one: string, other: string): number {
  const ones = pairsOf(one)
  const others = pairsOf(other)
  if (ones.size + others.size === 0) return 0
  let shared = 0
  for (const pair of ones) if (others.has(pair)) shared += 1
  return (2 * shared) / (ones.size + others.size)
}

function pairsOf(text: string): Set<string> {
  return new Set([...termsOf({ title: '', detail: text }).keys()].filter((term) => term.length > 1))
}
