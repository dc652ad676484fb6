import type { Answer, Inbound } from '../bot/handler.ts'
import type { Desk } from '../desk/desk.ts'
import type { Actor } from '../domain/actor.ts'
import { DeskError } from '../domain/errors.ts'
import type { Ticket } from '../domain/ticket.ts'
import { together, UNKNOWN_PERSON } from '../templates/messages/answers.ts'
import { errorWords } from '../templates/messages/errors.ts'
import { actorOf } from './actor.ts'
import { askAboutNamed } from './still-dispatch.ts'
import type { Search } from './which-ticket.ts'
import { whichTickets } from './which-ticket.ts'

/**
 * Does `work` for each ticket meant and says what came of each; what is the same of several is said once. A refusal is a line like any other and
 * keeps nothing from the rest.
 *
 * @param work does it and returns what to say
 */
export async function forEachTicket(
  desk: Desk,
  inbound: Inbound,
  search: Search,
  work: (ticket: Ticket, actor: Actor) => Promise<string>,
): Promise<Answer | undefined> {
  const actor = actorOf(inbound)
  if (!actor) return strangerAnswer(inbound, search)
  const found = await whichTickets(desk, inbound, search)
  if ('answer' in found) return found.answer
  const lines: string[] = []
  const privately: string[] = []
  for (const ticket of found.tickets) {
    try {
      lines.push(await work(ticket, actor))
    } catch (error) {
      // A unit's name nearly written is asked back, whatever the ticket.
      if (!(error instanceof DeskError) || (error.code === 'unknown_unit' && error.params.near)) throw error
      if (error.code === 'unit_is_named') {
        const asked = await askAboutNamed(desk, inbound, { error, actor })
        lines.push(asked.line)
        if (asked.privately !== undefined) privately.push(asked.privately)
      } else {
        lines.push(errorWords({ office: desk.office, now: desk.clock.now() }, error))
      }
    }
  }
  return {
    text: together(lines),
    ...(privately.length > 0 && { privately: privately.join('\n\n') }),
  }
}

/** A stranger is told only when the line was plainly meant for the bot. */
function strangerAnswer(inbound: Inbound, search: Search): Answer | undefined {
  const isPlain =
    inbound.mentionsBot ||
    inbound.quote !== undefined ||
    search.named.codes.length + search.named.numbers.length > 0
  return inbound.place.kind === 'room' && isPlain ? { text: UNKNOWN_PERSON } : undefined
}
