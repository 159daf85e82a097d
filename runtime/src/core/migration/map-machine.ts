import type { JsonObject, JsonValue } from '@linli/schemas/json'
import type { Snapshot } from '@linli/schemas/snapshot'
import type { AnyMachineSnapshot, AnyStateNode, StateValue } from 'xstate'
import { compiledOf } from '../compile-definition.ts'
import { restoreSnapshot } from '../restore-snapshot.ts'
import type { VersionPair } from './version-pair.ts'
import { dutiesOf, machineOf, nodeOf } from './version-pair.ts'

/** The machine of the second version with the same states active as the snapshot of the first has; null where it cannot
 *  rest there: a state is gone, was divided, or stands elsewhere. Tasks that were done stay done, others are invoked.
 *  `contextOf` says what becomes of the context. */
export function mapMachine(
  pair: VersionPair,
  snapshot: Snapshot,
  contextOf: (context: JsonObject) => JsonObject,
): AnyMachineSnapshot | null {
  const before = restoreSnapshot(compiledOf(pair.before), snapshot)
  const value = valueOn(pair, before)
  if (value === null) return null
  const stored = snapshot.machine as unknown as StoredMachine
  const machine = {
    children: childrenOn(pair, before, { value, children: stored.children }),
    context: contextOf(stored.context),
    historyValue: historyOn(pair, stored.historyValue),
    status: 'active',
    value,
  }
  return machineOf(pair.after).restoreSnapshot(machine as never, compiledOf(pair.after).run.scope)
}

/** What a machine at rest is stored as (restore-snapshot.ts). */
interface StoredMachine {
  readonly children: JsonObject
  readonly context: JsonObject
  /** History state's id → what it leads back to. */
  readonly historyValue: Readonly<Record<string, readonly { readonly id: string }[]>>
}

function valueOn({ after }: VersionPair, before: AnyMachineSnapshot): StateValue | null {
  const active = new Set<AnyStateNode>()
  for (const { id, type } of before._nodes) {
    if (type !== 'atomic' && type !== 'final') continue
    const leaf = nodeOf(after, id)
    if (leaf === null || leaf.type !== type) return null
    for (let node: AnyStateNode | undefined = leaf; node; node = node.parent) active.add(node)
  }
  return valueAt(machineOf(after).root, active)
}

/** Null unless exactly one child of each compound state is active, and all of each parallel one. */
function valueAt(node: AnyStateNode, active: ReadonlySet<AnyStateNode>): StateValue | null {
  const children = Object.values<AnyStateNode>(node.states).filter(({ type }) => type !== 'history')
  const inside = children.filter((child) => active.has(child))
  if (inside.length !== (node.type === 'compound' ? 1 : children.length)) return null
  const value: Record<string, StateValue> = {}
  for (const child of inside) {
    const childValue = valueAt(child, active)
    if (childValue === null) return null
    value[child.key] = childValue
  }
  const [only] = inside
  const isLeaf = only?.type === 'atomic' || only?.type === 'final'
  return node.type === 'compound' && only !== undefined && isLeaf ? only.key : value
}

function childrenOn(
  pair: VersionPair,
  before: AnyMachineSnapshot,
  { value, children }: { readonly value: StateValue; readonly children: JsonObject },
): Record<string, JsonValue> {
  const isActive = activeIn(before)
  const was = dutiesOf(pair.sites.before, isActive)
  const former = was.tasks
  const resolved = machineOf(pair.after).resolveState({ value } as never)
  const is = dutiesOf(pair.sites.after, activeIn(resolved))
  const invoked = is.tasks
  const isDone = (id: string, task: string) =>
    !Object.hasOwn(children, id) && pair.present('tasks', former.get(id) ?? '') === task
  const isHeard = (id: string) => was.children.has(id) && !Object.hasOwn(children, id)
  return Object.fromEntries([
    ...[...invoked]
      .filter(([id, task]) => !isDone(id, task))
      .map(([id, task]) => [
        id,
        { snapshot: { input: { task }, status: 'active' }, src: 'humanTask', syncSnapshot: false },
      ]),
    ...[...is.children]
      .filter((id) => !isHeard(id))
      .map((id) => [
        id,
        { snapshot: { input: {}, status: 'active' }, src: 'workflow', syncSnapshot: false },
      ]),
  ])
}

/** A memory of states that the second version does not have is dropped: it enters there as for the first time. */
function historyOn(
  { after }: VersionPair,
  stored: StoredMachine['historyValue'],
): Record<string, readonly { readonly id: string }[]> {
  return Object.fromEntries(
    Object.entries(stored).filter(([id, remembered]) => {
      const parent = nodeOf(after, id)?.parent
      return (
        parent !== undefined && remembered.every((each) => isInside(nodeOf(after, each.id), parent))
      )
    }),
  )
}

function isInside(node: AnyStateNode | null, parent: AnyStateNode): boolean {
  for (let each = node?.parent; each; each = each.parent) if (each === parent) return true
  return false
}

export function activeIn({ _nodes }: AnyMachineSnapshot): (stateId: string) => boolean {
  const ids = new Set(_nodes.map(({ id }) => id))
  return (id) => ids.has(id)
}
