import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importFolder } from '../../src/desk/import-knowledge.ts'
import type { Office } from '../../src/domain/office.ts'
import type { Samples } from '../../src/domain/samples.ts'
import { loadOffice } from '../../src/office/load-office.ts'
import { loadSamples } from '../../src/office/load-samples.ts'
import { openDatabase } from '../../src/store/database.ts'
import type { KnowledgeBase, KnowledgeFolder } from '../../src/templates/knowledge/index.ts'
import { buildKnowledge, readFolder } from '../../src/templates/knowledge/index.ts'
import { at } from './time.ts'

const DATA = join(import.meta.dirname, '../../data')

export interface SampleStreet {
  office: Office
  samples: Samples
  knowledge: FiledKnowledge
}

/** The knowledge base's files, and the base made of them. */
export interface FiledKnowledge {
  folder: KnowledgeFolder
  base: KnowledgeBase
}

let loaded: SampleStreet | undefined

/** The shipped sample street, read once a process: reading it takes longer than most stories. Nobody may change it. */
export function sampleStreet(): SampleStreet {
  if (loaded) return loaded
  const office = loadOffice(DATA)
  const unitIds = new Set(office.roster.units.map(({ id }) => id))
  loaded = {
    office,
    samples: loadSamples(DATA, office),
    knowledge: filedKnowledge(join(DATA, 'knowledge'), unitIds),
  }
  return loaded
}

export function filedKnowledge(dir: string, unitIds: ReadonlySet<string>): FiledKnowledge {
  const folder = readFolder(dir)
  return { folder, base: buildKnowledge({ ...folder, unitIds }) }
}

let empty: Promise<Buffer> | undefined

/** A data folder of its own with a database that holds the sample's knowledge base only, copied: making one takes the disk a tenth of a second. */
export async function freshFolder(): Promise<string> {
  empty ??= emptyDatabase()
  const dir = mkdtempSync(join(tmpdir(), 'huisheng-'))
  writeFileSync(join(dir, 'huisheng.db'), await empty)
  return dir
}

async function emptyDatabase(): Promise<Buffer> {
  const dir = mkdtempSync(join(tmpdir(), 'huisheng-empty-'))
  try {
    const { office, knowledge } = sampleStreet()
    const database = await openDatabase(dir)
    const clock = { now: () => at('2026-11-01 09:00') }
    await importFolder({ db: database.db, clock, office }, knowledge.folder)
    await database.close()
    return readFileSync(join(dir, 'huisheng.db'))
  } finally {
    rmSync(dir, { recursive: true })
  }
}
