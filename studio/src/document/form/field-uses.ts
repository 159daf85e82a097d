import { renamedField } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type { JsonValue } from '@linli/schemas/json'
import type { JsonChange } from '@linli/schemas/json-change'
import type { LocaleText } from '@linli/schemas/locale-text'
import { patchJson } from '@linli/schemas/patch-json'
import { type FieldPath, formPointer, isWithin, rulePath } from './field-path.ts'
import { newErrors } from './form-deed.ts'
import { patching } from './patching.ts'
import { removeFields } from './remove-field.ts'
import { renameAnswers } from './rename-answers.ts'

/** What the place of a use is there for. */
export type UseKind =
  | 'rule'
  | 'condition'
  | 'value'
  | 'trigger'
  | 'notice'
  | 'access'
  | 'right'
  | 'scenario'
  | 'other'

/** A place outside a field that names it. */
export interface FieldUse {
  readonly kind: UseKind
  /** JSON Pointer into the definition. */
  readonly path: string
  /** What cannot be published any more there once the field is gone; null where it goes with the field or does without it. */
  readonly error: LocaleText | null
}

/** Every place that names a field, or something inside it, in the order of the document: those that another key would be written to, and
 *  those that would be in error without the field. Its own rules and texts are part of it. Takes some hundredths of a second. */
export function usesOfField(definition: Definition, id: string, path: FieldPath): FieldUse[] {
  const form = definition.forms[id]
  const field = form === undefined ? null : rulePath(form, path)
  const errors = errorsWithout(definition, id, path)
  const named = field === null ? [] : namedAt(definition, id, field)
  const isNamed = new Set(named)
  return [
    ...named.map((place) => ({ ...useAt(place), error: errors.get(place) ?? null })),
    ...[...errors]
      .filter(([place]) => !isNamed.has(place))
      .map(([place, error]) => ({ ...useAt(place), error })),
  ]
}

/** Whatever a renaming writes to names the field. */
function namedAt(definition: Definition, form: string, from: string): string[] {
  const making = patching(definition)
  const renamed = { form, from, to: `${from}_x` }
  making.run(...renamedField(definition, renamed))
  renameAnswers(making, renamed)
  const own = ownRules(definition, form, from).map(
    (index) => `${formPointer(form)}/rules/${index}/`,
  )
  const places = making.patch
    .map(placeOf)
    .filter((place) => !own.some((root) => place.startsWith(root)))
  return [...new Set(places)]
}

/** A scenario is one place, however many of its answers it is. */
function placeOf(change: JsonChange): string {
  const place = change.op === 'move' ? change.from : change.path
  return /^\/scenarios\/\d+/.exec(place)?.[0] ?? place
}

function ownRules({ forms }: Definition, form: string, field: string): number[] {
  const rules = forms[form]?.rules ?? []
  return rules.flatMap((rule, index) =>
    isWithin(rule.field.split('.'), field.split('.')) ? [index] : [],
  )
}

/** By their place in the definition as it is; rules after those that go with the field stand elsewhere then. */
function errorsWithout(
  definition: Definition,
  id: string,
  path: FieldPath,
): ReadonlyMap<string, LocaleText> {
  const command = removeFields(definition, id, [path])
  if (command === null) return new Map()
  const before = definition as unknown as JsonValue
  const after = patchJson(before, command.patch) as unknown as Definition
  const kept = (definition.forms[id]?.rules ?? []).flatMap((rule, index) =>
    after.forms[id]?.rules?.includes(rule) ? [index] : [],
  )
  const rules = `${formPointer(id)}/rules/`
  const places = newErrors(definition, after).map(({ path: at, message }) => {
    if (!at.startsWith(rules)) return [at, message] as const
    const [index = '', ...rest] = at.slice(rules.length).split('/')
    return [[`${rules}${kept[Number(index)] ?? index}`, ...rest].join('/'), message] as const
  })
  return new Map(places.reverse())
}

function useAt(path: string): Pick<FieldUse, 'kind' | 'path'> {
  return { kind: KINDS.find(([pattern]) => pattern.test(path))?.[1] ?? 'other', path }
}

const KINDS: readonly (readonly [RegExp, UseKind])[] = [
  [/^\/forms\/[^/]+\/(rules|eligibility)\//, 'rule'],
  [/^\/machine\/.*\/guard\//, 'condition'],
  [/^\/(machine|triggers\/\d+\/set)\//, 'value'],
  [/^\/triggers\//, 'trigger'],
  [/^\/notices\//, 'notice'],
  [/^\/tasks\/[^/]+\/fields\//, 'access'],
  [/^\/tasks\/[^/]+\/reads\//, 'right'],
  [/^\/scenarios\//, 'scenario'],
]
