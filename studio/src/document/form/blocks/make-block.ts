import { checkDefinition } from '@linli/runtime/core'
import type { BlockUse } from '@linli/schemas/definition'
import { BLOCK_FORM, definitionOfBlock, type FieldBlock } from '@linli/schemas/field-block'
import type { FieldSchema, FormDefinition, FormRule } from '@linli/schemas/form-definition'
import type { JsonValue } from '@linli/schemas/json'
import type { LocaleText } from '@linli/schemas/locale-text'
import { patchJson } from '@linli/schemas/patch-json'
import type { Command } from '../../command.ts'
import { copyFields, pasteFields } from '../copy-fields.ts'
import { RULE_PARTS, type RulePart } from '../edit-rules.ts'
import { allPaths, type FieldPath, isWithin, pathText } from '../field-path.ts'
import { renameKey } from '../move-field.ts'

export interface MadeBlock {
  readonly block: FieldBlock
  /** Where each field of the block is in the form that it was made of, as `BlockUse` has it. */
  readonly fields: BlockUse['fields']
  /** What is said of the chosen fields by the answers of others, and so stays behind. */
  readonly left: readonly { readonly field: string; readonly part: RulePart }[]
}

interface Choice {
  readonly paths: readonly FieldPath[]
  readonly title: LocaleText
  /** Of a use of the block that this is to be another revision of: its fields keep the keys that they have in the block. */
  readonly former?: BlockUse | undefined
}

/** Fields of a form as a block: their schema, order, marks, texts, and the rules that name nothing but them. Null where none is there. */
export function blockOf(form: FormDefinition, { paths, title, former }: Choice): MadeBlock | null {
  const chosen = allPaths(form).filter((path) =>
    paths.some((each) => pathText(each) === pathText(path)),
  )
  const { kept, left } = rulesAmong(form, chosen)
  const start = definitionOfBlock({ title, schema: { type: 'object', properties: {} } })
  const copied = copyFields({ ...form, rules: kept }, chosen)
  const slot = { container: [], before: null }
  const pasted = pasteFields(start, { form: BLOCK_FORM, slot, copied, keepsKeys: true })
  if (pasted === null) return null
  const outer = chosen.filter((path) =>
    chosen.every((other) => other === path || !isWithin(path, other)),
  )
  const fields = outer.flatMap((from, index) => {
    const to = pasted.paths[index] ?? []
    return allPaths(form)
      .filter((path) => isWithin(path, from))
      .map((path): Standing => ({ block: [...to, ...path.slice(from.length)], form: path }))
  })
  const made = withKeysOf(former, { definition: after(start, pasted.command), fields })
  const block = made.definition.forms[BLOCK_FORM]
  if (block === undefined) return null
  const last = brokenParts(block)
  return {
    block: { ...block, ...rulesWithout(block.rules ?? [], last) },
    fields: Object.fromEntries(made.fields.map((at) => [pathText(at.block), pathText(at.form)])),
    left: [...left, ...last.map(({ index, part }) => ({ field: fieldOf(block, index), part }))],
  }
}

interface Standing {
  readonly block: FieldPath
  readonly form: FieldPath
}

interface Made {
  readonly definition: ReturnType<typeof definitionOfBlock>
  readonly fields: readonly Standing[]
}

/** Fields that came out of the block are called there what they were called, whatever key the form gave them. */
function withKeysOf(former: BlockUse | undefined, made: Made): Made {
  const called = new Map(Object.entries(former?.fields ?? {}).map(([key, at]) => [at, key]))
  // From the inside: what is around a field keeps its key until then.
  const inward = made.fields.toSorted((one, other) => other.block.length - one.block.length)
  return inward.reduce((now, { form }) => {
    const at = now.fields.find((each) => each.form === form)?.block ?? []
    const key = called.get(pathText(form))?.split('.').at(-1)
    if (key === undefined || key === at.at(-1)) return now
    const renamed = renameKey(now.definition, { form: BLOCK_FORM, path: at, key })
    if (renamed?.deed.kind !== 'does') return now
    return {
      definition: after(now.definition, renamed.deed.command),
      fields: now.fields.map((each) =>
        isWithin(each.block, at)
          ? { ...each, block: [...renamed.path, ...each.block.slice(at.length)] }
          : each,
      ),
    }
  }, made)
}

function after(definition: Made['definition'], { patch }: Command): Made['definition'] {
  return patchJson(definition as unknown as JsonValue, patch) as unknown as Made['definition']
}

interface RulePlace {
  readonly index: number
  readonly part: RulePart
}

/** The rules of fields, without what cannot be said where nothing else is asked. */
function rulesAmong(form: FormDefinition, chosen: readonly FieldPath[]) {
  const rules = form.rules ?? []
  const isOfChosen = ({ field }: FormRule) =>
    chosen.some((path) => isWithin(field.split('.'), path))
  const broken = brokenParts({ title: form.title, schema: only(form.schema, chosen), rules })
  const left = broken.filter(({ index }) => isOfChosen(rules[index] ?? { field: '' }))
  return {
    kept: (rulesWithout(rules, left).rules ?? []).filter(isOfChosen),
    left: left.map(({ index, part }) => ({ field: fieldOf({ rules }, index), part })),
  }
}

function fieldOf({ rules = [] }: Pick<FormDefinition, 'rules'>, index: number): string {
  return rules[index]?.field ?? ''
}

/** What of the rules of a form that stands alone names something that is not there, or says it wrongly. */
function brokenParts(form: FieldBlock): readonly RulePlace[] {
  const root = `/forms/${BLOCK_FORM}/rules/`
  const errors = checkDefinition(definitionOfBlock(form)).filter(
    ({ severity, path }) => severity === 'error' && path.startsWith(root),
  )
  return (form.rules ?? []).flatMap((_, index) =>
    RULE_PARTS.filter((part) =>
      errors.some(({ path }) => `${path}/`.startsWith(`${root}${index}/${part}/`)),
    ).map((part) => ({ index, part })),
  )
}

function rulesWithout(
  rules: readonly FormRule[],
  gone: readonly RulePlace[],
): Pick<FieldBlock, 'rules'> {
  const kept = rules.flatMap((rule, index): FormRule[] => {
    const parts = gone.filter((place) => place.index === index).map(({ part }) => part)
    const left = Object.fromEntries(
      Object.entries(rule).filter(([part]) => !parts.some((each) => each === part)),
    ) as unknown as FormRule
    return RULE_PARTS.some((part) => left[part] !== undefined) ? [left] : []
  })
  return kept.length === 0 ? {} : { rules: kept }
}

/** A schema with nothing but some fields, and the groups that they are in. */
function only(schema: FormDefinition['schema'], chosen: readonly FieldPath[]) {
  return { type: 'object', properties: propertiesOf(schema, chosen) } as const
}

function propertiesOf(schema: FieldSchema, chosen: readonly FieldPath[]) {
  const kept = Object.entries(schema.properties ?? {}).flatMap(
    ([key, field]): readonly (readonly [string, FieldSchema])[] => {
      const inside = chosen.filter(([first]) => first === key).map((path) => path.slice(1))
      if (inside.length === 0) return []
      const isWhole = inside.some((path) => path.length === 0) || field.type !== 'object'
      const { required: _, ...rest } = field
      return [[key, isWhole ? field : { ...rest, properties: propertiesOf(field, inside) }]]
    },
  )
  return Object.fromEntries(kept)
}
