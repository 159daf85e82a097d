import type { Effect } from '@linli/schemas/effect'
import { LinliError } from '@linli/schemas/linli-error'
import { mayTake } from './may-take.ts'
import type { Moving } from './moving.ts'
import { restingStep } from './moving.ts'
import { ownNotice } from './own-notices.ts'
import type { StepInput, StepResult } from './step.ts'

type Copy = Extract<StepInput, { kind: 'copy' }>

/** People told at once. Our own number: more than anybody knows by name. */
const MAX_COPIED = 20

/** 抄送: colleagues are told of the instance and may read it from then on; nobody waits for them. By an official, or by staff
 *  who may take an open task of it. Throws `access.denied`, and `request.invalid` unless it goes to 1 to 20 people. */
export function copyInstance(moving: Moving, { to, note, actor }: Copy): StepResult {
  const { snapshot } = moving
  const isInvolved = snapshot.tasks.some(({ assignment }) => mayTake(assignment, actor))
  if (actor.role !== 'official' && (actor.role !== 'worker' || !isInvolved)) {
    throw new LinliError('access.denied', 'Officials and those who work on it copy an instance.')
  }
  const people = [...new Set(to)]
  if (people.length === 0 || people.length > MAX_COPIED) {
    throw new LinliError('request.invalid', `It goes to 1 to ${MAX_COPIED} people.`)
  }
  const effects = people.map((accountId) => copyNotice(moving, { accountId, note, actor }))
  return { kind: 'moved', step: { ...restingStep(snapshot, {}, {}), effects } }
}

function copyNotice(
  moving: Moving,
  { accountId, note, actor }: Pick<Copy, 'note' | 'actor'> & { readonly accountId: string },
): Effect {
  const to = { kind: 'account', accountId } as const
  const told = ownNotice('linli.copied', moving, { task: null, to, reason: note })
  return { ...told, copy: { by: actor.accountId } }
}
