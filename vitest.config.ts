import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**'],
    setupFiles: ['test/support/seeded.ts'],
    pool: 'forks',
    // On two cores vitest would use one; a good part of the tests waits for the disk or for other processes.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Each worker loads Wechaty once, not once a file: half of the processor time. Tests leave nothing in modules.
    isolate: false,
    // A test that hangs is stopped; one on a busy machine is not.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
