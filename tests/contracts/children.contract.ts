import { randomUUID } from 'node:crypto'
import type { Definition } from '@linli/schemas/definition'
import type { Actor } from '@linli/schemas/org'
import type { Snapshot } from '@linli/schemas/snapshot'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { build, closed, same, to } from '../corpus/build-definition.ts'
import { GRID, OFFICIAL, ORG, RESIDENT, STREET, WORKER } from '../support/builders.ts'
import { cleaningDefinition, reportDefinition, withInvocation } from '../support/cleaning.ts'
import { createNode, type TestGround, type TestNode } from '../support/test-engines.ts'

/** Somebody at the desk, who does everything. */
export const DESK: Actor = {
  ...{ accountId: 'worker-1', role: 'worker' },
  posts: [{ nodeId: STREET, post: 'acceptance-desk' }],
}
export const CHILDREN_ORG = {
  ...ORG,
  holdings: [{ accountId: DESK.accountId, nodeId: STREET, post: 'acceptance-desk' }],
}

/** What every store makes of an instance that starts another one. Each test has a tenant and a node of its own; the node keeps what
 *  its commits ask for, until `deliver` hands it over. */
export function childrenContract(name: string, createGround: () => Promise<TestGround>): void {
  describe(`children on ${name}`, () => {
    let ground: TestGround
    let node: TestNode
    let tenantId: string

    beforeAll(async () => {
      ground = await createGround()
    })
    afterAll(async () => {
      expect(await ground.brokenInvariants()).toEqual([])
      await ground.close()
    })
    beforeEach(async () => {
      tenantId = await ground.createTenant()
      node = createNode({ ...ground, org: CHILDREN_ORG }, { heldEffects: 0 })
      await publish(cleaningDefinition())
    })
    afterEach(async () => {
      await deliver()
      await node.engine.close()
    })

    const publish = (document: Definition) =>
      node.engine.publish({ tenantId, document, actor: OFFICIAL })
    /** Everything that waits, and what comes of it. */
    const deliver = async () => {
      while ((await node.engine.deliverEffects()) > 0);
    }
    async function snapshotOf(instanceId: string): Promise<Snapshot> {
      const { instances } = await ground.store.load({
        ...{ instances: [{ tenantId, instanceId }], inbox: [], correlations: [], incidents: [] },
      })
      const [found] = instances
      if (found === undefined) throw new Error(`There is no instance '${instanceId}'.`)
      return found.snapshot
    }
    async function complete(instanceId: string, outcome: string) {
      const [task] = (await snapshotOf(instanceId)).tasks
      const command = { tenantId, taskId: task?.id ?? '', outcome, answers: {} }
      return node.engine.complete({ ...command, actor: DESK, key: randomUUID() })
    }
    async function atCleaning(definition = reportDefinition()): Promise<string> {
      await publish(definition)
      const { instanceId } = await node.engine.start({
        ...{ tenantId, definitionId: 'report', form: 'start', answers: { place: GRID } },
        ...{ actor: RESIDENT, key: randomUUID() },
      })
      await complete(instanceId, 'done')
      return instanceId
    }
    const childOf = async (instanceId: string) => {
      const child = (await snapshotOf(instanceId)).children?.[0]?.child
      if (!child) throw new Error('No child was started.')
      return child.instanceId
    }
    const send = (instanceId: string, event: string) =>
      node.engine.send({
        ...{ tenantId, instanceId, event, payload: {}, actor: WORKER, key: randomUUID() },
      })

    it('is started once, though two nodes deliver the same effect again and again', async () => {
      const parentId = await atCleaning()
      const other = createNode({ ...ground, org: CHILDREN_ORG }, { heldEffects: 0 })

      await Promise.all([
        ...[node, other, node, other].map(async ({ engine }) => {
          await ground.endEffectLeases()
          await engine.deliverEffects()
        }),
      ])
      await other.engine.close()

      const child = await snapshotOf(await childOf(parentId))
      expect(child.parent).toMatchObject({ instanceId: parentId, depth: 1 })
      expect(child.initiatorId).toBe(RESIDENT.accountId)
      expect((await snapshotOf(parentId)).seq).toBe(3)
    })

    it('moves its parent when it ends, once', async () => {
      const parentId = await atCleaning()
      await deliver()

      await complete(await childOf(parentId), 'done')
      await deliver()

      const parent = await snapshotOf(parentId)
      expect(parent).toMatchObject({ status: 'done', position: ['closed'], seq: 4 })
    })

    it('that cannot be started is a failure that the parent hears', async () => {
      const parentId = await atCleaning(reportDefinition({ node: "'nowhere'" }))
      await deliver()
      expect(await snapshotOf(parentId)).toMatchObject({ status: 'done', position: ['failed'] })
    })

    it('ends when its parent leaves the state', async () => {
      const parentId = await atCleaning()
      await deliver()
      const childId = await childOf(parentId)

      await send(parentId, 'back')
      await deliver()

      expect(await snapshotOf(childId)).toMatchObject({ status: 'cancelled', tasks: [] })
      await expect(complete(childId, 'done')).rejects.toMatchObject({ code: 'task.not-found' })
    })

    it('is not started where the parent left before anybody came to it', async () => {
      const parentId = await atCleaning()
      await send(parentId, 'back')
      await deliver()
      expect((await snapshotOf(parentId)).position).toEqual(['accept'])
    })

    it('ends with its parent', async () => {
      const parentId = await atCleaning()
      await deliver()
      const childId = await childOf(parentId)

      await node.engine.cancel({ tenantId, instanceId: parentId, reason: '重复', actor: OFFICIAL })
      await deliver()

      expect((await snapshotOf(childId)).status).toBe('cancelled')
    })

    it('that ends while its parent is suspended is heard when that goes on', async () => {
      const parentId = await atCleaning()
      await deliver()
      await node.engine.suspend({ tenantId, instanceId: parentId, reason: '等', actor: OFFICIAL })
      await complete(await childOf(parentId), 'done')
      await deliver()
      expect((await snapshotOf(parentId)).position).toEqual(['cleaning'])

      await node.engine.resume({ tenantId, instanceId: parentId, actor: OFFICIAL })
      await deliver()
      expect((await snapshotOf(parentId)).position).toEqual(['closed'])
    })

    it('whose end leads nowhere is an incident of the parent, which the official settles', async () => {
      const parentId = await atCleaning(reportWithoutWay())
      await deliver()
      await complete(await childOf(parentId), 'unable')
      await deliver()

      const incident = await incidentOf(parentId)
      expect(incident).toMatchObject({ code: 'child.unheard', kind: 'step', attempts: 1 })
      const retry = node.engine.retryIncident({
        ...{ tenantId, incidentId: incident?.id ?? '', actor: OFFICIAL },
      })
      await expect(retry).rejects.toMatchObject({ code: 'child.unheard' })
      await node.engine.cancel({ tenantId, instanceId: parentId, reason: '重复', actor: OFFICIAL })
      expect(await incidentOf(parentId)).toMatchObject({ resolvedAs: 'ended' })
    })

    it('is of the newest version when it starts, or of the one that the parent names', async () => {
      const { version: _, ...newest } = reportInput
      const parents = [
        await atCleaning(reportDefinition(newest)),
        await atCleaning(reportDefinition({ ...newest, pin: 'exact', version: 1 })),
      ]
      await publish({ ...cleaningDefinition(), family: 'QX' })
      await deliver()

      const children = await Promise.all(parents.map(async (id) => snapshotOf(await childOf(id))))
      expect(children.map(({ number }) => number.slice(0, 2))).toEqual(['QX', 'QL'])
    })

    it('of a child, and so on, is refused as the ninth: what starts itself comes to an end', async () => {
      // Publishing refuses it; two nodes that publish at once may not see each other.
      const definition = endlessDefinition()
      const hash = randomUUID()
      await ground.store.insertVersion({ tenantId, definition, hash, publishedBy: 'official-1' })
      const { instanceId } = await node.engine.start({
        ...{ tenantId, definitionId: 'endless', form: 'start', answers: { place: GRID } },
        ...{ actor: RESIDENT, key: randomUUID() },
      })
      await deliver()

      const line: Snapshot[] = []
      for (let id: string | undefined = instanceId; id !== undefined; ) {
        const snapshot: Snapshot = await snapshotOf(id)
        line.push(snapshot)
        id = snapshot.children?.[0]?.child?.instanceId
      }
      expect(line.map(({ parent }) => parent?.depth ?? 0)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
      expect(line.at(-1)?.position).toEqual(['deep'])
    })

    it('of a workflow that is not there, or would start its parent again, cannot be published', async () => {
      const missing = await publish(reportDefinition({ ref: 'sweeping' }))
      expect(missing).toMatchObject({
        kind: 'refused',
        findings: expect.arrayContaining([
          expect.objectContaining({ code: 'name.unknown', path: `${INVOKE}/input/ref` }),
        ]),
      })
      await publish(reportDefinition())
      const circle = await publish({ ...reportDefinition({ ref: 'report' }), id: 'cleaning' })
      expect(circle).toMatchObject({
        kind: 'refused',
        findings: expect.arrayContaining([expect.objectContaining({ code: 'child.endless' })]),
      })
    })

    async function incidentOf(instanceId: string) {
      return (await ground.incidents()).find((each) => each.instanceId === instanceId)
    }
  })
}

const INVOKE = '/machine/states/cleaning/invoke'

const reportInput = { pin: 'latest-at-start', version: 1 } as const

/** What a child says is heard only where it has cleaned up. */
function reportWithoutWay(): Definition {
  return withInvocation(reportDefinition(), ({ onDone, ...invoke }) => ({
    ...invoke,
    onDone: [onDone].flat().slice(0, 1),
  }))
}

/** Every instance starts another one at once. */
function endlessDefinition(): Definition {
  const definition = build({
    initial: 'again',
    states: {
      again: {
        invoke: {
          ...{ src: 'workflow', id: 'again', onDone: to('closed'), onError: to('deep') },
          input: {
            ...{ ref: 'endless', pin: 'latest-at-start', onCancel: 'stop' },
            set: { place: 'context.place' },
          },
        },
      },
      deep: { on: { on: to('closed') } },
      closed,
    },
    events: { on: { title: same('继续'), source: 'staff' } },
  })
  return { ...definition, id: 'endless' }
}
