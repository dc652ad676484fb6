import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Office } from '../../src/domain/office.ts'
import type { Samples } from '../../src/domain/samples.ts'
import { loadOffice } from '../../src/office/load-office.ts'
import { loadSamples } from '../../src/office/load-samples.ts'
import { openDatabase } from '../../src/store/database.ts'
import type { KnowledgeBase } from '../../src/templates/knowledge/index.ts'
import { loadKnowledge } from '../../src/templates/knowledge/index.ts'

const DATA = join(import.meta.dirname, '../../data')

export interface SampleStreet {
  office: Office
  samples: Samples
  knowledge: KnowledgeBase
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
    knowledge: loadKnowledge(join(DATA, 'knowledge'), unitIds),
  }
  return loaded
}

let empty: Promise<Buffer> | undefined

/** A data folder of its own with an empty database, copied: making the tables takes the disk a tenth of a second. */
export async function freshFolder(): Promise<string> {
  empty ??= emptyDatabase()
  const dir = mkdtempSync(join(tmpdir(), 'huisheng-'))
  writeFileSync(join(dir, 'huisheng.db'), await empty)
  return dir
}

async function emptyDatabase(): Promise<Buffer> {
  const dir = mkdtempSync(join(tmpdir(), 'huisheng-empty-'))
  try {
    await (await openDatabase(dir)).close()
    return readFileSync(join(dir, 'huisheng.db'))
  } finally {
    rmSync(dir, { recursive: true })
  }
}
