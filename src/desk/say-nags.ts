import type { Nag } from '../domain/nag.ts'
import { PERSONAL_FROM } from '../domain/nag.ts'
import { ownersOf, peopleOf, supervisorsOf, unitById, usesRoom } from '../domain/roster.ts'
import { nagForSupervisor, nagLine, nagLineForSupervisor, nagText } from '../templates/messages/reminders.ts'
import { waitFor } from './choices.ts'
import type { Desk } from './desk.ts'
import type { Announcement } from './notify.ts'
import { announce, roomOf, stationRoom } from './notify.ts'
import type { StandIns } from './stand-ins.ts'
import { nightDuty, standInsToday } from './stand-ins.ts'

/**
 * Says the nags: the unit's people in its group, or from the third in a row on in private; the station in its
 * group; supervisors in private.
 */
export async function sayNags(desk: Desk, nags: readonly Nag[]): Promise<void> {
  await announce(
    desk,
    nags.flatMap((nag) => [...toUnit(desk, nag), ...toStation(desk, nag), ...toSupervisors(desk, nag)]),
  )
  const silent = nags.filter(({ step }) => step.rung.time.at === 'silent')
  if (silent.length === 0) return
  const standIns = await standInsToday(desk)
  for (const nag of silent) await awaitProgress(desk, nag, standIns)
}

function toUnit(desk: Desk, nag: Nag): Announcement[] {
  const unitId = unitOf(nag)
  const people = unitId === undefined ? [] : peopleToldOf(desk, nag, unitId)
  if (unitId === undefined || people.length === 0) return []
  const words = wordsFor(desk, nag)
  if (nag.inRow >= PERSONAL_FROM) {
    return people.map((personId) => ({ ...basics(nag), ...words, target: { staff: personId } }))
  }
  return [{ ...basics(nag), ...words, target: roomOf(desk, unitId), mentions: people }]
}

function unitOf({ ticket, step }: Nag): string | undefined {
  if (step.assist) return step.assist.unitId
  return step.order ? step.order.unitId : ticket.lead?.unitId
}

/** Owner and head as the rungs say; for an urgent ticket outside working hours also who is on duty. */
function peopleToldOf(desk: Desk, { targets, ticket, step }: Nag, unitId: string): string[] {
  const { roster } = desk.office
  const owners = targets.includes('owner') ? ownersOf(roster, unitId) : []
  const heads = targets.includes('head') ? headsOf(desk, unitId) : []
  const named = step.order?.ownerId !== undefined && targets.includes('head') ? [step.order.ownerId] : []
  const people = [...owners.map(({ id }) => id), ...(named.length > 0 ? named : heads)]
  const duty = people.length > 0 ? nightDuty(desk, ticket, unitId) : []
  return [...new Set([...people, ...duty])]
}

/** A unit without a head is answered for by its owner. */
function headsOf({ office }: Desk, unitId: string): string[] {
  const heads = peopleOf(office.roster, unitId, 'head')
  return (heads.length > 0 ? heads : ownersOf(office.roster, unitId)).map(({ id }) => id)
}

function toStation(desk: Desk, nag: Nag): Announcement[] {
  if (!nag.targets.includes('station')) return []
  return [{ ...basics(nag), ...wordsFor(desk, nag), target: stationRoom(desk) }]
}

function toSupervisors(desk: Desk, nag: Nag): Announcement[] {
  if (!nag.targets.includes('supervisor')) return []
  const setting = settingOf(desk)
  const words = { text: nagForSupervisor(setting, nag), line: nagLineForSupervisor(setting, nag) }
  return supervisorsOf(desk.office.roster).map(({ id }) => ({
    ...basics(nag),
    ...words,
    target: { staff: id },
  }))
}

function wordsFor(desk: Desk, nag: Nag): Pick<Announcement, 'text' | 'line'> {
  const setting = settingOf(desk)
  const line = nagLine(setting, nag)
  return { text: nagText(setting, nag), ...(line && { line }) }
}

function basics({ ticket, step, dueAt }: Nag): Pick<Announcement, 'about' | 'kind' | 'priority'> {
  return {
    about: ticket,
    kind: `reminder:${step.kind}@${dueAt}`,
    priority: ticket.urgency === 'urgent' ? 0 : 3,
  }
}

function settingOf(desk: Desk) {
  return { office: desk.office, now: desk.clock.now() }
}

/** 进展如何？ may be answered in plain words: the owner's next words in the group become a note. */
async function awaitProgress(desk: Desk, { ticket, inRow }: Nag, standIns: StandIns): Promise<void> {
  const unit = ticket.lead && unitById(desk.office.roster, ticket.lead.unitId)
  if (!unit) return
  for (const { id } of ownersOf(desk.office.roster, unit.id)) {
    const asked = standIns(id)
    const person = `staff:${asked}`
    const isPrivate = inRow >= PERSONAL_FROM || !usesRoom(desk.office.roster, asked, unit.room)
    const conversation = isPrivate ? `private:${person}` : `room:${unit.room}`
    await waitFor(desk, { person, conversation }, { kind: 'progress', ticketId: ticket.id })
  }
}
