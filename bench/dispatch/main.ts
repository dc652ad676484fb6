/**
 * `npm run bench:dispatch -- --train FILE [--test FILE] [--seed 1] [--cv 3]`: how often the right matter is
 * found, beside what else is at hand. Without a test file (or with the same), a fifth of the groups is held out.
 * `--cv`: our own figures again over so many seeds, each message held out once a seed.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Experience } from '../../src/matching/experience.ts'
import { experienceSteps } from '../../src/matching/experience.ts'
import { loadOffice } from '../../src/office/load-office.ts'
import { timed } from '../measure.ts'
import type { Contender } from './contenders.ts'
import { CONTENDERS, HUISHENG } from './contenders.ts'
import type { Labelled, Split } from './examples.ts'
import { readLabelled, splitsOf } from './examples.ts'
import type { Said } from './measures.ts'
import { calibrationError, macroF1, reliability, within } from './measures.ts'

const { values } = parseArgs({
  options: {
    train: { type: 'string' },
    test: { type: 'string' },
    seed: { type: 'string', default: '1' },
    cv: { type: 'string', default: '0' },
  },
})
if (values.train === undefined) throw new Error('--train FILE is needed')
const PARTS = 5
const EARLIER = 10_000
const ASKED = 300
const SURENESS = loadOffice(join(import.meta.dirname, '../../data')).limits.dispatch.sureness

const all = readLabelled(values.train)
const { train, test } = split(all)
console.log(`${train.length} messages to learn from, ${test.length} held out`)
console.log(row('', ['top-1', 'top-2', 'top-3', 'macro-F1', 'learn s', 'ask ms', 'asked']))
let ours: Said[] = []
for (const contender of CONTENDERS) {
  const { said, cells } = await measured(contender, { train, test })
  console.log(row(contender.name, cells))
  if (contender === HUISHENG) ours = said
}
reportSureness(ours)
await reportExperience()
for (let seed = 1; seed <= Number(values.cv); seed += 1) await crossValidate(seed)

function split(examples: Labelled[]): Split {
  const { test: file, train: own } = values
  if (file !== undefined && file !== own) return { train: examples, test: readLabelled(file) }
  const [first] = splitsOf(examples, PARTS, Number(values.seed))
  return first ?? { train: [], test: [] }
}

async function measured(
  contender: Contender,
  { train, test }: Split,
): Promise<{ said: Said[]; cells: string[] }> {
  let answer: ReturnType<Contender['learn']> = () => ({ ranked: [] })
  const learning = await timed(async () => {
    answer = contender.learn(train)
  })
  const asked = test.slice(0, contender.atMost)
  const said: Said[] = []
  const asking = await timed(async () => {
    for (const text of asked) said.push({ truth: text.label, ...answer(text) })
  })
  const times = [
    (learning.ms / 1_000).toFixed(2),
    (asking.ms / asked.length).toFixed(2),
    String(asked.length),
  ]
  return { said, cells: [...shares(said), ...times] }
}

/** All of a seed's held-out parts together. */
async function crossValidate(seed: number): Promise<void> {
  const said: Said[] = []
  for (const part of splitsOf(all, PARTS, seed)) said.push(...(await measured(HUISHENG, part)).said)
  console.log(row(`\nhuisheng, ${PARTS} parts, seed ${seed}`, shares(said)))
  reportSureness(said)
}

function reportSureness(said: readonly Said[]): void {
  const bands = reliability(said)
  console.log(`\n${row('confidence', ['messages', 'mean', 'right'])}`)
  for (const { from, to, texts, meanConfidence, right } of bands) {
    console.log(row(`${from}–${to}`, [String(texts), meanConfidence.toFixed(3), right.toFixed(3)]))
  }
  console.log(`mean distance of confidence and being right: ${calibrationError(bands).toFixed(4)}`)
  const sure = said.filter(({ confidence = 0 }) => confidence >= SURENESS)
  const share = (sure.length / said.length).toFixed(3)
  console.log(
    `dispatched by itself at ${SURENESS}: ${share} of all, ${within(sure, 1).toFixed(4)} of them right`,
  )
}

/** What the bot does in the office: learn with pauses, then guess a unit with the nearest earlier tickets. */
async function reportExperience(): Promise<void> {
  const earlier = Array.from({ length: EARLIER }, (_, at) => {
    const { title, detail, label } = all[at % all.length] as Labelled
    return { title, detail, label, code: (at % 9_999) + 1 }
  })
  let experience: Experience | undefined
  let longest = 0
  const steps = experienceSteps(earlier)
  const learning = await timed(async () => {
    for (let isDone = false; !isDone; ) {
      const step = await timed(async () => {
        const { done, value } = steps.next()
        isDone = done === true
        experience = value
      })
      longest = Math.max(longest, step.ms)
    }
  })
  const asked = test.slice(0, ASKED)
  const asking = await timed(async () => {
    for (const text of asked) experience?.guess(text, 0)
  })
  console.log(
    `\n${EARLIER} earlier tickets: learned in ${(learning.ms / 1_000).toFixed(1)} s, longest pause between messages ` +
      `${longest.toFixed(0)} ms; a guess with its reasons ${(asking.ms / asked.length).toFixed(1)} ms`,
  )
}

function shares(said: readonly Said[]): string[] {
  return [within(said, 1), within(said, 2), within(said, 3), macroF1(said)].map((share) => share.toFixed(4))
}

function row(title: string, cells: readonly string[]): string {
  return title.padEnd(34) + cells.map((cell) => cell.padStart(10)).join('')
}
