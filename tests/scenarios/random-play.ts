import { randomUUID } from 'node:crypto'
import { actorOf, parseInstant, takersOf } from '@linli/runtime/core'
import type { Definition, EventDeclaration } from '@linli/schemas/definition'
import type { JsonObject } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import type { Snapshot } from '@linli/schemas/snapshot'
import type { Draw } from './random-answers.ts'
import { randomAnswers, randomObject } from './random-answers.ts'
import type { ScenarioWorld } from './scenario-world.ts'
import { bodyHashOf, moveClock } from './scenario-world.ts'

/** Somebody who does anything that may be done. */
export interface RandomPlay {
  readonly world: ScenarioWorld
  readonly definition: Definition
  readonly draw: Draw
}

/** The calendar of the next year is not published. */
const LAST = parseInstant('2026-11-15T00:00:00+08:00') ?? 0

/** The id of a new instance, by the definition's first trigger; by a device, the one with this index. */
export async function startAnything(at: RandomPlay, device = 0): Promise<string> {
  const { world, definition, draw } = at
  const { street, engine } = world
  const trigger = definition.triggers[0]
  if (trigger?.kind === 'form') {
    const form = definition.forms[trigger.form]
    const answers = form && randomAnswers(form, street, draw)
    if (!answers) throw new Error(`No answers fit the form '${trigger.form}'.`)
    const people = street.accounts.filter(({ role }) => trigger.by.includes(role))
    const started = await engine.start({
      tenantId: street.tenant.id,
      definitionId: definition.id,
      form: trigger.form,
      answers,
      actor: actorOf(street, people[draw(people.length)]?.id ?? ''),
      key: randomUUID(),
    })
    return started.instanceId
  }
  const answer = await read(at, 'alarm', device)
  if (answer.kind !== 'started') throw new Error(`The alarm is '${answer.kind}'.`)
  return answer.instances[0] ?? ''
}

/** Completes a task, sends an event, lets a device speak, or lets time pass until a timer is due. */
export async function actAnyhow(at: RandomPlay, snapshot: Snapshot): Promise<void> {
  const { world, draw } = at
  const chance = draw(10)
  if (chance < 5 && snapshot.tasks.length > 0) return completeAnything(at, snapshot)
  if (chance === 5) return sendAnything(at, snapshot)
  if (chance === 6 && hasDevice(at)) return signalAnything(at)
  const dueAt = await world.store.nextDueAt()
  if (dueAt !== null && dueAt < LAST) await moveClock(world, dueAt)
}

export function hasDevice({ definition }: RandomPlay): boolean {
  return definition.triggers.some((trigger) => trigger.kind === 'device')
}

export async function signalAnything(at: RandomPlay): Promise<void> {
  const kind = ['alarm', 'clear', 'offline', 'heartbeat'][at.draw(4)] ?? 'alarm'
  await read(at, kind, at.draw(at.world.street.devices.length))
}

export async function completeAnything(at: RandomPlay, { tasks }: Snapshot): Promise<void> {
  const { world, definition, draw } = at
  const { street } = world
  const task = tasks[draw(tasks.length)]
  const declared = definition.tasks[task?.name ?? '']
  if (task === undefined || declared === undefined) throw new Error('The task is not declared.')
  const form = declared.form === undefined ? undefined : definition.forms[declared.form]
  const answers = form === undefined ? {} : randomAnswers(form, street, draw)
  if (answers === null) throw new Error(`No answers fit the task '${task.name}'.`)
  const takers = takersOf(street, task)
  const outcomes = Object.keys(declared.outcomes)
  await world.engine.complete({
    tenantId: street.tenant.id,
    taskId: task.id,
    outcome: outcomes[draw(outcomes.length)] ?? '',
    answers,
    actor: actorOf(street, takers[draw(takers.length)] ?? ''),
    key: randomUUID(),
  })
}

/** Any declared event, by the initiator or by anybody: it moves the instance or is refused with a code of the book. */
export async function sendAnything(at: RandomPlay, snapshot: Snapshot): Promise<void> {
  const { world, definition, draw } = at
  const { street } = world
  const names = Object.keys(definition.events)
  const event = names[draw(names.length)]
  if (event === undefined) return
  const anybody = street.accounts[draw(street.accounts.length)]?.id ?? ''
  const command = {
    tenantId: street.tenant.id,
    instanceId: snapshot.instanceId,
    event,
    payload: payloadOf(definition.events[event], at),
    actor: actorOf(street, draw(2) === 0 ? (snapshot.initiatorId ?? anybody) : anybody),
    key: randomUUID(),
  }
  await world.engine.send(command).catch((error: unknown) => {
    const refusals = ['event.not-accepted', 'access.denied']
    if (!(error instanceof LinliError) || !refusals.includes(error.code)) throw error
  })
}

function payloadOf(
  declared: EventDeclaration | undefined,
  { world, draw }: RandomPlay,
): JsonObject {
  const schema = declared?.schema
  if (declared === undefined || schema === undefined) return {}
  return randomAnswers({ title: declared.title, schema }, world.street, draw) ?? {}
}

async function read({ world, definition, draw }: RandomPlay, kind: string, index: number) {
  const { street } = world
  const trigger = definition.triggers[0]
  if (trigger?.kind !== 'device') throw new Error('The definition has no device.')
  const devices = street.devices.filter(({ type }) => type === trigger.deviceType)
  const device = devices[index % devices.length]
  if (device === undefined) throw new Error(`The street has no '${trigger.deviceType}'.`)
  const { id, type, name, nodeId } = device
  const reading = { ...randomObject(trigger.schema, street, draw), kind }
  return world.engine.acceptReading({
    tenantId: street.tenant.id,
    device: { id, type, name, nodeId },
    messageId: randomUUID(),
    bodyHash: bodyHashOf(reading),
    reading,
  })
}
