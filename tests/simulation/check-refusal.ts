import { canonicalJson } from '@linli/schemas/canonical-json'
import type { Snapshot } from '@linli/schemas/snapshot'
import { type Asked, describe } from './asked.ts'
import type { SeenFacts, SeenInstance } from './seen.ts'
import { isSigner } from './signing-rule.ts'
import { isStaff, OFFICIAL, SMOKE } from './street.ts'
import { urgedOf } from './witness-acts.ts'
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
  const from = Math.max(0, since - 1)
  const states = instance.steps.slice(from).map(({ commit }) => commit.step.snapshot)
  if (isTrue(instance, asked, { code, states })) {
    const facts = instance.facts.slice(from)
    if (facts.some((each) => isSo(instance, asked, { code, facts: each }))) return
  }
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

interface Resting {
  readonly code: string
  readonly facts: SeenFacts
}

/** Refusals of what people do with each other's tasks. */
function isSo(instance: SeenInstance, asked: Asked, { code, facts }: Resting): boolean {
  const { actorId, to = '', taskId = '' } = asked
  const task = facts.tasks.get(taskId)
  switch (code) {
    case 'task.not-assigned':
      return task?.who.accounts.includes(actorId) === false
    case 'task.signed':
      return isSigner(facts.seats, to, task?.ownerId === to ? taskId : null)
    case 'task.excluded':
      return [to, actorId].some((one) => facts.excluded[task?.name ?? '']?.includes(one) === true)
    case 'task.nobody':
      return !isStaff(to)
    case 'task.delegated':
      return task?.ownerId != null
    case 'task.added-signer':
      return facts.seats.find((seat) => seat.taskId === taskId)?.addedBy != null
    case 'task.not-signed':
      return task?.name !== 'joint'
    case 'task.last-signer':
      return facts.seats.filter(({ isGone }) => !isGone).length === 1
    case 'access.denied':
      return isDenied(instance, asked, facts)
    case 'urge.too-soon':
      return facts.urgedAt !== null
    case 'urge.nobody':
      return urgedOf([...facts.tasks.values()], actorId).length === 0
    default:
      return true
  }
}

function isDenied({ started }: SeenInstance, asked: Asked, { seats }: SeenFacts): boolean {
  const { kind, actorId } = asked
  if (actorId === OFFICIAL.accountId) return false
  if (kind === 'urge') return actorId !== started.initiatorId
  if (kind === 'remove-signer') return seats[asked.seat ?? -1]?.addedBy !== actorId
  return !isStaff(actorId)
}

/** The one event that staff send to a definition's instances is accepted while these states are active. */
function isWelcome({ started }: SeenInstance, position: readonly string[]): boolean {
  if (started.definitionId === 'permit') return position.some((uid) => uid.startsWith('one_'))
  return position.some((uid) => ['checking', 'signing', 'working', 'doing'].includes(uid))
}
