import { matchesOf } from '../domain/responsibility.ts'
import { fellThrough } from '../domain/responsibility-addition.ts'
import type { Ticket } from '../domain/ticket.ts'
import { textBody } from '../store/texts.ts'
import type { Desk } from './desk.ts'
import { responsibilitiesNow } from './responsibilities.ts'

/** 清单缺口: those of the tickets that two units gave back and that no rule of the list fits. */
export async function gapsAmong(desk: Desk, tickets: readonly Ticket[]): Promise<Ticket[]> {
  const lost = tickets.filter(fellThrough)
  if (lost.length === 0) return []
  const list = await responsibilitiesNow(desk)
  const gaps: Ticket[] = []
  for (const ticket of lost) {
    const content = (await textBody(desk.db, desk.seal, ticket.contentTextId)) ?? ''
    if (matchesOf(list, `${ticket.subject} ${content}`).length === 0) gaps.push(ticket)
  }
  return gaps
}
