import type { EpochMs } from './time.ts'

/** How many of a kind there are, and since when the oldest is due. */
export interface Backlog {
  count: number
  oldestAt?: EpochMs
}

/** Something that should have been done by now and was not. */
export type Finding =
  | {
      what:
        | 'reminders_late'
        | 'inbox_late'
        | 'sending_stuck'
        | 'outbox_late'
        | 'dead_letters'
        | 'webhooks_late'
        | 'webhooks_dead'
      backlog: Backlog
    }
  | { what: 'offline'; since: EpochMs | undefined }
  | { what: 'digest_missing' }
  | { what: 'checkpoint_missing' }
  /** In SQLite's words. */
  | { what: 'damaged'; damage: string }
  | { what: 'disk_low'; freeBytes: number }
  | { what: 'files_missing'; count: number }
  | { what: 'unit_gone'; unitId: string; count: number }
