/** Writes test/fixtures/intake/: made-up exports in the shapes of real ones. */
import { writeFileSync } from 'node:fs'
import { INTAKE_FIXTURES } from '../test/support/intake-fixtures.ts'

for (const { name, bytes } of INTAKE_FIXTURES) writeFileSync(`test/fixtures/intake/${name}`, bytes())
