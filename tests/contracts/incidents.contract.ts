import { randomUUID } from 'node:crypto'
import type { Actor } from '@linli/schemas/org'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { OFFICIAL, RESIDENT, WORKER } from '../support/builders.ts'
import {
  createNode,
  type TestGround,
  type TestIncident,
  type TestNode,
} from '../support/test-engines.ts'
import { until } from '../support/until.ts'

const OTHER_OFFICIAL: Actor = { ...OFFICIAL, accountId: 'official-2' }

/** What every store makes of steps that failed and of effects that cannot leave (I9). Each test has a tenant and a node of
 *  its own. */
export function incidentsContract(name: string, createGround: () => Promise<TestGround>): void {
  describe(`incidents on ${name}`, () => {
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
      node = createNode(ground)
    })
    // The outbox is everybody's: what a test leaves in it would be refused by the next one's channel.
    afterEach(async () => {
      node.channel.failures = 0
      await ground.endEffectLeases()
      await node.engine.deliverEffects()
      await node.engine.close()
    })

    async function start(divisor = 0): Promise<string> {
      const { instanceId } = await node.engine.start({
        ...{ tenantId, definitionId: 'alarm', form: 'report', actor: RESIDENT, key: randomUUID() },
        answers: { ref: '楼道堆物', divisor },
      })
      return instanceId
    }
    const send = (
      instanceId: string,
      given: {
        readonly event: string
        readonly payload?: { readonly divisor: number }
        key?: string
      },
    ) =>
      node.engine.send({
        ...{ tenantId, instanceId, actor: WORKER, key: randomUUID(), payload: {} },
        ...given,
      })
    const correct = (instanceId: string) =>
      send(instanceId, { event: 'correct', payload: { divisor: 4 } })
    const complete = (instanceId: string, outcome = 'confirmed') =>
      node.engine.complete({
        ...{ tenantId, taskId: `${instanceId}.1.0`, outcome, answers: {} },
        ...{ actor: WORKER, key: outcome },
      })
    const refusal = (promise: Promise<unknown>) =>
      promise.then(
        () => null,
        (error) => error,
      )
    async function incidentsOf(instanceId: string): Promise<readonly TestIncident[]> {
      return (await ground.incidents()).filter((each) => each.instanceId === instanceId)
    }
    async function onlyIncident(instanceId: string): Promise<TestIncident> {
      const [incident, ...others] = await incidentsOf(instanceId)
      if (incident === undefined || others.length > 0) throw new Error('Not one incident.')
      return incident
    }
    const retry = (incidentId: string, actor = OFFICIAL, on = node) =>
      on.engine.retryIncident({ tenantId, incidentId, actor })
    const skip = (incidentId: string, reason = '已当面处理', actor = OFFICIAL) =>
      node.engine.skipIncident({ tenantId, incidentId, reason, actor })
    /** An instance whose completion failed. */
    async function failedCompletion(): Promise<TestIncident> {
      const instanceId = await start()
      await refusal(complete(instanceId))
      return onlyIncident(instanceId)
    }
    /** An instance whose timer failed. */
    async function failedTimer(): Promise<TestIncident> {
      const instanceId = await start()
      await until(async () => {
        await node.engine.fireDueTimers()
        return (await incidentsOf(instanceId)).length > 0
      })
      return onlyIncident(instanceId)
    }
    /** An effect that its channel refused until nobody tries any more. */
    async function stoppedEffects(): Promise<readonly TestIncident[]> {
      node.channel.failures = 16
      const instanceId = await start(4)
      await until(async () => {
        await ground.endEffectLeases()
        await node.engine.deliverEffects()
        return (await incidentsOf(instanceId)).length === 2
      })
      return incidentsOf(instanceId)
    }

    it('a retry takes the step that failed once its cause is gone, and is answered alike when repeated', async () => {
      const { id, instanceId } = await failedCompletion()
      await correct(instanceId)

      const first = await retry(id)
      const again = await retry(id)

      expect([first, again]).toEqual(Array(2).fill({ incidentId: id, resolvedAs: 'retried' }))
      expect(await onlyIncident(instanceId)).toMatchObject({
        ...{ resolvedAs: 'retried', resolvedBy: OFFICIAL.accountId, attempts: 1 },
      })
      const late = await refusal(complete(instanceId, 'false'))
      expect(late).toMatchObject({ details: { by: WORKER.accountId } })
    })

    it('a retry that fails again leaves the same incident open and counts the attempt', async () => {
      const { id, instanceId } = await failedCompletion()

      const error = await refusal(retry(id))

      expect(error).toMatchObject({ code: 'expression.failed' })
      expect(await onlyIncident(instanceId)).toMatchObject({ id, attempts: 2, resolvedAs: null })
    })

    it('a step that fails several times in one batch is one incident', async () => {
      const { id, instanceId } = await failedCompletion()

      await Promise.all([
        refusal(complete(instanceId)),
        refusal(complete(instanceId)),
        refusal(retry(id)),
      ])

      expect(await onlyIncident(instanceId)).toMatchObject({ id, attempts: 4 })
    })

    it('of two officials at the same moment one settles it, the other hears who and when', async () => {
      const { id, instanceId } = await failedCompletion()
      await correct(instanceId)
      const other = createNode(ground)

      const results = await Promise.allSettled([
        retry(id),
        skip(id, '不再需要', OTHER_OFFICIAL),
        retry(id, { ...OFFICIAL, accountId: 'official-3' }, other),
      ])

      const { resolvedBy } = await onlyIncident(instanceId)
      const lost = results.filter((result) => result.status === 'rejected')
      expect(lost).toHaveLength(2)
      for (const { reason } of lost) {
        expect(reason).toMatchObject({ code: 'incident.resolved', details: { by: resolvedBy } })
        expect(typeof reason.details.at).toBe('number')
      }
      await other.engine.close()
    })

    it('a skip drops the input, keeps the reason and who, and moves nothing', async () => {
      const { id, instanceId } = await failedCompletion()

      const answer = await skip(id)

      expect(answer).toEqual({ incidentId: id, resolvedAs: 'skipped' })
      expect(await onlyIncident(instanceId)).toMatchObject({
        ...{ reason: '已当面处理', resolvedAs: 'skipped', resolvedBy: OFFICIAL.accountId },
      })
      expect(await complete(instanceId, 'false')).toMatchObject({ seq: 2, ended: true })
    })

    it('a skip without a reason is refused, and so is an incident of another tenant', async () => {
      const { id } = await failedCompletion()

      expect(await refusal(skip(id, ' '))).toMatchObject({ code: 'request.invalid' })
      expect(await refusal(retry(randomUUID()))).toMatchObject({ code: 'incident.not-found' })
      expect(await refusal(retry('no id'))).toMatchObject({ code: 'incident.not-found' })
      tenantId = await ground.createTenant()
      expect(await refusal(skip(id))).toMatchObject({ code: 'incident.not-found' })
    })

    it('a retried timer acts once, though its own firing comes at the same moment', async () => {
      const { id, instanceId } = await failedTimer()
      await correct(instanceId)
      const timers = await ground.openTimers()
      await ground.endTimerLeases()

      const [answer] = await Promise.allSettled([retry(id), node.engine.fireDueTimers()])

      expect(answer).not.toMatchObject({ reason: { code: 'event.not-accepted' } })
      expect(await ground.openTimers()).toBe(timers - 1)
      const { seq } = await node.engine.cancel({
        ...{ tenantId, instanceId, reason: '核对步数', actor: OFFICIAL },
      })
      // Start, correction, the timer once, this.
      expect(seq).toBe(4)
      expect((await onlyIncident(instanceId)).resolvedAs).not.toBe(null)
    })

    it('a skipped timer is disarmed and never fails again', async () => {
      const { id, instanceId } = await failedTimer()
      const timers = await ground.openTimers()

      await skip(id)
      await ground.endTimerLeases()
      await node.engine.fireDueTimers()

      expect(await ground.openTimers()).toBe(timers - 1)
      expect(await onlyIncident(instanceId)).toMatchObject({ resolvedAs: 'skipped', attempts: 1 })
      expect(await complete(instanceId, 'false')).toMatchObject({ ended: true })
    })

    it('a timer that acts by itself in the end settles its incident', async () => {
      const { instanceId } = await failedTimer()
      await correct(instanceId)
      await ground.endTimerLeases()

      await node.engine.fireDueTimers()

      expect(await onlyIncident(instanceId)).toMatchObject({
        ...{ resolvedAs: 'overtaken', resolvedBy: null },
      })
    })

    it('a retried event counts as received, so its sender repeating it hears the first answer', async () => {
      const instanceId = await start()
      const event = { event: 'split', key: randomUUID() }
      await refusal(send(instanceId, event))
      const { id } = await onlyIncident(instanceId)
      await correct(instanceId)

      expect(await retry(id)).toMatchObject({ resolvedAs: 'retried' })
      const repeated = await send(instanceId, event)

      expect(repeated.seq).toBe(3)
      expect(await complete(instanceId, 'false')).toMatchObject({ seq: 4 })
    })

    it('an event whose sender got through meanwhile leaves nothing to retry', async () => {
      const instanceId = await start()
      const event = { event: 'split', key: randomUUID() }
      await refusal(send(instanceId, event))
      const { id } = await onlyIncident(instanceId)
      await correct(instanceId)
      await send(instanceId, event)

      expect(await retry(id)).toMatchObject({ resolvedAs: 'overtaken' })
      expect(await complete(instanceId, 'false')).toMatchObject({ seq: 4 })
    })

    it('of two nodes that take up one effect at the same moment one does', async () => {
      const [first] = await stoppedEffects()
      if (first === undefined) throw new Error('No effect stopped.')
      const other = createNode(ground)
      const results = await Promise.allSettled([
        retry(first.id),
        retry(first.id, OTHER_OFFICIAL, other),
      ])

      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: { code: 'incident.resolved' },
      })
      await other.engine.close()
    })

    it('a cancelled instance settles its incidents in the name of who cancelled it', async () => {
      const { id, instanceId } = await failedCompletion()

      await node.engine.cancel({ tenantId, instanceId, reason: '重复', actor: OFFICIAL })

      expect(await onlyIncident(instanceId)).toMatchObject({
        ...{ resolvedAs: 'ended', resolvedBy: OFFICIAL.accountId },
      })
      expect(await refusal(retry(id))).toMatchObject({ code: 'incident.resolved' })
    })

    it('an effect that is refused eight times becomes an incident and is tried no more', async () => {
      const incidents = await stoppedEffects()

      await ground.endEffectLeases()
      const left = await node.engine.deliverEffects()

      expect(incidents).toMatchObject(
        Array(2).fill({ kind: 'effect', code: 'channel.unreachable', attempts: 8 }),
      )
      expect({ left, refused: node.refused.length }).toEqual({ left: 0, refused: 16 })
    })

    it('a retried effect leaves with its first id, also after its instance has ended', async () => {
      const [first, second] = await stoppedEffects()
      if (first === undefined || second === undefined) throw new Error('Two effects stopped.')
      await complete(first.instanceId, 'false')

      await Promise.all([retry(first.id), retry(first.id), skip(second.id, '已电话通知')])
      await node.engine.deliverEffects()

      const ids = new Set(node.refused.map((entry) => entry.id))
      const back = node.delivered.filter((entry) => ids.has(entry.id))
      expect(back).toHaveLength(1)
      expect((await incidentsOf(first.instanceId)).map((each) => each.resolvedAs).sort()).toEqual([
        ...['retried', 'skipped'],
      ])
    })

    it('the audit names who settled an incident, once', async () => {
      const before = (await ground.deeds()).length
      const { id, instanceId } = await failedCompletion()
      await correct(instanceId)
      await Promise.all([retry(id), retry(id)])

      const deeds = (await ground.deeds()).slice(before)
      expect(deeds).toMatchObject([{ actorId: OFFICIAL.accountId, deed: 'incident-retried' }])
    })
  })
}
