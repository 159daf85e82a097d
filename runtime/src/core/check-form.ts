import type { Finding } from '@linli/schemas/finding'
import type { FieldSchema, FormDefinition, FormRule } from '@linli/schemas/form-definition'
import type { JsonValue } from '@linli/schemas/json'
import { isJsonObject } from '@linli/schemas/json'
import { checkExpressionAt } from './check-expression-at.ts'
import { checkFieldSchema } from './check-field-schema.ts'
import { checkRules } from './check-rules.ts'
import { checkTranslations } from './check-translations.ts'
import { errorAt, unknownName, warningAt } from './definition-finding.ts'
import { checkEligibility } from './eligibility/check-eligibility.ts'
import type { ExpressionScope } from './expression-scope.ts'
import type { ValueType } from './expression-types.ts'
import { BOOL, typeOfSchema } from './expression-types.ts'
import { formField, formFields } from './task-form/form-field.ts'

/** Whether a form can be filled in: its schema, its rules, its widgets and its translations. */
export function checkForm(form: FormDefinition, path: string, scope: ExpressionScope): Finding[] {
  return [
    ...checkFieldSchema(form.schema, `${path}/schema`),
    ...(form.rules ?? []).flatMap((rule, index) =>
      checkRule(rule, `${path}/rules/${index}`, { form, scope }),
    ),
    ...checkRules(form, path, scope),
    ...checkEligibility(form, `${path}/eligibility`, scope),
    ...checkUi(form.ui, form.schema, `${path}/ui`),
    ...checkTranslations(form, path),
    ...checkTitles(form, path),
  ]
}

interface InForm {
  readonly form: FormDefinition
  readonly scope: ExpressionScope
}

function checkRule(rule: FormRule, path: string, { form, scope }: InForm): Finding[] {
  const schema = formField(form.schema, rule.field)
  if (schema === null) {
    return unknownName({
      path: `${path}/field`,
      name: rule.field,
      thing: 'field',
      known: formFields(form.schema),
    })
  }
  const expressions: readonly (readonly [string, string | undefined, ValueType])[] = [
    ['visibleWhen', rule.visibleWhen, BOOL],
    ['requiredWhen', rule.requiredWhen, BOOL],
    ['compute', rule.compute, typeOfSchema(schema)],
    ['validate/cel', rule.validate?.cel, BOOL],
  ]
  return [
    ...askedOfNothing(schema, rule, path),
    ...expressions.flatMap(([keyword, cel, wanted]) =>
      cel === undefined
        ? []
        : checkExpressionAt(`${path}/${keyword}`, cel, { scope, wanted: [wanted] }),
    ),
    ...['visibleWhen', 'compute'].flatMap((keyword) => {
      const cel = keyword === 'compute' ? rule.compute : rule.visibleWhen
      return cel !== undefined && mentions(cel, rule.field)
        ? [
            errorAt(`${path}/${keyword}`, 'rule.self', [
              `“${rule.field}”不能由它自己决定。`,
              `“${rule.field}” cannot depend on itself.`,
            ]),
          ]
        : []
    }),
  ]
}

/** What is only to be read is shown or not; nothing else can be said of it. */
function askedOfNothing({ type }: FieldSchema, rule: FormRule, path: string): Finding[] {
  if (type !== 'null') return []
  return (['requiredWhen', 'compute', 'validate'] as const).flatMap((keyword) =>
    rule[keyword] === undefined
      ? []
      : [
          errorAt(`${path}/${keyword}`, 'field.unasked', [
            `“${rule.field}”只供阅读，没有答案，只能设什么时候显示。`,
            `“${rule.field}” is only to be read and has no answer; it can only be shown or hidden.`,
          ]),
        ],
  )
}

function mentions(cel: string, field: string): boolean {
  const path = `form.${field}`.replaceAll('.', '\\.')
  return new RegExp(`\\b${path}\\b(?![\\w(])`).test(cel)
}

/** Keys of `ui` that name no field show nothing; an order that names one makes the renderer fail. */
function checkUi(ui: JsonValue | undefined, schema: FieldSchema, path: string): Finding[] {
  if (!isJsonObject(ui)) return []
  const fields = schema.type === 'array' ? ['items'] : Object.keys(schema.properties ?? {})
  return Object.entries(ui).flatMap(([key, value]) => {
    if (key === 'ui:order') return checkUiOrder(value, fields, `${path}/${key}`)
    if (key.startsWith('ui:')) return []
    const inner = key === 'items' ? schema.items : schema.properties?.[key]
    if (inner !== undefined) return checkUi(value, inner, `${path}/${key}`)
    return unknownName({
      path: `${path}/${key}`,
      name: key,
      thing: 'field',
      known: fields,
    })
  })
}

function checkUiOrder(value: JsonValue, fields: readonly string[], path: string): Finding[] {
  if (!Array.isArray(value)) return []
  // What is no text is quoted as it stands.
  const listed = value.map((item) => (typeof item === 'string' ? item : JSON.stringify(item)))
  const missing = listed.includes('*') ? [] : fields.filter((field) => !listed.includes(field))
  return [
    ...listed.flatMap((name, index) =>
      name === '*'
        ? []
        : unknownName({
            path: `${path}/${index}`,
            name,
            thing: 'field',
            known: fields,
          }),
    ),
    ...missing.map((name) => leftOut(name, path)),
  ]
}

function leftOut(name: string, path: string): Finding {
  const finding = errorAt(path, 'ui.order', [
    `排列顺序里漏了“${name}”；其余的可以用“*”代替。`,
    `The order leaves out “${name}”; “*” stands for the rest.`,
  ])
  const title = { 'zh-CN': `把“${name}”排在最后`, en: `Put “${name}” at the end` }
  return { ...finding, fix: { title, patch: [{ op: 'add', path: `${path}/-`, value: name }] } }
}

function checkTitles(form: FormDefinition, path: string): Finding[] {
  return untitledPointers(form.schema, '/schema').map((pointer) =>
    warningAt(path + pointer, 'field.untitled', [
      '这个字段没有名称，填表的人会看到英文代号。',
      'The field has no title; people would read its key.',
    ]),
  )
}

function untitledPointers(schema: FieldSchema, pointer: string): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [
    ...(field.title === undefined ? [`${pointer}/properties/${name}`] : []),
    ...untitledPointers(field, `${pointer}/properties/${name}`),
  ])
}
