import { villageIn } from '../domain/proposal.ts'
import type { Unit } from '../domain/roster.ts'
import { ownersOf, peopleOf, unitById } from '../domain/roster.ts'
import { DAY_MS, HOUR_MS } from '../domain/time.ts'
import type { ToldMatter } from '../domain/told-matter.ts'
import { readMatter } from '../domain/told-matter.ts'
import type { Asked } from '../store/choices.ts'
import { ticketsOfCitizen } from '../store/tickets.ts'
import {
  countTold,
  dropAsked,
  insertToldMatter,
  matterAsked,
  passToVillage,
  wasOffered,
} from '../store/told-matters.ts'
import {
  ACCUSATION_TO_HOTLINE,
  hotlineInGroup,
  hotlineInPrivate,
  offerInGroup,
  offerInPrivate,
  offerToVillage,
} from '../templates/messages/in-house.ts'
import { waitedFor, waitFor, waitNoMore } from './choices.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { maskedMatter } from './masked-content.ts'
import { announce } from './notify.ts'
import { responsibilitiesNow } from './responsibilities.ts'

/** One is spoken to no more often, whatever one tells. */
const SAME_PERSON_MS = HOUR_MS
/** When one tells it the neighbours chime in. */
const SAME_MATTER_MS = 12 * HOUR_MS
/** What one person may tell a day, to a group or in private, before only 12345 is named to them. */
const MOST_A_DAY = 5
/** What a group hears of it an hour, even addressed: half of the six messages that it gets at all are for its tickets. */
const MOST_OF_GROUP = 3
/** What waits of an hour, beyond which a village's people are sent nothing more. */
const MOST_OF_VILLAGE = 6
/** 转村里 says which matter it means; later than that nobody remembers. */
const PASS_ON_MS = DAY_MS
/** Messages to a group that nobody waits for: they keep the quiet hours. */
const PRIORITY = 2

/** Somebody outside the office says something, in a group or in private. */
export interface Telling extends Asked {
  text: string
  /** Topic of the group; absent in private. */
  room?: string
  /** In a group: the bot was @-mentioned. */
  isAddressed: boolean
  contact: string
  citizenId?: string
}

/**
 * A villager tells a matter in the village's group: 12345 is named, and where roster.yaml allows, the village is asked to take
 * it on. Never opens a ticket. Silent where it is not plainly a matter, the same was answered a while ago, or much was.
 *
 * @returns whether a matter was told here, answered or not
 */
export async function tellInGroup(outer: Desk, told: Telling & { room: string }): Promise<boolean> {
  const { roster } = outer.office
  const here = roster.units.filter(({ kind, room }) => kind === 'village' && room === told.room)
  const meant = here.length === 1 ? here[0] : here.find(({ id }) => id === villageIn(roster, told.text)?.id)
  if (here.length === 0 || (meant ?? here[0])?.onMatter === 'silent') return false
  const found = await matterIn(outer, told, told.isAddressed)
  if (!found) return false
  await transact(outer, async (desk) => {
    if (await isTooMuch(desk, told)) return
    if (!told.isAddressed && (await wasSaid(desk, told, found))) return
    const village = !found.isAccusation && meant?.onMatter === 'in_house' ? meant : undefined
    const id = await keep(desk, { ...told, text: village && told.text }, found, village)
    const text = village ? offerInGroup(id, found.about) : hotlineInGroup(found.about)
    const mentions = village ? ownersOf(desk.office.roster, village.id).map((person) => person.id) : []
    const target = { room: told.room }
    const about = { key: `told.${id}` }
    await announce(desk, [{ about, target, kind: 'told-matter', text, mentions, priority: PRIORITY }])
  })
  return true
}

/** The same in private. @returns what to answer; undefined if no matter is told */
export async function tellInPrivate(outer: Desk, told: Telling): Promise<string | undefined> {
  const found = await matterIn(outer, told, true)
  if (!found) return undefined
  return transact(outer, async (desk) => {
    await forgetOffer(desk, told)
    if (found.isAccusation) return ACCUSATION_TO_HOTLINE
    if (await isTooMuch(desk, told)) return hotlineInPrivate(found.about, undefined)
    const { units } = desk.office.roster
    const village = await villageOf(desk, told)
    const isTaken = village?.onMatter === 'in_house'
    const kept = { ...told, text: isTaken ? told.text : undefined }
    const toldId = await keep(desk, kept, found, isTaken ? village : undefined)
    const setting = { office: desk.office, now: desk.clock.now() }
    if (village && isTaken) {
      const { person, conversation } = told
      await waitFor(desk, { person, conversation }, { kind: 'pass_on', toldId })
      return offerInPrivate(setting, village.id, found.about)
    }
    const example = units.find(({ onMatter }) => onMatter === 'in_house')?.name
    return hotlineInPrivate(found.about, village ? undefined : example)
  })
}

/** What was offered before is not meant any more: 转村里 would pass on other words than the last. */
async function forgetOffer(desk: Desk, asked: Asked): Promise<void> {
  await dropAsked(desk.db, asked.person)
  if ((await waitedFor(desk, asked))?.kind === 'pass_on') await waitNoMore(desk, asked)
}

/**
 * 转村里: what the person told in private goes to the people of the village, masked and without who told it.
 *
 * @param asked.isDigit they only said 2, which means it while the bot just asked; later it may answer something else
 * @returns the village; `too_many` if more waits for it than its people can read; undefined if nothing waits for the
 *   person's word
 */
export async function tellVillage(
  outer: Desk,
  asked: Asked & { isDigit: boolean },
): Promise<Unit | 'too_many' | undefined> {
  return transact(outer, async (desk) => {
    const { roster } = desk.office
    const now = desk.clock.now()
    const choice = await waitedFor(desk, asked)
    const offered = choice?.kind === 'pass_on' ? choice.toldId : undefined
    const told = await matterAsked(desk.db, desk.seal, { person: asked.person, since: now - PASS_ON_MS })
    if (!told || (asked.isDigit && told.id !== offered)) return undefined
    const village = told.villageId === undefined ? undefined : unitById(roster, told.villageId)
    if (!village || told.text === undefined) return undefined
    if (offered !== undefined) await waitNoMore(desk, asked)
    const waiting = await countTold(desk.db, { villageId: village.id }, now - HOUR_MS)
    if (waiting >= MOST_OF_VILLAGE) return 'too_many'
    await passToVillage(desk.db, told.id)
    const setting = { office: desk.office, now }
    const { id, matter } = told
    const words = offerToVillage(setting, {
      id,
      words: await maskedMatter(desk, told),
      villageId: village.id,
      ...(matter !== undefined && { matter }),
    })
    await announce(
      desk,
      peopleOfVillage(desk, village.id).map((one) => ({
        about: { key: `told.${id}` },
        target: { staff: one },
        kind: 'told-matter',
        text: words,
        priority: PRIORITY,
      })),
    )
    return village
  })
}

/** Who of the village is told what it may take on. */
export function peopleOfVillage({ office: { roster } }: Desk, villageId: string): string[] {
  const owners = [...ownersOf(roster, villageId), ...peopleOf(roster, villageId, 'head')]
  return [...new Set(owners.map(({ id }) => id))]
}

async function matterIn(
  desk: Desk,
  { text }: Telling,
  isAddressed: boolean,
): Promise<ToldMatter | undefined> {
  return readMatter(text, await responsibilitiesNow(desk), { isAddressed })
}

/** Everybody may write to the bot: it must not become the way to flood a group or a village's people. */
async function isTooMuch({ db, clock }: Desk, { person, conversation, room }: Telling): Promise<boolean> {
  const now = clock.now()
  if ((await countTold(db, { person }, now - DAY_MS)) >= MOST_A_DAY) return true
  return room !== undefined && (await countTold(db, { conversation }, now - HOUR_MS)) >= MOST_OF_GROUP
}

async function wasSaid(
  { db, clock }: Desk,
  { person, conversation }: Telling,
  { matter = null }: { matter?: string | null },
): Promise<boolean> {
  const now = clock.now()
  return (
    (await wasOffered(db, { person }, now - SAME_PERSON_MS)) ||
    (await wasOffered(db, { conversation, matter }, now - SAME_MATTER_MS))
  )
}

/** The words are kept only where the village may still want them. */
async function keep(
  desk: Desk,
  told: Omit<Telling, 'text'> & { text: string | undefined },
  { matter }: ToldMatter,
  village: Unit | undefined,
): Promise<number> {
  const { person, conversation, room, contact, citizenId, text } = told
  const waiting = room === undefined ? 'asked' : 'offered'
  return insertToldMatter(desk.db, desk.seal, {
    at: desk.clock.now(),
    person,
    conversation,
    state: village ? waiting : 'hotline',
    ...(room === undefined && { contact }),
    ...(citizenId !== undefined && { citizenId }),
    ...(village && { villageId: village.id }),
    ...(matter !== undefined && { matter }),
    ...(text !== undefined && { text }),
  })
}

/** The village that the words name, else that of the citizen's newest ticket. */
async function villageOf({ db, office }: Desk, { text, citizenId }: Telling): Promise<Unit | undefined> {
  const named = villageIn(office.roster, text)
  if (named || citizenId === undefined) return named
  const [newest] = await ticketsOfCitizen(db, citizenId)
  return newest?.villageId === undefined ? undefined : unitById(office.roster, newest.villageId)
}
