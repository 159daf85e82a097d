import type { Definition } from '@linli/schemas/definition'
import type { FieldSchema } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import { fileAnswers } from './file-answers.ts'
import type { HistoryEntry, Step } from './step.ts'

interface TakenStep {
  readonly entry: HistoryEntry
  readonly step: Pick<Step, 'closed'>
}

const FILE_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Ids of the files that a step's accepted payload or answers name in fields that ask for files; each once. What is no
 *  file's id is left out: it names nothing. */
export function namedFiles(definition: Definition, taken: TakenStep): readonly string[] {
  const submitted = submittedBy(definition, taken)
  if (submitted === null) return []
  const ids = fileAnswers(submitted.schema, submitted.answers).map(({ id }) => id)
  return [...new Set(ids.filter((id) => FILE_ID.test(id)))]
}

interface Submitted {
  readonly schema: FieldSchema
  readonly answers: JsonObject
}

function submittedBy(definition: Definition, { entry, step }: TakenStep): Submitted | null {
  const { input } = entry
  switch (input.kind) {
    case 'start': {
      // What a parent gives is the child's own from then on, whatever becomes of the parent's.
      if (input.trigger === null)
        return { schema: definition.context.schema, answers: input.payload }
      const trigger = definition.triggers[input.trigger]
      const schema =
        trigger?.kind === 'form' ? definition.forms[trigger.form]?.schema : trigger?.schema
      return schema === undefined ? null : { schema, answers: input.payload }
    }
    case 'event': {
      const schema = definition.events[input.type]?.schema
      return schema === undefined ? null : { schema, answers: input.payload }
    }
    case 'complete': {
      const name = step.closed.find(({ reason }) => reason === 'completed')?.task.name ?? ''
      const form = definition.tasks[name]?.form
      const schema = form === undefined ? undefined : definition.forms[form]?.schema
      return schema === undefined ? null : { schema, answers: input.answers }
    }
    default:
      return null
  }
}
