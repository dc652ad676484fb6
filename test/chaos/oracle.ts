import type { LocalMessage } from '../../src/bot/local/chat.ts'
import type { LocalDirectory } from '../../src/bot/local/directory.ts'
import type { Desk } from '../../src/desk/desk.ts'
import { verifyChain } from '../../src/store/chain.ts'
import type { OutboxMessage } from '../../src/store/outbox.ts'
import { ticketById } from '../../src/store/tickets.ts'

/** What the chat platform's own record and the database say of each other. */
export interface Verdict {
  /** Messages of the outbox that the platform never heard, or that are still under way. */
  lost: string[]
  /** How many chat messages are there beyond one a row. */
  duplicates: number
  /** Answers that promise an effect which the database does not have. */
  brokenPromises: string[]
  /** Commands that took effect twice. */
  twice: string[]
  /** The event log's chain. */
  chain: string
}

/** What an answer promises to have happened to the ticket. */
const PROMISES: readonly { says: RegExp; event: string }[] = [
  { says: /#(\d+) 已签收/, event: 'acknowledged' },
  { says: /#(\d+) 已记录/, event: 'noted' },
  { says: /#(\d+) 回复已提交/, event: 'replied' },
  { says: /#(\d+) 已通过/, event: 'approved' },
]

export async function judge(
  desk: Desk,
  options: { messages: readonly LocalMessage[]; directory: LocalDirectory; notes: readonly string[] },
): Promise<Verdict> {
  const { messages, directory, notes } = options
  const saidByBot = messages.filter(({ fromId }) => fromId === directory.botId)
  const { lost, duplicates } = await compareOutbox(desk, saidByBot, directory)
  const { fault } = await verifyChain(desk.db)
  return {
    lost,
    duplicates,
    brokenPromises: await brokenPromises(desk, saidByBot),
    twice: await notedTwice(desk, notes),
    chain: fault ? JSON.stringify(fault) : 'sound',
  }
}

async function compareOutbox(
  desk: Desk,
  said: readonly LocalMessage[],
  directory: LocalDirectory,
): Promise<{ lost: string[]; duplicates: number }> {
  const rows = await desk.db.selectFrom('outbox').select(['target', 'state', 'payload', 'kind']).execute()
  const wanted = new Map<
    string,
    Pick<OutboxMessage, 'text' | 'line'> & { target: string; rows: number; state: string }
  >()
  for (const row of rows) {
    const { text, line } = JSON.parse(desk.seal.open(row.payload)) as OutboxMessage
    const key = `${row.target}\n${text}`
    const known = wanted.get(key)
    if (known) known.rows += 1
    else wanted.set(key, { target: row.target, text, ...(line && { line }), rows: 1, state: row.state })
  }
  const lost: string[] = []
  let duplicates = 0
  for (const { target, text, line, rows: count, state } of wanted.values()) {
    // A reminder is said in its own words, or as a line under what is missing.
    const says = (message: string): boolean =>
      message.includes(text) ||
      (line !== undefined && message.includes(line.about) && message.split('\n').includes(line.line))
    const heard = said.filter((one) => isAt(one, target, directory) && says(one.text)).length
    // A nag that lost its reason before it was sent is dropped on purpose.
    if (state === 'dropped') continue
    if (state !== 'sent') lost.push(`${state}: ${target} ${text}`)
    else if (heard < count) lost.push(`heard ${heard} of ${count}: ${target} ${text}`)
    else duplicates += heard - count
  }
  return { lost, duplicates }
}

function isAt(message: LocalMessage, target: string, directory: LocalDirectory): boolean {
  const [kind, id] = [target.slice(0, target.indexOf(':')), target.slice(target.indexOf(':') + 1)]
  if (kind === 'room') return directory.rooms.find(({ topic }) => topic === id)?.id === message.roomId
  return message.peerId === id
}

async function brokenPromises(desk: Desk, said: readonly LocalMessage[]): Promise<string[]> {
  const broken: string[] = []
  for (const { text } of said) {
    for (const { says, event } of PROMISES) {
      const code = Number(says.exec(text)?.[1] ?? 0)
      if (code > 0 && (await eventsOf(desk, code, event)) === 0) broken.push(text)
    }
  }
  return broken
}

async function eventsOf(desk: Desk, code: number, type: string): Promise<number> {
  const rows = await desk.db
    .selectFrom('ticket_event')
    .innerJoin('ticket', 'ticket.id', 'ticket_event.ticket_id')
    .select('ticket_event.id')
    .where('ticket.code', '=', code)
    .where('ticket_event.type', '=', type)
    .execute()
  return rows.length
}

/** Each note was said once and has words of its own: it must not be stored twice. */
async function notedTwice(desk: Desk, notes: readonly string[]): Promise<string[]> {
  const rows = await desk.db
    .selectFrom('text')
    .select(['sealed', 'ticket_id'])
    .where('kind', '=', 'note')
    .execute()
  const stored = rows.map(({ sealed }) => desk.seal.open(sealed))
  const twice = notes.filter((note) => stored.filter((text) => text === note).length > 1)
  const broken: string[] = []
  for (const { ticket_id } of rows) {
    const ticket = ticket_id === null ? undefined : await ticketById(desk.db, ticket_id)
    if (!ticket) broken.push(`a note of no ticket ${ticket_id}`)
  }
  return [...twice, ...broken]
}
