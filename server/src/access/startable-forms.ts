import type { Definition, FormTrigger } from '@linli/schemas/definition'
import type { Viewer } from './viewer.ts'

/** Forms of `definition` that somebody of this role may submit; a visitor sees what a resident would. */
export function startableForms(definition: Definition, viewer: Viewer | null): FormTrigger[] {
  const role = viewer?.role ?? 'resident'
  return definition.triggers.filter(
    (trigger): trigger is FormTrigger => trigger.kind === 'form' && trigger.by.includes(role),
  )
}
