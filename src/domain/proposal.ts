import type { ResponsibilityList } from './responsibility.ts'
import { matchesOf, responsibilityFor } from './responsibility.ts'
import type { ReturnRecord } from './returns.ts'
import type { Roster, Unit } from './roster.ts'

/** Why a unit is proposed; each kind has its words in templates/messages. */
export type OptionReason =
  /** The platform's own matter stands in the responsibility list. */
  | { kind: 'matter'; matter: string }
  /** Words of the list occur in the text. */
  | { kind: 'keywords'; matter: string; words: readonly string[] }
  /** Earlier tickets that are alike had this unit: the nearest first. */
  | { kind: 'similar'; codes: readonly number[]; count: number }
  /** The unit that gave the ticket back says so. */
  | { kind: 'named'; byUnitId: string }
  /** What the units' tickets have in common, and how sure that is (0 to 1). */
  | { kind: 'learned'; words: readonly string[]; sureness: number }

/** One numbered choice on the station's card. */
export interface DispatchOption {
  leadUnitId: string
  assistUnitIds: readonly string[]
  matter?: string
  reasons: readonly OptionReason[]
}

/** What experience says: a unit with how sure that is, and on what grounds. */
export interface LearnedGuess {
  unitId: string
  sureness: number
  words: readonly string[]
  /** Codes of earlier tickets that are alike and were this unit's, the nearest first; at most three of `count`. */
  similar: { codes: readonly number[]; count: number }
}

/** As many choices as a card shows. */
const MOST_OPTIONS = 3
/** A guess below this is noise on a card. */
const WORTH_SAYING = 0.15
/** From here on experience goes ahead of keywords, which are cruder; never ahead of the platform's own matter. */
const SURE = 0.9

/** Who might lead, the likeliest first: the list's own word, then what is surely learned, keywords, the rest. */
export function optionsFor(
  list: ResponsibilityList,
  ticket: { matter?: string; text: string; returns?: readonly ReturnRecord[] },
  guesses: readonly LearnedGuess[],
): DispatchOption[] {
  const own = ticket.matter === undefined ? undefined : responsibilityFor(list, ticket.matter)
  const options = new Map<string, DispatchOption>()
  if (own) {
    const { matter, leadUnitId, assistUnitIds } = own
    options.set(leadUnitId, { leadUnitId, assistUnitIds, matter, reasons: [{ kind: 'matter', matter }] })
  }
  for (const { entry, words } of matchesOf(list, ticket.text)) {
    const { matter, leadUnitId, assistUnitIds } = entry
    if (options.has(leadUnitId)) continue
    options.set(leadUnitId, {
      leadUnitId,
      assistUnitIds,
      matter,
      reasons: [{ kind: 'keywords', matter, words }],
    })
  }
  for (const guess of guesses) {
    if (guess.sureness < WORTH_SAYING) continue
    const option = options.get(guess.unitId) ?? { leadUnitId: guess.unitId, assistUnitIds: [], reasons: [] }
    options.set(guess.unitId, { ...option, reasons: [...option.reasons, ...learnedReasons(guess)] })
  }
  const inOrder = notReturned([...options.values()], ticket.returns ?? [])
  const sure = inOrder.find((option) => surenessOf(option) >= SURE)
  const first = own || !sure ? [] : [sure]
  return [...new Set([...first, ...inOrder])].slice(0, MOST_OPTIONS)
}

/** Without the units that gave it back and were right, and with the one that the last of them named. */
function notReturned(options: readonly DispatchOption[], returns: readonly ReturnRecord[]): DispatchOption[] {
  const gone = new Set(returns.filter(({ outcome }) => outcome === 'granted').map(({ unitId }) => unitId))
  const { unitId: byUnitId, toUnitId: leadUnitId } =
    returns.findLast(({ outcome }) => outcome === 'granted') ?? {}
  const left = options.filter((option) => !gone.has(option.leadUnitId))
  if (byUnitId === undefined || leadUnitId === undefined || gone.has(leadUnitId)) return left
  const known = left.find((option) => option.leadUnitId === leadUnitId)
  const named: DispatchOption = {
    ...(known ?? { leadUnitId, assistUnitIds: [] }),
    reasons: [...(known?.reasons ?? []), { kind: 'named', byUnitId }],
  }
  return [...left.filter((option) => option !== known), named]
}

function learnedReasons({ similar, words, sureness }: LearnedGuess): OptionReason[] {
  return [
    ...(similar.count > 1 ? [{ kind: 'similar' as const, ...similar }] : []),
    { kind: 'learned', words, sureness },
  ]
}

/** How sure the learned guess for the option is; 0 if there is none. */
export function surenessOf({ reasons }: DispatchOption): number {
  return reasons.reduce((most, reason) => (reason.kind === 'learned' ? reason.sureness : most), 0)
}

/** 属地: the village that the text names, if it names exactly one. Short names are everyday words (大路). */
export function villageIn(roster: Roster, text: string): Unit | undefined {
  const named = roster.units.filter(({ kind, name }) => kind === 'village' && text.includes(name))
  return named.length === 1 ? named[0] : undefined
}

const URGENT =
  /着火|起火|火灾|冒烟|爆炸|漏气|燃气泄漏|煤气泄漏|漏电|触电|电线(?:掉|断|垂)|塌陷|坍塌|倒塌|溺水|中毒|爆管|有人受伤|晕倒|井盖(?:丢|没|不见|缺)|被困/

/** The words that make the matter urgent, if there are any: danger to life that does not wait five days. */
export function urgentWords(text: string): string | undefined {
  return URGENT.exec(text)?.[0]
}

const SECRECY =
  /保密|匿名|不要(?:透露|公开|泄露)|别(?:透露|泄露)|不(?:愿|想)(?:透露|公开)|怕(?:被)?(?:打击)?报复|打击报复/

/** The words that ask for secrecy (济南市12345市民服务热线条例 §16), if there are any. */
export function secrecyWords(text: string): string | undefined {
  return SECRECY.exec(text)?.[0]
}
