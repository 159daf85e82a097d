import { expect, onTestFinished, test } from 'vitest'
import { createMemoryWorld } from './memory-world.ts'
import { playScenario } from './play-scenario.ts'
import { readStreet, readTemplate } from './read-templates.ts'

test('the store keeps neither name nor phone of an anonymous report, though the client sent both', async () => {
  const complaint = readTemplate('complaint')
  const scenario = complaint.scenarios.find(({ title }) => title['zh-CN'].startsWith('匿名'))
  const sent = JSON.stringify(scenario?.steps[0])
  expect(sent).toContain('13900000003')
  expect(sent).toContain('顾居民')
  const world = createMemoryWorld(readStreet())
  onTestFinished(() => world.close())
  expect(scenario && (await playScenario(world, complaint, scenario))).toBeNull()
  const { snapshots, history, tasks, outbox, inbox } = world.tables
  const kept = JSON.stringify([snapshots, history, tasks, outbox, inbox].map((table) => [...table]))
  expect(kept).not.toContain('13900000003')
  expect(kept).not.toContain('顾居民')
})

test('whoever stays anonymous is told every step all the same, for the holder of the look-up code', async () => {
  const complaint = readTemplate('complaint')
  const scenario = complaint.scenarios.find(({ title }) => title['zh-CN'].startsWith('匿名'))
  const world = createMemoryWorld(readStreet())
  onTestFinished(() => world.close())
  const { store } = world
  const told: string[] = []
  const commit = store.commit
  store.commit = async (batch) => {
    for (const { step } of batch.steps) {
      told.push(...step.explanation.told.map((text) => text['zh-CN']))
    }
    return await commit(batch)
  }
  expect(scenario && (await playScenario(world, complaint, scenario))).toBeNull()
  expect(told.map((text) => text.replace(/^TS\S+ /, '').slice(0, 4))).toEqual([
    '已收到，',
    '已受理：',
    '查到的情',
    '已结案，',
  ])
})
