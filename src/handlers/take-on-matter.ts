import type { Answer, Inbound } from '../bot/handler.ts'
import { defineHandler } from '../bot/handler.ts'
import type { Desk } from '../desk/desk.ts'
import { mattersWaiting, refuseMatter, takeOnMatter } from '../desk/take-on-matter.ts'
import { unitById } from '../domain/roster.ts'
import { isToldInPrivate } from '../domain/ticket.ts'
import {
  NOT_TAKEN_ON,
  notOffered,
  takenOn,
  takenOnInGroup,
  toldMatterIn,
  whichMatter,
} from '../templates/messages/in-house.ts'
import { actorOf } from './actor.ts'
import { undecorated } from './reading.ts'

interface Args {
  id?: number
  isRefused: boolean
  isOwn: boolean
  reason: string
}

const PATTERN =
  /^(?<no>不)?受理(?:\s*(?:村事|第|#)?\s*(?<id>\d{1,7})号?)?(?:[\s,，:：]+(?<rest>\S[\s\S]*))?$/u
const OWN = /^(?:(?:由|我们|村里|本村)*自己?办|村里(?:自己)?办)[。.!！]?$/

/** 受理 / 不受理, by the people of a village, quoting the offer or with its number: 未诉先办. */
export const takeOn = defineHandler<Args>({
  name: 'take-on-matter',
  usage: {
    say: '受理 3 / 不受理 3 原因',
    does: '村民说的事由村里先办（未诉先办）；村里自己办的加「自办」',
    for: ['unit'],
  },
  verbs: [],

  match({ text, sender, quote }) {
    if (sender.kind !== 'staff') return undefined
    const { no, id: said, rest = '' } = PATTERN.exec(undecorated(text))?.groups ?? {}
    if (!PATTERN.test(undecorated(text))) return undefined
    const id = said === undefined ? quote && toldMatterIn(quote.text) : Number(said)
    const isOwn = OWN.test(rest)
    // 受理条件看文件 is talk.
    if (id === undefined && rest !== '' && !isOwn && no === undefined) return undefined
    return { isRefused: no !== undefined, isOwn, reason: rest, ...(id !== undefined && { id }) }
  },

  async answer(desk, inbound, args) {
    const actor = actorOf(inbound)
    const villageIds = villagesOf(desk, inbound)
    if (!actor || villageIds.length === 0) return undefined
    const which = await whichOne(desk, { villageIds, isInGroup: inbound.place.kind === 'room' }, args)
    if (typeof which !== 'number') return which
    const request = { id: which, actor, villageIds }
    if (args.isRefused) {
      const isDone = await refuseMatter(desk, { ...request, reason: args.reason })
      return { text: isDone ? NOT_TAKEN_ON : notOffered(which) }
    }
    const ticket = await takeOnMatter(desk, { ...request, isOwn: args.isOwn })
    if (!ticket) return { text: notOffered(which) }
    const text = takenOn({ office: desk.office, now: desk.clock.now() }, ticket)
    const isHidden = inbound.place.kind === 'room' && isToldInPrivate(ticket)
    return isHidden ? { text: takenOnInGroup(ticket), privately: text } : { text }
  },
})

async function whichOne(
  desk: Desk,
  { villageIds, isInGroup }: { villageIds: readonly string[]; isInGroup: boolean },
  { id }: Args,
): Promise<number | Answer | undefined> {
  if (id !== undefined) return id
  const waiting = await mattersWaiting(desk, villageIds)
  const [only] = waiting
  // Nothing waits: it was said to people.
  if (!only) return undefined
  return waiting.length === 1 ? only.id : { text: whichMatter(waiting, { isInGroup }) }
}

function villagesOf({ office }: Desk, { sender }: Inbound): string[] {
  if (sender.kind !== 'staff') return []
  const ids = sender.person.positions.map(({ unitId }) => unitId)
  return ids.filter((id) => unitById(office.roster, id)?.kind === 'village')
}
