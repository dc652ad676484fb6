import Fuse from 'fuse.js'
import type { KnowledgeEntry } from './entry.ts'

/** Fuse.js forgives swapped and misspelt characters in short words; long text it only slows down. */
const FUSE_MAX_LENGTH = 12
/** The share of the query's characters that may be wrong. */
const THRESHOLD = 0.45
const OPTIONS = {
  keys: ['title', 'keywords', 'asks'],
  includeScore: true,
  ignoreLocation: true,
  threshold: THRESHOLD,
  minMatchCharLength: 2,
}

/** What an entry can be found by in another spelling. */
type Spelt = Pick<KnowledgeEntry, 'id' | 'title' | 'keywords' | 'asks'>

/**
 * What is added to each candidate for near spellings in its short fields: `most` for the query itself, less for
 * each character that differs, nothing for a long query.
 */
export function spellingOf(query: string, candidates: readonly Spelt[], most: number): Map<string, number> {
  if (query.length < 2 || query.length > FUSE_MAX_LENGTH) return new Map()
  const isNear = nearTo(query)
  const near = candidates.flatMap(({ id, title, keywords, asks }) => {
    const fields = {
      id,
      title: isNear(title) ? title : '',
      keywords: keywords.filter(isNear),
      asks: asks.filter(isNear),
    }
    return fields.title || fields.keywords.length > 0 || fields.asks.length > 0 ? [fields] : []
  })
  if (near.length === 0) return new Map()
  return new Map(
    new Fuse(near, OPTIONS).search(query).map(({ item, score = 1 }) => [item.id, most * (1 - score)]),
  )
}

/**
 * Whether a text holds enough of the query's characters for Fuse.js to find it: whatever is swapped, added or left
 * out, the others must be there. Most texts do not, and to look for them is what takes the time.
 */
function nearTo(query: string): (text: string) => boolean {
  const signs = query.toLowerCase()
  const least = signs.length - Math.floor(signs.length * THRESHOLD)
  return (text) => {
    const lower = text.toLowerCase()
    let held = 0
    for (let at = 0; at < signs.length; at += 1) if (lower.includes(signs.charAt(at))) held += 1
    return held >= least
  }
}
