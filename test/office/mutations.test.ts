import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadOffice, OfficeDataError } from '../../src/office/load-office.ts'
import { loadSamples } from '../../src/office/load-samples.ts'
import { dataFolder, SHIPPED } from './data-folder.ts'

const FILES = [
  'roster.yaml',
  'responsibilities.yaml',
  'limits.yaml',
  'calendar.yaml',
  'samples/citizens.yaml',
]

const damage = fc.record({
  file: fc.constantFrom(...FILES),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  removed: fc.integer({ min: 0, max: 30 }),
  added: fc.oneof(
    fc.constantFrom(
      '\t',
      '\n',
      ': ',
      '- ',
      '[',
      '}',
      '"',
      '&a ',
      '*a',
      '<<: ',
      '!!int ',
      '---\n',
      '__proto__: ',
      '？',
    ),
    fc.string({ maxLength: 12 }),
    fc.string({ unit: 'binary', maxLength: 6 }),
  ),
})

test('a damaged folder is read or refused with places in Chinese, never anything else', () => {
  const folder = dataFolder()
  const office = loadOffice(SHIPPED)
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
      for (const file of FILES) writeFileSync(join(folder, file), readFileSync(join(SHIPPED, file)))
      for (const { file, at, removed, added } of damages) {
        const before = readFileSync(join(folder, file), 'utf8')
        const start = Math.floor(at * before.length)
        writeFileSync(join(folder, file), before.slice(0, start) + added + before.slice(start + removed))
      }
      const isSample = damages.some(({ file }) => file.startsWith('samples/'))
      const loads = [() => loadOffice(folder), ...(isSample ? [() => loadSamples(folder, office)] : [])]
      for (const load of loads) {
        const error = thrownBy(load)
        if (error === undefined) continue
        expect(error).toBeInstanceOf(OfficeDataError)
        for (const problem of (error as OfficeDataError).problems) {
          expect(problem.expected).toMatch(/\p{Script=Han}/u)
          const lines = readFileSync(join(folder, problem.file), 'utf8').split('\n').length
          expect(problem.line).toBeGreaterThanOrEqual(1)
          expect(problem.line).toBeLessThanOrEqual(lines)
        }
      }
    }),
    { numRuns: 80, seed: 20261123 },
  )
}, 60_000)

function thrownBy(load: () => unknown): unknown {
  try {
    load()
    return undefined
  } catch (error) {
    return error
  }
}
