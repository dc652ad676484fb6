import { anonymised } from '../domain/anonymise.ts'
import type { LocalMonth } from '../domain/months.ts'
import { spanOf } from '../domain/months.ts'
import type { FaultCode } from '../domain/perfunctory.ts'
import type { JudgedReply } from '../domain/training.ts'
import { judgedReplies, replyPairs } from '../domain/training.ts'
import { countedHistories } from '../store/histories.ts'
import { textBody } from '../store/texts.ts'
import { ticketById } from '../store/tickets.ts'
import { ANONYMOUS } from '../templates/messages/meeting.ts'
import type { Desk } from './desk.ts'
import { maskForGroup } from './masked-content.ts'

/** As many pairs as a training gets through. */
const MOST_PAIRS = 6

/** A reply as the sheet shows it: nobody in it can be recognised. */
export interface SheetReply {
  content: string
  reply: string
  /** What the check found when it was submitted. */
  faults: readonly FaultCode[]
  /** What the citizen or the station said of it. */
  said: string
}

export interface TrainingSheet {
  month: LocalMonth
  pairs: readonly { matter: string; best: SheetReply; worst: SheetReply }[]
}

/** 满意度提升培训会: the month's best and worst replies to the same matter side by side, anonymised. */
export async function trainingSheet(desk: Desk, month: LocalMonth): Promise<TrainingSheet> {
  const histories = await countedHistories(desk.db, 'received', { ...spanOf(month), origin: 'hotline' })
  const replies = histories.flatMap(({ ticketId, events }) => judgedReplies(ticketId, events))
  const pairs: TrainingSheet['pairs'][number][] = []
  for (const { matter, best, worst } of replyPairs(replies, MOST_PAIRS))
    pairs.push({ matter, best: await shown(desk, best), worst: await shown(desk, worst) })
  return { month, pairs }
}

async function shown(desk: Desk, judged: JudgedReply): Promise<SheetReply> {
  const ticket = await ticketById(desk.db, judged.ticketId)
  const read = async (textId: number): Promise<string> => {
    const body = (await textBody(desk.db, desk.seal, textId)) ?? ''
    const masked = ticket ? await maskForGroup(desk, ticket, body) : ''
    return anonymised(masked, desk.office.roster, ANONYMOUS)
  }
  const said: string[] = []
  for (const textId of judged.saidTextIds) said.push(await read(textId))
  return {
    content: await read(judged.contentTextId),
    reply: await read(judged.replyTextId),
    faults: judged.faults,
    said: said.join(' '),
  }
}
