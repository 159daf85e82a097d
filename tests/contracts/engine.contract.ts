import { randomUUID } from 'node:crypto'
import type { JsonObject } from '@linli/schemas/json'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  ALARM,
  alarmReading,
  OFFICIAL,
  OTHER_WORKER,
  RESIDENT,
  SENSOR,
  WORKER,
} from '../support/builders.ts'
import { createNode, type TestGround, type TestNode } from '../support/test-engines.ts'
import { until } from '../support/until.ts'

/** What every store makes an engine promise. Each test has a tenant and a node of its own; all share one store. */
export function engineContract(name: string, createGround: () => Promise<TestGround>): void {
  describe(`engine on ${name}`, () => {
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
    afterEach(() => node.engine.close())

    const start = (
      answers: JsonObject = { ref: '楼道堆物', divisor: 4 },
      key = randomUUID(),
      on = node.engine,
    ) =>
      on.start({
        tenantId,
        definitionId: 'alarm',
        form: 'report',
        answers,
        actor: RESIDENT,
        key,
      })
    /** What a promise is refused with; taken at once, so that none is left unheard. */
    const refusal = (promise: Promise<unknown>) =>
      promise.then(
        () => null,
        (error) => error,
      )
    const taskOf = (instanceId: string) => `${instanceId}.1.0`
    const complete = (
      instanceId: string,
      { by = WORKER, key = 'key-1', outcome = 'confirmed', on = node.engine } = {},
    ) =>
      on.complete({
        tenantId,
        taskId: taskOf(instanceId),
        outcome,
        answers: {},
        actor: by,
        key,
      })
    const read = (messageId: string, reading: JsonObject, on = node.engine) =>
      on.acceptReading({
        tenantId,
        device: SENSOR,
        messageId,
        bodyHash: JSON.stringify(reading),
        reading,
      })

    it('a start answers with a number, a lookup code and an instance', async () => {
      const started = await start()

      expect(started.number).toMatch(/^GJ\d{8}-\d{4,}$/)
      expect(started.lookupCode).toMatch(/^[2-9A-HJ-NP-Z]{6}$/)
      expect(started.instanceId).toMatch(/^[0-9a-f-]{36}$/)
    })

    it('numbers of concurrent starts are all different', async () => {
      const started = await Promise.all(Array.from({ length: 70 }, () => start()))

      expect(new Set(started.map((each) => each.number)).size).toBe(70)
    })

    it('the same key starts once and gives the first answer, also at the same moment', async () => {
      const key = randomUUID()

      const answers = await Promise.all([start(undefined, key), start(undefined, key)])
      const later = await start(undefined, key)

      expect(answers[1]).toEqual(answers[0])
      expect(later).toEqual(answers[0])
    })

    it('the same key with other answers is refused', async () => {
      const key = randomUUID()
      await start(undefined, key)

      const again = refusal(start({ ref: '另一件事', divisor: 4 }, key))

      expect(await again).toMatchObject({ code: 'submission.key-reused' })
    })

    it('a step notes which files it names, once for each who names them', async () => {
      const [first, second] = ['11111111', '22222222'].map(
        (begin) => `${begin}-0000-4000-8000-000000000000`,
      ) as [string, string]
      const correct = (instanceId: string, photo: string) =>
        node.engine.send({
          ...{ tenantId, instanceId, event: 'correct', payload: { divisor: 2, photo } },
          ...{ actor: WORKER, key: randomUUID() },
        })

      const { instanceId } = await start({ ref: '照片', divisor: 4, photos: [first, second] })
      await Promise.all(
        [first, first, '不是编号'].map((photo) => correct(instanceId, photo).catch(() => null)),
      )
      // A file's id elsewhere than in a field for files is a text.
      await start({ ref: first, divisor: 4, photos: [] })

      expect(await ground.namedFiles(tenantId)).toEqual([
        `${first} ${instanceId} ${RESIDENT.accountId}`,
        `${first} ${instanceId} ${WORKER.accountId}`,
        `${second} ${instanceId} ${RESIDENT.accountId}`,
      ])
    })

    it('answers that do not fit are refused and the key stays free', async () => {
      const key = randomUUID()
      const refused = refusal(start({ ref: '', divisor: 4 }, key))
      expect(await refused).toMatchObject({ code: 'submission.invalid' })

      const started = await start(undefined, key)

      expect(started.number).toMatch(/^GJ/)
    })

    it('an unknown definition or form is refused', async () => {
      const command = { tenantId, answers: {}, actor: RESIDENT, key: randomUUID() }

      const unknown = refusal(
        node.engine.start({ ...command, definitionId: 'none', form: 'report' }),
      )
      const otherForm = refusal(
        node.engine.start({ ...command, definitionId: 'alarm', form: 'none' }),
      )

      expect(await unknown).toMatchObject({ code: 'definition.not-found' })
      expect(await otherForm).toMatchObject({ code: 'request.invalid' })
    })

    it('a task is claimed by one, released, and claimed by another', async () => {
      const { instanceId } = await start()
      const taskId = taskOf(instanceId)

      const claimed = await node.engine.claim({ tenantId, taskId, actor: WORKER })
      const again = await node.engine.claim({ tenantId, taskId, actor: WORKER })
      const rival = refusal(node.engine.claim({ tenantId, taskId, actor: OTHER_WORKER }))
      expect(await rival).toMatchObject({ code: 'task.held' })
      await node.engine.release({ tenantId, taskId, actor: WORKER })
      const second = await node.engine.claim({ tenantId, taskId, actor: OTHER_WORKER })

      expect([claimed.seq, again.seq, second.seq]).toEqual([2, 2, 4])
    })

    it('a task is not for somebody without the post', async () => {
      const { instanceId } = await start()

      const claimed = refusal(
        node.engine.claim({
          tenantId,
          taskId: taskOf(instanceId),
          actor: RESIDENT,
        }),
      )

      expect(await claimed).toMatchObject({ code: 'task.not-assigned' })
    })

    it('a completed task refuses a second completion and says who was first', async () => {
      const { instanceId } = await start()
      await complete(instanceId)

      const second = refusal(complete(instanceId, { by: OTHER_WORKER, key: 'key-2' }))

      expect(await second).toMatchObject({
        code: 'task.already-completed',
        details: { by: 'worker-1', at: expect.any(Number) },
      })
    })

    it('a completion repeated with its key gives the first answer', async () => {
      const { instanceId } = await start()

      const [first, atOnce] = await Promise.all([complete(instanceId), complete(instanceId)])
      await read('cleared', alarmReading('楼道堆物', 'cleared'))
      const later = await complete(instanceId)

      expect(first).toEqual({ instanceId, seq: 2, ended: false, position: ['waiting'] })
      expect(atOnce).toEqual(first)
      expect(later).toEqual(first)
    })

    it('a completion key with another outcome is refused', async () => {
      const { instanceId } = await start()
      await complete(instanceId)

      const other = refusal(complete(instanceId, { outcome: 'false' }))

      expect(await other).toMatchObject({ code: 'submission.key-reused' })
    })

    it('commands of one instance that arrive together are applied in their order', async () => {
      const { instanceId } = await start()
      const taskId = taskOf(instanceId)
      const event = { tenantId, instanceId, event: 'nudge', payload: {}, actor: WORKER }

      const answers = await Promise.all([
        node.engine.claim({ tenantId, taskId, actor: WORKER }),
        node.engine.send({ ...event, key: 'a' }),
        node.engine.release({ tenantId, taskId, actor: WORKER }),
        node.engine.send({ ...event, key: 'b' }),
        complete(instanceId),
      ])

      expect(answers.map((answer) => answer.seq)).toEqual([2, 3, 4, 5, 6])
      expect(answers[4]?.position).toEqual(['waiting'])
    })

    it('of many rivals at the same moment one completes', async () => {
      const { instanceId } = await start()

      const results = await Promise.allSettled(
        Array.from({ length: 12 }, (_, index) => complete(instanceId, { key: `key-${index}` })),
      )

      expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    })

    it('a cancelled instance closes its task and takes nothing more', async () => {
      const { instanceId } = await start()
      const cancelled = await node.engine.cancel({
        tenantId,
        instanceId,
        reason: '重复',
        actor: OFFICIAL,
      })

      const late = refusal(complete(instanceId))
      const nudge = refusal(
        node.engine.send({
          tenantId,
          instanceId,
          event: 'nudge',
          payload: {},
          actor: WORKER,
          key: 'n',
        }),
      )

      expect(cancelled.ended).toBe(true)
      expect(await late).toMatchObject({ code: 'task.closed' })
      expect(await nudge).toMatchObject({ code: 'instance.finished' })
    })

    it('is cancelled for a reason, and not without one or for a book of it', async () => {
      const { instanceId } = await start()
      const cancel = (reason: string) =>
        node.engine.cancel({ tenantId, instanceId, reason, actor: OFFICIAL })

      const refused = await Promise.all(
        [' \n', '长'.repeat(501)].map((each) => refusal(cancel(each))),
      )

      expect(refused.map(({ code }) => code)).toEqual(['request.invalid', 'request.invalid'])
      expect(await cancel('重复登记')).toMatchObject({ seq: 2, ended: true })
    })

    it('an event is applied once per key, and refused where no state accepts it', async () => {
      const { instanceId } = await start()
      const nudge = (key: string) =>
        node.engine.send({ tenantId, instanceId, event: 'nudge', payload: {}, actor: WORKER, key })

      const [first, repeated] = [await nudge('a'), await nudge('a')]
      await complete(instanceId)
      const late = refusal(nudge('b'))

      expect(repeated).toEqual(first)
      expect(first.seq).toBe(2)
      expect(await late).toMatchObject({ code: 'event.not-accepted' })
    })

    it('an unknown instance or task, and one of another tenant, is not found', async () => {
      const { instanceId } = await start()
      const foreign = { tenantId: 'tenant-none', actor: WORKER }

      const other = refusal(node.engine.claim({ ...foreign, taskId: taskOf(instanceId) }))
      const noTask = refusal(node.engine.claim({ tenantId, actor: WORKER, taskId: 'none' }))
      const noInstance = refusal(
        node.engine.cancel({
          tenantId,
          instanceId: 'a","b',
          reason: '重复',
          actor: OFFICIAL,
        }),
      )

      expect(await other).toMatchObject({ code: 'task.not-found' })
      expect(await noTask).toMatchObject({ code: 'task.not-found' })
      expect(await noInstance).toMatchObject({ code: 'instance.not-found' })
    })

    it('a reading starts, the next one signals, a repeated one is a duplicate', async () => {
      const started = await read('m1', alarmReading('烟感'))
      if (started.kind !== 'started') throw new Error(started.kind)
      await complete(started.instances[0] ?? '')

      const cleared = await read('m2', alarmReading('烟感', 'cleared'))
      const repeated = await read('m1', alarmReading('烟感'))

      expect(cleared).toEqual({ kind: 'signalled', instances: started.instances })
      expect(repeated).toEqual({ kind: 'duplicate', first: started })
    })

    it('readings with one key at the same moment start one instance', async () => {
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, index) => read(`m${index}`, alarmReading('同一处'))),
      )

      expect(answers.filter((answer) => answer.kind === 'started')).toHaveLength(1)
    })

    it('a key is free again when its instance has ended, even within one batch', async () => {
      const started = await read('m1', alarmReading('反复'))
      if (started.kind !== 'started') throw new Error(started.kind)
      await complete(started.instances[0] ?? '')

      const [cleared, again] = await Promise.all([
        read('m2', alarmReading('反复', 'cleared')),
        read('m3', alarmReading('反复')),
      ])

      expect(cleared.kind).toBe('signalled')
      expect(again.kind).toBe('started')
    })

    it('a reading that nobody wants is remembered as ignored', async () => {
      const ignored = await read('q', alarmReading('安静', 'quiet'))
      const repeated = await read('q', alarmReading('安静', 'quiet'))

      expect(ignored).toEqual({ kind: 'ignored' })
      expect(repeated).toEqual({ kind: 'duplicate', first: { kind: 'ignored' } })
    })

    it('a message id with another body, and a reading of another shape, are refused', async () => {
      await read('m1', alarmReading('甲'))

      const reused = refusal(read('m1', alarmReading('乙')))
      const misshapen = refusal(read('m2', { kind: 'alarm' }))
      const nul = refusal(read('m\u0000', alarmReading('丙')))

      expect(await reused).toMatchObject({ code: 'submission.key-reused' })
      expect(await misshapen).toMatchObject({ code: 'reading.invalid' })
      expect(await nul).toMatchObject({ code: 'request.invalid' })
    })

    it('a failing step becomes an incident and its neighbours go on', async () => {
      const [poison, ...neighbours] = await Promise.all([
        start({ ref: '坏', divisor: 0 }),
        ...Array.from({ length: 6 }, () => start()),
      ])

      const results = await Promise.allSettled(
        [poison, ...neighbours].map((each) => complete(each.instanceId)),
      )

      expect(results.map((result) => result.status)).toEqual([
        'rejected',
        ...neighbours.map(() => 'fulfilled'),
      ])
      expect(results[0]).toMatchObject({ reason: { code: 'expression.failed' } })
      const incidents = await ground.incidents()
      expect(incidents).toContainEqual(
        expect.objectContaining({ instanceId: poison.instanceId, code: 'expression.failed' }),
      )
      const other = await complete(poison.instanceId, { outcome: 'false', key: 'way-out' })
      expect(other.ended).toBe(true)
    })

    it('more commands than may wait are refused before any side effect', async () => {
      const small = createNode(ground, { maxQueued: 5 })
      const start = (key: string) =>
        small.engine.start({
          tenantId,
          definitionId: 'alarm',
          form: 'report',
          answers: { ref: '忙', divisor: 1 },
          actor: RESIDENT,
          key,
        })
      await start('first')

      const results = await Promise.allSettled(
        Array.from({ length: 20 }, (_, index) => start(`k${index}`)),
      )

      const refused = results.filter((result) => result.status === 'rejected')
      expect(refused).toHaveLength(15)
      expect(refused[0]).toMatchObject({ reason: { code: 'engine.overloaded' } })
      await small.engine.close()
      expect(await refusal(start('late'))).toMatchObject({ code: 'engine.overloaded' })
    })

    it('publishing the same document again gives the same version, a change the next one', async () => {
      const again = await node.engine.publish({ tenantId, document: ALARM, actor: OFFICIAL })
      const changed = { ...ALARM, title: { 'zh-CN': '告警处置（新）' } }
      const next = await node.engine.publish({ tenantId, document: changed, actor: OFFICIAL })
      const broken = { ...ALARM, machine: { ...ALARM.machine, initial: 'nowhere' } }
      const refused = await node.engine.publish({ tenantId, document: broken, actor: OFFICIAL })

      expect(again).toMatchObject({ kind: 'published', number: 1 })
      expect(next).toMatchObject({ kind: 'published', number: 2 })
      expect(refused.kind).toBe('refused')
    })

    it('effects leave once by the node that committed them; a refused one comes back with the same id', async () => {
      node.channel.failures = 1
      await start()
      await until(() => Promise.resolve(node.refused.length === 1))
      const [refused] = node.refused
      await until(async () => {
        await node.engine.deliverEffects()
        return node.delivered.some((entry) => entry.id === refused?.id)
      })

      const ids = node.delivered.map((entry) => `${entry.tenantId} ${entry.id}`)
      expect(node.rings.count).toBe(0)
      expect(refused?.attempts).toBe(1)
      expect(new Set(ids).size).toBe(ids.length)
      expect(node.delivered.find((entry) => entry.id === refused?.id)?.attempts).toBe(2)
    })

    it('effects that the committing node has no room for ring the bell, and any node delivers them', async () => {
      const full = createNode(ground, { heldEffects: 0 })
      await start(undefined, undefined, full.engine)

      expect(full.rings.count).toBe(1)
      expect(full.delivered).toEqual([])
      await node.engine.deliverEffects()
      expect(node.delivered.map((entry) => entry.attempts)).toEqual([1, 1])
      await full.engine.close()
    })

    it('effects of a node that died before it delivered them come back after its lease', async () => {
      const dying = createNode(ground)
      dying.channel.isStuck = true
      await start(undefined, undefined, dying.engine)

      expect(await ground.store.leaseOutbox(1_000, 1)).toEqual([])
      await ground.endEffectLeases()
      await node.engine.deliverEffects()

      expect(node.delivered.map((entry) => entry.attempts)).toEqual([2, 2])
    })
  })
}
