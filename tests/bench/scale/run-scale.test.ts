import { expect, test } from 'vitest'
import { runScale } from './run-scale.ts'

test('the bench of scale copies instances that the engine takes for its own, and measures them', async () => {
  const { few, many, grown } = await runScale({
    few: 600,
    many: 700,
    quick: true,
    say: () => undefined,
  })

  for (const { figures } of [few, many])
    for (const [name, value] of Object.entries(figures)) expect(value, name).toBeGreaterThan(0)
  expect(Object.keys(many.figures)).toEqual(Object.keys(few.figures))
  const sum = (bytes: typeof grown.begun) => bytes.reduce((all, each) => all + each.rows, 0)
  expect(sum(grown.moved)).toBeGreaterThan(sum(grown.begun))
  expect(grown.heapOnlyUpdates).toBeGreaterThan(0)
  expect(many.bytes.map(({ table }) => table)).toContain('timer')
}, 300_000)
