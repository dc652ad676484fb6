import type { Limits } from './limits.ts'
import type { RiskReason, Ticket } from './ticket.ts'

/** Words of people who have had enough, as they stand in complaints: threats to go on, reproach, insult. */
const ANGER =
  /忍无可忍|受够了|气死|太过分|欺负|推诿|踢皮球|不作为|没人管|无人管|根本不管|糊弄|敷衍|骗人|曝光|媒体|记者|上访|信访|投诉到底|起诉|法院|纪委|省里|国务院|多次(?:反映|投诉|拨打)|反复(?:反映|投诉)|一直(?:不|没)(?:解决|处理)|[!！]{2,}/

/** What is known beside the ticket when its risk is judged. */
export interface RiskFacts {
  content: string
  /** Tickets of the same caller within the configured days, this one included. */
  ofCaller: number
  /** Tickets of the same village and matter within those days, this one included. */
  ofPlace: number
  /** An earlier reply to this ticket was found perfunctory. */
  wasPerfunctory: boolean
}

/** 预警: why the ticket is likely to end dissatisfied; empty if nothing speaks for it. */
export function risksOf(ticket: Ticket, facts: RiskFacts, { repeats }: Limits['risk']): RiskReason[] {
  const reasons: [RiskReason, boolean][] = [
    ['second_round', ticket.round > 1],
    ['same_caller', facts.ofCaller >= repeats],
    ['same_place', facts.ofPlace >= repeats],
    ['anger', ANGER.test(facts.content)],
    ['perfunctory', facts.wasPerfunctory],
  ]
  return reasons.filter(([, isSo]) => isSo).map(([reason]) => reason)
}
