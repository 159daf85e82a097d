import { setTimeout as pause } from 'node:timers/promises'
import { kindOf } from '@linli/schemas/error-codes'
import { LinliError } from '@linli/schemas/linli-error'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { alarmReading, SENSOR, WORKER } from '../support/builders.ts'
import { createNode, createPostgresGround, type TestGround } from '../support/test-engines.ts'

const CASES = 40
const CUTS = 12

describe('a database that cuts its connections', () => {
  let ground: TestGround

  beforeAll(async () => {
    ground = await createPostgresGround()
  })
  afterAll(() => ground.close())

  it('loses nothing and doubles nothing for callers who try again with their key', async () => {
    const tenantId = await ground.createTenant()
    const nodes = [createNode(ground), createNode(ground)]
    const nodeOf = (index: number) => nodes[index % 2] ?? createNode(ground)
    let running = true

    const cases = Array.from({ length: CASES }, async (_, index) => {
      const { engine } = nodeOf(index)
      const reading = alarmReading(`案-${index}`)
      const accept = { tenantId, device: SENSOR, messageId: `m${index}`, bodyHash: 'a', reading }
      const answer = await patiently(() => engine.acceptReading(accept))
      const first = answer.kind === 'duplicate' ? answer.first : answer
      const [instanceId] = (first as { instances: string[] }).instances
      const completed = await patiently(() =>
        engine.complete({
          tenantId,
          taskId: `${instanceId}.1.0`,
          outcome: 'confirmed',
          answers: {},
          actor: WORKER,
          key: `k${index}`,
        }),
      )
      return { instanceId, completed }
    })
    const cutting = (async () => {
      for (let cut = 0; running && cut < CUTS; cut++) {
        await ground.cutConnections?.()
        await pause(15)
      }
    })()
    const done = await Promise.all(cases)
    running = false
    await cutting

    expect(new Set(done.map((each) => each.instanceId)).size).toBe(CASES)
    expect(done.every((each) => each.completed.seq === 2)).toBe(true)
    await Promise.all(nodes.map((node) => node.engine.close()))
    expect(await ground.brokenInvariants()).toEqual([])
  })
})

/** What a caller does with a transient refusal. */
async function patiently<Answer>(command: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    try {
      return await command()
    } catch (error) {
      if (!(error instanceof LinliError) || kindOf(error) !== 'transient') throw error
    }
  }
}
