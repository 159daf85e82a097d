import { randomUUID } from 'node:crypto'
import { actorOf, parseInstant, takersOf } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import { LinliError } from '@linli/schemas/linli-error'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { Snapshot } from '@linli/schemas/snapshot'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expectReplayed } from './expect-replayed.ts'
import type { MemoryWorld } from './memory-world.ts'
import { createMemoryWorld } from './memory-world.ts'
import type { Draw } from './random-answers.ts'
import { drawFrom, randomAnswers, randomObject } from './random-answers.ts'
import { readStreet, readTemplate, TEMPLATE_IDS } from './read-templates.ts'
import { bodyHashOf, loadSnapshot, moveClock } from './scenario-world.ts'

const street = readStreet()
const tenantId = street.tenant.id
const STEPS = 60

interface Walk {
  readonly world: MemoryWorld
  readonly definition: Definition
  readonly draw: Draw
  /** What the initiator was told so far. */
  readonly told: LocaleText[]
}

describe.each(TEMPLATE_IDS)('template %s', (id) => {
  const definition = readTemplate(id)

  test('never gets stuck and never fails, whatever people, devices and clocks do', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.noBias(fc.nat()), async (seed) => {
        const draw = drawFrom(seed)
        const world = createMemoryWorld(street)
        try {
          await walk({ world, definition, draw, told: listen(world) })
          expectReplayed(world, definition)
        } finally {
          await world.close()
        }
      }),
      { numRuns: 15 },
    )
  })
})

async function walk(at: Walk): Promise<void> {
  const { world, definition } = at
  await world.setNow(parseInstant('2026-08-31T08:00:00+08:00') ?? 0)
  const actor = { accountId: 'publisher', role: 'official', posts: [] } as const
  await world.engine.publish({ tenantId, document: definition, actor })
  const instanceId = await start(at)
  for (let step = 0; step < STEPS; step++) {
    const snapshot = await loadSnapshot(world, instanceId)
    expectAlive(snapshot)
    expectApart(at, snapshot)
    if (snapshot.status !== 'active') return expectAnswered(at)
    await act(at, snapshot)
    await world.takeEffects()
    expect(world.takeTrouble()).toEqual([])
  }
}

/** Whoever waits, waits for somebody or for an instant; an ended instance holds neither. */
function expectAlive({ status, tasks, timers, position }: Snapshot): void {
  const waiting = tasks.length + timers.length
  if (status === 'active') expect(waiting, `stuck at '${position}'`).toBeGreaterThan(0)
  else expect(waiting).toBe(0)
}

/** Who is excluded from a task (回避) may not take it: whoever handled a case does not verify it. */
function expectApart({ definition }: Walk, { tasks, performers }: Snapshot): void {
  for (const task of tasks) {
    const excluded = (definition.tasks[task.name]?.exclude ?? []).flatMap((each) =>
      each === 'initiator' ? [] : [performers[each.performerOf]],
    )
    const takers: (string | undefined)[] = takersOf(street, task)
    expect(takers.filter((taker) => excluded.includes(taker))).toEqual([])
    expect(takers.length, `somebody may take '${task.name}'`).toBeGreaterThan(0)
  }
}

/** Whoever reported is told that it arrived and, before the end, what became of it. */
function expectAnswered({ definition, told }: Walk): void {
  if (definition.triggers[0]?.kind === 'form') expect(told.length).toBeGreaterThan(1)
}

function listen({ store }: MemoryWorld): LocaleText[] {
  const told: LocaleText[] = []
  const { commit } = store
  store.commit = async (batch) => {
    told.push(...batch.steps.flatMap(({ step }) => step.explanation.told))
    return await commit(batch)
  }
  return told
}

async function start(at: Walk): Promise<string> {
  const { world, definition, draw } = at
  const trigger = definition.triggers[0]
  if (trigger?.kind === 'form') {
    const form = definition.forms[trigger.form]
    const answers = form && randomAnswers(form, street, draw)
    if (!answers) throw new Error(`No answers fit the form '${trigger.form}'.`)
    const people = street.accounts.filter(({ role }) => trigger.by.includes(role))
    const started = await world.engine.start({
      tenantId,
      definitionId: definition.id,
      form: trigger.form,
      answers,
      actor: actorOf(street, people[draw(people.length)]?.id ?? ''),
      key: randomUUID(),
    })
    return started.instanceId
  }
  const answer = await read(at, 'alarm')
  if (answer.kind !== 'started') throw new Error(`The alarm is '${answer.kind}'.`)
  return answer.instances[0] ?? ''
}

async function act(at: Walk, snapshot: Snapshot): Promise<void> {
  const { world, definition, draw } = at
  const chance = draw(10)
  const hasDevice = definition.triggers.some((trigger) => trigger.kind === 'device')
  if (chance < 5 && snapshot.tasks.length > 0) return complete(at, snapshot)
  if (chance === 5) return sendAnything(at, snapshot)
  if (chance === 6 && hasDevice) {
    await read(at, ['alarm', 'clear', 'offline', 'heartbeat'][draw(4)] ?? 'alarm')
    return
  }
  const dueAt = await world.store.nextDueAt()
  if (dueAt === null) return
  // The calendar of the next year is not published.
  if (dueAt < (parseInstant('2026-11-15T00:00:00+08:00') ?? 0)) await moveClock(world, dueAt)
}

async function complete({ world, definition, draw }: Walk, { tasks }: Snapshot): Promise<void> {
  const task = tasks[draw(tasks.length)]
  const declared = definition.tasks[task?.name ?? '']
  if (task === undefined || declared === undefined) throw new Error('The task is not declared.')
  const form = declared.form === undefined ? undefined : definition.forms[declared.form]
  const answers = form === undefined ? {} : randomAnswers(form, street, draw)
  if (answers === null) throw new Error(`No answers fit the task '${task.name}'.`)
  const takers = takersOf(street, task)
  const outcomes = Object.keys(declared.outcomes)
  await world.engine.complete({
    tenantId,
    taskId: task.id,
    outcome: outcomes[draw(outcomes.length)] ?? '',
    answers,
    actor: actorOf(street, takers[draw(takers.length)] ?? ''),
    key: randomUUID(),
  })
}

/** Any declared event, by the initiator or by anybody: it moves the instance or is refused with a code of the book. */
async function sendAnything({ world, definition, draw }: Walk, snapshot: Snapshot): Promise<void> {
  const names = Object.keys(definition.events)
  const event = names[draw(names.length)]
  if (event === undefined) return
  const anybody = street.accounts[draw(street.accounts.length)]?.id ?? ''
  const command = {
    tenantId,
    instanceId: snapshot.instanceId,
    event,
    payload: {},
    actor: actorOf(street, draw(2) === 0 ? (snapshot.initiatorId ?? anybody) : anybody),
    key: randomUUID(),
  }
  await world.engine.send(command).catch((error: unknown) => {
    const refusals = ['event.not-accepted', 'access.denied']
    if (!(error instanceof LinliError) || !refusals.includes(error.code)) throw error
  })
}

async function read({ world, definition, draw }: Walk, kind: string) {
  const trigger = definition.triggers[0]
  if (trigger?.kind !== 'device') throw new Error('The definition has no device.')
  const [device] = street.devices.filter(({ type }) => type === trigger.deviceType)
  if (device === undefined) throw new Error(`The street has no '${trigger.deviceType}'.`)
  const { id, type, name, nodeId } = device
  const reading = { ...randomObject(trigger.schema, street, draw), kind }
  return world.engine.acceptReading({
    tenantId,
    device: { id, type, name, nodeId },
    messageId: randomUUID(),
    bodyHash: bodyHashOf(reading),
    reading,
  })
}
