import { configDefaults, defineConfig } from 'vitest/config'

/** `npm test -- contracts` runs what has `contracts` in its path. Every project is one kind of test. */
const projects = [
  { name: 'unit', include: ['{schemas,runtime,server,templates}/**/*.test.ts', 'studio/src/**/*.test.{ts,tsx}'] },
  { name: 'house', include: ['tests/house/**/*.test.ts'] },
  { name: 'contracts', include: ['tests/contracts/**/*.test.ts'] },
  { name: 'scenarios', include: ['tests/scenarios/**/*.test.ts'] },
  { name: 'recovery', include: ['tests/recovery/**/*.test.ts'] },
  { name: 'e2e', include: ['tests/e2e/**/*.test.ts'] },
  { name: 'chaos', include: ['tests/chaos/**/*.test.ts'] },
]

export default defineConfig({
  test: {
    globalSetup: ['tests/support/start-postgres.ts'],
    projects: projects.map(({ name, include }) => ({
      extends: true,
      test: { name, include },
    })),
    exclude: [...configDefaults.exclude, '**/generated/**'],
  },
})
