import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OFFICIAL } from '../support/builders.ts'
import {
  createMemoryGround,
  createNode,
  createPostgresGround,
  type TestGround,
} from '../support/test-engines.ts'
import { ATTACKS } from './attacks.ts'
import { strike } from './strike.ts'

/** What ends an attack is counted work: microsteps, fuel, bytes. What it costs is printed by `main.ts`. */
describe.each([
  ['the memory store', createMemoryGround],
  ['PostgreSQL', createPostgresGround],
])('on %s', (_, createGround) => {
  let ground: TestGround

  beforeAll(async () => {
    ground = await createGround()
  })
  afterAll(async () => {
    expect(await ground.brokenInvariants()).toEqual([])
    await ground.close()
  })

  test.each(ATTACKS)('%s ends, and its neighbour of the batch goes on', async (_name, attack) => {
    const tenantId = await ground.createTenant()
    const node = createNode(ground)

    const { ends, instanceId, neighbour } = await strike(node, tenantId, attack)

    expect(neighbour).toMatchObject({ seq: 2, position: ['checking'] })
    if (attack.kind === 'document') expect(ends).toContain(attack.finding)
    else expect(ends).toBe(attack.code)
    if (attack.kind === 'step' && instanceId !== null) {
      expect(await ground.incidents()).toContainEqual(
        expect.objectContaining({ instanceId, code: attack.code }),
      )
      const reason = '攻击'
      const ended = await node.engine.cancel({ tenantId, instanceId, reason, actor: OFFICIAL })
      expect(ended).toMatchObject({ ended: true, seq: 2 })
    }
    await node.engine.close()
  })
})
