import type { Actor } from '../domain/actor.ts'
import { actorRef, holdsRole } from '../domain/actor.ts'
import { DeskError } from '../domain/errors.ts'
import { personById } from '../domain/roster.ts'
import type { KnowledgeProposal } from '../store/knowledge-proposals.ts'
import { proposalById, settleProposal, waitingProposals } from '../store/knowledge-proposals.ts'
import { addVersions, currentVersion } from '../store/knowledge-versions.ts'
import { contentHash, readEntry } from '../templates/knowledge/index.ts'
import { proposalDecided } from '../templates/messages/knowledge-edit.ts'
import { checkEntry } from './check-entry.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { knowledgeNow } from './knowledge-now.ts'
import { announce } from './notify.ts'

/** A decided change, and the title of its entry. */
export interface DecidedEntry {
  proposal: KnowledgeProposal
  title: string
}

const PRIORITY = 2

/** What waits for the station, with titles. */
export async function entriesToReview(desk: Desk): Promise<DecidedEntry[]> {
  const waiting = await waitingProposals(desk.db)
  return Promise.all(waiting.map(async (proposal) => ({ proposal, title: await titleOf(desk, proposal) })))
}

/**
 * 通过 资3: the change counts from the next search on. Never by its author; what meanwhile has another version, or
 * speaks against the rest of the base, is refused.
 *
 * @throws {DeskError} `not_a_clerk`, `proposal_settled`, `own_entry`, `entry_overtaken`, `entry_refused`, `entry_cited`
 */
export async function approveEntry(
  outer: Desk,
  request: { id: number; actor: Actor },
): Promise<DecidedEntry> {
  return transact(outer, async (desk) => {
    const proposal = await undecided(desk, request)
    const { entryId, baseNo, content, source, author, reason } = proposal
    const title = await titleOf(desk, proposal)
    if (author === actorRef(request.actor)) throw new DeskError('own_entry', { title })
    const current = await currentVersion(desk.db, entryId)
    if ((current?.no ?? 0) !== baseNo) throw new DeskError('entry_overtaken', { title })
    await checkChange(desk, proposal)
    const at = desk.clock.now()
    await addVersions(desk.db, [
      {
        entryId,
        hash: content === undefined ? '' : contentHash(content),
        ...(content !== undefined && { content }),
        source,
        ...(author !== undefined && { author }),
        ...(reason !== undefined && { reason }),
        at,
      },
    ])
    await settle(desk, request, proposal, { state: 'approved', title, reason: '' })
    return { proposal, title }
  })
}

/**
 * 驳回 资3 原因: what counts stays as it is; the author is told why.
 *
 * @throws {DeskError} `not_a_clerk`, `proposal_settled`
 */
export async function rejectEntry(
  outer: Desk,
  request: { id: number; actor: Actor; reason: string },
): Promise<DecidedEntry> {
  return transact(outer, async (desk) => {
    const proposal = await undecided(desk, request)
    const title = await titleOf(desk, proposal)
    await settle(desk, request, proposal, { state: 'rejected', title, reason: request.reason })
    return { proposal, title }
  })
}

async function undecided(
  desk: Desk,
  { id, actor }: { id: number; actor: Actor },
): Promise<KnowledgeProposal> {
  if (!holdsRole(actor, 'clerk')) throw new DeskError('not_a_clerk')
  const proposal = await proposalById(desk.db, id)
  if (proposal?.state !== 'waiting') throw new DeskError('proposal_settled', { id })
  return proposal
}

async function checkChange(desk: Desk, { entryId, content }: KnowledgeProposal): Promise<void> {
  if (content === undefined) {
    const citing = (await knowledgeNow(desk)).entries.filter(({ basis }) => basis.includes(entryId))
    if (citing.length > 0) throw new DeskError('entry_cited', { titles: citing.map(({ title }) => title) })
    return
  }
  const read = readEntry(entryId, content)
  const problems = 'entry' in read ? await checkEntry(desk, read.entry) : read.problems
  if (problems.length > 0) throw new DeskError('entry_refused', { problems })
}

async function settle(
  desk: Desk,
  { id, actor }: { id: number; actor: Actor },
  { author, content }: KnowledgeProposal,
  decision: { state: 'approved' | 'rejected'; title: string; reason: string },
): Promise<void> {
  const { state, title, reason } = decision
  await settleProposal(desk.db, id, { state, by: actorRef(actor), at: desk.clock.now() })
  const person = personById(desk.office.roster, author?.replace(/^staff:/, '') ?? '')
  if (!person) return
  const text = proposalDecided(title, { state, reason, isWithdrawal: content === undefined })
  const about = { key: `proposal.${id}` }
  await announce(desk, [{ target: { staff: person.id }, about, kind: state, priority: PRIORITY, text }])
}

async function titleOf(desk: Desk, { entryId, content }: KnowledgeProposal): Promise<string> {
  const text = content ?? (await currentVersion(desk.db, entryId))?.content
  const read = text === undefined ? undefined : readEntry(entryId, text)
  return read && 'entry' in read ? read.entry.title : entryId
}
