/**
 * `npm run bench:hot -- --data FILE.jsonl --gold FILE.json`: which known hot issues are found among the first 5, 10
 * and 20 groups of like messages, beside two plain ways to group. `--halves 5`: how far that holds with a random half
 * of the messages, five times; `--street` (with `--seed x`, no files needed): the planted clusters of the sample street;
 * `--show`: the 20 groups with the places of their messages in the file, no text.
 */
import { parseArgs } from 'node:util'
import { SAME_THING } from '../../src/matching/clusters.ts'
import { shuffled } from '../../src/matching/shuffled.ts'
import { timed } from '../measure.ts'
import type { Grouped } from './grouped.ts'
import { byPlaceWord, bySingleLink, indexed, ours, ranked } from './grouped.ts'
import type { Verdict } from './measures.ts'
import { foundWithin, isFound, judged, means } from './measures.ts'
import type { Gold, Message } from './messages.ts'
import { readGold, readMessages } from './messages.ts'
import { reportStreet } from './sample-street.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    gold: { type: 'string' },
    halves: { type: 'string', default: '0' },
    street: { type: 'boolean', default: false },
    seed: { type: 'string' },
    show: { type: 'boolean', default: false },
  },
})
const { data, gold } = values
const hasFiles = data !== undefined && gold !== undefined
if (!hasFiles && !values.street) {
  console.error('npm run bench:hot -- --data FILE.jsonl --gold FILE.json [--street]')
  process.exit(2)
}
const SHOWN = 20
const FIRST = [5, 10, SHOWN] as const
const DICE = [0.3, 0.4, 0.5, 0.6] as const
const THRESHOLDS = [-0.06, -0.03, 0.03, 0.06] as const

try {
  if (hasFiles) await main(data, gold)
  if (values.street) reportStreet(values.seed)
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}

async function main(dataFile: string, goldFile: string): Promise<void> {
  const messages = readMessages(dataFile)
  const gold = readGold(goldFile, messages)
  console.log(`${messages.length} messages of ${new Set(messages.map(({ person }) => person)).size} people`)
  console.log(row('', ['first 5', 'first 10', 'first 20', 'precision', 'recall', 'trapped', 's', 'cpu s']))
  const { groups, verdict } = await compared('huisheng', messages, gold, () => ours(messages))
  await compared('exact place word', messages, gold, () => byPlaceWord(messages))
  for (const least of DICE)
    await compared(`single link, pairs ≥ ${least}`, messages, gold, () => bySingleLink(messages, least))
  reportIssues(verdict)
  if (values.show) show(messages, groups)
  reportThresholds(messages, gold)
  reportHalves(messages, gold, Number(values.halves))
}

async function compared(
  name: string,
  messages: readonly Message[],
  gold: Gold,
  group: () => Grouped,
): Promise<{ groups: Grouped; verdict: Verdict }> {
  let groups: Grouped = []
  const { ms, cpuMs } = await timed(async () => {
    groups = group()
  })
  const verdict = judged(messages, groups, gold)
  console.log(row(name, [...cells(verdict), (ms / 1_000).toFixed(1), (cpuMs / 1_000).toFixed(1)]))
  return { groups, verdict }
}

function cells(verdict: Verdict): string[] {
  const { precision, recall } = means(verdict, SHOWN)
  const { pairs, of } = verdict.trapped
  return [
    ...FIRST.map((first) => `${foundWithin(verdict, first)}/${verdict.hits.length}`),
    precision.toFixed(3),
    recall.toFixed(3),
    `${pairs}/${of}`,
  ]
}

/** By people, and (in brackets) by messages. */
function reportIssues({ hits }: Verdict): void {
  console.log(`\n${row('issue', ['rank', 'found', 'people', 'precision', 'recall', '(by messages)'])}`)
  for (const hit of hits) {
    const { issue, rank, people, precision, recall, messages } = hit
    const byMessages = `(${messages.precision.toFixed(2)} ${messages.recall.toFixed(2)})`
    const found = isFound(hit, SHOWN) ? 'yes' : 'no'
    const some = [String(rank ?? '–'), found, String(people), precision.toFixed(2), recall.toFixed(2)]
    console.log(row(`${issue.issue} ${issue.place}`, [...some, byMessages]))
  }
}

/** A result that hangs on one number is luck. */
function reportThresholds(messages: readonly Message[], gold: Gold): void {
  console.log(
    `\n${row('another threshold', ['first 5', 'first 10', 'first 20', 'precision', 'recall', 'trapped'])}`,
  )
  const index = indexed(messages)
  for (const change of THRESHOLDS) {
    const least = SAME_THING + change
    console.log(row(least.toFixed(2), cells(judged(messages, ranked(messages, index, least), gold))))
  }
}

/** The same with half of the messages dropped; issues of which one message is left are not looked for. */
function reportHalves(all: readonly Message[], gold: Gold, times: number): void {
  if (times > 0) console.log(`\nrandom halves`)
  for (let seed = 1; seed <= times; seed += 1) {
    const order = shuffled(all.length, seed)
      .slice(0, all.length / 2)
      .sort()
    const half = [...order].map((at) => all[at] as Message)
    const kept = new Set(half.map(({ id }) => id))
    const left = (ids: readonly string[]): string[] => ids.filter((id) => kept.has(id))
    const issues = gold.issues.map((one) => ({ ...one, ids: left(one.ids) }))
    const traps = gold.traps.map((one) => ({ ...one, ids: left(one.ids) }))
    const found = judged(half, ours(half), { issues: issues.filter(({ ids }) => ids.length > 2), traps })
    console.log(row(`seed ${seed}`, cells(found)))
  }
}

function show(messages: readonly Message[], groups: Grouped): void {
  console.log('\nrank, people, messages: lines')
  for (const [at, group] of groups.slice(0, SHOWN).entries()) {
    const people = new Set(group.map((message) => messages[message]?.person)).size
    console.log(`${at + 1}, ${people}, ${group.length}: ${group.map((message) => message + 1).join(' ')}`)
  }
}

function row(title: string, some: readonly string[]): string {
  const wide = [...title].reduce((width, one) => width + (one > '\u2e80' ? 2 : 1), 0)
  return title + ' '.repeat(Math.max(1, 40 - wide)) + some.map((cell) => cell.padStart(10)).join('')
}
