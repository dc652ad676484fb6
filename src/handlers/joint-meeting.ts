import type { Inbound } from '../bot/handler.ts'
import { defineHandler } from '../bot/handler.ts'
import {
  answerMeeting as answer,
  callMeeting as call,
  concludeMeeting as conclude,
} from '../desk/joint-meeting.ts'
import { readSpokenMoment } from '../domain/spoken-moment.ts'
import {
  meetingAnswered,
  meetingConcluded,
  meetingNeedsUnits,
  meetingProposed,
  meetingTimePast,
  noMeeting,
  outcomeNeeded,
} from '../templates/messages/joint-meeting.ts'
import { actorOf } from './actor.ts'
import { forEachTicket } from './for-each-ticket.ts'
import type { Named } from './reading.ts'
import { afterVerb, leadingTicket, undecorated } from './reading.ts'
import { waitingForUnit, whichTickets } from './which-ticket.ts'

interface Said {
  named: Named
  rest: string
}

/** 会商 17 / 会商 17 明天下午3点: proposes a time and asks the ticket's units. */
export const callMeeting = defineHandler<Said>({
  name: 'call-meeting',
  usage: {
    say: '会商 17',
    does: '约主办、协办单位会商，问谁能到（会商 17 明天下午3点）',
    for: ['unit', 'station'],
  },
  verbs: ['会商'],

  match: (inbound) => named(inbound, ['会商']),

  async answer(desk, inbound, { named, rest }) {
    const now = desk.clock.now()
    const at = rest === '' ? undefined : readSpokenMoment(rest, now)?.at
    if (rest !== '' && at === undefined) return { text: meetingTimePast(named.codes[0] ?? 17) }
    return forEachTicket(desk, inbound, searchFor(inbound, named), async (ticket, actor) => {
      const setAt = await call(desk, { ticket, actor, ...(at !== undefined && { at }) })
      if (setAt === 'needs_units') return meetingNeedsUnits(ticket)
      return meetingProposed({ office: desk.office, now }, ticket, setAt)
    })
  },
})

/** 会商结果 17 建管办本周修好: what was agreed becomes a note. */
export const concludeMeeting = defineHandler<Said>({
  name: 'conclude-meeting',
  usage: { say: '会商结果 17 议定的事', does: '记下会商议定的事，告诉各单位', for: ['unit', 'station'] },
  verbs: ['会商结果'],

  match: (inbound) => named(inbound, ['会商结果', '会商议定', '会商纪要']),

  async answer(desk, inbound, { named, rest: outcome }) {
    if (outcome === '') return { text: outcomeNeeded(named.codes[0] ?? 17) }
    return forEachTicket(desk, inbound, searchFor(inbound, named), async (ticket, actor) => {
      await conclude(desk, { ticket, actor, outcome })
      return meetingConcluded(ticket)
    })
  },
})

const WORDS: readonly { verbs: readonly string[]; comes: boolean }[] = [
  { verbs: ['不能到', '不能去', '不能参加', '不能来', '去不了', '来不了', '到不了', '不能'], comes: false },
  { verbs: ['能到', '能去', '能参加', '能来', '可以到', '可以参加', '能'], comes: true },
]

/** 能到 17, 不能到 17 当天有检查; with a quoted 会商 card the number may be left out. */
export const answerMeeting = defineHandler<Said & { comes: boolean; isPlain: boolean }>({
  name: 'answer-meeting',
  usage: { say: '能到 17', does: '答会商能不能到（不能到 17 原因）', for: ['unit'] },
  verbs: [],

  match(inbound) {
    for (const { verbs, comes } of WORDS) {
      const said = named(inbound, verbs)
      if (said) return { ...said, comes, isPlain: !/^不?能\s*[#\d]/.test(undecorated(inbound.text)) }
    }
    return undefined
  },

  async answer(desk, inbound, { named, rest: reason, comes, isPlain }) {
    const actor = actorOf(inbound)
    if (!actor) return undefined
    const found = await whichTickets(desk, inbound, searchFor(inbound, named))
    const [ticket] = 'tickets' in found ? found.tickets : []
    const view = ticket && (await answer(desk, { ticket, actor, comes, reason }))
    // 能 17 天内办完吗 is talk, where no meeting of this ticket waits for this unit; 能到 17 is not.
    if (!ticket || !view) return ticket && isPlain ? { text: noMeeting(ticket) } : undefined
    return { text: meetingAnswered({ office: desk.office, now: desk.clock.now() }, ticket, view) }
  },
})

/** Only with a ticket's code or a quoted card: the bare words are everyday talk. */
function named(inbound: Inbound, verbs: readonly string[]): Said | undefined {
  const after = afterVerb(inbound.text, verbs)
  if (after === undefined || inbound.sender.kind !== 'staff') return undefined
  const { rest, ...named } = leadingTicket(after)
  const isNamed = named.codes.length + named.numbers.length > 0 || inbound.quote !== undefined
  return isNamed ? { named, rest } : undefined
}

function searchFor(inbound: Inbound, named: Named) {
  return { named, waiting: waitingForUnit(inbound, []), silentWhenNone: true }
}
