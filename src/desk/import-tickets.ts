import type { Actor } from '../domain/actor.ts'
import { BOT } from '../domain/actor.ts'
import type { FileProblem, ImportCounts, RowFault } from '../domain/intake.ts'
import { ownersOf, personById } from '../domain/roster.ts'
import type { IntakeSheet } from '../intake/read-tickets.ts'
import { readTickets } from '../intake/read-tickets.ts'
import { broughtSince } from '../store/assignments.ts'
import type { ImportJob } from '../store/import-jobs.ts'
import { endImport, insertImportJob, runningImports, saveImportProgress } from '../store/import-jobs.ts'
import {
  broughtToUnit,
  faultySheet,
  fileProblem,
  importDone,
  importPlanned,
  importProgress,
} from '../templates/messages/intake.ts'
import type { Desk } from './desk.ts'
import { transact } from './desk.ts'
import { announce, roomOf, stationRoom } from './notify.ts'
import type { SavedFile } from './saved-file.ts'
import { savedFile } from './saved-file.ts'
import type { TakenIn } from './take-in.ts'
import { takeIn, wouldTakeIn } from './take-in.ts'

/** So many tickets get a card each; more would drown the station's group. */
const MOST_CARDS = 30
/** Of so many no unit gets a card each either: its group could not say anything else for hours. */
const MOST_UNIT_CARDS = 300
/** What is urgent is told all the same, but not hundreds of it: the station would hear nothing else. */
const MOST_URGENT_CARDS = 20
/** One transaction each: small enough for the chat to go on meanwhile. */
const BATCH_ROWS = 100
const TOLD_EVERY_ROWS = 2_000

const NONE: ImportCounts = { created: 0, updated: 0, repeated: 0, faulty: 0, closed: 0 }
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What will be done with a file; `faultyRows` is the table of the rows that are not taken in. */
export interface ImportPlan {
  counts: ImportCounts
  faults: readonly RowFault[]
  faultyRows?: SavedFile
}

/** A table that came: bytes that are not kept yet, or the id of the kept file. */
export interface GivenTable {
  name: string
  bytes?: Uint8Array
  fileId?: number
  /** The clerk who sent it; nobody if it came by itself. */
  askedBy?: string
}

type ReadingDesk = Pick<Desk, 'db' | 'clock' | 'office' | 'seal' | 'files'>

/** Reads the table and, if any good row of it brings news, queues it; the bot takes it in at its next sweep. */
export async function planImport(
  desk: ReadingDesk,
  { name, askedBy, ...given }: GivenTable,
): Promise<ImportPlan | { problem: FileProblem }> {
  const bytes = given.bytes ?? (given.fileId === undefined ? new Uint8Array() : desk.files.read(given.fileId))
  const sheet = await readTickets(bytes, desk.office.headings)
  if ('problem' in sheet) return sheet
  const counts = await countsOf(desk, sheet)
  if (counts.created + counts.updated > 0) {
    const fileId =
      given.fileId ?? (await savedFile(desk, { name, mediaType: 'application/octet-stream', bytes })).fileId
    await insertImportJob(desk.db, desk.seal, {
      fileId,
      fileName: name,
      at: desk.clock.now(),
      counts: { ...NONE, faulty: sheet.faulty.length },
      ...(askedBy !== undefined && { askedBy }),
    })
  }
  const faults = sheet.faulty.flatMap(({ faults: own }) => own)
  if (faults.length === 0) return { counts, faults }
  return { counts, faults, faultyRows: await saveFaulty(desk, sheet, name) }
}

/** A table that nobody sent in the chat: the station's group is told what will be done. @returns false if it is refused */
export async function receiveTable(
  outer: Desk,
  { name, ...given }: { name: string } & ({ bytes: Uint8Array } | { problem: FileProblem }),
): Promise<boolean> {
  return transact(outer, async (desk) => {
    const plan = 'problem' in given ? given : await planImport(desk, { name, bytes: given.bytes })
    const key = `table:${name}:${desk.clock.now()}`
    if ('problem' in plan) {
      await tell(desk, key, fileProblem(name, plan.problem))
      return false
    }
    await tell(desk, key, importPlanned(name, plan.counts, plan.faults))
    const { faultyRows } = plan
    if (faultyRows) await tell(desk, `${key}:faulty`, faultyRows.name, faultyRows)
    return true
  })
}

async function countsOf(desk: ReadingDesk, sheet: IntakeSheet): Promise<ImportCounts> {
  const counts = { ...NONE, faulty: sheet.faulty.length }
  const seen = new Map<string, string>()
  for (const row of sheet.rows) {
    const words = JSON.stringify([row.ticket, row.content])
    const earlier = seen.get(row.ticket.number)
    seen.set(row.ticket.number, words)
    if (earlier === undefined) counts[await wouldTakeIn(desk, row)] += 1
    else counts[earlier === words ? 'repeated' : 'updated'] += 1
  }
  return counts
}

async function saveFaulty(desk: ReadingDesk, sheet: IntakeSheet, name: string): Promise<SavedFile> {
  const { workbookOf } = await import('../export/xlsx.ts')
  const { fileName, ...table } = faultySheet(name, sheet.titles, sheet.faulty)
  return savedFile(desk, { name: fileName, mediaType: XLSX, bytes: workbookOf([table]) })
}

/**
 * Takes in what waits, batch by batch; a stop in between goes on at the next batch, and a row that was in already
 * does nothing.
 *
 * @returns how many rows were read
 */
export async function runImports(desk: Desk): Promise<number> {
  let done = 0
  for (const job of await runningImports(desk.db, desk.seal)) done += await run(desk, job)
  return done
}

async function run(desk: Desk, job: ImportJob): Promise<number> {
  const sheet = await readTickets(desk.files.read(job.fileId), desk.office.headings)
  const rows = 'problem' in sheet ? [] : sheet.rows
  const person = job.askedBy === undefined ? undefined : personById(desk.office.roster, job.askedBy)
  const actor: Actor = person ? { kind: 'staff', personId: person.id, positions: person.positions } : BOT
  const total = rows.length
  const urgent = rows.filter(({ ticket, isClosed }) => ticket.urgency === 'urgent' && !isClosed)
  const quiet = new Set(total > MOST_UNIT_CARDS ? urgent.slice(MOST_URGENT_CARDS) : [])
  let counts = job.counts
  for (let from = job.nextRow; from < total; from += BATCH_ROWS) {
    const batch = rows.slice(from, from + BATCH_ROWS)
    const before = counts
    const goesOn = await transact(desk, async (within) => {
      counts = { ...before }
      for (const row of batch) {
        const became: TakenIn = await takeIn(within, row, {
          actor,
          isOneOfMany: total > MOST_CARDS,
          isOneOfHundreds: total > MOST_UNIT_CARDS,
          staysQuiet: quiet.has(row),
        })
        counts[became] += 1
      }
      const nextRow = from + batch.length
      if (!(await saveImportProgress(within.db, { id: job.id, nextRow, counts }))) throw new Cancelled()
      if (nextRow % TOLD_EVERY_ROWS === 0 && nextRow < total)
        await tell(within, `import:${job.id}:${nextRow}`, importProgress(job.fileName, nextRow, total))
    }).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Cancelled) return false
        throw error
      },
    )
    if (!goesOn) {
      // What is in stays in, and its units have had no cards.
      if (total > MOST_UNIT_CARDS) await transact(desk, (within) => tellUnits(within, job))
      return from - job.nextRow
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
  await transact(desk, async (within) => {
    await endImport(within.db, job.id, 'done')
    await tell(
      within,
      `import:${job.id}:done`,
      importDone(job.fileName, counts, { isQuiet: total > MOST_CARDS, quietUrgent: quiet.size }),
    )
    if (total > MOST_UNIT_CARDS) await tellUnits(within, job)
  })
  return total - job.nextRow
}

/** Each unit, once, of what the table brought it. */
async function tellUnits(desk: Desk, { id, at, fileName }: ImportJob): Promise<void> {
  const brought = await broughtSince(desk.db, at)
  await announce(
    desk,
    [...brought].map(([unitId, { leads, assists, first }]) => ({
      about: { key: `import:${id}` },
      target: roomOf(desk, unitId),
      kind: `brought:${unitId}`,
      text: broughtToUnit(fileName, { leads, assists, first }),
      mentions: ownersOf(desk.office.roster, unitId).map((person) => person.id),
      priority: 2 as const,
    })),
  )
}

/** The batch under way is taken back: somebody said 取消 meanwhile. */
class Cancelled extends Error {}

async function tell(desk: Desk, key: string, text: string, file?: SavedFile): Promise<void> {
  const notice = {
    target: stationRoom(desk),
    kind: 'import',
    text,
    priority: 1,
    ...(file && { file }),
  } as const
  await announce(desk, [{ ...notice, about: { key } }])
}

/** 取消: stops the imports under way; what is in stays in. @returns how far each had come */
export async function cancelImports(desk: Desk): Promise<ImportJob[]> {
  const jobs = await runningImports(desk.db, desk.seal)
  for (const { id } of jobs) await endImport(desk.db, id, 'cancelled')
  return jobs
}
