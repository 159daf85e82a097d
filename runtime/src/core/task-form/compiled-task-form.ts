import type { JsonObject } from '@linli/schemas/json'
import type { Snapshot } from '@linli/schemas/snapshot'
import { compiledOf } from '../compile-definition.ts'
import { asCompiled, type CompiledForm } from '../compile-form.ts'
import type { Program } from '../step.ts'
import { formOfTask, showsContext } from './form-of-task.ts'

/** What a task of an instance asks; null where the outcome alone is its answer. */
export function compiledTaskForm(
  program: Program,
  name: string,
  snapshot: Snapshot | null,
): CompiledForm | null {
  const { definition } = program
  const declared = Object.hasOwn(definition.tasks, name) ? definition.tasks[name] : undefined
  if (!showsContext(declared?.fields)) return compiledOf(program).taskForms.get(name) ?? null
  const form = formOfTask(definition, name, snapshot === null ? {} : contextIn(snapshot))
  return form === null ? null : asCompiled(form)
}

/** What an instance remembers. */
export function contextIn({ machine }: Pick<Snapshot, 'machine'>): JsonObject {
  // XState wrote it, with the context as one object.
  return (machine as { readonly context?: JsonObject }).context ?? {}
}
