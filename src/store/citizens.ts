import type { KnownCaller } from '../domain/caller.ts'
import type { EpochMs } from '../domain/time.ts'
import { compiled } from './compiled.ts'
import type { Db } from './database.ts'
import type { Seal } from './seal.ts'

const upsert = compiled(
  (
    db,
    {
      row,
      values,
    }: {
      row: { id: string; created_at: number }
      values: { sealed: string; phone_key: string; last4_key: string }
    },
  ) =>
    db
      .insertInto('citizen')
      .values({ ...row, ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values)),
)

/** Stores a citizen under `id`, or the newer data of one already known. */
export async function saveCitizen(
  db: Db,
  seal: Seal,
  citizen: KnownCaller & { id: string },
  now: EpochMs,
): Promise<void> {
  const { id, ...data } = citizen
  const values = {
    sealed: seal.seal(JSON.stringify(data)),
    phone_key: seal.lookupKey('phone', data.phone),
    last4_key: seal.lookupKey('last4', data.phone.slice(-4)),
  }
  await upsert(db, { row: { id, created_at: now }, values })
}

/** A caller of whom nothing is known but that all these tickets are theirs. */
export async function saveForgottenCitizen(db: Db, id: string, now: EpochMs): Promise<void> {
  await db
    .insertInto('citizen')
    .values({ id, sealed: null, phone_key: null, last4_key: null, created_at: now, erased_at: now })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

const byPhone = compiled((db, { key }: { key: string }) =>
  db.selectFrom('citizen').select('id').where('phone_key', '=', key).limit(1),
)

export async function citizenIdByPhone(db: Db, seal: Seal, phone: string): Promise<string | undefined> {
  const { rows } = await byPhone(db, { key: seal.lookupKey('phone', phone) })
  return rows[0]?.id
}

const sealedOf = compiled((db, { id }: { id: string }) =>
  db.selectFrom('citizen').select('sealed').where('id', '=', id),
)

/** The citizen's data, undefined if unknown or erased: read only with a purpose, through desk operations that log it (R8). */
export async function citizenData(db: Db, seal: Seal, id: string): Promise<KnownCaller | undefined> {
  const [row] = (await sealedOf(db, { id })).rows
  return row?.sealed ? (JSON.parse(seal.open(row.sealed)) as KnownCaller) : undefined
}

/** Whether the four digits end the citizen's phone number. */
export async function endsWithDigits(
  db: Db,
  seal: Seal,
  citizenId: string,
  digits: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('citizen')
    .select('last4_key')
    .where('id', '=', citizenId)
    .executeTakeFirst()
  return row?.last4_key === seal.lookupKey('last4', digits)
}

/** The remark under which the citizen's chat contact is found, if one is linked. */
export async function contactAliasOf(db: Db, citizenId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('citizen_contact')
    .select('alias')
    .where('citizen_id', '=', citizenId)
    .executeTakeFirst()
  return row?.alias
}

/** Whether the citizen's chat contact is who it says by no more than the digits of a phone. */
export async function isLinkedByDigits(db: Db, citizenId: string): Promise<boolean> {
  const row = await db
    .selectFrom('citizen_contact')
    .select('linked_by')
    .where('citizen_id', '=', citizenId)
    .executeTakeFirst()
  return row?.linked_by === `citizen:${citizenId}`
}

export async function citizenIdByAlias(db: Db, alias: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('citizen_contact')
    .select('citizen_id')
    .where('alias', '=', alias)
    .executeTakeFirst()
  return row?.citizen_id
}

export async function saveContact(
  db: Db,
  contact: { citizenId: string; alias: string; linkedAt: EpochMs; linkedBy: string },
): Promise<void> {
  const values = { alias: contact.alias, linked_at: contact.linkedAt, linked_by: contact.linkedBy }
  await db
    .insertInto('citizen_contact')
    .values({ citizen_id: contact.citizenId, ...values })
    .onConflict((conflict) => conflict.column('citizen_id').doUpdateSet(values))
    .execute()
}

/** Counts one more failed attempt of the contact to link. @returns how many there are now */
export async function countLinkAttempt(db: Db, contact: string, now: EpochMs): Promise<number> {
  const row = await db
    .insertInto('link_attempt')
    .values({ contact, tries: 1, last_at: now })
    .onConflict((conflict) =>
      conflict
        .column('contact')
        .doUpdateSet(({ eb }) => ({ tries: eb('link_attempt.tries', '+', 1), last_at: now })),
    )
    .returning('tries')
    .executeTakeFirstOrThrow()
  return row.tries
}

export async function linkAttempts(db: Db, contact: string): Promise<number> {
  const row = await db
    .selectFrom('link_attempt')
    .select('tries')
    .where('contact', '=', contact)
    .executeTakeFirst()
  return row?.tries ?? 0
}

/** Gives the contact four digits by which a clerk can name it. @returns those it has, if it has some */
export async function pairingOf(db: Db, contact: string, propose: () => string): Promise<string> {
  const row = await db
    .selectFrom('link_attempt')
    .select('pairing')
    .where('contact', '=', contact)
    .executeTakeFirst()
  if (row?.pairing) return row.pairing
  let pairing = propose()
  while (await contactByPairing(db, pairing)) pairing = propose()
  await db.updateTable('link_attempt').set({ pairing }).where('contact', '=', contact).execute()
  return pairing
}

export async function contactByPairing(db: Db, pairing: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('link_attempt')
    .select('contact')
    .where('pairing', '=', pairing)
    .executeTakeFirst()
  return row?.contact
}

/** The contact is linked now: its failed tries are forgotten. */
export async function forgetAttempts(db: Db, contact: string): Promise<void> {
  await db.deleteFrom('link_attempt').where('contact', '=', contact).execute()
}
