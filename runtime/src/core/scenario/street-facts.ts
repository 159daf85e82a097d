import { LinliError } from '@linli/schemas/linli-error'
import type { Actor, OrgTree } from '@linli/schemas/org'
import type { OpenTask } from '@linli/schemas/snapshot'
import type { Street } from '@linli/schemas/street'
import { mayTake } from '../may-take.ts'
import type { DeviceFacts } from '../step.ts'

export function orgTreeOf(street: Street): OrgTree {
  return {
    nodes: new Map(street.nodes.map((node) => [node.id, node])),
    holdings: street.accounts.flatMap(({ id, posts }) =>
      posts.map((held) => ({ accountId: id, ...held })),
    ),
  }
}

/** Throws `request.invalid` where the street has no such account. */
export function actorOf(street: Street, accountId: string): Actor {
  const account = street.accounts.find((each) => each.id === accountId)
  if (account === undefined) {
    throw new LinliError('request.invalid', `The street has no account '${accountId}'.`)
  }
  return { accountId: account.id, role: account.role, posts: account.posts }
}

/** Throws `request.invalid` where the street has no such device. */
export function deviceOf(street: Street, deviceId: string): DeviceFacts {
  const device = street.devices.find((each) => each.id === deviceId)
  if (device === undefined) {
    throw new LinliError('request.invalid', `The street has no device '${deviceId}'.`)
  }
  const { id, type, name, nodeId } = device
  return { id, type, name, nodeId }
}

/** Accounts of the street that may take the task. */
export function takersOf(street: Street, task: OpenTask): string[] {
  return street.accounts
    .filter(({ id, role, posts }) => mayTake(task.assignment, { accountId: id, role, posts }))
    .map(({ id }) => id)
}
