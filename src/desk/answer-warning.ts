import type { Actor } from '../domain/actor.ts'
import { actorRef, belongsTo, oversees } from '../domain/actor.ts'
import { maskForRoom } from '../domain/masking.ts'
import { unitById } from '../domain/roster.ts'
import type { LocalDay } from '../domain/time.ts'
import { localDayOf } from '../domain/time.ts'
import type { Warning } from '../domain/warning.ts'
import { countNeeded } from '../domain/warning.ts'
import { changeWarning, openWarnings, warningById } from '../store/warnings.ts'
import { deployedForOverseers, warningForOwner, warningHandedOn } from '../templates/messages/warning.ts'
import { addText } from './add-text.ts'
import { about, callOffWarning, warningCard } from './announce-warning.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { announce, roomOf, stationRoom } from './notify.ts'
import { supervisionRoom } from './send-weekly-list.ts'

/** Why nothing was noted. */
export type WarningRefusal = 'unknown' | 'settled' | 'not_overseer' | 'not_yours'

/** Warnings that wait for the actor: of their units, or all for who oversees. */
export async function warningsFor(desk: Desk, actor: Actor): Promise<Warning[]> {
  const open = await openWarnings(desk.db)
  return oversees(actor) ? open : open.filter((warning) => concerns(warning, actor))
}

/** 已部署: what the unit has done ahead; the station and the supervision group read it. A village's counts as its own part. */
export async function reportDeployed(
  outer: Desk,
  actor: Actor,
  { id, text }: { id: number; text: string },
): Promise<Warning | WarningRefusal> {
  return transact(outer, async (desk) => {
    const warning = await settleable(desk, id)
    if (typeof warning === 'string') return warning
    const isOwn = warning.unitId !== undefined && belongsTo(actor, warning.unitId)
    if (!isOwn && !concerns(warning, actor) && !oversees(actor)) return 'not_yours'
    const at = desk.clock.now()
    const textId = await addText(desk, { ticketId: null, actor, kind: 'note', body: text })
    const unitId = ownUnit(warning, actor)
    const isWhole = isOwn || unitId === undefined
    await changeWarning(
      desk.db,
      warning,
      { kind: 'deployed', at, actor: actorRef(actor), textId, ...(unitId !== undefined && { unitId }) },
      isWhole ? { state: 'deployed' } : {},
    )
    const words = deployedForOverseers({ office: desk.office, now: at }, warning, {
      text: maskForRoom(text),
      ...(unitId !== undefined && { unitId }),
    })
    await announce(
      desk,
      [stationRoom(desk), ...supervisionRoom(desk)].map((target) => ({
        ...about(warning),
        target,
        kind: `deployed:${textId}`,
        text: words,
        priority: 3,
      })),
    )
    return isWhole ? { ...warning, state: 'deployed' } : warning
  })
}

/** 交给: makes it a task of the unit, by a day; the unit reads it in full in its group, who had it before that it has gone. */
export async function assignWarning(
  outer: Desk,
  actor: Actor,
  task: { id: number; unitId: string; dueDay?: LocalDay },
): Promise<Warning | WarningRefusal> {
  if (!oversees(actor)) return 'not_overseer'
  return transact(outer, async (desk) => {
    const warning = await settleable(desk, task.id)
    if (typeof warning === 'string') return warning
    const { unitId, dueDay = warning.dueDay } = task
    const at = desk.clock.now()
    const act = { kind: 'assigned' as const, at, actor: actorRef(actor), unitId, dueDay }
    await changeWarning(desk.db, warning, act, { state: 'task', unitId, dueDay })
    const after: Warning = { ...warning, state: 'task', unitId, dueDay }
    const card = await warningCard(desk, after)
    const setting = { office: desk.office, now: at }
    const text = warningForOwner(setting, after, card)
    const told = { ...about(warning), kind: `assigned:${at}`, priority: 3 as const }
    const had = warning.unitId === unitId ? undefined : warning.unitId
    const isThere = had !== undefined && unitById(desk.office.roster, had) !== undefined
    await announce(desk, [
      { ...told, target: roomOf(desk, unitId), text },
      ...(isThere ? [{ ...told, target: roomOf(desk, had), text: warningHandedOn(setting, after) }] : []),
    ])
    return after
  })
}

/**
 * 不用预警: dismisses it with the reason, which teaches: the like is told again only from a larger count on. Whoever was
 * told of it is told that it is off.
 *
 * @returns the warning, and that count
 */
export async function dismissWarning(
  outer: Desk,
  actor: Actor,
  { id, reason }: { id: number; reason: string },
): Promise<{ warning: Warning; needed: number } | WarningRefusal> {
  if (!oversees(actor)) return 'not_overseer'
  return transact(outer, async (desk) => {
    const warning = await settleable(desk, id)
    if (typeof warning === 'string') return warning
    const at = desk.clock.now()
    const textId = await addText(desk, { ticketId: null, actor, kind: 'reason', body: reason })
    const act = { kind: 'dismissed' as const, at, actor: actorRef(actor), textId }
    await changeWarning(desk.db, warning, act, { state: 'dismissed', settledAt: at })
    const after: Warning = { ...warning, state: 'dismissed', settledAt: at }
    await callOffWarning(desk, after, reason)
    const lesson = { today: localDayOf(at), share: desk.office.limits.foresight.afterDismissal }
    return { warning: after, needed: countNeeded([after], after, lesson) ?? warning.count }
  })
}

async function settleable(desk: Desk, id: number): Promise<Warning | 'unknown' | 'settled'> {
  const warning = await warningById(desk.db, id)
  if (!warning) return 'unknown'
  return warning.settledAt === undefined ? warning : 'settled'
}

function concerns({ unitId, villageIds }: Warning, actor: Actor): boolean {
  return [...(unitId === undefined ? [] : [unitId]), ...villageIds].some((id) => belongsTo(actor, id))
}

function ownUnit({ unitId, villageIds }: Warning, actor: Actor): string | undefined {
  return [...(unitId === undefined ? [] : [unitId]), ...villageIds].find((id) => belongsTo(actor, id))
}
