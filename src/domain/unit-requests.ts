import type { TicketEvent } from './ticket-events.ts'
import type { EpochMs } from './time.ts'

/** 延期 or 退单 that a unit asked for, and how it stands. */
export interface UnitRequest {
  kind: 'extension' | 'return'
  unitId: string
  askedAt: EpochMs
  workingDays?: number
  /** Absent while the station has not decided. */
  decided?: { at: EpochMs } & (
    | { granted: true; deadline?: EpochMs; toUnitId?: string }
    | { granted: false; textId?: number }
  )
}

/** The unit's newest request of each kind, from the ticket's events; what fell away undecided (the unit replied) is none. */
export function unitRequests(events: readonly TicketEvent[]): UnitRequest[] {
  const newest: Partial<Record<UnitRequest['kind'], UnitRequest>> = {}
  for (const event of events) {
    const { extension, return: back } = newest
    switch (event.type) {
      case 'extension_requested':
        newest.extension = { ...asked(event), kind: 'extension', workingDays: event.workingDays }
        break
      case 'return_requested':
        newest.return = { ...asked(event), kind: 'return' }
        break
      case 'extension_granted':
        if (extension) extension.decided = { at: event.at, granted: true, deadline: event.deadline }
        break
      case 'extension_refused':
        if (extension) extension.decided = refused(event)
        break
      case 'return_granted':
        if (back) back.decided = { at: event.at, granted: true }
        forget(newest)
        break
      case 'return_refused':
        if (back) back.decided = refused(event)
        break
      case 'dispatched': {
        // Sent on in answer to the return, or after it was granted.
        const isSentOn = back && event.leadUnitId !== back.unitId && back.decided?.granted !== false
        if (isSentOn) {
          const { at } = back.decided ?? event
          back.decided = { at, granted: true, toUnitId: event.leadUnitId }
        }
        forget(newest)
        break
      }
      case 'replied':
      case 'closed':
        forget(newest)
        break
      default:
    }
  }
  return [newest.return, newest.extension].filter((request) => request !== undefined)
}

/** What nobody decided any more. */
function forget(newest: Partial<Record<UnitRequest['kind'], UnitRequest>>): void {
  if (newest.extension && !newest.extension.decided) delete newest.extension
  if (newest.return && !newest.return.decided) delete newest.return
}

function asked({ unitId, at }: { unitId: string; at: EpochMs }): { unitId: string; askedAt: EpochMs } {
  return { unitId, askedAt: at }
}

function refused({ at, textId }: { at: EpochMs; textId?: number }): NonNullable<UnitRequest['decided']> {
  return { at, granted: false, ...(textId !== undefined && { textId }) }
}
