import type { Answer, Inbound } from '../bot/handler.ts'
import { defineHandler, isAddressed } from '../bot/handler.ts'
import type { Desk } from '../desk/desk.ts'
import { packFiles, sheetFiles } from '../desk/meeting-files.ts'
import { meetingPack as makePack } from '../desk/meeting-pack.ts'
import { trainingSheet as makeSheet } from '../desk/training-sheet.ts'
import { holdsRole } from '../domain/actor.ts'
import { addMonths, monthOf } from '../domain/months.ts'
import { readSpokenMonth } from '../domain/spoken-month.ts'
import {
  nothingToTeach,
  PACK_FOR_OVERSEERS,
  PACK_SENT_PRIVATELY,
  packReady,
  sheetReady,
} from '../templates/messages/meeting.ts'
import { actorOf } from './actor.ts'
import { isOverseersPlace } from './overseers-place.ts'
import { undecorated } from './reading.ts'

/** 调度会材料: the pack of the two-weekly meeting as a document and as pictures. */
export const meetingPack = defineHandler({
  name: 'meeting-pack',
  usage: {
    say: '调度会材料',
    does: '热线调度会的难点工单、热点事项和上次定的事，Word 和图片',
    for: ['supervision', 'station'],
  },
  verbs: ['调度会材料'],

  match({ text, quote, sender }) {
    const isAsked = /^(?:热线)?调度会材料$/.test(undecorated(text))
    return isAsked && !quote && sender.kind === 'staff' ? {} : undefined
  },

  async answer(desk, inbound) {
    const refused = refusedFor(inbound)
    if (refused) return refused.answer
    const pack = await makePack(desk)
    return reached(desk, inbound, packReady(pack), await packFiles(desk, pack))
  },
})

/** 培训材料, 培训材料 10月: best and worst replies side by side; without a month the last one. */
export const trainingSheet = defineHandler<{ words: string }>({
  name: 'training-sheet',
  usage: {
    say: '培训材料 10月',
    does: '满意度提升培训用：当月同一事项好坏回复对照，隐去单位和人',
    for: ['supervision', 'station'],
  },
  verbs: ['培训材料'],

  match({ text, quote, sender }) {
    if (quote || sender.kind !== 'staff') return undefined
    const words = /^培训材料(?=$|[\s\d上本去今])\s*(.*)$/u.exec(undecorated(text))?.[1]
    return words === undefined ? undefined : { words }
  },

  async answer(desk, inbound, { words }) {
    const current = monthOf(desk.clock.now())
    const spoken = readSpokenMonth(words, current)
    if (words !== '' && spoken?.rest !== '') return undefined
    const refused = refusedFor(inbound)
    if (refused) return refused.answer
    const sheet = await makeSheet(desk, spoken?.month ?? addMonths(current, -1))
    if (sheet.pairs.length === 0) return { text: nothingToTeach(sheet.month) }
    return reached(desk, inbound, sheetReady(sheet), await sheetFiles(desk, sheet))
  },
})

/** Packs are for those who oversee; others are told so only if they meant the bot. */
function refusedFor(inbound: Inbound): { answer: Answer | undefined } | undefined {
  const actor = actorOf(inbound)
  if (actor && (holdsRole(actor, 'supervisor') || holdsRole(actor, 'clerk'))) return undefined
  return { answer: isAddressed(inbound) ? { text: PACK_FOR_OVERSEERS } : undefined }
}

function reached(
  desk: Desk,
  inbound: Inbound,
  text: string,
  files: readonly { fileId: number; name: string }[],
): Answer {
  return isOverseersPlace(desk, inbound)
    ? { text, files }
    : { text: PACK_SENT_PRIVATELY, privately: text, files }
}
