import { checkDefinition } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type { FieldSchema, FormDefinition, FormRule } from '@linli/schemas/form-definition'
import { parseDefinition } from '@linli/schemas/parse-definition'
import { answer, asks, build, closed, same, to } from '../corpus/build-definition.ts'
import { drawCondition, type NamedPath } from '../fuzz/draw-expression.ts'
import { pick } from '../fuzz/seed-documents.ts'
import { createRandom, type Random } from '../support/random.ts'

const FIELDS: readonly FieldSchema[] = [
  { type: 'string' },
  { type: 'string', minLength: 2, maxLength: 6 },
  { type: 'string', format: 'date' },
  { type: 'string', format: 'date-time' },
  { type: 'string', format: 'phone-cn' },
  { type: 'string', pattern: '^[A-Z]{2}\\d*$' },
  { type: 'string', format: 'time-of-day' },
  { type: 'string', format: 'landline-cn' },
  { type: 'string', format: 'id-number-cn' },
  { type: 'string', format: 'credit-code-cn' },
  { type: 'string', format: 'plate-cn' },
  { type: 'integer', format: 'money-fen', minimum: 0, maximum: 100_000 },
  { type: 'null', description: '请先读。' },
  { type: 'null', format: 'page' },
  {
    type: 'object',
    format: 'date-range',
    properties: {
      start: { type: 'string', title: '开始', format: 'date' },
      end: { type: 'string', title: '结束', format: 'date' },
    },
    required: ['start', 'end'],
  },
  {
    type: 'object',
    format: 'room',
    properties: {
      building: { type: 'string', maxLength: 4 },
      unit: { type: 'string', maxLength: 4 },
      room: { type: 'string', maxLength: 4 },
      node: { type: 'string', format: 'linli-node' },
    },
    required: ['building', 'room'],
  },
  {
    type: 'object',
    format: 'signature',
    properties: {
      drawing: { type: 'string', format: 'linli-file' },
      name: { type: 'string', maxLength: 6 },
    },
  },
  {
    type: 'array',
    format: 'household',
    maxItems: 3,
    items: {
      type: 'object',
      properties: {
        name: { type: 'string', maxLength: 6 },
        idNumber: { type: 'string', format: 'id-number-cn' },
      },
      required: ['name'],
    },
  },
  {
    type: 'array',
    minItems: 1,
    maxItems: 2,
    uniqueItems: true,
    items: { type: 'string', format: 'linli-file', 'x-accept': ['audio', 'video'] },
  },
  {
    type: 'string',
    oneOf: [
      { const: 'a', title: '甲' },
      { const: 'b', title: '乙' },
    ],
  },
  { type: 'integer' },
  { type: 'integer', minimum: 1, maximum: 5 },
  { type: 'number' },
  { type: 'number', minimum: 0, maximum: 0.5 },
  { type: 'boolean' },
  { type: 'array', items: { type: 'string' }, maxItems: 3, uniqueItems: true },
  { type: 'array', items: { type: 'object', properties: { n: { type: 'integer' } } } },
]

/** A definition whose task form has fields of every kind, groups in groups, and rules that hide, ask, compute and judge. The same
 *  seed gives the same one. What the checks do not let pass is left out of it. */
export function drawForm(seed: number): Definition {
  const random = createRandom(seed)
  const fields = drawFields(random, 2)
  const paths = pathsOf('form', fields)
  const rules = Array.from({ length: 3 + random.below(8) }, () => drawRule(random, paths))
  return sound(withForm(fields, [...new Map(rules.map((rule) => [rule.field, rule])).values()]))
}

function drawFields(random: Random, depth: number): Record<string, FieldSchema> {
  const count = 3 + random.below(6)
  return Object.fromEntries(
    Array.from({ length: count }, (_, index): [string, FieldSchema] => {
      const title = `字段${depth}${index}`
      if (depth === 0 || !random.chance(0.2)) {
        return [`f${depth}${index}`, { ...pick(FIELDS, random), title }]
      }
      const properties = drawFields(random, depth - 1)
      const required = Object.keys(properties).filter(
        (key) => random.chance(0.4) && properties[key]?.type !== 'null',
      )
      return [`g${depth}${index}`, { type: 'object', title, properties, required }]
    }),
  )
}

const KINDS = {
  string: 'string',
  integer: 'int',
  number: 'double',
  boolean: 'bool',
  array: 'list',
  object: 'struct',
} as const

function pathsOf(prefix: string, fields: Readonly<Record<string, FieldSchema>>): NamedPath[] {
  return Object.entries(fields).flatMap(([name, field]) =>
    field.type === 'null'
      ? []
      : [
          { path: `${prefix}.${name}`, kind: KINDS[field.type] },
          ...pathsOf(`${prefix}.${name}`, field.properties ?? {}),
        ],
  )
}

/** Reads fields that stand before its own, whatever the order of the rules: rules that hide each other in a circle have tests of
 *  their own. */
function drawRule(random: Random, all: readonly NamedPath[]): FormRule {
  const at = 1 + random.below(all.length - 1)
  const { path, kind } = all[at] ?? pick(all, random)
  const paths = all.slice(0, at).filter((other) => !path.startsWith(`${other.path}.`))
  const condition = () => (paths.length === 0 ? 'true' : drawCondition(random, paths))
  return {
    field: path.slice('form.'.length),
    ...(random.chance(0.5) ? { visibleWhen: condition() } : {}),
    ...(random.chance(0.4) ? { requiredWhen: condition() } : {}),
    ...(random.chance(0.4) ? { compute: drawValue(random, paths, kind) } : {}),
    ...(random.chance(0.3) ? { validate: { cel: condition(), message: same('这样不行') } } : {}),
  }
}

function drawValue(random: Random, paths: readonly NamedPath[], kind: string): string {
  const alike = [{ path: '""', kind: 'string' }, { path: '1', kind: 'int' }, ...paths].filter(
    (each) => each.kind === kind,
  )
  const other = pick(alike.length > 0 ? alike : [{ path: 'false', kind }], random).path
  switch (kind) {
    case 'int':
      return pick([`${other} + 1`, `has(${other}) ? ${other} * 2 : 0`, `${other} / 0`], random)
    case 'double':
      return `has(${other}) ? ${other} * 1.1 : 0.1`
    case 'string':
      return pick([`${other}.trim()`, `${other} + "𠮷"`, `${other}.upperAscii()`], random)
    case 'bool':
      return paths.length === 0 ? 'false' : drawCondition(random, paths)
    default:
      return other
  }
}

function withForm(
  fields: Readonly<Record<string, FieldSchema>>,
  rules: readonly FormRule[],
): Definition {
  const definition = build({
    initial: 'a',
    fields,
    tasks: { work: {} },
    states: { a: asks('work', to('closed', answer)), closed },
  })
  const work = definition.forms['work']
  const asked = Object.keys(fields).filter((name) => fields[name]?.type !== 'null')
  const form: FormDefinition = {
    title: same('办理'),
    ...work,
    schema: { type: 'object', properties: fields, required: asked },
    rules,
  }
  return { ...definition, forms: { ...definition.forms, work: form } }
}

/** Without the rules that a finding is about, however many rounds that takes. Throws where something else is wrong. */
function sound(definition: Definition): Definition {
  const parsed = parseDefinition(definition)
  const findings = parsed.kind === 'refused' ? parsed.findings : checkDefinition(definition)
  const errors = findings.filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return definition
  const wrong = new Set(errors.map(({ path }) => /^\/forms\/work\/rules\/(\d+)/.exec(path)?.[1]))
  const work = definition.forms['work']
  if (work === undefined || wrong.has(undefined)) throw new Error(JSON.stringify(errors))
  const rules = (work.rules ?? []).filter((_, index) => !wrong.has(String(index)))
  return sound({ ...definition, forms: { ...definition.forms, work: { ...work, rules } } })
}
