import type { MeetingAnswer } from '../domain/joint-meeting.ts'
import type { EpochMs } from '../domain/time.ts'
import type { Db } from './database.ts'

export interface StoredMeeting {
  id: number
  at: EpochMs
  answers: MeetingAnswer[]
}

/** Opens a meeting of the ticket in the place of one that was being arranged. */
export async function openMeeting(
  db: Db,
  meeting: { ticketId: number; at: EpochMs; calledAt: EpochMs; calledBy: string },
): Promise<void> {
  await endMeeting(db, meeting.ticketId, meeting.calledAt)
  await db
    .insertInto('joint_meeting')
    .values({
      ticket_id: meeting.ticketId,
      at: meeting.at,
      called_at: meeting.calledAt,
      called_by: meeting.calledBy,
    })
    .execute()
}

export async function endMeeting(db: Db, ticketId: number, at: EpochMs): Promise<void> {
  await db
    .updateTable('joint_meeting')
    .set({ ended_at: at })
    .where('ticket_id', '=', ticketId)
    .where('ended_at', 'is', null)
    .execute()
}

/** The meeting of the ticket that is being arranged, with the answers in the order they came. */
export async function meetingOf(db: Db, ticketId: number): Promise<StoredMeeting | undefined> {
  const row = await db
    .selectFrom('joint_meeting')
    .select(['id', 'at'])
    .where('ticket_id', '=', ticketId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const answers = await db
    .selectFrom('joint_meeting_answer')
    .select(['unit_id', 'comes', 'reason_text_id'])
    .where('meeting_id', '=', row.id)
    .orderBy('at')
    .execute()
  return {
    ...row,
    answers: answers.map(({ unit_id: unitId, comes, reason_text_id: reasonTextId }) => ({
      unitId,
      comes: comes === 1,
      ...(reasonTextId !== null && { reasonTextId }),
    })),
  }
}

/** The unit's word; a later one counts. */
export async function saveMeetingAnswer(
  db: Db,
  meetingId: number,
  answer: MeetingAnswer & { personId: string; at: EpochMs },
): Promise<void> {
  const values = {
    comes: answer.comes ? 1 : 0,
    person_id: answer.personId,
    reason_text_id: answer.reasonTextId ?? null,
    at: answer.at,
  }
  await db
    .insertInto('joint_meeting_answer')
    .values({ meeting_id: meetingId, unit_id: answer.unitId, ...values })
    .onConflict((conflict) => conflict.columns(['meeting_id', 'unit_id']).doUpdateSet(values))
    .execute()
}
