import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import type { Snapshot } from '@linli/schemas/snapshot'
import type { AnyMachineSnapshot, StateValue } from 'xstate'
import type { CompiledDefinition } from './compile-definition.ts'
import { inDocumentOrder } from './document-order.ts'
import { inOrder } from './in-order.ts'

/** Throws `snapshot.incompatible` for what a later release wrote: a step over it might lose what only that one knows. */
export function refuseForeignFormat({ format }: Snapshot): void {
  if (format === 1) return
  throw new LinliError(
    'snapshot.incompatible',
    `Snapshot format '${String(format)}' is unknown; this release reads 1.`,
  )
}

/** The live machine snapshot of a stored one. Nothing is started.
 *  Throws `snapshot.incompatible` where the machine has no such state. */
export function restoreSnapshot(
  { machine, run }: CompiledDefinition,
  snapshot: Snapshot,
): AnyMachineSnapshot {
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
  const {
    children,
    context: _,
    ...rest
  } = machine.getPersistedSnapshot(live) as unknown as Persisted
  // A context holds what assignments gave it: it is JSON, and the same object until one changes it.
  return { children: inOrder(children), context: live.context as JsonObject, ...inOrder(rest) }
}

type Persisted = { readonly [key: string]: JsonValue } & { readonly children: JsonValue }
