import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { redisServer } from '../support/redis.ts'
import { FIGURE_NAMES } from './figures.ts'
import { hasPgbench } from './measure-pgbench.ts'
import { runBench } from './run-bench.ts'

/** npm start in a fresh clone has a test of its own and takes minutes. */
const MEASURED = FIGURE_NAMES.filter((name) => !name.startsWith('ready'))

test('the bench measures every figure on the real server, and no answer is other than expected', async () => {
  const result = await runBench({
    wanted: new Set(MEASURED),
    quick: true,
    repository: fileURLToPath(new URL('../..', import.meta.url)),
    say: () => undefined,
  })
  const missing = [
    ...(hasPgbench ? [] : ['pgbenchFiveStatementPerSecond', 'pgbenchOneCtePerSecond']),
    ...(redisServer === undefined ? ['timerLatenessAfterRedisLossSeconds'] : []),
  ]
  expect(Object.keys(result.missing)).toEqual(missing)
  expect([...Object.keys(result.figures), ...missing].sort()).toEqual([...MEASURED].sort())
  for (const [name, { value }] of Object.entries(result.figures)) {
    expect(value, name).toBeGreaterThanOrEqual(0)
  }
  expect(result.machine.cores).toBeGreaterThan(0)
  expect(result.commit).toMatch(/^[0-9a-f]{12}\+?$/)
}, 600_000)
