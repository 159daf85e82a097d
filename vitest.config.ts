import { createRequire } from 'node:module'
import { configDefaults, defineConfig } from 'vitest/config'

/** One kind of test each; `npm test -- contracts` runs what has `contracts` in its path. A later group begins when the
 *  one before has ended: what measures and what kills servers wants the two cores for itself. */
const projects = [
  {
    name: 'unit',
    include: [
      '{schemas,runtime,server,templates,scripts}/**/*.test.ts',
      'studio/src/**/*.test.{ts,tsx}',
    ],
  },
  { name: 'house', include: ['tests/house/**/*.test.ts'] },
  { name: 'contracts', include: ['tests/contracts/**/*.test.ts'] },
  {
    name: 'laws',
    include: ['tests/{access,approval,equivalence,bounds,corpus,designers,fuzz}/**/*.test.ts'],
    timeoutMs: 60_000,
  },
  { name: 'scenarios', include: ['tests/scenarios/**/*.test.ts'] },
  { name: 'recovery', include: ['tests/recovery/**/*.test.ts'], group: 1, timeoutMs: 60_000 },
  {
    name: 'e2e',
    include: ['tests/{e2e,form-parity,support}/**/*.test.ts'],
    group: 2,
    timeoutMs: 120_000,
    // Each has a server, a database and a browser of its own, and waits more than it works.
    twoAtOnce: true,
  },
  { name: 'bench', include: ['tests/bench/**/*.test.ts'], group: 3, timeoutMs: 120_000 },
  { name: 'simulation', include: ['tests/simulation/**/*.test.ts'], timeoutMs: 300_000 },
  { name: 'chaos', include: ['tests/chaos/**/*.test.ts'], group: 4, timeoutMs: 300_000 },
]

export default defineConfig({
  resolve: {
    // Vite would take graphql's ES build for our code while Pothos and yoga take the other one: two classes of one name.
    alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }],
  },
  test: {
    globalSetup: ['tests/support/start-postgres.ts'],
    exclude: [...configDefaults.exclude, '**/generated/**'],
    maxWorkers: 2,
    projects: projects.map(
      ({ name, include, group = 0, timeoutMs = 20_000, twoAtOnce = group === 0 }) => ({
        extends: true,
        test: {
          name,
          include,
          testTimeout: timeoutMs,
          hookTimeout: Math.max(timeoutMs, 60_000),
          fileParallelism: twoAtOnce,
          sequence: { groupOrder: group },
        },
      }),
    ),
  },
})
