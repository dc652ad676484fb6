import { performance } from 'node:perf_hooks'

/** How long something took by the clock, and how much processor time this process spent meanwhile. */
export interface Sample {
  ms: number
  /** Well below `ms` where the machine was busy with something else, or the disk was waited for. */
  cpuMs: number
}

export async function timed(work: () => Promise<unknown>): Promise<Sample> {
  const cpu = process.cpuUsage()
  const began = performance.now()
  await work()
  const ms = performance.now() - began
  const { user, system } = process.cpuUsage(cpu)
  return { ms, cpuMs: (user + system) / 1_000 }
}

/** The value below which `share` of the samples lie, of time and of processor time. */
export function quantileOf(samples: readonly Sample[], share: number): Sample {
  const of = (values: number[]): number => quantile(values, share)
  return { ms: of(samples.map(({ ms }) => ms)), cpuMs: of(samples.map(({ cpuMs }) => cpuMs)) }
}

/** The value below which `share` of the sorted values lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
