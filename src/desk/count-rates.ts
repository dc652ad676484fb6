import type { LocalMonth, Span } from '../domain/months.ts'
import type { Period } from '../domain/period.ts'
import { likeSpans, periodsBefore } from '../domain/period.ts'
import type { Rates, RatesContext, Share } from '../domain/rates.ts'
import { ratesOf, satisfiedOf } from '../domain/rates.ts'
import { unitById } from '../domain/roster.ts'
import type { TicketFacts } from '../domain/ticket-facts.ts'
import { factsOf, leadOf } from '../domain/ticket-facts.ts'
import type { CountedOrigin } from '../store/histories.ts'
import { countedHistories } from '../store/histories.ts'
import type { Desk } from './desk.ts'

/** By what a street's figures are told apart. */
export type RatesGroup = 'unit' | 'district' | 'village' | 'matter'

/** What the figures of a month or week are asked about: the street, or one unit; a village or 管区 by where the matter lies. */
export interface RatesQuestion {
  period: Period
  unitId?: string
  group: RatesGroup
}

export interface RatesReport {
  question: RatesQuestion
  span: Span
  /** False while it goes on: the other spans then are as long as it has gone. */
  isWhole: boolean
  rates: Rates
  /** Of what it is compared with. */
  before: readonly { when: 'before' | 'year_before'; rates: Rates }[]
  /** Only for the whole street: each group's key (unit id or matter) with its figures. */
  groups: readonly { key: string; rates: Rates }[]
  /** 未诉先办 of the same span, in none of the figures. */
  inHouse: InHouseCount
}

/** How many the villages took on, and how many of theirs were closed. */
export interface InHouseCount {
  received: number
  closed: number
}

/** The figures of a month or week beside those of the one before, of a month also of the same a year before. */
export async function countRates(desk: Desk, question: RatesQuestion): Promise<RatesReport> {
  const { period, unitId, group } = question
  const { span, isWhole, like } = likeSpans(period, desk.clock.now())
  const context = ratesContext(desk)
  const facts = await factsIn(desk, span)
  const before: { when: 'before' | 'year_before'; rates: Rates }[] = []
  for (const { when, period: other } of periodsBefore(period)) {
    before.push({ when, rates: figuresOf(desk, await factsIn(desk, like(other)), context, unitId) })
  }
  return {
    question,
    span,
    isWhole,
    rates: figuresOf(desk, facts, context, unitId),
    before,
    groups: unitId === undefined ? groupsOf(desk, facts, context, group) : [],
    inHouse: await countInHouse(desk, span, unitId),
  }
}

/** The figures of each unit, 管区, village or matter in the span alone, and how many tickets are in them; of what one unit leads, if it is named. */
export async function countGroups(
  desk: Desk,
  span: Span,
  group: RatesGroup,
  leadUnitId?: string,
): Promise<{ tickets: number; groups: RatesReport['groups'] }> {
  const all = await factsIn(desk, span)
  const facts = leadUnitId === undefined ? all : all.filter((one) => leadOf(one) === leadUnitId)
  return { tickets: facts.length, groups: groupsOf(desk, facts, ratesContext(desk), group) }
}

/** 满意率 of each unit in the month: what a chart shows, without the other figures. */
export async function satisfiedByUnit(desk: Desk, month: LocalMonth): Promise<(readonly [string, Share])[]> {
  const { span } = likeSpans({ month }, desk.clock.now())
  const context = ratesContext(desk)
  const byLead = Map.groupBy(await factsIn(desk, span), leadOf)
  return [...byLead].flatMap(([unitId, own]) =>
    unitId === undefined ? [] : [[unitId, satisfiedOf(own, context)] as const],
  )
}

/** 未诉先办 of the span, of the street or of what one unit answers for. */
export async function countInHouse(desk: Desk, span: Span, unitId?: string): Promise<InHouseCount> {
  const context = ratesContext(desk)
  const count = async (by: 'received' | 'closed'): Promise<number> =>
    figuresOf(desk, await factsIn(desk, span, 'in_house', by), context, unitId).tickets
  return { received: await count('received'), closed: await count('closed') }
}

function ratesContext({ office, clock }: Desk): RatesContext {
  return {
    formula: office.limits.rates,
    basicCounts: office.limits.callback.basicCountsAsSatisfied,
    calendar: office.calendar,
    now: clock.now(),
  }
}

async function factsIn(
  desk: Desk,
  span: Span,
  origin: CountedOrigin = 'hotline',
  by = desk.office.limits.rates.countBy,
): Promise<TicketFacts[]> {
  const histories = await countedHistories(desk.db, by, { ...span, origin })
  return histories.flatMap(({ ticketId, events }) => factsOf(ticketId, events) ?? [])
}

/** Villages and 管区 answer for what lies in them, whoever handles it; every other unit for what it handles. */
function figuresOf(
  { office }: Desk,
  facts: readonly TicketFacts[],
  context: RatesContext,
  unitId: string | undefined,
): Rates {
  const unit = unitId === undefined ? undefined : unitById(office.roster, unitId)
  if (unit?.kind === 'village')
    return ratesOf(
      facts.filter(({ villageId }) => villageId === unit.id),
      context,
    )
  if (unit?.kind === 'district') {
    return ratesOf(
      facts.filter(({ villageId }) => parentOf(office.roster, villageId) === unit.id),
      context,
    )
  }
  return ratesOf(facts, context, unitId)
}

function parentOf(roster: Desk['office']['roster'], villageId: string | undefined): string | undefined {
  return villageId === undefined ? undefined : unitById(roster, villageId)?.parentId
}

function groupsOf(
  desk: Desk,
  facts: readonly TicketFacts[],
  context: RatesContext,
  group: RatesGroup,
): RatesReport['groups'] {
  const { roster } = desk.office
  if (group === 'unit') {
    const units = new Set(facts.flatMap((one) => [leadOf(one), ...one.stints.map(({ unitId }) => unitId)]))
    return [...units].flatMap((key) =>
      key === undefined ? [] : [{ key, rates: ratesOf(facts, context, key) }],
    )
  }
  const keyOf = ({ villageId, matter }: TicketFacts): string | undefined => {
    if (group === 'matter') return matter
    return group === 'village' ? villageId : parentOf(roster, villageId)
  }
  return [...Map.groupBy(facts, keyOf)].flatMap(([key, own]) =>
    key === undefined ? [] : [{ key, rates: ratesOf(own, context) }],
  )
}
