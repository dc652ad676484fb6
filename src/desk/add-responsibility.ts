import type { Actor } from '../domain/actor.ts'
import { actorRef, holdsRole } from '../domain/actor.ts'
import { DeskError } from '../domain/errors.ts'
import type { Responsibility } from '../domain/responsibility.ts'
import type { AdditionProblem } from '../domain/responsibility-addition.ts'
import { additionProblem } from '../domain/responsibility-addition.ts'
import type { Ticket } from '../domain/ticket.ts'
import { saveAddedResponsibility } from '../store/added-responsibilities.ts'
import { proposalOf } from '../store/proposals.ts'
import { ticketsAtWork, ticketsInState } from '../store/tickets.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { gapsAmong } from './list-gaps.ts'
import { proposeDispatch } from './propose-dispatch.ts'
import { responsibilitiesNow } from './responsibilities.ts'

/** What speaks against adding the rule to the list as it stands now. */
export async function checkAddition(desk: Desk, entry: Responsibility): Promise<AdditionProblem | undefined> {
  return additionProblem(await responsibilitiesNow(desk), desk.office.roster, entry)
}

/** 清单缺口 among all open tickets. */
export async function openGaps(desk: Desk): Promise<Ticket[]> {
  return gapsAmong(desk, await ticketsAtWork(desk.db))
}

/**
 * 补清单: adds the rule for all tickets to come (通过一件事解决一类事).
 *
 * @returns the waiting tickets that it fits and that had no proposal before
 * @throws {DeskError} `not_a_clerk` to whoever is not of the station; `rule_refused` if the list meanwhile speaks against it
 */
export async function addResponsibility(
  outer: Desk,
  request: { actor: Actor; entry: Responsibility },
): Promise<Ticket[]> {
  return transact(outer, async (desk) => {
    const { actor, entry } = request
    if (!holdsRole(actor, 'clerk')) throw new DeskError('not_a_clerk')
    const problem = await checkAddition(desk, entry)
    if (problem) throw new DeskError('rule_refused', { problem })
    await saveAddedResponsibility(desk.db, entry, { at: desk.clock.now(), actor: actorRef(actor) })
    const fitting: Ticket[] = []
    for (const ticket of await ticketsInState(desk.db, 'received')) {
      if ((await proposalOf(desk.db, ticket.id)).length > 0) continue
      const { options } = await proposeDispatch(desk, ticket)
      if (options.some(({ matter }) => matter === entry.matter)) fitting.push(ticket)
    }
    return fitting
  })
}
