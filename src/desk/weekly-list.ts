import { replay } from '../domain/apply.ts'
import type { DeadlineStep } from '../domain/deadline-history.ts'
import { deadlineHistory } from '../domain/deadline-history.ts'
import type { Span } from '../domain/months.ts'
import { responsibilityFor } from '../domain/responsibility.ts'
import type { Ticket } from '../domain/ticket.ts'
import { isConfidential } from '../domain/ticket.ts'
import type { TicketEvent } from '../domain/ticket-events.ts'
import type { ItemAct, ListedItem, Week, WeeklyItem, WeeklyList } from '../domain/weekly.ts'
import { spanOfWeek, weeklyListOf } from '../domain/weekly.ts'
import type { Finding } from '../domain/weekly-findings.ts'
import { findingsOf } from '../domain/weekly-findings.ts'
import { aliveHistories, historiesUntil } from '../store/histories.ts'
import { textBody } from '../store/texts.ts'
import {
  actsOf,
  findingsNamed,
  insertItem,
  isListMade,
  itemsUpTo,
  kindsBefore,
  nameFinding,
} from '../store/weekly-items.ts'
import { WORDS_NOT_LISTED } from '../templates/messages/confidential.ts'
import type { InHouseCount } from './count-rates.ts'
import { countInHouse } from './count-rates.ts'
import type { Desk } from './desk.ts'
import { maskedContent, maskForGroup } from './masked-content.ts'

/** An item with the evidence for it, everything that people wrote masked as for a group. */
export interface Evidence {
  item: ListedItem
  /** As it was at the end of the week. */
  ticket: Ticket
  /** What the citizen wants. */
  content: string
  /** What the citizen said when called back, why the station sent a reply back, and that reply. */
  words: ReadonlyMap<number, string>
  /** How the deadline came to be. */
  deadline: readonly DeadlineStep[]
}

export interface WeeklyReport {
  list: WeeklyList
  /** The instant that everything in it is told as of. */
  asOf: number
  units: readonly { unitId: string; evidence: readonly Evidence[] }[]
  /** 未诉先办 of the week, in none of the figures. */
  inHouse: InHouseCount
}

/** Codes of the tickets. */
export type DoneSince = Readonly<Record<ItemAct['kind'], readonly number[]>>

/**
 * The week's list with its evidence, the same however often and whenever it is asked for: it holds what had
 * happened by the week's end, and nothing later.
 *
 * @param isMaking settles which items the week names, once; else a week whose list was never made is only shown
 */
export async function weeklyReport(
  desk: Desk,
  week: Week,
  { isMaking = false }: { isMaking?: boolean } = {},
): Promise<WeeklyReport> {
  const whole = spanOfWeek(week)
  const span: Span = { from: whole.from, until: Math.min(whole.until, desk.clock.now()) }
  const histories = new Map<number, TicketEvent[]>()
  const found = new Map<string, Finding[]>()
  for (const { ticketId, events } of await aliveHistories(desk.db, span)) {
    const findings = findingsOf(events, span, desk.office.calendar).filter(({ unitId }) => unitId !== '')
    for (const finding of findings) {
      const key = keyOf({ ticketId, unitId: finding.unitId })
      found.set(key, [...(found.get(key) ?? []), finding])
      histories.set(ticketId, events)
    }
  }
  const named = await namedItems(desk, week, found, isMaking)
  const carried = (await itemsUpTo(desk.db, week, span.from)).filter(({ id }) => !named.has(id))
  const items = [...[...named.values()].map(({ item }) => item), ...carried]
  const ids = items.map(({ id }) => id)
  const list = weeklyListOf(week, items, {
    asOf: span.until,
    findings: new Map([...named].map(([id, { findings }]) => [id, findings])),
    acts: await actsOf(desk.db, ids),
    earlier: await kindsBefore(desk.db, week, items),
  })
  const missing = items.map(({ ticketId }) => ticketId).filter((id) => !histories.has(id))
  for (const { ticketId, events } of await historiesUntil(desk.db, missing, span.until))
    histories.set(ticketId, events)
  const units: { unitId: string; evidence: Evidence[] }[] = []
  for (const { unitId, items: own } of list.units) {
    const evidence: Evidence[] = []
    for (const item of own) evidence.push(await evidenceOf(desk, item, histories.get(item.ticketId) ?? []))
    units.push({ unitId, evidence })
  }
  return { list, asOf: span.until, units, inHouse: await countInHouse(desk, span) }
}

/** What was done about the report's items since it tells of them: who asks wants to know that too. */
export async function doneSince(desk: Desk, report: WeeklyReport): Promise<DoneSince> {
  const evidence = report.units.flatMap((unit) => unit.evidence)
  const acts = await actsOf(
    desk.db,
    evidence.map(({ item }) => item.id),
  )
  const codesOf = (kind: ItemAct['kind']): number[] =>
    evidence
      .filter(({ item }) => acts.get(item.id)?.some((act) => act.kind === kind && act.at >= report.asOf))
      .map(({ ticket }) => ticket.code)
  return { interviewed: codesOf('interviewed'), rectified: codesOf('rectified'), cleared: codesOf('cleared') }
}

function keyOf({ ticketId, unitId }: { ticketId: number; unitId: string }): string {
  return `${ticketId} ${unitId}`
}

type Named = Map<number, { item: WeeklyItem; findings: Finding[] }>

/** The items that the week names: those it named when it was made, else open ones, else new ones. */
async function namedItems(
  desk: Desk,
  week: Week,
  found: ReadonlyMap<string, Finding[]>,
  isMaking: boolean,
): Promise<Named> {
  const named: Named = new Map()
  const { from } = spanOfWeek(week)
  if (await isListMade(desk.db, week)) {
    for (const { item, kind } of await findingsNamed(desk.db, week)) {
      const findings = (found.get(keyOf(item)) ?? []).filter((one) => one.kind === kind)
      named.set(item.id, { item, findings: [...(named.get(item.id)?.findings ?? []), ...findings] })
    }
    return named
  }
  const open = new Map((await itemsUpTo(desk.db, week, from)).map((item) => [keyOf(item), item]))
  let shownOnly = 0
  for (const [key, findings] of found) {
    const [ticketId = '', unitId = ''] = key.split(' ')
    const fresh = { ticketId: Number(ticketId), unitId, firstWeek: week }
    const kept = open.get(key)
    const isOpen = kept && kept.clearedAt === undefined
    shownOnly -= 1
    const item = isOpen ? kept : isMaking ? await insertItem(desk.db, fresh) : { ...fresh, id: shownOnly }
    named.set(item.id, { item, findings })
    if (!isMaking) continue
    const kinds = new Set(findings.map(({ kind }) => kind))
    for (const kind of kinds) await nameFinding(desk.db, { week, itemId: item.id, kind })
  }
  return named
}

async function evidenceOf(desk: Desk, item: ListedItem, events: readonly TicketEvent[]): Promise<Evidence> {
  const ticket = replay(item.ticketId, events)
  const words = new Map<number, string>()
  for (const textId of [...item.findings.flatMap(textIdsOf), ...item.acts.map(({ textId }) => textId)]) {
    const body = textId === undefined ? undefined : await textBody(desk.db, desk.seal, textId)
    if (textId !== undefined && body !== undefined) words.set(textId, await maskForGroup(desk, ticket, body))
  }
  const { calendar, limits, responsibilities } = desk.office
  const entry = ticket.matter === undefined ? undefined : responsibilityFor(responsibilities, ticket.matter)
  const deadline = deadlineHistory(events, {
    calendar,
    limits,
    ...(entry?.workingDays !== undefined && { statutory: { workingDays: entry.workingDays } }),
  })
  // Each unit's part stands in its group, a village's too.
  const content = isConfidential(ticket) ? WORDS_NOT_LISTED : await maskedContent(desk, ticket)
  return { item, ticket, content, words, deadline }
}

function textIdsOf(finding: Finding): (number | undefined)[] {
  if (finding.kind === 'dissatisfied') return [finding.textId]
  return finding.kind === 'perfunctory' ? [finding.reasonTextId, finding.replyTextId] : []
}
