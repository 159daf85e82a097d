import type { FieldSchema, FormDefinition } from '@linli/schemas/form-definition'
import { escapePointer } from '@linli/schemas/json-pointer'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { Compared } from './compared.ts'
import type { Choice, FieldNode } from './field-group.ts'
import { childOf, choicesOf, matchFields, rootOfForm, textOf } from './field-group.ts'

/** A field of a form that is another one now, as far as what reads it is concerned. */
export interface EditedField {
  /** Former keys; expressions of the former definition name it so. */
  readonly form: string
  readonly field: string
  /** Present keys; null for what went. */
  readonly now: { readonly form: string; readonly field: string } | null
  readonly title: LocaleText
  /** JSON Pointer into the document that `now` says: the later one, or the former one for what went. */
  readonly path: string
  readonly isRenamed: boolean
  readonly isRetyped: boolean
  /** It always had an answer, and may be without one now. */
  readonly isEmptied: boolean
  /** What can be chosen no more. */
  readonly lost: readonly Choice[]
}

/** The fields of all forms that went, or were renamed, retyped, made optional or narrowed. What is only asked in other
 *  words, or asked for the first time, breaks nothing. */
export function editedFields(compared: Compared): EditedField[] {
  const { before, after, matched } = compared
  return matched.forms.flatMap((key) => {
    if (key.before === undefined) return []
    const was = before.definition.forms[key.before]
    const is = key.after === undefined ? undefined : after.definition.forms[key.after]
    if (was === undefined) return []
    const root = rootOfForm(was)
    if (is === undefined || key.after === undefined) {
      return lostFields(root, { form: key.before, prefix: '' })
    }
    const walk: Walk = {
      forms: { before: key.before, after: key.after },
      presence: { before: presenceOf(was), after: presenceOf(is) },
    }
    return editsIn(walk, { node: root, path: '' }, { node: rootOfForm(is), path: '' })
  })
}

interface Walk {
  readonly forms: { readonly before: string; readonly after: string }
  readonly presence: Readonly<
    Record<'before' | 'after', (path: string, required: boolean) => boolean>
  >
}

interface Group {
  readonly node: FieldNode
  /** Dotted, empty or with a dot at the end. */
  readonly path: string
}

function editsIn(walk: Walk, before: Group, after: Group): EditedField[] {
  return matchFields(before.node.schema, after.node.schema).flatMap((key) => {
    if (key.before === undefined) return []
    const was = childOf(before.node, key.before)
    if (was === undefined) return []
    const is = key.after === undefined ? undefined : childOf(after.node, key.after)
    if (is === undefined || key.after === undefined) {
      return [lostField(was, { form: walk.forms.before, field: before.path + key.before })]
    }
    const [from, to] = [before.path + key.before, after.path + key.after]
    const edit: EditedField = {
      form: walk.forms.before,
      field: from,
      now: { form: walk.forms.after, field: to },
      title: textOf(is, 'title') ?? { 'zh-CN': key.after },
      path: `/forms/${escapePointer(walk.forms.after)}${is.pointer}`,
      isRenamed: key.before !== key.after,
      isRetyped: typeText(was.schema) !== typeText(is.schema),
      isEmptied:
        walk.presence.before(from, isRequired(before.node, key.before)) &&
        !walk.presence.after(to, isRequired(after.node, key.after)),
      lost: lostChoices(was, is),
    }
    const inner = editsIn(walk, { node: was, path: `${from}.` }, { node: is, path: `${to}.` })
    return isEdited(edit) ? [edit, ...inner] : inner
  })
}

function isEdited({ isRenamed, isRetyped, isEmptied, lost }: EditedField): boolean {
  return isRenamed || isRetyped || isEmptied || lost.length > 0
}

function lostFields(
  node: FieldNode,
  { form, prefix }: { readonly form: string; readonly prefix: string },
): EditedField[] {
  return Object.keys(node.schema.properties ?? {}).flatMap((key) => {
    const child = childOf(node, key)
    return child === undefined ? [] : [lostField(child, { form, field: prefix + key })]
  })
}

function lostField(
  node: FieldNode,
  { form, field }: Pick<EditedField, 'form' | 'field'>,
): EditedField {
  return {
    form,
    field,
    now: null,
    title: textOf(node, 'title') ?? { 'zh-CN': field },
    path: `/forms/${escapePointer(form)}${node.pointer}`,
    isRenamed: false,
    isRetyped: false,
    isEmptied: false,
    lost: [],
  }
}

function isRequired({ schema }: FieldNode, key: string): boolean {
  return (schema.required ?? []).includes(key)
}

/** What an expression may count on, as definition-scopes.ts decides it: a field that a rule may hide may be missing although
 *  it is required; one that is computed is there. */
function presenceOf({ rules = [] }: FormDefinition) {
  const hideable = rules.flatMap((rule) => (rule.visibleWhen === undefined ? [] : [rule.field]))
  const computed = rules.flatMap((rule) => (rule.compute === undefined ? [] : [rule.field]))
  return (path: string, required: boolean): boolean => {
    const mayHide = hideable.some((field) => path === field || path.startsWith(`${field}.`))
    return !mayHide && (required || computed.includes(path))
  }
}

function lostChoices(was: FieldNode, is: FieldNode): Choice[] {
  const [before, after] = [choicesIn(was), choicesIn(is)]
  if (after.length === 0) return []
  return before.filter(({ value }) => after.every((choice) => choice.value !== value))
}

/** Of a field, or of the entries of a list. */
function choicesIn(node: FieldNode): Choice[] {
  const items = childOf(node, 'items')
  const own = choicesOf(node)
  return own.length > 0 || items === undefined ? own : choicesOf(items)
}

function typeText({ type, items }: FieldSchema): string {
  return type === 'array' ? `array of ${items?.type ?? 'string'}` : type
}
