import { canonicalJson } from '@linli/schemas/canonical-json'
import type { Snapshot } from '@linli/schemas/snapshot'
import { type Asked, describe } from './asked.ts'
import type { SeenInstance } from './seen.ts'
import { SMOKE } from './street.ts'
import type { World } from './world.ts'

/** A refusal is true of some state that the instance had between the question and the answer, not of an older one.
 *  `since` is the instance's seq when the question left. */
export function checkRefusal(
  world: World,
  asked: Asked,
  { code, since }: { readonly code: string; readonly since: number },
): void {
  const instance = world.witness.instances.get(`${asked.tenantId}/${asked.instanceId}`)
  if (instance === undefined) return
  const states = instance.steps
    .slice(Math.max(0, since - 1))
    .map(({ commit }) => commit.step.snapshot)
  if (isTrue(instance, asked, { code, states })) return
  world.accuse(`${describe(asked)} was refused with '${code}', which was not so any more.`)
}

/** A reading is ignored only where some state since the question did not want it. `instance` is the alarm that it was
 *  about when it left. */
export function checkIgnored(
  world: World,
  asked: Asked,
  at: {
    readonly value: unknown
    readonly instance: SeenInstance | undefined
    readonly since: number
  },
): void {
  const { value, instance, since } = at
  if (asked.about === undefined || instance === undefined) return
  const isIgnored = canonicalJson(value) === canonicalJson({ kind: 'ignored' })
  if (!isIgnored || instance.status !== 'active') return
  const wanted = asked.actorId === SMOKE.id ? ['waiting'] : ['checking', 'urged']
  const states = instance.steps.slice(since - 1).map(({ commit }) => commit.step.snapshot)
  if (states.some(({ position }) => !wanted.some((uid) => position.includes(uid)))) return
  world.accuse(`I2: ${describe(asked)} was ignored, and its alarm wanted it all the time.`)
}

interface Said {
  readonly code: string
  readonly states: readonly Snapshot[]
}

function isTrue(instance: SeenInstance, asked: Asked, { code, states }: Said): boolean {
  const task = instance.tasks.get(asked.taskId ?? '')
  switch (code) {
    case 'instance.finished':
      return instance.status !== 'active'
    case 'task.closed':
      return task?.state === 'cancelled' || task?.state === 'completed'
    case 'task.already-completed':
      return task?.state === 'completed'
    case 'task.held':
      return states.some(({ tasks }) =>
        tasks.some(
          ({ id, holderId }) =>
            id === asked.taskId && holderId !== null && holderId !== asked.actorId,
        ),
      )
    case 'event.not-accepted':
      return states.some(({ position }) => !isWelcome(instance, position))
    default:
      return true
  }
}

/** The one event that staff send to either definition is accepted while these states are active. */
function isWelcome({ started }: SeenInstance, position: readonly string[]): boolean {
  return started.definitionId === 'permit'
    ? position.some((uid) => uid.startsWith('one_'))
    : position.includes('checking')
}
