import { afterAll, beforeAll, expect, test } from 'vitest'
import { caseOperations, taskOperations } from './case-operations.ts'
import { judge, wrongOf } from './cells.ts'
import { streetOperations } from './street-operations.ts'
import { fingerprint, startWorld, type World } from './world.ts'

let world: World
let before: Readonly<Record<string, string>>
beforeAll(async () => {
  world = await startWorld()
  before = await fingerprint(world.pool)
})
afterAll(() => world.close())

test('a case and its tasks', async () => {
  let count = 0
  for (const op of [...caseOperations(world.cases), ...taskOperations(world.cases), ...streetOperations(world.belongings)]) {
    const t = performance.now()
    const judged = await judge(world, op)
    count += judged.length
    console.log(op.field, judged.length, (performance.now() - t).toFixed(0), wrongOf(judged).slice(0, 12))
  }
  console.log(count)
  expect(await fingerprint(world.pool)).toEqual(before)
}, 100000)
