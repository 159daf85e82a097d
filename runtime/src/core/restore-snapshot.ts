import type { JsonValue } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import type { Snapshot } from '@linli/schemas/snapshot'
import type { AnyMachineSnapshot, StateValue } from 'xstate'
import type { CompiledDefinition } from './compile-definition.ts'
import { inDocumentOrder } from './document-order.ts'

/** The live machine snapshot of a stored one. Nothing is started.
 *  Throws `snapshot.incompatible` where the machine has no such state. */
export function restoreSnapshot(
  { machine, run }: CompiledDefinition,
  snapshot: Snapshot,
): AnyMachineSnapshot {
  if (snapshot.format !== 1) {
    throw new LinliError(
      'snapshot.incompatible',
      `Snapshot format '${String(snapshot.format)}' is unknown; this version reads 1.`,
    )
  }
  try {
    const stored = snapshot.machine as { readonly value: StateValue }
    const value = inDocumentOrder(machine.root, stored.value)
    const ordered = value === stored.value ? stored : { ...stored, value }
    return machine.restoreSnapshot(ordered as never, run.scope)
  } catch (cause) {
    throw new LinliError(
      'snapshot.incompatible',
      `The snapshot of instance '${snapshot.instanceId}' does not fit its version.`,
      { cause },
    )
  }
}

/** The part of a machine snapshot that is stored, as plain JSON. */
export function persistSnapshot(
  { machine }: CompiledDefinition,
  live: AnyMachineSnapshot,
): JsonValue {
  // XState leaves undefined members (output, error), which JSON does not know.
  return withoutUndefined(machine.getPersistedSnapshot(live)) as JsonValue
}

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined)
  if (typeof value !== 'object' || value === null) return value
  const kept: Record<string, unknown> = {}
  for (const [key, member] of Object.entries(value)) {
    if (member !== undefined) kept[key] = withoutUndefined(member)
  }
  return kept
}
