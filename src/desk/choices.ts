import type { Responsibility } from '../domain/responsibility.ts'
import type { PastedTicket } from '../intake/pasted-text.ts'
import type { Asked } from '../store/choices.ts'
import { allChoices, clearChoice, expiredChoice, pendingChoice, saveChoice } from '../store/choices.ts'
import type { Desk } from './desk.ts'

/** What the bot may be waiting for from one person in one conversation. */
export type Choice =
  /** Several tickets fitted: the text is routed again with the one chosen. */
  | { kind: 'which_ticket'; text: string; codes: number[] }
  /** A long text quoted a card: is it the reply? */
  | { kind: 'confirm_reply'; ticketId: number; reply: string }
  /** A reply was stopped as perfunctory: 坚持提交 sends it all the same. */
  | { kind: 'insist'; ticketId: number; reply: string }
  /** A verb was misspelt: was this meant? */
  | { kind: 'did_you_mean'; text: string; quote?: { name: string; text: string } }
  /** A 举报 would go to whom it names: 仍派 does it all the same. */
  | { kind: 'still_dispatch'; text: string; quote?: { name: string; text: string } }
  /** Templates were listed. */
  | { kind: 'pick_template'; ticketId?: number; entryIds: string[]; words: string }
  /** Nothing was found: 补 asks the station for an entry. */
  | { kind: 'want_entry'; searchId: number }
  /** 新增模板: what was said of it so far; complete it waits for 确认. */
  | {
      kind: 'new_entry'
      entry: {
        kind: 'template' | 'faq'
        title?: string
        body?: string
        asks?: string[]
        keywords?: string[]
        matter?: string
        units?: string[]
      }
    }
  /** 忘记说法 was listed: the ticket behind each number. */
  | { kind: 'wordings'; ticketIds: number[] }
  /** 没搜到 was listed: the searches behind each number. */
  | { kind: 'unanswered'; groups: { ids: number[]; words: string }[] }
  /**
   * A template was filled in; 提交 sends it as it stands, 用2 takes another of those that were found, which older
   * versions did not keep.
   */
  | { kind: 'draft'; ticketId: number; reply: string; entryIds?: string[] }
  /** 补清单: the rule was shown and waits for 确认. */
  | { kind: 'add_rule'; entry: Responsibility }
  /** 进展如何？ was asked: the person's words here become a note. */
  | { kind: 'progress'; ticketId: number }
  /** Pasted tickets were shown; the photos belong to the one at that place. */
  | { kind: 'paste'; tickets: PastedTicket[]; photos: { fileIds: number[]; at: number } }
  /** A pasted ticket was taken in; a photo right after it belongs to it. */
  | { kind: 'paste_photo'; ticketId: number; until: number }
  /** 转村里 or 12345 was offered: 2 passes that matter on. */
  | { kind: 'pass_on'; toldId: number }
  /** 退单 named no reason: what is said next may. */
  | { kind: 'return_reason'; code: number }
  /** Photos of the visit may follow. */
  | { kind: 'visit_photo'; ticketId: number }
  /** The citizen was not content: what is said next belongs to the same matter. */
  | { kind: 'citizen_adds'; ticketId: number }
  /** The citizen's answer was half clear; one more is waited for, then a clerk takes over. */
  | {
      kind: 'callback_half'
      ticketId: number
      solved?: boolean
      satisfaction?: 'satisfied' | 'basic' | 'dissatisfied'
      remark: string
    }

/** A question left alone for this long is forgotten: the answer would surprise. */
const EXPIRES_MS = 30 * 60_000
/** Citizens answer when they find the time. */
const CITIZEN_EXPIRES_MS = 3 * 24 * 60 * 60_000
/** What they add, they add the same day; later it is a matter of its own. */
const ADDING_EXPIRES_MS = 12 * 60 * 60_000

/** Waits for the person's answer here; a newer question replaces an older one. */
export async function waitFor(desk: Desk, asked: Asked, choice: Choice): Promise<void> {
  const isCitizens = choice.kind === 'which_ticket' && asked.person.startsWith('citizen:')
  const lifeMs =
    choice.kind === 'callback_half' || isCitizens
      ? CITIZEN_EXPIRES_MS
      : choice.kind === 'citizen_adds'
        ? ADDING_EXPIRES_MS
        : EXPIRES_MS
  await saveChoice(desk.db, desk.seal, asked, {
    kind: choice.kind,
    body: choice,
    expiresAt: desk.clock.now() + lifeMs,
  })
}

export async function waitedFor(desk: Desk, asked: Asked): Promise<Choice | undefined> {
  const row = await pendingChoice(desk.db, desk.seal, asked, desk.clock.now())
  return row?.body as Choice | undefined
}

/** Longer ago nobody thinks of it any more. */
const EXPIRY_TOLD_MS = 12 * 60 * 60_000
const CONFIRMED: ReadonlySet<string> = new Set<Choice['kind']>([
  'confirm_reply',
  'draft',
  'did_you_mean',
  'new_entry',
  'add_rule',
  'paste',
])

/** Whether something that 确认 would have answered was waited for until a while ago. It is told once. */
export async function hasExpired(desk: Desk, asked: Asked): Promise<boolean> {
  const now = desk.clock.now()
  const kind = await expiredChoice(desk.db, asked, { now, since: now - EXPIRY_TOLD_MS })
  if (kind === undefined || !CONFIRMED.has(kind)) return false
  await clearChoice(desk.db, asked)
  return true
}

export async function waitNoMore(desk: Desk, asked: Asked): Promise<void> {
  await clearChoice(desk.db, asked)
}

/** Whether somebody is choosing a template for the ticket, or has a draft from one. */
export async function isDrafting(desk: Desk, ticketId: number): Promise<boolean> {
  const choices = (await allChoices(desk.db, desk.seal, desk.clock.now())) as Choice[]
  return choices.some(
    (choice) => (choice.kind === 'pick_template' || choice.kind === 'draft') && choice.ticketId === ticketId,
  )
}
