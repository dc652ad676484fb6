import type { ReturnReason } from '../domain/returns.ts'
import { DAY_MS } from '../domain/time.ts'
import { returnEventsSince } from '../store/returns.ts'
import type { Desk } from './desk.ts'

/** What a unit gave back, and what the station said. */
export interface ReturnCount {
  unitId: string
  asked: number
  granted: number
  refused: number
  reasons: ReadonlyMap<ReturnReason, number>
}

/** 退单统计: per unit over the last `days` days, who asked most first. */
export async function countReturns(desk: Desk, days: number): Promise<ReturnCount[]> {
  const events = await returnEventsSince(desk.db, desk.clock.now() - days * DAY_MS)
  const ofUnit = Map.groupBy(events, ({ unitId }) => unitId)
  const counts = [...ofUnit].map(([unitId, own]) => {
    const reasons = new Map<ReturnReason, number>()
    for (const event of own) {
      if (event.type !== 'return_requested' || event.reason === undefined) continue
      reasons.set(event.reason, (reasons.get(event.reason) ?? 0) + 1)
    }
    const count = (type: string): number => own.filter((event) => event.type === type).length
    return {
      unitId,
      asked: count('return_requested'),
      granted: count('return_granted'),
      refused: count('return_refused'),
      reasons,
    }
  })
  return counts.sort((one, other) => other.asked - one.asked)
}
