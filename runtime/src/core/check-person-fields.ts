import type { Definition, TaskDefinition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import type { FieldSchema } from '@linli/schemas/form-definition'
import { escapePointer } from '@linli/schemas/json-pointer'
import { allRulesOf } from './assign-rules.ts'
import { errorAt } from './definition-finding.ts'

/** Residents choose nobody of the staff: they cannot look people up, and whoever they named would be known to them. */
export function checkPersonFields(definition: Definition): Finding[] {
  const { forms, events, triggers, tasks } = definition
  const answered = new Set([
    ...triggers.flatMap((each) =>
      each.kind === 'form' && each.by.includes('resident') ? each.form : [],
    ),
    ...Object.values(tasks).flatMap((task) => (isForResident(task, definition) ? task.form : [])),
  ])
  return [
    ...Object.entries(forms).flatMap(([name, { schema }]) =>
      answered.has(name) ? personFields(schema, `/forms/${escapePointer(name)}/schema`) : [],
    ),
    ...Object.entries(events).flatMap(([name, { source, schema }]) =>
      source === 'resident' && schema !== undefined
        ? personFields(schema, `/events/${escapePointer(name)}/schema`)
        : [],
    ),
  ]
}

function isForResident(task: TaskDefinition, { triggers }: Definition): boolean {
  const isStarted = triggers.some((each) => each.kind === 'form' && each.by.includes('resident'))
  return isStarted && allRulesOf(task).some(({ strategy }) => strategy === 'initiator')
}

function personFields(schema: FieldSchema, path: string): Finding[] {
  const { format, items, properties = {} } = schema
  return [
    ...(format === 'linli-person' ? [noChoice(`${path}/format`)] : []),
    ...(items === undefined ? [] : personFields(items, `${path}/items`)),
    ...Object.entries(properties).flatMap(([name, field]) =>
      personFields(field, `${path}/properties/${escapePointer(name)}`),
    ),
  ]
}

function noChoice(path: string): Finding {
  return errorAt(path, 'field.person-resident', [
    '居民填写的表单不能选工作人员：去掉这一项，或改成只由工作人员填写。',
    'A form that residents fill in chooses nobody of the staff: take the field away, or let staff alone fill it in.',
  ])
}
