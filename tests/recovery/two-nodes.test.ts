import { startTimerLoop } from '@linli/runtime'
import type { JsonObject } from '@linli/schemas/json'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { alarmReading, OTHER_WORKER, SENSOR, WORKER } from '../support/builders.ts'
import {
  createNode,
  createPostgresGround,
  type TestGround,
  type TestNode,
} from '../support/test-engines.ts'
import { until } from '../support/until.ts'

describe('two nodes on one database', () => {
  let ground: TestGround
  let nodes: readonly [TestNode, TestNode]
  let tenantId: string

  beforeAll(async () => {
    ground = await createPostgresGround()
    nodes = [createNode(ground), createNode(ground)]
  })
  afterAll(async () => {
    await Promise.all(nodes.map((node) => node.engine.close()))
    expect(await ground.brokenInvariants()).toEqual([])
    await ground.close()
  })
  beforeEach(async () => {
    tenantId = await ground.createTenant()
  })

  const read = (node: TestNode, messageId: string, reading: JsonObject) => {
    const bodyHash = JSON.stringify(reading)
    return node.engine.acceptReading({ tenantId, device: SENSOR, messageId, bodyHash, reading })
  }
  const started = async (ref: string) => {
    const answer = await read(nodes[0], `start-${ref}`, alarmReading(ref))
    if (answer.kind !== 'started') throw new Error(answer.kind)
    return answer.instances[0] ?? ''
  }

  it('one instance is moved by both without a lost or doubled step', async () => {
    const instanceId = await started('一处')
    const nudge = (index: number) =>
      nodes[index % 2]?.engine.send({
        tenantId,
        instanceId,
        event: 'nudge',
        payload: {},
        actor: WORKER,
        key: `n${index}`,
      })

    const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => nudge(index)))

    const seqs = answers.map((answer) => answer?.seq ?? 0).sort((a, b) => a - b)
    expect(seqs).toEqual(Array.from({ length: 40 }, (_, index) => index + 2))
  })

  it('readings with one key that race on both start one instance', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        read(nodes[index % 2 === 0 ? 0 : 1], `race-${index}`, alarmReading('同一处')),
      ),
    )

    expect(answers.filter((answer) => answer.kind === 'started')).toHaveLength(1)
  })

  it('one message that reaches both starts once and is a duplicate on the other', async () => {
    const answers = await Promise.all([
      read(nodes[0], 'twice', alarmReading('双份')),
      read(nodes[1], 'twice', alarmReading('双份')),
    ])

    expect(answers.map((answer) => answer.kind).sort()).toEqual(['duplicate', 'started'])
  })

  it('a form that reaches both starts once, and both give the same answer', async () => {
    const start = (node: TestNode, index: number) =>
      node.engine.start({
        ...{ tenantId, definitionId: 'alarm', form: 'report', actor: WORKER, key: `f${index}` },
        answers: { ref: '双交', divisor: 1 },
      })
    const both = (index: number) => Promise.all(nodes.map((node) => start(node, index)))

    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => both(index)))

    expect(answers.filter(([first, second]) => first?.instanceId !== second?.instanceId)).toEqual(
      [],
    )
    const numbers = new Set(answers.map(([first]) => first?.number))
    expect(numbers.size).toBe(20)
  })

  it('a message, its repetition and its end may each come to another node', async () => {
    const first = await read(nodes[0], 'here', alarmReading('三处'))
    const again = await read(nodes[1], 'here', alarmReading('三处'))
    const other = await read(nodes[1], 'there', alarmReading('三处'))

    expect(first.kind).toBe('started')
    expect(again).toEqual({ kind: 'duplicate', first })
    expect(other.kind).not.toBe('started')
  })

  it('a task completed on both is completed by one', async () => {
    const instanceId = await started('抢单')
    const complete = (node: TestNode, actor = WORKER) =>
      node.engine.complete({
        tenantId,
        taskId: `${instanceId}.1.0`,
        outcome: 'confirmed',
        answers: {},
        actor,
        key: actor.accountId,
      })

    const results = await Promise.allSettled([complete(nodes[0]), complete(nodes[1], OTHER_WORKER)])

    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(results.find((result) => result.status === 'rejected')).toMatchObject({
      reason: { code: 'task.already-completed' },
    })
  })

  it('timers fire once each, never early, whichever node sees them', async () => {
    const loops = nodes.map((node) => startTimerLoop(node.engine))
    const instances = await Promise.all(
      Array.from({ length: 30 }, (_, index) => started(`到时-${index}`)),
    )

    await until(async () => (await ground.openTimers()) === 0)
    await Promise.all(loops.map((loop) => loop.stop()))

    const cleared = await Promise.all(
      instances.map((_, index) =>
        read(nodes[1], `clear-${index}`, alarmReading(`到时-${index}`, 'cleared')),
      ),
    )
    expect(cleared.every((answer) => answer.kind === 'signalled')).toBe(true)
  })

  it('a timer whose step fails leaves one incident and cools down, others fire', async () => {
    const poison = await nodes[0].engine.start({
      tenantId,
      definitionId: 'alarm',
      form: 'report',
      answers: { ref: '坏', divisor: 0 },
      actor: WORKER,
      key: 'poison',
    })
    const loop = startTimerLoop(nodes[0].engine)

    await until(async () =>
      (await ground.incidents()).some((each) => each.instanceId === poison.instanceId),
    )
    await started('好')
    await until(async () => (await ground.openTimers()) === 1)
    await loop.stop()

    const due = await nodes[1].engine.fireDueTimers()
    const incidents = await ground.incidents()
    expect(due).toBe(0)
    expect(incidents.filter((each) => each.instanceId === poison.instanceId)).toHaveLength(1)
  })
})
