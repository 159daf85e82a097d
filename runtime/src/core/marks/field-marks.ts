import type { Definition } from '@linli/schemas/definition'
import type { FieldSchema, PersonalMark } from '@linli/schemas/form-definition'
import { actionsOf } from '../definition-actions.ts'
import type { TransitionCause } from '../definition-tree.ts'
import { statesOf } from '../definition-tree.ts'
import type { FieldMarks } from './marked-field.ts'
import { valueFields } from './value-fields.ts'

const NO_MARKS: FieldMarks = new Map()

/** Costs a walk over the schemas where nothing is marked, and one over the expressions where something is. */
export function fieldMarks(definition: Definition): FieldMarks {
  const marks = new Map<string, PersonalMark>()
  const fields = new Set<string>()
  for (const [owner, schema] of ownersOf(definition)) {
    walk(schema, { at: owner, mark: null }, (field, mark) => {
      fields.add(field)
      if (mark !== null) note(marks, field, mark)
    })
  }
  if (marks.size === 0) return NO_MARKS
  spread(marks, fields, flowsOf(definition))
  return marks
}

/** Whether an expression over the context hands on what is marked. */
export function handsOnMarked(cel: string, marks: FieldMarks): boolean {
  return valueFields(cel).some((path) => strongestAround(marks, path.join('.')) !== null)
}

/** The owners of fields, each with its schema. */
export function ownersOf({
  context,
  forms,
  events,
  triggers,
}: Definition): [string, FieldSchema][] {
  return [
    ['context', context.schema],
    ...Object.entries(forms).map(([id, { schema }]): [string, FieldSchema] => [id, schema]),
    ...Object.entries(events).flatMap(([name, { schema }]): [string, FieldSchema][] =>
      schema === undefined ? [] : [[`event ${name}`, schema]],
    ),
    ...triggers.flatMap((trigger, index): [string, FieldSchema][] =>
      trigger.kind === 'device' ? [[`reading ${index}`, trigger.schema]] : [],
    ),
  ]
}

interface Inside {
  readonly at: string
  readonly mark: PersonalMark | null
}

function walk(
  schema: FieldSchema,
  { at, mark }: Inside,
  tell: (field: string, mark: PersonalMark | null) => void,
): void {
  const own = stronger(mark, schema['x-personal'] ?? null)
  tell(at, own)
  for (const [key, field] of Object.entries(schema.properties ?? {}))
    walk(field, { at: `${at}.${key}`, mark: own }, tell)
  // What is in a list is of the list.
  if (schema.items !== undefined) walk(schema.items, { at, mark: own }, tell)
}

function stronger(one: PersonalMark | null, other: PersonalMark | null): PersonalMark | null {
  return one === 'sensitive' || other === null ? (one ?? other) : other
}

function note(marks: Map<string, PersonalMark>, field: string, mark: PersonalMark): boolean {
  const before = marks.get(field) ?? null
  const after = stronger(before, mark)
  if (after === null || after === before) return false
  marks.set(field, after)
  return true
}

/** A value goes from one field to another. */
interface Flow {
  readonly from: string
  readonly to: string
}

/** Marks go along the flows until nothing changes; each can change twice at most. */
function spread(
  marks: Map<string, PersonalMark>,
  fields: ReadonlySet<string>,
  flows: readonly Flow[],
): void {
  let changed = true
  while (changed) {
    changed = false
    for (const { from, to } of flows) {
      const mark = strongestAround(marks, from)
      if (mark === null) continue
      for (const field of fields) {
        if (isWithin(field, to) && note(marks, field, mark)) changed = true
      }
    }
  }
}

/** A group that is handed on hands on all in it. */
function strongestAround(marks: FieldMarks, field: string): PersonalMark | null {
  return [...marks]
    .filter(([marked]) => isWithin(marked, field))
    .reduce<PersonalMark | null>((strongest, [, mark]) => stronger(strongest, mark), null)
}

function isWithin(field: string, group: string): boolean {
  return field === group || field.startsWith(`${group}.`)
}

function flowsOf(definition: Definition): Flow[] {
  const { triggers, forms } = definition
  const from = (cel: string, to: string, owners: Owners): Flow[] =>
    valueFields(cel).flatMap((path) => {
      const field = fieldAt(path, owners)
      return field === null ? [] : [{ from: field, to }]
    })
  return [
    ...triggers.flatMap((trigger, index) => {
      const owners = trigger.kind === 'form' ? { form: trigger.form } : { reading: index }
      return Object.entries(trigger.set).flatMap(([to, cel]) => from(cel, `context.${to}`, owners))
    }),
    ...statesOf(definition.machine).flatMap((site) =>
      actionsOf(site).flatMap(({ action, cause }) => {
        if (action.type !== 'set') return []
        const { to, cel } = action.params
        return from(cel, `context.${to}`, ownersAt(cause, definition))
      }),
    ),
    ...shownFlows(definition),
    ...Object.entries(forms).flatMap(([form, { rules = [] }]) =>
      rules.flatMap(({ field, compute }) =>
        compute === undefined ? [] : from(compute, `${form}.${field}`, { form }),
      ),
    ),
  ]
}

/** What a task shows in a field of its form goes there from the context. */
function shownFlows({ tasks }: Definition): Flow[] {
  return Object.values(tasks).flatMap(({ form, fields = {} }) =>
    Object.entries(fields).flatMap(([field, access]) =>
      form === undefined || typeof access === 'string'
        ? []
        : [{ from: `context.${access.shows}`, to: `${form}.${field}` }],
    ),
  )
}

/** Whose fields an expression calls `form`, `output.form`, `event.payload` and `reading`. */
interface Owners {
  readonly form?: string
  readonly output?: string
  readonly event?: string
  readonly reading?: number
}

function ownersAt(cause: TransitionCause | null, { tasks }: Definition): Owners {
  if (cause?.kind === 'event') return { event: cause.name }
  if (cause?.kind !== 'task') return {}
  const { task } = cause.invoke.input
  const output = Object.hasOwn(tasks, task) ? tasks[task]?.form : undefined
  return output === undefined ? {} : { output }
}

function fieldAt(path: readonly string[], owners: Owners): string | null {
  const [variable, ...rest] = path
  const [, ...inner] = rest
  switch (variable) {
    case 'context':
      return ['context', ...rest].join('.')
    case 'form':
      return owners.form === undefined ? null : [owners.form, ...rest].join('.')
    case 'output':
      return owners.output === undefined || rest[0] !== 'form'
        ? null
        : [owners.output, ...inner].join('.')
    case 'event':
      return owners.event === undefined || rest[0] !== 'payload'
        ? null
        : [`event ${owners.event}`, ...inner].join('.')
    case 'reading':
      return owners.reading === undefined ? null : [`reading ${owners.reading}`, ...rest].join('.')
    default:
      return null
  }
}
