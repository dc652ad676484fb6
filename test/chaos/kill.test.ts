import { expect, test } from 'vitest'
import { KILL_POINTS } from './kill-points.ts'
import { reportLines } from './report.ts'
import { streetUnderFire } from './street-under-fire.ts'

test('killed at every named point, the bot loses nothing and does nothing twice', async () => {
  const report = await streetUnderFire({ rounds: KILL_POINTS.length, seed: 20261124 })
  // The figures belong to the run, whatever they are.
  process.stdout.write(`${reportLines(report).join('\n')}\n`)
  expect(Object.keys(report.killed).sort(), 'every point was reached').toEqual([...KILL_POINTS].sort())
  expect(report.verdict).toMatchObject({ lost: [], brokenPromises: [], twice: [], chain: 'sound' })
  expect(report.verdict.duplicates, 'at most one a kill').toBeLessThanOrEqual(KILL_POINTS.length)
  expect(report.commands).toBeGreaterThan(20)
  expect(report.measured).toBeGreaterThan(0)
}, 600_000)
