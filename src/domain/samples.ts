import type { NewTicket } from './ticket.ts'

/** An invented caller of the local chat. */
export interface SampleCitizen {
  id: string
  name: string
  phone: string
  address?: string
  /** false: not on the chat, can only be phoned. */
  chat: boolean
}

/** An invented ticket and when it comes. */
export interface SampleTicket {
  ticket: Omit<NewTicket, 'citizenId'>
  /** The citizen's own words. */
  content: string
  citizenId: string
  /** Working minutes after the first start; in the order of the file, never falling. */
  afterWorkingMinutes: number
}

export interface Samples {
  citizens: readonly SampleCitizen[]
  tickets: readonly SampleTicket[]
}
