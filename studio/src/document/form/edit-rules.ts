import type { Definition } from '@linli/schemas/definition'
import type { FormDefinition, FormRule } from '@linli/schemas/form-definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { Command } from '../command.ts'
import { edit, type FieldPlace } from './edit-field.ts'
import { type FieldPath, formPointer, rulePath } from './field-path.ts'
import type { Patching } from './patching.ts'

/** What a rule can say of a field. */
export const RULE_PARTS = ['visibleWhen', 'requiredWhen', 'compute', 'validate'] as const
export type RulePart = (typeof RULE_PARTS)[number]

/** A part of a rule with its place among the rules of the form. */
export interface FoundRule {
  readonly index: number
  readonly cel: string
  readonly message: LocaleText | null
}

/** What the rules say of a field: the first rule that has the part, as the engine reads one after the other. */
export function ruleAt(form: FormDefinition, path: FieldPath, part: RulePart): FoundRule | null {
  const field = rulePath(form, path)
  const rules = form.rules ?? []
  const index = rules.findIndex((rule) => rule.field === field && rule[part] !== undefined)
  const rule = rules[index]
  if (rule === undefined) return null
  const said = rule[part]
  if (said === undefined) return null
  return typeof said === 'string'
    ? { index, cel: said, message: null }
    : { index, cel: said.cel, message: said.message }
}

interface RuleText {
  readonly part: RulePart
  /** CEL; empty takes the part away, and the rule with its last part. */
  readonly cel: string
  /** Said where an answer does not hold; only of `validate`. */
  readonly message?: LocaleText
}

/** What a rule says of a field. Null inside a list, whose fields no rule can name. */
export function setRule(
  definition: Definition,
  place: FieldPlace,
  { part, cel, message }: RuleText,
): Command | null {
  const form = definition.forms[place.form]
  const field = form === undefined ? null : rulePath(form, place.path)
  if (form === undefined || field === null) return null
  const found = ruleAt(form, place.path, part)
  const merge = `rule ${part}`
  return edit(definition, place, { key: 'ruleEdited', merge }, (making) => {
    const at = { form, found, list: `${formPointer(place.form)}/rules` }
    if (cel === '') unsay(making, at, part)
    else if (part === 'validate') sayCheck(making, at, { field, cel, message })
    else sayAt(making, at, { field, part, value: cel })
  })
}

interface RuleSite {
  readonly form: FormDefinition
  readonly found: FoundRule | null
  /** Pointer of the rules of the form. */
  readonly list: string
}

function unsay(making: Patching, { form, found, list }: RuleSite, part: RulePart): void {
  const rule = found === null ? undefined : form.rules?.[found.index]
  if (rule === undefined || found === null) return
  const isLast = RULE_PARTS.filter((each) => rule[each] !== undefined).length < 2
  making.remove(isLast ? `${list}/${found.index}` : `${list}/${found.index}/${part}`)
}

function sayCheck(
  making: Patching,
  site: RuleSite,
  said: { readonly field: string; readonly cel: string; readonly message: LocaleText | undefined },
): void {
  const { field, cel, message } = said
  if (site.found === null) {
    const value = { cel, message: message ?? NO_MESSAGE } as unknown as JsonObject
    sayAt(making, site, { field, part: 'validate', value })
    return
  }
  const pointer = `${site.list}/${site.found.index}/validate`
  making.put(`${pointer}/cel`, cel)
  if (message === undefined || message['zh-CN'] === '') return
  making.put(`${pointer}/message/zh-CN`, message['zh-CN'])
  if (message.en === undefined || message.en === '') making.remove(`${pointer}/message/en`)
  else making.put(`${pointer}/message/en`, message.en)
}

function sayAt(
  making: Patching,
  { form, found, list }: RuleSite,
  said: { readonly field: string; readonly part: RulePart; readonly value: JsonValue },
): void {
  const { field, part, value } = said
  const own = (form.rules ?? []).findIndex((rule) => rule.field === field)
  const at = found?.index ?? own
  if (at !== -1) making.put(`${list}/${at}/${part}`, value)
  else if (form.rules === undefined) making.put(list, [{ field, [part]: value }])
  else making.put(`${list}/-`, { field, [part]: value })
}

const NO_MESSAGE: LocaleText = {
  'zh-CN': '填写的内容不符合要求，请检查。',
  en: 'This does not fit; please check it.',
}

/** Every part of every rule, in the order of the form. */
export function rulePartsOf(
  form: FormDefinition,
): readonly { readonly field: string; readonly index: number; readonly part: RulePart }[] {
  return (form.rules ?? []).flatMap((rule: FormRule, index) =>
    RULE_PARTS.filter((part) => rule[part] !== undefined).map((part) => ({
      field: rule.field,
      index,
      part,
    })),
  )
}
