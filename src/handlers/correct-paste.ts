import type { Answer } from '../bot/handler.ts'
import { defineHandler } from '../bot/handler.ts'
import { waitedFor } from '../desk/choices.ts'
import { correctPaste } from '../desk/paste-tickets.ts'
import type { IntakeField } from '../domain/intake.ts'
import { limitNotChanged, noSuchPasted, whichPasted } from '../templates/messages/paste.ts'
import type { Paste } from './paste-tickets.ts'
import { askedOf, showPaste, takePaste } from './paste-tickets.ts'
import { undecorated } from './reading.ts'

/** What people call the lines of the card. */
const LABELS: readonly (readonly [RegExp, IntakeField])[] = [
  [/^(?:办[结理])?(?:时限|期限)|^截止(?:时间|日期)?/, 'deadline'],
  [/^(?:联系)?电话|^手机号?码?|^号码/, 'phone'],
  [/^姓名|^(?:来电|诉求|联系|反映)人/, 'name'],
  [/^地址|^地点/, 'address'],
  [/^(?:诉求|反映)?内容/, 'content'],
  [/^标题/, 'title'],
  [/^(?:工单|平台)?编号|^工单号/, 'number'],
  [/^类型/, 'kind'],
]
/** Said alone: what the ticket is. */
const MARKS: Readonly<Record<string, { field: IntakeField; value: string }>> = {
  紧急: { field: 'urgency', value: '紧急' },
  加急: { field: 'urgency', value: '紧急' },
  不紧急: { field: 'urgency', value: '普通' },
  不急: { field: 'urgency', value: '普通' },
  普通: { field: 'urgency', value: '普通' },
  一般: { field: 'urgency', value: '普通' },
  保密: { field: 'secret', value: '是' },
  不保密: { field: 'secret', value: '否' },
}

/** 时限 11月30日, 2 电话 138…, 紧急, 照片 2, 确认 1 3: while pasted tickets wait for 确认. */
export const correctPasted = defineHandler<{ nth?: number; said: string }>({
  name: 'correct-paste',
  usage: {
    say: '时限 11月30日',
    does: '改刚贴的工单的一处（电话、内容、标题、编号、紧急…也行）',
    for: ['station'],
  },
  verbs: [],

  match({ type, text, sender }) {
    if (type !== 'text' || sender.kind !== 'staff' || text === '') return undefined
    const [, nth, said = ''] = /^(?:第?\s*(\d{1,2})\s*[件条个]?[\s、.:：]+)?(.+)$/su.exec(text) ?? []
    return { said, ...(nth !== undefined && { nth: Number(nth) }) }
  },

  async answer(desk, inbound, { nth, said }) {
    const waited = await waitedFor(desk, askedOf(inbound))
    if (waited?.kind !== 'paste') return undefined
    const { tickets } = waited
    const some = /^(?:确认|只收)\s*((?:\d{1,2}[\s,，、和]*)+)$/.exec(undecorated(inbound.text))?.[1]
    if (some !== undefined) return takeSome(waited, some.match(/\d+/g)?.map(Number) ?? [])
    const bearer = /^照片\s*(?:是|附)?第?\s*(\d{1,2})\s*件?$/.exec(undecorated(inbound.text))?.[1]
    if (bearer !== undefined) return photosOf(waited, Number(bearer))
    const told = readCorrection(said)
    if (!told) return undefined
    if (nth === undefined && tickets.length > 1)
      return { text: whichPasted(tickets.length, said.slice(0, 20)) }
    const at = (nth ?? 1) - 1
    const ticket = tickets[at]
    if (!ticket) return { text: noSuchPasted(tickets.length) }
    const corrected = correctPaste(desk, ticket, told)
    if (told.field === 'deadline' && !isBetter(corrected, desk.clock.now()))
      return { text: limitNotChanged(told.value) }
    return showPaste(desk, inbound, { ...waited, tickets: tickets.with(at, corrected) })

    async function takeSome(paste: Paste, only: readonly number[]): Promise<Answer | undefined> {
      if (only.some((one) => one < 1 || one > tickets.length)) return { text: noSuchPasted(tickets.length) }
      return takePaste(desk, inbound, paste, only)
    }

    async function photosOf(paste: Paste, one: number): Promise<Answer> {
      if (one < 1 || one > tickets.length) return { text: noSuchPasted(tickets.length) }
      return showPaste(desk, inbound, { ...paste, photos: { ...paste.photos, at: one - 1 } })
    }
  },
})

/** A limit that nobody can read, or that is over, leaves the one before it as it was. */
function isBetter({ row }: Paste['tickets'][number], now: number): boolean {
  const { platformDeadline } = row.ticket
  return platformDeadline !== undefined && platformDeadline > now
}

function readCorrection(said: string): { field: IntakeField; label: string; value: string } | undefined {
  const plain = undecorated(said)
  const mark = MARKS[plain]
  if (mark) return { ...mark, label: plain }
  const text = plain.replace(/^(?:把|改一?下?|更正)\s*/, '')
  for (const [pattern, field] of LABELS) {
    const label = pattern.exec(text)?.[0]
    const value =
      label === undefined
        ? ''
        : /^(?:[\s:：]+|改[成为到]?\s*|是\s*|应?为\s*|(?=[\d今明后本下]))+(.+)$/su.exec(
            text.slice(label.length),
          )?.[1]
    if (label !== undefined && value) return { field, label, value: value.trim() }
  }
  return undefined
}
