import type { Choice } from '../desk/choices.ts'
import type { Desk } from '../desk/desk.ts'
import { proposeEntry } from '../desk/propose-entry.ts'
import type { Actor } from '../domain/actor.ts'
import { proposed } from '../templates/messages/knowledge-edit.ts'

/**
 * Sends what 新增模板 has gathered to the station.
 *
 * @returns what to say; undefined while something is missing
 */
export async function submitEntry(
  desk: Desk,
  actor: Actor,
  entry: Extract<Choice, { kind: 'new_entry' }>['entry'],
): Promise<string | undefined> {
  const { kind, title, body, asks, keywords = [], matter, units } = entry
  if (title === undefined || body === undefined || asks === undefined) return undefined
  const own = actor.kind === 'staff' ? actor.positions.slice(0, 1).map(({ unitId }) => unitId) : []
  const words = {
    kind,
    title,
    body,
    asks,
    keywords: keywords.length > 0 ? keywords : [matter ?? title],
    units: units ?? own,
    ...(matter !== undefined && { matter }),
  }
  return proposed(await proposeEntry(desk, { actor, words }), title)
}
