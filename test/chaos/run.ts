/** `npm run chaos -- --rounds 500 --seed 7`: kills the bot at named points, again and again, and prints what came of it. */
import { reportLines } from './report.ts'
import { streetUnderFire } from './street-under-fire.ts'

const numberAfter = (flag: string, otherwise: number): number => {
  const at = process.argv.indexOf(flag)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}

const report = await streetUnderFire({
  rounds: numberAfter('--rounds', 50),
  seed: numberAfter('--seed', 20261124),
  tell: (line) => console.log(line),
})
for (const line of reportLines(report)) console.log(line)
const { lost, brokenPromises, twice, chain, duplicates } = report.verdict
const kills = Object.values(report.killed).reduce((sum, count) => sum + count, 0)
const isSound =
  lost.length + brokenPromises.length + twice.length === 0 && chain === 'sound' && duplicates <= kills
process.exitCode = isSound ? 0 : 1
