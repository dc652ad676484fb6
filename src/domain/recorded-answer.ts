import { normalise } from './plain-text.ts'
import type { SatisfactionReading } from './satisfaction.ts'
import { readSatisfaction } from './satisfaction.ts'
import type { Satisfaction } from './ticket.ts'

const SOLVED = '(?<solved>已?经?解决了?)|(?<unsolved>(?:还?没有?|未)(?:得到)?解决)'
const SATISFACTION =
  '(?<basic>基本满意|比较满意|还算满意)|(?<dissatisfied>(?:非常|很)?不满意|不太满意|很不满意)|(?<satisfied>(?:非常|很|十分)?满意)'
const BETWEEN = '[\\s,，、;；/]*'
const END = '(?=$|[\\s,，。、;；:：(（])'
const HEADS = [
  `^(?:${SOLVED})${BETWEEN}(?:${SATISFACTION})${END}`,
  `^(?:${SATISFACTION})${BETWEEN}(?:${SOLVED})${END}`,
].map((pattern) => new RegExp(pattern))

/**
 * Reads what a clerk records of a call: `已解决 基本满意 老人听力不好，电话回访`. The two verdicts stand first, in
 * either order; what follows is a remark that changes nothing. Anything else is read like a citizen's own words.
 */
export function readRecordedAnswer(text: string): SatisfactionReading {
  const said = normalise(text)
  for (const head of HEADS) {
    const found = head.exec(said)
    if (!found) continue
    const remark = said.slice(found[0].length).replace(/^[\s,，。、;；:：]+/, '')
    const satisfaction = satisfactionOf(found.groups ?? {})
    return { kind: 'answer', solved: found.groups?.solved !== undefined, satisfaction, remark }
  }
  return readSatisfaction(said)
}

function satisfactionOf(groups: Record<string, string | undefined>): Satisfaction {
  if (groups.basic !== undefined) return 'basic'
  return groups.dissatisfied === undefined ? 'satisfied' : 'dissatisfied'
}
