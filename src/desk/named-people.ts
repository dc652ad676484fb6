import { isPersonNamed } from '../domain/confidential.ts'
import type { Ticket } from '../domain/ticket.ts'
import { isConfidential } from '../domain/ticket.ts'
import { textBody } from '../store/texts.ts'
import type { Desk } from './desk.ts'

type Reading = Pick<Desk, 'db' | 'seal' | 'office'>

/** The caller's words, with the one line. */
export async function wordsOf({ db, seal }: Reading, ticket: Ticket): Promise<string> {
  return `${ticket.subject} ${(await textBody(db, seal, ticket.contentTextId)) ?? ''}`
}

/** Who of the roster a 举报 or what is to be kept secret names; nobody of any other ticket. */
export async function peopleNamed(desk: Reading, ticket: Ticket): Promise<ReadonlySet<string>> {
  if (!isConfidential(ticket)) return new Set()
  const words = await wordsOf(desk, ticket)
  const named = desk.office.roster.people.filter(({ name }) => isPersonNamed(words, name))
  return new Set(named.map(({ id }) => id))
}
