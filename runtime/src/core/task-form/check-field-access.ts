import type { Definition, FieldAccess, TaskDefinition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import type { FieldSchema } from '@linli/schemas/form-definition'
import { escapePointer } from '@linli/schemas/json-pointer'
import { errorAt, unknownName, warningAt } from '../definition-finding.ts'
import type { StateSite } from '../definition-tree.ts'
import { transitionsOf } from '../definition-tree.ts'
import { readersOf, reads } from '../expression-places.ts'
import { formField, formFields } from './form-field.ts'

/** Whether what tasks may do with fields speaks of fields that are there and can be shown, and whether nothing counts on the answer
 *  to a question that is not asked. */
export function checkFieldAccess(definition: Definition, sites: readonly StateSite[]): Finding[] {
  return [
    ...Object.entries(definition.tasks).flatMap(([name, task]) =>
      Object.entries(task.fields ?? {}).flatMap(([field, access]) =>
        checkAccess(definition, { name, task, field, access }),
      ),
    ),
    ...countedOn(definition, sites),
  ]
}

interface Entry {
  readonly name: string
  readonly task: TaskDefinition
  readonly field: string
  readonly access: FieldAccess
}

function checkAccess(
  { forms, context }: Definition,
  { name, task, field, access }: Entry,
): Finding[] {
  const path = `/tasks/${escapePointer(name)}/fields/${escapePointer(field)}`
  if (task.form === undefined) {
    return [
      errorAt(path, 'task.fields-no-form', [
        '这个任务没有表单，没有字段可设权限：选一张表单，或去掉 fields。',
        'This task has no form, so there is no field to say anything of: choose a form, or take fields away.',
      ]),
    ]
  }
  const form = Object.hasOwn(forms, task.form) ? forms[task.form] : undefined
  // An unknown form is reported where names are checked.
  if (form === undefined) return []
  const schema = formField(form.schema, field)
  if (schema === null) {
    return unknownName({ path, name: field, thing: 'field', known: formFields(form.schema) })
  }
  if (access === 'hidden') return []
  if (access === 'required') return schema.type === 'null' ? [unasked(path, field)] : []
  const source = Object.hasOwn(context.schema.properties, access.shows)
    ? context.schema.properties[access.shows]
    : undefined
  if (source === undefined) {
    return unknownName({
      ...{ path: `${path}/shows`, name: access.shows, thing: 'context field' },
      known: Object.keys(context.schema.properties),
    })
  }
  return holdsAlike(schema, source) ? [] : [unlike(`${path}/shows`, field, access.shows)]
}

function unasked(path: string, field: string): Finding {
  return errorAt(path, 'field.unasked', [
    `“${field}”只供阅读，没有答案，不能设为必填。`,
    `“${field}” is only to be read and has no answer; nobody can be asked for it.`,
  ])
}

function unlike(path: string, field: string, shows: string): Finding {
  return errorAt(path, 'task.fields-unlike', [
    `“${field}”显示不了“${shows}”：两者类型要相同，并且是文字、数字、是否，或者它们的列表。`,
    `“${field}” cannot show “${shows}”: both are of one type, a text, number, yes/no or a list of these.`,
  ])
}

const SCALARS: readonly string[] = ['string', 'integer', 'number', 'boolean']

function holdsAlike(field: FieldSchema, source: FieldSchema): boolean {
  if (field.type !== source.type) return false
  if (field.type !== 'array') return SCALARS.includes(field.type)
  const [item, from] = [field.items, source.items]
  return (
    item !== undefined &&
    from !== undefined &&
    item.type === from.type &&
    SCALARS.includes(item.type)
  )
}

/** What comes of a task looks at an answer that is never given there. */
function countedOn(definition: Definition, sites: readonly StateSite[]): Finding[] {
  const hidden = new Map(
    Object.entries(definition.tasks).map(([name, { fields = {} }]) => [
      name,
      Object.entries(fields).flatMap(([field, access]) => (access === 'hidden' ? [field] : [])),
    ]),
  )
  const readers = readersOf({ definition, sites })
  return sites.flatMap((site) =>
    transitionsOf(site).flatMap(({ path, cause }) => {
      if (cause.kind !== 'task') return []
      const fields = hidden.get(cause.invoke.input.task) ?? []
      return readers
        .filter((reader) => reader.answers === 'output.form' && reader.path.startsWith(`${path}/`))
        .flatMap((reader) =>
          fields
            .filter((field) => reads(reader.cel, 'output.form', field))
            .map((field) =>
              warningAt(reader.path, 'task.fields-counted-on', [
                `这里用到“${field}”，但这个任务隐藏了它，永远没有答案。`,
                `This looks at “${field}”, which the task hides: there is never an answer.`,
              ]),
            ),
        )
    }),
  )
}
