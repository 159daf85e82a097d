import type { EntryAndWhy } from '@linli/runtime/core'
import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import { eventForm } from './event-form.ts'
import type { PublishedVersion } from './versions.ts'

interface Given {
  /** As marks name it. */
  readonly owner: string
  readonly form: FormDefinition | null
  readonly answers: JsonObject
}

/** What somebody answered in a step, and to which questions; null where nobody was asked any. */
export function givenIn(
  { entry: { input }, why }: EntryAndWhy,
  { definition }: Pick<PublishedVersion, 'definition'>,
): Given | null {
  const answersTo = (id: string | null, answers: JsonObject): Given => ({
    ...{ owner: id ?? '', answers },
    form: id === null ? null : (definition.forms[id] ?? null),
  })
  switch (input.kind) {
    case 'start': {
      // What a parent gives is nobody's answer; who may read it sees it in the context.
      if (input.device !== null || input.trigger === null) return null
      const trigger = definition.triggers[input.trigger]
      return answersTo(trigger?.kind === 'form' ? trigger.form : null, input.payload)
    }
    case 'complete':
      return answersTo(definition.tasks[why.about ?? '']?.form ?? null, input.answers)
    case 'event': {
      const declared = definition.events[input.type]
      const form = declared?.source === 'device' ? null : declared && eventForm(declared)
      return form == null ? null : { owner: `event ${input.type}`, form, answers: input.payload }
    }
    default:
      return null
  }
}
