import { randomUUID } from 'node:crypto'
import type { Definition, DeviceTrigger } from '@linli/schemas/definition'
import type { JsonObject } from '@linli/schemas/json'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ALARM, alarmReading, OFFICIAL, SENSOR } from '../support/builders.ts'
import {
  createMemoryGround,
  createNode,
  createPostgresGround,
  type TestGround,
  type TestNode,
} from '../support/test-engines.ts'

const [DEVICE] = ALARM.triggers.filter((trigger) => trigger.kind === 'device')

/** A definition beside the alarm, for the same device, whose device trigger differs. */
function rival(id: string, change: Partial<DeviceTrigger>): Definition {
  return { ...ALARM, id, family: 'QT', triggers: [{ ...DEVICE, ...change } as DeviceTrigger] }
}

/** Zero where the reference is one character long, as in all readings here. */
const ZERO = '(size(reading.ref) - 1)'

/** Each fails over every reading of this file. */
const RIVALS: readonly [what: string, rival: Definition, code: string][] = [
  ['a condition', rival('rival', { match: `1 / ${ZERO} > 0` }), 'expression.failed'],
  ['a key', rival('rival', { key: `string(1 / ${ZERO})` }), 'expression.failed'],
  [
    'a key that is too long',
    rival('rival', { key: `"${'很长'.repeat(200)}" + "${'很长'.repeat(200)}" + reading.ref` }),
    'request.invalid',
  ],
  [
    'a start',
    rival('rival', { set: { ref: 'reading.ref', divisor: `1 / ${ZERO}` } }),
    'expression.failed',
  ],
  ['a place', rival('rival', { node: '"nowhere"' }), 'reading.invalid'],
]

describe.each([
  ['the memory store', createMemoryGround],
  ['PostgreSQL', createPostgresGround],
])('a reading on %s', (_, createGround) => {
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
    return () => node.engine.close()
  })

  const publish = async (document: Definition) => {
    const result = await node.engine.publish({ tenantId, document, actor: OFFICIAL })
    if (result.kind === 'refused') throw new Error(JSON.stringify(result.findings, null, 1))
  }
  const read = (reading: JsonObject, messageId: string = randomUUID()) =>
    node.engine.acceptReading({
      tenantId,
      device: SENSOR,
      messageId,
      bodyHash: JSON.stringify(reading),
      reading,
    })

  test.each(RIVALS)('reaches its definition though %s of another fails', async (_what, ...rest) => {
    const [document, code] = rest
    await publish(document)

    const answer = await read(alarmReading('甲'), 'm1')
    const repeated = await read(alarmReading('甲'), 'm1')

    expect(answer).toMatchObject({ kind: 'started', instances: [expect.any(String)] })
    expect(repeated).toEqual({ kind: 'duplicate', first: answer })
    expect(node.incidents).toMatchObject([{ code }])
  })

  test('reaches its definition though another one no longer compiles', async () => {
    // As an upgrade may leave it: published once, refused by today's compiler.
    const definition = rival('rival', { match: '((' })
    const publishedBy = OFFICIAL.accountId
    await ground.store.insertVersion({ tenantId, definition, hash: '0'.repeat(64), publishedBy })

    const answer = await read(alarmReading('丁'))
    const start = node.engine.start({
      ...{ tenantId, definitionId: 'rival', form: 'report', answers: {} },
      ...{ actor: OFFICIAL, key: 'k1' },
    })

    expect(answer.kind).toBe('started')
    expect(node.incidents).toMatchObject([{ code: 'definition.invalid' }])
    await expect(start).rejects.toMatchObject({ code: 'definition.invalid' })
  })

  test('is refused where its only definition fails, and counts when the definition is repaired', async () => {
    await publish({ ...rival('alarm', { match: `1 / ${ZERO} > 0` }), family: 'GJ' })

    const refused = read(alarmReading('乙'), 'm1').catch((error: unknown) => error)
    expect(await refused).toMatchObject({ code: 'expression.failed' })
    expect(node.incidents).toMatchObject([{ code: 'expression.failed' }])
    await publish(ALARM)
    const repeated = await read(alarmReading('乙'), 'm1')

    expect(repeated.kind).toBe('started')
  })

  test('that makes a step fail leaves an incident there, and reaches the other definition', async () => {
    const failing = rival('rival', { event: 'cleared', policy: 'start-or-signal' })
    await publish({
      ...failing,
      machine: {
        initial: 'waiting',
        states: {
          waiting: {
            meta: { uid: 'waiting', title: { 'zh-CN': '等待' } },
            on: {
              cleared: {
                target: 'closed',
                actions: [{ type: 'set', params: { to: 'share', cel: '1 / context.share' } }],
              },
            },
          },
          closed: { type: 'final', meta: { uid: 'closed', title: { 'zh-CN': '结束' } } },
        },
      },
    })
    const started = await read(alarmReading('丙'))
    if (started.kind !== 'started') throw new Error(started.kind)
    expect(started.instances).toHaveLength(2)
    for (const instanceId of started.instances) {
      await node.engine
        .complete({
          tenantId,
          taskId: `${instanceId}.1.0`,
          outcome: 'confirmed',
          answers: {},
          actor: {
            accountId: 'worker-1',
            role: 'worker',
            posts: [{ nodeId: 'grid-1', post: 'grid-worker' }],
          },
          key: 'k',
        })
        .catch(() => null)
    }

    const answer = await read(alarmReading('丙', 'cleared'))

    expect(answer).toMatchObject({ kind: 'signalled', instances: [expect.any(String)] })
    expect(node.incidents).toMatchObject([{ code: 'expression.failed' }])
    const [signalled] = 'instances' in answer ? answer.instances : []
    expect(await ground.incidents()).toContainEqual(
      expect.objectContaining({
        instanceId: started.instances.find((each) => each !== signalled),
        code: 'expression.failed',
      }),
    )
  })
})
