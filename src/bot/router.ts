import { waitFor } from '../desk/choices.ts'
import type { Desk } from '../desk/desk.ts'
import { lastWordsTo } from '../desk/last-words.ts'
import { oversees, staffActor } from '../domain/actor.ts'
import { nearest } from '../domain/edit-distance.ts'
import { DeskError } from '../domain/errors.ts'
import { asNote } from '../domain/note-words.ts'
import { tellsOfWork } from '../domain/progress-words.ts'
import type { Reworded } from '../domain/reworded.ts'
import { reworded } from '../domain/reworded.ts'
import { isOverseersRoom } from '../domain/roster.ts'
import { ticketClauses } from '../domain/ticket-clauses.ts'
import { doubtfulList, readTicketReferences } from '../domain/ticket-reference.ts'
import { COMMONEST, didYouMean, noSuchUnit, notUnderstood } from '../templates/messages/answers.ts'
import { errorWords } from '../templates/messages/errors.ts'
import { soundsAlike } from '../templates/same-sound.ts'
import type { Answer, Audience, Handler, Inbound } from './handler.ts'
import { audiencesOf, inOne, isAddressed, placeKey, senderKey } from './handler.ts'
import { areTheirs } from './their-tickets.ts'

/** A choice may be routed again once or twice; more would be a circle. */
const MAX_REWRITES = 3

/**
 * Asks each handler in order; the first that answers has it. A line that nobody claims gets no answer,
 * unless the bot was addressed.
 */
export async function route(
  desk: Desk,
  handlers: readonly Handler[],
  inbound: Inbound,
): Promise<Answer | undefined> {
  let current = await withListRead(desk, inbound)
  for (let count = 0; count < MAX_REWRITES; count += 1) {
    const answer =
      (await firstAnswer(desk, handlers, current)) ??
      (await inOtherWords(desk, handlers, current)) ??
      (await toLastWords(desk, handlers, current))
    if (!answer && count > 0) return notTaken(handlers, current)
    if (!answer) return notMeant(desk, handlers, current)
    if (!answer.rewrite) return answer
    const { text, quote } = answer.rewrite
    const { quote: _quote, ...rest } = current
    current = { ...rest, text, ...(quote && { quote }) }
  }
  return undefined
}

/**
 * A list that reads like a phone number is one of tickets if most of them are open and the sender's to handle: what is
 * wrong with the others is said then, as in any list.
 */
async function withListRead(desk: Desk, inbound: Inbound): Promise<Inbound> {
  if (inbound.sender.kind !== 'staff' || inbound.type !== 'text') return inbound
  const list = doubtfulList(inbound.text)
  if (!list) return inbound
  const isOfTickets = await areTheirs(desk, inbound.sender, { codes: list.codes, by: 'anybody' })
  return isOfTickets ? { ...inbound, text: list.text } : inbound
}

async function firstAnswer(
  desk: Desk,
  handlers: readonly Handler[],
  inbound: Inbound,
): Promise<Answer | undefined> {
  for (const handler of handlers) {
    if (!isFor(handler, inbound)) continue
    const args = handler.match(inbound)
    if (args === undefined) continue
    try {
      const answer = await handler.answer(desk, inbound, args)
      if (answer) return answer
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      return (
        (await askedBack(desk, inbound, error)) ?? {
          text: errorWords({ office: desk.office, now: desk.clock.now() }, error),
        }
      )
    }
  }
  return undefined
}

/** A citizen is offered what is for citizens only: what units and the station do is none of their business. */
function isFor(handler: Handler, { sender }: Inbound): boolean {
  return sender.kind !== 'citizen' || handler.usage.for.includes('citizen')
}

/** A unit's name that was nearly written is asked back, with the command that then would be done. */
async function askedBack(desk: Desk, inbound: Inbound, error: DeskError): Promise<Answer | undefined> {
  const { name, near } = error.params
  if (error.code !== 'unknown_unit' || typeof name !== 'string' || typeof near !== 'string') return undefined
  const text = inbound.text.replace(name, near)
  if (text === inbound.text) return undefined
  const { text: question } = await askWhether(desk, inbound, text)
  return { text: noSuchUnit(name, question) }
}

async function askWhether(desk: Desk, inbound: Inbound, text: string): Promise<{ text: string }> {
  const asked = { person: senderKey(inbound.sender), conversation: placeKey(inbound) }
  await waitFor(desk, asked, { kind: 'did_you_mean', text, ...(inbound.quote && { quote: inbound.quote }) })
  return { text: didYouMean(text) }
}

/** What nobody claims as it stands may be a command in other words: `12 收到`, `20派派出所`. */
async function inOtherWords(
  desk: Desk,
  handlers: readonly Handler[],
  inbound: Inbound,
): Promise<Answer | undefined> {
  if (inbound.sender.kind !== 'staff' || inbound.type !== 'text') return undefined
  const isOfUnit = !oversees(staffActor(inbound.sender.person))
  const clauses = ticketClauses(inbound.text, desk.office.roster, isOfUnit)
  if (clauses) return inClauses(desk, handlers, { inbound, clauses })
  const other = reworded(inbound.text, desk.office.roster, isOfUnit)
  if (!other || !(await concerns(desk, inbound, other))) return undefined
  if (other.isGuess) return askWhether(desk, inbound, other.text)
  return firstAnswer(desk, handlers, { ...inbound, text: other.text })
}

/** 1已派人，5明天去: each is about its own ticket; said to the bot, or half of them the sender's to handle. */
async function inClauses(
  desk: Desk,
  handlers: readonly Handler[],
  { inbound, clauses }: { inbound: Inbound; clauses: readonly Reworded[] },
): Promise<Answer | undefined> {
  const codes = clauses.flatMap((clause) => clause.codes)
  const whose = new Set(clauses.map(({ by }) => by))
  const [by = 'anybody'] = whose.size === 1 ? whose : []
  if (!(await concerns(desk, inbound, { codes, by, isList: true }))) return undefined
  const { quote: _quote, ...bare } = inbound
  const answers: Answer[] = []
  for (const { text } of clauses) {
    const answer = await firstAnswer(desk, handlers, { ...bare, text })
    if (answer) answers.push(answer)
  }
  return inOne(answers)
}

/**
 * In private, what says nothing by itself answers what the bot told last, as if it had been quoted; else what tells of
 * work is a note, and which ticket is meant is asked.
 */
async function toLastWords(
  desk: Desk,
  handlers: readonly Handler[],
  inbound: Inbound,
): Promise<Answer | undefined> {
  const { sender, place, messageId, type } = inbound
  if (sender.kind !== 'staff' || place.kind !== 'private' || inbound.quote || type !== 'text')
    return undefined
  const last = await lastWordsTo(desk, { personId: sender.person.id, topic: undefined, messageId })
  const quote = last === undefined ? undefined : { name: '', text: last }
  const answer = quote && (await firstAnswer(desk, handlers, { ...inbound, quote }))
  if (answer || !tellsOfWork(inbound.text)) return answer
  return firstAnswer(desk, handlers, { ...inbound, text: asNote(inbound.text) })
}

/** Whether it may well be meant for the bot: it was addressed, or the tickets are open and the sender's to handle. */
async function concerns(
  desk: Desk,
  inbound: Inbound,
  other: Pick<Reworded, 'codes' | 'by' | 'isQuestion' | 'mayBeClosed' | 'isList'>,
) {
  if (isAddressed(inbound)) return true
  const { sender, place } = inbound
  // 1号啥情况 is asked of whoever knows, where those sit.
  const isAsked = place.kind === 'room' && isOverseersRoom(desk.office.roster, place.topic)
  if (other.isQuestion && !(isAsked && sender.kind === 'staff' && oversees(staffActor(sender.person))))
    return false
  return areTheirs(desk, sender, other)
}

/** A misspelt command is asked back; who addressed the bot hears the two likeliest commands. */
async function notMeant(
  desk: Desk,
  handlers: readonly Handler[],
  inbound: Inbound,
): Promise<Answer | undefined> {
  if (inbound.sender.kind !== 'staff' || inbound.type !== 'text') return undefined
  const word = /^[\p{Script=Han}]{2,5}/u.exec(inbound.text)?.[0]
  const { codes } = readTicketReferences(inbound.text.slice(word?.length ?? 0))
  const near = word === undefined ? undefined : nearVerb(word, verbsFor(handlers, inbound))
  // 这件诉求人催得急 is no misspelt 派件: a command ends where its verb does.
  const meant = near && /^\p{Script=Han}/u.test(inbound.text.slice(near.length)) ? undefined : near
  const isForBot =
    isAddressed(inbound) ||
    inbound.quote !== undefined ||
    codes.length > 0 ||
    (meant !== undefined && soundsAlike(meant.verb, inbound.text) && (await followsTheBot(desk, inbound)))
  if (meant && isForBot) {
    const text = meant.verb + inbound.text.slice(meant.length)
    if (text !== inbound.text) return askWhether(desk, inbound, text)
    // 通过9，但要快点: what they did say was no answer, the command without the rest may be.
    const bare = `${meant.verb} ${codes.join(' ')}`
    const isOurs = codes.length > 0 && (await concerns(desk, inbound, { codes, by: 'anybody' }))
    if (isOurs && bare !== inbound.text) return askWhether(desk, inbound, bare)
  }
  return isAddressed(inbound) ? notTaken(handlers, inbound) : undefined
}

/** 收倒, right after the bot's own words to who says it. */
async function followsTheBot(desk: Desk, { sender, place, messageId }: Inbound): Promise<boolean> {
  if (sender.kind !== 'staff' || place.kind !== 'room') return false
  const heard = { personId: sender.person.id, topic: place.topic, messageId }
  return (await lastWordsTo(desk, heard)) !== undefined
}

function notTaken(handlers: readonly Handler[], inbound: Inbound): Answer | undefined {
  if (inbound.text === '') return undefined
  return { text: notUnderstood(likeliest(handlers, inbound.text, audiencesOf(inbound.sender))) }
}

/** The verbs of what the sender may do before all others, so that of two as near theirs is meant. */
function verbsFor(handlers: readonly Handler[], { sender }: Inbound): string[] {
  const askers = audiencesOf(sender)
  const isTheirs = ({ usage }: Handler): boolean => usage.for.some((one) => askers.includes(one))
  const others = handlers.filter((handler) => !isTheirs(handler))
  return [...handlers.filter(isTheirs), ...others].flatMap(({ verbs }) => verbs)
}

/** The verb that the beginning of the word misspells by one edit. */
function nearVerb(word: string, verbs: readonly string[]): { verb: string; length: number } | undefined {
  for (const length of [word.length, 4, 3, 2]) {
    if (length > word.length) continue
    const verb = nearest(
      word.slice(0, length),
      verbs.filter((known) => known.length === length),
      1,
    )
    if (verb !== undefined) return { verb, length }
  }
  return undefined
}

/** One sign that happens to stand in both says nothing. */
const FEWEST_SHARED = 2

/** The two commands for who asks that share most characters with what was said; else the commonest two. */
function likeliest(handlers: readonly Handler[], text: string, askers: readonly Audience[]): string[] {
  const scored = handlers
    .filter(({ verbs, usage }) => verbs.length > 0 && usage.for.some((one) => askers.includes(one)))
    .map(({ usage, verbs }) => ({
      say: usage.say,
      score: Math.max(...verbs.map((verb) => [...verb].filter((sign) => text.includes(sign)).length)),
    }))
  const best = scored
    .filter(({ score }) => score >= FEWEST_SHARED)
    .sort((one, other) => other.score - one.score)
  return [...new Set([...best.map(({ say }) => say), ...commonest(askers)])].slice(0, 2)
}

function commonest(askers: readonly Audience[]): readonly string[] {
  if (askers.includes('supervision')) return COMMONEST.supervision
  return askers.includes('station') ? COMMONEST.station : COMMONEST.unit
}
