import type { Actor } from '@linli/schemas/org'
import type { Random } from '../support/random.ts'
import type { Asked } from './asked.ts'
import { completeTask, holdTask, type Place } from './commands.ts'
import {
  addSigner,
  delegateTask,
  removeSigner,
  transferTask,
  urgeInstance,
} from './commands-of-people.ts'
import type { SeenInstance, SeenTask } from './seen.ts'
import { OFFICIAL, RESIDENTS, STAFF } from './street.ts'
import { pick } from './weather.ts'

const POSITIONS = ['before', 'after', 'beside'] as const

/** Who acts on a task: mostly one who may. */
export function actorFor({ who, holderId }: SeenTask, random: Random): Actor {
  if (random.chance(0.12)) return pick([OFFICIAL, ...STAFF, ...RESIDENTS], random)
  const names = holderId !== null && random.chance(0.7) ? [holderId] : who.accounts
  const able = [...STAFF, ...RESIDENTS].filter(({ accountId }) => names.includes(accountId))
  return pick(able.length > 0 ? able : STAFF, random)
}

/** A person gives a task to another one; mostly to one who has a post. */
export function giveOn(
  place: Place,
  [taskId, task]: readonly [string, SeenTask],
  random: Random,
): Asked {
  const isOfficial = random.chance(0.2)
  const isOwner = task.ownerId !== null && random.chance(0.3)
  const owner = STAFF.find(({ accountId }) => accountId === task.ownerId)
  const actor = isOfficial ? OFFICIAL : ((isOwner ? owner : null) ?? actorFor(task, random))
  const to = isOwner && owner !== undefined ? owner : pick([...STAFF, ...STAFF, OFFICIAL], random)
  const giving = { taskId, to: to.accountId, actor }
  return random.chance(0.5) ? transferTask(place, giving) : delegateTask(place, giving)
}

export function urge(instance: SeenInstance, random: Random): Asked {
  const initiator = RESIDENTS.find(({ accountId }) => accountId === instance.started.initiatorId)
  return urgeInstance(instance, pick([initiator ?? OFFICIAL, OFFICIAL, ...STAFF], random))
}

/** One act on a task that several people sign. */
export function actOnSigning(
  instance: SeenInstance,
  [taskId, task]: readonly [string, SeenTask],
  { random, mark }: { readonly random: Random; readonly mark: string },
): Asked {
  const roll = random.next()
  const actor = actorFor(task, random)
  const to = pick(STAFF, random).accountId
  if (roll < 0.5) {
    const outcome = pick(['agree', 'agree', 'agree', 'agree', 'agree', 'reject', 'return'], random)
    return completeTask(instance, { taskId, outcome, mark, key: mark, actor, mayFail: false })
  }
  if (roll < 0.6) {
    return holdTask(random.chance(0.7) ? 'claim' : 'release', instance, { taskId, actor })
  }
  if (roll < 0.8) return giveOn(instance, [taskId, task], random)
  if (roll < 0.93) {
    const by = random.chance(0.2) ? OFFICIAL : actor
    return addSigner(instance, { taskId, to, actor: by }, pick(POSITIONS, random))
  }
  const seats = instance.round?.seats ?? []
  const seat = random.below(Math.max(1, seats.length))
  const adder = STAFF.find(({ accountId }) => accountId === seats[seat]?.addedBy)
  const by = adder !== undefined && random.chance(0.5) ? adder : pick([OFFICIAL, actor], random)
  return removeSigner(instance, { taskId, seat, actor: by })
}
