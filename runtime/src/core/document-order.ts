import type { AnyStateNode, StateValue } from 'xstate'

/** The state value with its regions in document order. XState tries the transitions of regions in the order of the
 *  value's keys, and a stored snapshot has its keys sorted: without this, an instance that was reloaded could take
 *  another way than one that was kept in memory (I3). What the machine does not know stays, for XState to refuse. */
export function inDocumentOrder(node: AnyStateNode, value: StateValue): StateValue {
  if (typeof value === 'string') return value
  const known = Object.keys(node.states).filter((key) => Object.hasOwn(value, key))
  const keys = new Set([...known, ...Object.keys(value)])
  const ordered: Record<string, StateValue> = {}
  for (const key of keys) {
    const child = node.states[key]
    const inside = value[key]
    if (inside === undefined) continue
    ordered[key] = child === undefined ? inside : inDocumentOrder(child, inside)
  }
  return ordered
}
