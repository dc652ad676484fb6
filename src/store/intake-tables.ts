import type { Generated } from 'kysely'

/* The tables of what comes in. */

/** A file of tickets and how far it is taken in. */
export interface ImportJobTable {
  id: Generated<number>
  file_id: number
  file_name: string
  asked_by: string | null
  at: number
  state: 'running' | 'done' | 'cancelled'
  /** Rows before it are in. */
  next_row: number
  /** JSON: what was done so far. */
  counts: string
}

/** A photo that may belong to the ticket whose words come next. */
export interface LoosePhotoTable {
  file_id: number
  person: string
  conversation: string
  at: number
}

/** The number that the office itself gave a ticket that came without one, by a keyed hash of its words. */
export interface OfficeNumberTable {
  words_key: string
  number: string
}

/** An emergency that was answered: the same one is not answered again. */
export interface EmergencyTable {
  id: Generated<number>
  conversation: string
  kind: string
  at: number
}

/** What a villager told of a matter, and what the bot offered. */
export interface ToldMatterTable {
  id: Generated<number>
  at: number
  /** Who told it, and where, as choices are waited for. */
  person: string
  conversation: string
  /** Where the teller is answered, if in private. */
  contact: string | null
  citizen_id: string | null
  village_id: string | null
  matter: string | null
  /** The words, sealed, while the village may still take it on. */
  sealed: string | null
  /** `hotline`: only 12345 was named. `asked`: the teller was asked whether the village may know. `offered`: the village was. */
  state: 'hotline' | 'asked' | 'offered' | 'taken' | 'refused' | 'expired'
  ticket_id: number | null
}
