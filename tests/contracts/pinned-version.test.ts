import type { Definition } from '@linli/schemas/definition'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ALARM, OFFICIAL, RESIDENT, WORKER } from '../support/builders.ts'
import {
  createMemoryGround,
  createNode,
  createPostgresGround,
  type TestGround,
  type TestNode,
} from '../support/test-engines.ts'

/** Its second state is called otherwise, so an instance that moves by it stands elsewhere. */
const NEXT = JSON.parse(
  JSON.stringify(ALARM).replaceAll('"waiting"', '"watching"'),
) as unknown as Definition

describe.each([
  ['the memory store', createMemoryGround],
  ['PostgreSQL', createPostgresGround],
])('a running instance on %s', (_, createGround) => {
  let ground: TestGround

  beforeAll(async () => {
    ground = await createGround()
  })
  afterAll(async () => {
    expect(await ground.brokenInvariants()).toEqual([])
    await ground.close()
  })

  test('stays on the version that it started on, on the node that remembers it and on one that loads it', async () => {
    const tenantId = await ground.createTenant()
    const [here, there] = [createNode(ground), createNode(ground)]
    const start = async ({ engine }: TestNode, key: string) => {
      const answers = { ref: '旧版', divisor: 1 }
      const started = await engine.start({
        ...{ tenantId, definitionId: 'alarm', form: 'report', answers, actor: RESIDENT, key },
      })
      return started.instanceId
    }
    const complete = ({ engine }: TestNode, instanceId: string) =>
      engine.complete({
        ...{ tenantId, taskId: `${instanceId}.1.0`, outcome: 'confirmed', answers: {} },
        ...{ actor: WORKER, key: 'k' },
      })
    const [remembered, loaded] = [await start(here, 'a'), await start(here, 'b')]

    const published = await here.engine.publish({ tenantId, document: NEXT, actor: OFFICIAL })
    const started = await start(here, 'c')

    expect(published).toMatchObject({ kind: 'published', number: 2 })
    expect((await complete(here, started)).position).toEqual(['watching'])
    expect((await complete(here, remembered)).position).toEqual(['waiting'])
    expect((await complete(there, loaded)).position).toEqual(['waiting'])
    await Promise.all([here.engine.close(), there.engine.close()])
  })
})
