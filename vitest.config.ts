import { createRequire } from 'node:module'
import { configDefaults, defineConfig } from 'vitest/config'

interface Kind {
  readonly name: string
  readonly include: readonly string[]
  /** A later group begins when the one before has ended. */
  readonly group?: number
  readonly timeoutMs?: number
  readonly oneAtATime?: boolean
  /** The files of one worker share what they import: reading the server anew for each file took half of the CPU. So a test
   *  there leaves no module changed behind it. */
  readonly keepsModules?: boolean
}

/** `npm test -- contracts` runs what has `contracts` in its path. What measures and what kills servers wants the two cores for itself. */
const kinds: readonly Kind[] = [
  {
    name: 'unit',
    include: [
      '{schemas,runtime,server,templates,scripts}/**/*.test.ts',
      'studio/src/**/*.test.{ts,tsx}',
    ],
    keepsModules: true,
  },
  { name: 'house', include: ['tests/house/**/*.test.ts'] },
  { name: 'contracts', include: ['tests/contracts/**/*.test.ts'], keepsModules: true },
  {
    name: 'laws',
    include: [
      'tests/{access,approval,equivalence,bounds,corpus,designers,fuzz,papers}/**/*.test.ts',
    ],
    keepsModules: true,
  },
  { name: 'scenarios', include: ['tests/scenarios/**/*.test.ts'], keepsModules: true },
  { name: 'simulation', include: ['tests/simulation/**/*.test.ts'], timeoutMs: 300_000 },
  { name: 'recovery', include: ['tests/recovery/**/*.test.ts'], group: 1 },
  {
    name: 'e2e',
    include: ['tests/{e2e,form-parity,support}/**/*.test.ts'],
    group: 2,
  },
  {
    name: 'bench',
    include: ['tests/bench/**/*.test.ts'],
    group: 3,
    oneAtATime: true,
  },
  {
    name: 'chaos',
    include: ['tests/chaos/**/*.test.ts'],
    group: 4,
    timeoutMs: 300_000,
    oneAtATime: true,
  },
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
    projects: kinds.map(({ name, include, group = 0, timeoutMs = 180_000, ...kind }) => ({
      extends: true,
      test: {
        name,
        include: [...include],
        testTimeout: timeoutMs,
        hookTimeout: timeoutMs,
        fileParallelism: kind.oneAtATime !== true,
        isolate: kind.keepsModules !== true,
        sequence: { groupOrder: group },
      },
    })),
  },
})
