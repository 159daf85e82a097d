import type { Definition, Invariant, NearbyRule, RetentionRule } from '@linli/schemas/definition'
import type { LocaleText } from '@linli/schemas/locale-text'

/** What the whole is called, or what is said of it; a description may be taken out (null). */
export function setDefinitionText(
  definition: Definition,
  key: 'title' | 'description',
  text: LocaleText | null,
): Definition {
  if (text !== null) return { ...definition, [key]: text }
  if (key === 'title') return definition
  const { description: _gone, ...rest } = definition
  return rest
}

/** One of the things that must never be; put behind the others where there is none of the index, null takes it away. */
export function setInvariant(
  definition: Definition,
  index: number,
  said: Invariant | null,
): Definition {
  const { invariants = [], ...rest } = definition
  const next = said === null ? invariants.toSpliced(index, 1) : invariants.toSpliced(index, 1, said)
  return next.length === 0 ? rest : { ...definition, invariants: next }
}

/** How long personal data is kept after the end; null keeps it. */
export function setRetention(definition: Definition, rule: RetentionRule | null): Definition {
  const { retention: _had, ...rest } = definition
  return rule === null ? rest : { ...definition, retention: rule }
}

/** Which open instances residents are shown of each other; null shows none. */
export function setNearby(definition: Definition, rule: NearbyRule | null): Definition {
  const { nearby: _had, ...rest } = definition
  return rule === null ? rest : { ...definition, nearby: rule }
}

/** What a text of the context may hold, as far as the forms say: the choices of the questions that it is set from. */
export function kindsOf(
  definition: Definition,
  field: string,
): Readonly<Record<string, LocaleText>> {
  const kinds: Record<string, LocaleText> = {}
  for (const trigger of definition.triggers) {
    const question = /^form\.(\w+)$/.exec(trigger.set[field] ?? '')?.[1]
    if (trigger.kind !== 'form' || question === undefined) continue
    const form = definition.forms[trigger.form]
    form?.schema.properties[question]?.oneOf?.forEach(({ const: value, title }, index) => {
      const en = form.i18n?.en?.[`/schema/properties/${question}/oneOf/${index}/title`]
      kinds[String(value)] ??= { 'zh-CN': title, ...(en === undefined ? {} : { en }) }
    })
  }
  return kinds
}
