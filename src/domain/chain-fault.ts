import type { LocalDay } from './time.ts'

/** The first place at which the event log, its tickets or its daily checkpoints do not fit together. */
export type ChainFault =
  | { at: 'event'; eventId: number; ticketId: number; seq: number; what: 'changed' | 'missing' }
  | { at: 'ticket'; ticketId: number; what: 'behind' | 'gone' }
  | { at: 'checkpoint'; day: LocalDay }
