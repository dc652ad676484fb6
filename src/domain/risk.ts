import type { Limits } from './limits.ts'
import type { RiskReason, Ticket } from './ticket.ts'

/**
 * Words of people who have had enough: reproach, insult, threats to go on. Not what any complaint says (没人管,
 * 法院, 信访局): on 6 363 real messages to mayors this finds one in nine, on 1 190 real hotline tickets one in seventeen.
 */
const ANGER =
  /忍无可忍|受够了|气死|气愤|愤怒|太过分|欺负|欺人太甚|推诿|踢皮球|不作为|根本不管|糊弄|敷衍|(?:找|联系|通知|让)(?:媒体|记者)|媒体曝光|曝光|(?:去|要|将|会)上访|投诉到底|多次投诉|反复投诉|[!！]{3,}/

/** What is known beside the ticket when its risk is judged. */
export interface RiskFacts {
  content: string
  /** Tickets of the same caller within the configured days, this one included. */
  ofCaller: number
  /** Tickets of the same village and matter within those days, this one included. */
  ofPlace: number
  /** The same within as many days before those: what is usual there. */
  ofPlaceBefore: number
  /** An earlier reply to this ticket was sent back by the station, or submitted though the check found it poor. */
  wasPerfunctory: boolean
}

/** 预警: why the ticket is likely to end dissatisfied; empty if nothing speaks for it. */
export function risksOf(ticket: Ticket, facts: RiskFacts, { repeats }: Limits['risk']): RiskReason[] {
  const reasons: [RiskReason, boolean][] = [
    ['second_round', ticket.round > 1],
    ['same_caller', facts.ofCaller >= repeats],
    ['same_place', isRising(facts, repeats)],
    ['anger', ANGER.test(facts.content)],
    ['perfunctory', facts.wasPerfunctory],
  ]
  return reasons.filter(([, isSo]) => isSo).map(([reason]) => reason)
}

/**
 * The third, and then each time that it has become twice as many (6, 12, 24 …), unless it was so before: where a matter
 * comes up every week a warning with each ticket would soon be read by nobody.
 */
function isRising({ ofPlace, ofPlaceBefore }: RiskFacts, repeats: number): boolean {
  return ofPlace > ofPlaceBefore && Number.isInteger(Math.log2(ofPlace / repeats)) && ofPlace >= repeats
}
