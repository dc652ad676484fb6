/**
 * `npm run bench:perfunctory -- --replies FILE.jsonl --labels FILE.jsonl`: the check for perfunctory replies beside two
 * simple ones, against labels by people. Without labels: how many of the replies it would flag, and why.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { ReplyCheck } from '../../src/domain/perfunctory.ts'
import { checkReply, isHard, PERFUNCTORY_FROM } from '../../src/domain/perfunctory.ts'
import { faultReason } from '../../src/templates/messages/perfunctory.ts'

interface Row {
  id: string
  complaint: string
  reply: string
}

interface Labelled extends Row {
  isPerfunctory: boolean
}

/** What a method says of a reply: the higher the more perfunctory. */
interface Method {
  name: string
  scoreOf(row: Row): number
  from: number
}

const KEYWORDS = /已转|转交|收悉|尽快|耐心等待|相关部门|正在研究|高度重视/

const METHODS: readonly Method[] = [
  { name: 'huisheng', scoreOf: (row) => checkOf(row).score, from: PERFUNCTORY_FROM },
  { name: 'shorter than 80 characters', scoreOf: ({ reply }) => -reply.length, from: -79 },
  { name: 'list of phrases', scoreOf: ({ reply }) => Number(KEYWORDS.test(reply)), from: 1 },
]
const STRATA = [30, 80, 150, 300, Number.POSITIVE_INFINITY]
const MISSES = 10

const { values } = parseArgs({ options: { replies: { type: 'string' }, labels: { type: 'string' } } })
if (values.replies === undefined)
  throw new Error('bench:perfunctory -- --replies FILE.jsonl [--labels FILE.jsonl]')
const rows = linesOf(values.replies).map(
  (line): Row => ({
    id: String(line.留言编号),
    complaint: `${line.留言主题} ${line.留言详情}`,
    reply: String(line.答复意见),
  }),
)
if (values.labels === undefined) showShares(rows)
else showAgainst(labelled(rows, values.labels))

function checkOf({ reply, complaint }: Row): ReplyCheck {
  return checkReply(reply, { complaint })
}

function linesOf(file: string): Record<string, unknown>[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line))
}

/** Clear cases only: what people called borderline is not counted. */
function labelled(all: readonly Row[], file: string): Labelled[] {
  const byId = new Map(all.map((row) => [row.id, row]))
  return linesOf(file).flatMap((line) => {
    const row = byId.get(String(line.留言编号))
    const label = line.perfunctory
    if (!row || label === null || label === undefined || line.borderline === true) return []
    return [{ ...row, isPerfunctory: Number(label) === 1 }]
  })
}

function showAgainst(cases: readonly Labelled[]): void {
  const bad = cases.filter(({ isPerfunctory }) => isPerfunctory).length
  console.log(`${cases.length} clear cases, ${bad} perfunctory`)
  console.log(`${''.padEnd(30)}precision  recall     F1    AUC`)
  for (const method of METHODS) {
    const flagged = cases.filter((row) => method.scoreOf(row) >= method.from)
    const right = flagged.filter(({ isPerfunctory }) => isPerfunctory).length
    const precision = right / Math.max(1, flagged.length)
    const recall = right / Math.max(1, bad)
    const f1 = (2 * right) / Math.max(1, flagged.length + bad)
    const figures = [precision, recall, f1, areaUnderCurve(method, cases)].map((one) => one.toFixed(3))
    console.log(`${method.name.padEnd(30)}    ${figures.join('  ')}`)
  }
  console.log(`\nthe ${MISSES} worst misses`)
  for (const row of worst(cases)) {
    const { score, faults } = checkOf(row)
    const reasons = faults.map(faultReason).join('、') || '—'
    console.log(
      `  ${row.id.padEnd(8)} people: ${row.isPerfunctory ? 1 : 0}  score ${score}  ${reasons}  ${row.reply.length} characters`,
    )
  }
}

function worst(cases: readonly Labelled[]): Labelled[] {
  const missBy = (row: Labelled): number => {
    const over = checkOf(row).score - PERFUNCTORY_FROM
    return row.isPerfunctory ? -over : over + 1
  }
  return cases
    .filter((row) => missBy(row) > 0)
    .toSorted((one, other) => missBy(other) - missBy(one))
    .slice(0, MISSES)
}

/** How often a perfunctory reply scores higher than another; equals count half. */
function areaUnderCurve({ scoreOf }: Method, cases: readonly Labelled[]): number {
  const scored = cases.map((row) => ({ score: scoreOf(row), isPerfunctory: row.isPerfunctory }))
  const bad = scored.filter(({ isPerfunctory }) => isPerfunctory)
  const good = scored.filter(({ isPerfunctory }) => !isPerfunctory)
  let won = 0
  for (const one of bad) {
    for (const other of good) won += one.score > other.score ? 1 : one.score === other.score ? 0.5 : 0
  }
  return won / Math.max(1, bad.length * good.length)
}

function showShares(all: readonly Row[]): void {
  const reasons = new Map<string, number>()
  const began = performance.now()
  let from = 0
  for (const to of STRATA) {
    const within = all.filter(({ reply }) => reply.length >= from && reply.length < to)
    const flagged = within.map(checkOf).filter(({ score }) => score >= PERFUNCTORY_FROM)
    for (const { faults } of flagged) {
      for (const fault of faults.filter(isHard)) reasons.set(fault, (reasons.get(fault) ?? 0) + 1)
    }
    const share = ((100 * flagged.length) / Math.max(1, within.length)).toFixed(1)
    console.log(
      `${String(from).padStart(4)}–${to} characters: ${flagged.length} of ${within.length} flagged, ${share} %`,
    )
    from = to
  }
  console.log(Object.fromEntries([...reasons].sort((one, other) => other[1] - one[1])))
  console.log(`${((performance.now() - began) / all.length).toFixed(2)} ms a reply`)
}
