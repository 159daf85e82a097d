import type { Definition, EventDeclaration, FormTrigger } from '@linli/schemas/definition'
import type { Viewer } from './viewer.ts'

/** Forms of `definition` that somebody of this role may submit; a visitor sees what a resident would. */
export function startableForms(definition: Definition, viewer: Viewer | null): FormTrigger[] {
  const role = viewer?.role ?? 'resident'
  return definition.triggers.filter(
    (trigger): trigger is FormTrigger => trigger.kind === 'form' && trigger.by.includes(role),
  )
}

/** Whether the viewer, who may read the instance, may send an event of this source to it. */
export function maySend(
  event: EventDeclaration,
  viewer: Viewer,
  instance: { readonly initiatorId: string | null },
): boolean {
  switch (event.source) {
    case 'resident':
      return instance.initiatorId === viewer.accountId
    case 'staff':
      return viewer.role !== 'resident'
    default:
      return false
  }
}
