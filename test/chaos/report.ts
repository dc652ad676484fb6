import type { ChaosReport } from './street-under-fire.ts'

/** The figures of a run, a line each. */
export function reportLines(report: ChaosReport): string[] {
  const { verdict, killed } = report
  const kills = Object.values(killed).reduce((sum, count) => sum + count, 0)
  return [
    `rounds ${report.rounds}, killed ${kills} times at ${Object.keys(killed).length} named points`,
    `commands ${report.commands}, chat messages ${report.messages}`,
    `duplicates ${verdict.duplicates}, lost ${verdict.lost.length}, broken promises ${verdict.brokenPromises.length}, twice ${verdict.twice.length}, chain ${verdict.chain}`,
    `first due send after a restart: at most ${(report.slowestFirstSend / 1000).toFixed(2)} s (${report.measured} restarts)`,
    ...verdict.lost.slice(0, 5).map((text) => `  lost: ${text}`),
    ...verdict.brokenPromises.slice(0, 5).map((text) => `  promised: ${text}`),
    ...verdict.twice.slice(0, 5).map((text) => `  twice: ${text}`),
  ]
}
