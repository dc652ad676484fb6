import type { EpochMs } from '../domain/time.ts'
import type { Asked } from './choices.ts'
import type { Db } from './database.ts'

/** Keeps in mind who sent the photo where; what is older than `since` is forgotten. */
export async function saveLoosePhoto(
  db: Db,
  photo: Asked & { fileId: number; at: EpochMs },
  since: EpochMs,
): Promise<void> {
  const { fileId, person, conversation, at } = photo
  await db
    .deleteFrom('loose_photo')
    .where('person', '=', person)
    .where('conversation', '=', conversation)
    .where('at', '<', since)
    .execute()
  await db.insertInto('loose_photo').values({ file_id: fileId, person, conversation, at }).execute()
}

/** The photos that the person sent there since, in their order; they are loose no longer. */
export async function takeLoosePhotos(db: Db, asked: Asked, since: EpochMs): Promise<number[]> {
  const rows = await db
    .deleteFrom('loose_photo')
    .where('person', '=', asked.person)
    .where('conversation', '=', asked.conversation)
    .returning(['file_id', 'at'])
    .execute()
  return rows
    .filter(({ at }) => at >= since)
    .map(({ file_id: fileId }) => fileId)
    .sort((one, other) => one - other)
}
