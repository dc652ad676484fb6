import { z } from 'zod'
import type { Desk } from '../desk/desk.ts'
import { entryHistory, entryWithVersion } from '../desk/entry-versions.ts'
import { knowledgeNow } from '../desk/knowledge-now.ts'
import { freshEntryId } from '../desk/propose-entry.ts'
import { putEntry, restoreEntry, withdrawEntry } from '../desk/put-entry.ts'
import { unansweredGroups } from '../desk/unanswered-searches.ts'
import type { Actor } from '../domain/actor.ts'
import type { ApiCaller } from '../domain/api-caller.ts'
import type { DeskError } from '../domain/errors.ts'
import { isoOf } from '../domain/time.ts'
import { shelvedEntries } from '../store/knowledge-versions.ts'
import type { EntryProblem, KnowledgeEntry } from '../templates/knowledge/index.ts'
import { adoptedTimes } from '../templates/messages/knowledge.ts'
import { ApiRefusal } from './api-refusal.ts'
import type { ApiRoute } from './api-route.ts'
import { defineRoute } from './api-route.ts'
import {
  byEntry,
  byNewEntry,
  changedEntry,
  entryList,
  entryQuery,
  entryView,
  newEntry,
  restoreRequest,
  unansweredView,
  versionQuery,
  versionView,
} from './knowledge-schemas.ts'

/** What other programs may do with the knowledge base. */
export function knowledgeRoutes(desk: Desk): ApiRoute[] {
  return [...reading(desk), ...writing(desk)]
}

function reading(desk: Desk): ApiRoute[] {
  return [
    defineRoute({
      method: 'get',
      path: '/knowledge',
      operationId: 'findKnowledge',
      summary: '列出资料，或写 q 按群众的说法找',
      scope: 'knowledge:read',
      query: entryQuery,
      answers: { 200: { description: '资料；找的时候最合适的在前。', schema: entryList } },
      refusals: [422],
      answer: async ({ query }) => ({ status: 200, body: await found(desk, query) }),
    }),
    defineRoute({
      method: 'get',
      path: '/knowledge/{id}',
      operationId: 'readKnowledge',
      summary: '一条资料现在的样子',
      scope: 'knowledge:read',
      params: byEntry,
      answers: { 200: { description: '资料。', schema: entryView } },
      refusals: [404],
      answer: async ({ params }) => ({ status: 200, body: await current(desk, params.id) }),
    }),
    defineRoute({
      method: 'get',
      path: '/knowledge/{id}/versions',
      operationId: 'readKnowledgeVersions',
      summary: '一条资料有过的各版，新的在前；撤下的也能查',
      scope: 'knowledge:read',
      params: byEntry,
      answers: { 200: { description: '各版。', schema: z.object({ versions: z.array(versionView) }) } },
      refusals: [404],
      async answer({ params }) {
        const versions = await entryHistory(desk, params.id)
        if (versions.length === 0) throw unknownEntry()
        const told = versions.map(({ no, at, source, author, content, entry }, index) => ({
          version: no,
          at: isoOf(at),
          source,
          ...(author !== undefined && { author }),
          withdrawn: content === undefined,
          current: index === 0,
          ...(entry && { title: entry.title, body: entry.body }),
        }))
        return { status: 200, body: { versions: told } }
      },
    }),
    defineRoute({
      method: 'get',
      path: '/unanswered-searches',
      operationId: 'readUnansweredSearches',
      summary: '资料库待补：大家搜了没搜到的，说法相近的归在一起',
      scope: 'knowledge:read',
      answers: {
        200: { description: '最想要的在前。', schema: z.object({ searches: z.array(unansweredView) }) },
      },
      async answer() {
        const groups = await unansweredGroups(desk)
        const searches = groups.map(({ words, times, wanted, last }) => ({
          words,
          times,
          wanted,
          lastAt: isoOf(last.at),
        }))
        return { status: 200, body: { searches } }
      },
    }),
  ]
}

function writing(desk: Desk): ApiRoute[] {
  return [
    defineRoute({
      method: 'post',
      path: '/knowledge',
      operationId: 'addKnowledge',
      summary: '新增一条，编号按标题的拼音起',
      description: '马上生效，并告诉工作站。',
      scope: 'knowledge:write',
      body: newEntry,
      answers: { 201: { description: '新增的资料。', schema: entryView } },
      refusals: [409, 422],
      async answer({ caller, body }) {
        const id = await freshEntryId(desk, body.title)
        await putEntry(desk, { actor: actorOf(caller), entry: { ...body, id }, expected: 0 })
        return { status: 201, body: await current(desk, id) }
      },
    }),
    defineRoute({
      method: 'put',
      path: '/knowledge/{id}',
      operationId: 'putKnowledge',
      summary: '把一条资料整条改成这样，或按这个编号新增',
      description:
        'version 写读到的那一版；期间别人改过就不收（409 entry_overtaken，error.version 是现在的版），重新读了再改。马上生效，并告诉工作站。内容没变就不算新的一版。',
      scope: 'knowledge:write',
      params: byNewEntry,
      body: changedEntry,
      answers: {
        200: { description: '改好的资料。', schema: entryView },
        201: { description: '新增的资料。', schema: entryView },
      },
      refusals: [409, 422],
      async answer({ caller, params, body }) {
        const { version: expected, ...entry } = body
        await putEntry(desk, { actor: actorOf(caller), entry: { ...entry, id: params.id }, expected })
        return { status: expected === 0 ? 201 : 200, body: await current(desk, params.id) }
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/knowledge/{id}',
      operationId: 'withdrawKnowledge',
      summary: '撤下一条，搜不到了；各版还在，可以换回',
      scope: 'knowledge:write',
      params: byEntry,
      query: versionQuery,
      answers: {
        200: { description: '撤下了。', schema: z.object({ id: z.string(), version: z.int() }) },
      },
      refusals: [404, 409, 422],
      async answer({ caller, params: { id }, query }) {
        const request = { actor: actorOf(caller), entryId: id, expected: query.version }
        const { no } = await withdrawEntry(desk, request)
        return { status: 200, body: { id, version: no } }
      },
    }),
    defineRoute({
      method: 'post',
      path: '/knowledge/{id}/restore',
      operationId: 'restoreKnowledge',
      summary: '换回旧的一版，成为最新的一版',
      scope: 'knowledge:write',
      params: byEntry,
      body: restoreRequest,
      answers: { 200: { description: '换回后的资料。', schema: entryView } },
      refusals: [404, 409, 422],
      async answer({ caller, params: { id }, body }) {
        const { version: expected, restore: no } = body
        await restoreEntry(desk, { actor: actorOf(caller), entryId: id, no, expected })
        return { status: 200, body: await current(desk, id) }
      },
    }),
  ]
}

/** What the desk refuses of the knowledge base; undefined for what is none of it. */
export function knowledgeRefusal({ code, params }: DeskError): ApiRefusal | undefined {
  switch (code) {
    case 'entry_not_found':
      return unknownEntry()
    case 'version_not_found':
      return new ApiRefusal(404, code, '没有这一版，或那一版是撤下')
    case 'entry_overtaken':
      return new ApiRefusal(409, code, '期间有了新的一版，请重新读了再改', { version: params.no })
    case 'entry_cited':
      return new ApiRefusal(409, code, '还有资料把它当依据，先改那几条', { titles: params.titles })
    case 'entry_refused': {
      const fields = (params.problems as EntryProblem[]).map(({ field = 'body', message }) => ({
        path: `$.${field}`,
        code: 'wrong_value',
        message,
      }))
      return new ApiRefusal(422, 'invalid', `有 ${fields.length} 处不对，什么也没有改动，请改好再发`, {
        fields,
      })
    }
    default:
      return undefined
  }
}

async function found(desk: Desk, { q, kind, limit, offset }: z.output<typeof entryQuery>) {
  const base = await knowledgeNow(desk)
  const versions = new Map((await shelvedEntries(desk.db)).map(({ entryId, no }) => [entryId, no]))
  const view = (entry: KnowledgeEntry) => viewOf(desk, entry, versions.get(entry.id) ?? 0)
  if (q === undefined) {
    const all = base.entries.filter((entry) => kind === undefined || entry.kind === kind)
    const entries = all.slice(offset, offset + limit).map((entry) => ({ entry: view(entry) }))
    return { entries, total: all.length }
  }
  const kinds = kind === undefined ? {} : { kinds: [kind] }
  const hits = base.search(q, { ...kinds, now: desk.clock.now(), limit })
  const entries = hits.map(({ entry, score, reasons }) => {
    const shown = view(entry)
    const why = shown.adopted > 0 ? [...reasons, adoptedTimes(shown.adopted)] : reasons
    return { entry: shown, score, reasons: why }
  })
  return { entries, total: hits.length }
}

async function current(desk: Desk, id: string) {
  await knowledgeNow(desk)
  const known = await entryWithVersion(desk, id)
  if (!known) throw unknownEntry()
  return viewOf(desk, known.entry, known.no)
}

/** The entry as others read it: without the wordings that it learned from tickets. */
function viewOf(desk: Desk, { learned: _learned, ...entry }: KnowledgeEntry, version: number) {
  return { ...entry, version, adopted: desk.knowledge.adopted.get(entry.id) ?? 0 }
}

function actorOf({ name, scopes }: ApiCaller): Actor {
  return { kind: 'caller', name, scopes }
}

function unknownEntry(): ApiRefusal {
  return new ApiRefusal(404, 'entry_not_found', '没有这条资料，或已经撤下')
}
