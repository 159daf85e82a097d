import type { Locale } from '@linli/schemas/locale-text'
import type { Literal } from '../condition-tree.ts'
import type { SpokenName } from '../expression-names.ts'
import type { ExpressionScope } from '../expression-scope.ts'
import type { ValueType } from '../expression-types.ts'

/** A field that a condition may ask for. */
export interface ConditionField {
  /** As CEL writes it. */
  readonly path: string
  /** What it belongs to: the first name of its path. */
  readonly variable: string
  readonly label: string
  readonly kind: ValueType['kind']
  /** Whether it may be without a value. */
  readonly isOptional: boolean
  readonly choices: readonly { readonly value: Literal; readonly label: string }[]
  readonly format: string | null
  /** A number that is an instant in epoch ms. */
  readonly isInstant: boolean
  /** Of a list: one of its values. */
  readonly item: ConditionField | null
}

/** Every field of a scope, in the order they are declared; a group itself only where it may be missing. */
export function fieldsOf(scope: ExpressionScope, locale: Locale): readonly ConditionField[] {
  const names = scope.names()
  return Object.entries(scope.variables).flatMap(([variable, type]) => {
    const name = names[variable]
    if (name === undefined || type.kind !== 'struct') return []
    const at = { path: variable, variable, lead: '', isOptional: false }
    return fieldsIn(name, type, { at, locale })
  })
}

interface Walk {
  readonly at: {
    readonly path: string
    readonly variable: string
    /** Titles of the groups around. */
    readonly lead: string
    readonly isOptional: boolean
  }
  readonly locale: Locale
}

function fieldsIn(
  group: SpokenName,
  type: Extract<ValueType, { kind: 'struct' }>,
  { at, locale }: Walk,
): readonly ConditionField[] {
  return Object.entries(type.fields).flatMap(([key, field]) => {
    const name = group.fields?.[key]
    if (name === undefined) return []
    const own = name.title?.[locale] ?? key
    const path = `${at.path}.${key}`
    const isOptional = at.isOptional || !field.present
    const label = at.lead + own
    const facts = { path, variable: at.variable, label, isOptional }
    if (field.type.kind !== 'struct') return [fieldOf(name, facts, locale)]
    const lead = name.isFrame === true ? at.lead : `${label} · `
    const inner = fieldsIn(name, field.type, { at: { ...facts, lead }, locale })
    return isOptional ? [fieldOf(name, facts, locale), ...inner] : inner
  })
}

type Facts = Pick<ConditionField, 'path' | 'variable' | 'label' | 'isOptional'>

function fieldOf(name: SpokenName, facts: Facts, locale: Locale): ConditionField {
  return {
    ...facts,
    kind: name.kind,
    choices: [...(name.choices ?? [])].map(([value, title]) => ({ value, label: title[locale] })),
    format: name.format ?? null,
    isInstant: name.isInstant === true,
    item: name.item === undefined ? null : fieldOf(name.item, facts, locale),
  }
}

/** Whether a comparison with it fails where it has no value, so that this must be asked first. */
export function isOpenNumber(field: ConditionField | undefined): boolean {
  return field?.isOptional === true && (field.kind === 'int' || field.kind === 'double')
}
