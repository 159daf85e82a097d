import type { ChildEffect } from '@linli/schemas/effect'
import { derivedId } from '@linli/schemas/ids'
import { invariant, LinliError } from '@linli/schemas/linli-error'
import type { OpenChild, Snapshot } from '@linli/schemas/snapshot'
import type { AnyMachineSnapshot } from 'xstate'
import { compiledOf } from '../compile-definition.ts'
import { evaluate } from '../expression.ts'
import { inOrder } from '../in-order.ts'
import type { Plan } from '../plan-step.ts'
import { lasting } from '../plan-step.ts'
import type { Program } from '../step.ts'

/** Children that one instance may invoke in its life (G26). */
export const MOST_CHILDREN = 1_000

/** The children of an instance after a step, and what is asked of other instances because of it. */
export interface SettledChildren {
  readonly part: Pick<Snapshot, 'children' | 'invokedChildren'>
  readonly effects: readonly ChildEffect[]
}

export interface ChildrenSettling {
  readonly program: Program
  /** The snapshot before. */
  readonly before: Snapshot
  readonly live: AnyMachineSnapshot
}

/** Those that the step left are let go of, those that it entered are to be started. What was entered again is another child.
 *  Throws `child.too-many`, and what an expression throws. */
export function settleChildren(settling: ChildrenSettling, plan: Plan): SettledChildren {
  const { before, live } = settling
  const isOver = live.status === 'done'
  const called = lasting(plan.called, live)
  const isLeft = ({ invokeId }: OpenChild) =>
    isOver ||
    plan.stopped.includes(invokeId) ||
    plan.called.some((each) => each.invokeId === invokeId)
  const former = before.children ?? []
  const started = startChildren(settling, called)
  return {
    part: childrenPart(
      [...former.filter((child) => !isLeft(child)), ...started.children],
      (before.invokedChildren ?? 0) + called.length,
    ),
    effects: [...former.filter(isLeft).flatMap(stopEffect), ...started.effects],
  }
}

/** To be started with the values of now. Throws as `settleChildren`. */
export function startChildren(
  { program, before, live }: ChildrenSettling,
  called: Plan['called'],
): { readonly children: readonly OpenChild[]; readonly effects: readonly ChildEffect[] } {
  if ((before.invokedChildren ?? 0) + called.length > MOST_CHILDREN) {
    throw new LinliError('child.too-many', `At most ${MOST_CHILDREN} children are started.`)
  }
  const children: OpenChild[] = []
  const effects: ChildEffect[] = []
  for (const [index, { invokeId }] of called.entries()) {
    const compiled = compiledOf(program).children.get(invokeId)
    invariant(compiled, `The invocation '${invokeId}' is declared.`)
    const { invoke, set, node } = compiled
    const values = { context: live.context }
    const key = derivedId(before.instanceId, before.seq + 1, index)
    const { ref: definitionId, pin, version, onCancel } = invoke.input
    children.push({ key, invokeId, onCancel, child: null })
    effects.push({
      ...{ kind: 'start-child', key, definitionId },
      version: pin === 'exact' ? (version ?? null) : null,
      nodeId: node === null ? before.nodeId : String(evaluate(node, values)),
      set: inOrder(
        Object.fromEntries(set.map(([field, value]) => [field, evaluate(value, values)])),
      ),
    })
  }
  return { children, effects }
}

/** What lets go of a child that was not heard of. One that was not started yet is not started any more, because its
 *  invocation is gone. */
export function stopEffect({ key, child, onCancel, ended }: OpenChild): ChildEffect[] {
  if (child === null || onCancel === 'detach' || ended !== undefined) return []
  return [{ kind: 'stop-child', key, childId: child.instanceId }]
}

/** Members of a snapshot; none where it never had a child. */
export function childrenPart(
  children: readonly OpenChild[],
  invoked: number,
): SettledChildren['part'] {
  return {
    ...(children.length === 0 ? {} : { children }),
    ...(invoked === 0 ? {} : { invokedChildren: invoked }),
  }
}
