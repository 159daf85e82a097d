import type { Definition } from '@linli/schemas/definition'
import { type CompiledForm, compileForm } from '../compile-form.ts'
import type { DefinitionScopes } from '../definition-scopes.ts'
import { formOfTask } from './form-of-task.ts'

/** The form of every task that has one; of those that show what an instance remembers, the form without it. */
export function compileTaskForms(
  definition: Definition,
  scopes: DefinitionScopes,
): ReadonlyMap<string, CompiledForm> {
  return new Map(
    Object.entries(definition.tasks).flatMap(([name, task]) => {
      const form = formOfTask(definition, name, {})
      if (form === null || task.form === undefined) return []
      return [[name, compileForm(form, scopes.form(task.form))] as const]
    }),
  )
}
